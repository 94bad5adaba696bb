"""Which words may a record use, and how is each said in Dutch and English?"""

from typing import Literal, NamedTuple

Lang = Literal["nl", "en"]
LANGS: tuple[Lang, ...] = ("nl", "en")


class Text(NamedTuple):
    """The same thing said in Dutch and in English."""

    nl: str
    en: str

    def say(self, lang: Lang) -> str:
        """The text in one language, ``nl`` or ``en``."""
        return self.nl if lang == "nl" else self.en


class Design(NamedTuple):
    """A kind of study: its names ("a ...", several, "the ..."), and where it stands when studies are sorted by design.

    ``strength`` orders studies and says nothing more (0 is the strongest): reviews 0, randomised trials 1
    (a sham-controlled one comes first, see ``study.strength``), controlled without randomisation 3,
    uncontrolled 4, single cases 5; 9 stands apart and never counts as evidence of effect.
    """

    one: Text
    many: Text
    the: Text
    strength: int


REVIEW, RANDOMISED, CONTROLLED, UNCONTROLLED, CASE, APART = 0, 1, 3, 4, 5, 9

DESIGNS: dict[str, Design] = {
    "meta-analysis": Design(
        Text("meta-analyse", "meta-analysis"),
        Text("meta-analyses", "meta-analyses"),
        Text("de meta-analyse", "the meta-analysis"),
        REVIEW,
    ),
    "systematic-review": Design(
        Text("systematisch overzicht", "systematic review"),
        Text("systematische overzichten", "systematic reviews"),
        Text("het systematische overzicht", "the systematic review"),
        REVIEW,
    ),
    "randomised-controlled-trial": Design(
        Text("gerandomiseerd onderzoek", "randomised trial"),
        Text("gerandomiseerde onderzoeken", "randomised trials"),
        Text("het gerandomiseerde onderzoek", "the randomised trial"),
        RANDOMISED,
    ),
    "controlled-trial": Design(
        Text("gecontroleerd onderzoek zonder loting", "controlled study without randomisation"),
        Text("gecontroleerde onderzoeken zonder loting", "controlled studies without randomisation"),
        Text("het gecontroleerde onderzoek zonder loting", "the controlled study without randomisation"),
        CONTROLLED,
    ),
    "controlled-allocation-unseen": Design(
        Text("gecontroleerd onderzoek (loting niet gezien)", "controlled study (randomisation not seen)"),
        Text("gecontroleerde onderzoeken (loting niet gezien)", "controlled studies (randomisation not seen)"),
        Text("het gecontroleerde onderzoek (loting niet gezien)", "the controlled study (randomisation not seen)"),
        CONTROLLED,
    ),
    "cohort": Design(
        Text("cohortonderzoek", "cohort study"),
        Text("cohortonderzoeken", "cohort studies"),
        Text("het cohortonderzoek", "the cohort study"),
        UNCONTROLLED,
    ),
    "pre-post": Design(
        Text("voor-en-na-onderzoek zonder controlegroep", "before-and-after study without a control group"),
        Text("voor-en-na-onderzoeken zonder controlegroep", "before-and-after studies without a control group"),
        Text("het voor-en-na-onderzoek zonder controlegroep", "the before-and-after study without a control group"),
        UNCONTROLLED,
    ),
    "case-series": Design(
        Text("patiëntenreeks zonder controlegroep", "case series without a control group"),
        Text("patiëntenreeksen zonder controlegroep", "case series without a control group"),
        Text("de patiëntenreeks zonder controlegroep", "the case series without a control group"),
        UNCONTROLLED,
    ),
    "case-report": Design(
        Text("casusbeschrijving", "case report"),
        Text("casusbeschrijvingen", "case reports"),
        Text("de casusbeschrijving", "the case report"),
        CASE,
    ),
    "qualitative": Design(
        Text("kwalitatief interviewonderzoek", "qualitative interview study"),
        Text("kwalitatieve interviewonderzoeken", "qualitative interview studies"),
        Text("het kwalitatieve interviewonderzoek", "the qualitative interview study"),
        APART,
    ),
    "survey": Design(Text("enquête", "survey"), Text("enquêtes", "surveys"), Text("de enquête", "the survey"), APART),
    "reliability": Design(
        Text("betrouwbaarheidsonderzoek", "reliability study"),
        Text("betrouwbaarheidsonderzoeken", "reliability studies"),
        Text("het betrouwbaarheidsonderzoek", "the reliability study"),
        APART,
    ),
    "protocol": Design(
        Text("onderzoeksprotocol", "study protocol"),
        Text("onderzoeksprotocollen", "study protocols"),
        Text("het onderzoeksprotocol", "the study protocol"),
        APART,
    ),
    "narrative-review": Design(
        Text("beschrijvend overzicht", "narrative review"),
        Text("beschrijvende overzichten", "narrative reviews"),
        Text("het beschrijvende overzicht", "the narrative review"),
        APART,
    ),
    "commentary": Design(
        Text("commentaar", "commentary"),
        Text("commentaren", "commentaries"),
        Text("het commentaar", "the commentary"),
        APART,
    ),
    "report": Design(Text("rapport", "report"), Text("rapporten", "reports"), Text("het rapport", "the report"), APART),
    "unknown": Design(
        Text("opzet onbekend", "design unknown"),
        Text("opzet onbekend", "design unknown"),
        Text("het onderzoek", "the study"),
        APART,
    ),
}

FORMS: dict[str, Text] = {
    "article": Text("artikel", "article"),
    "abstract": Text("congressamenvatting", "conference abstract"),
    "preprint": Text("voorpublicatie", "preprint"),
    "registration": Text("registratie zonder gepubliceerde uitkomst", "registration without published results"),
    "thesis": Text("proefschrift of scriptie", "thesis"),
    "report": Text("rapport", "report"),
    "untitled": Text("titel niet gezien, dus niet aan te halen", "title not seen, so it cannot be cited"),
    "not-found": Text("niet gevonden", "not found"),
}
# Forms that no publication can be cited for.
WITHOUT_PUBLICATION = ("registration", "untitled", "not-found")

# What may still have to be found out about a study: while one of these is open, its record is a draft.
OPEN_QUESTIONS: dict[str, Text] = {
    "form": Text("wat voor werk is het?", "what kind of work is it?"),
    "modality": Text("wat is er echt gegeven, elk deel ervan?", "what was really given, every part of it?"),
    "conditions": Text("wat hadden de onderzochte mensen?", "what did the people studied have?"),
    "design": Text("wat is de opzet?", "what is the design?"),
    "participants": Text(
        "hoeveel mensen deden mee, en wie waren het?", "how many people took part, and who were they?"
    ),
    "arms": Text("wat kregen de groepen?", "what did the groups get?"),
    "outcomes": Text(
        "wat is er gemeten, wat was de primaire uitkomst, en wat kwam eruit?",
        "what was measured, what was the primary outcome, and what came of it?",
    ),
    "harms": Text("wat is er over bijwerkingen gemeld?", "what was reported of harms?"),
    "review": Text(
        "wat is er bij elkaar gezocht, tot wanneer, en wat concluderen de auteurs?",
        "what was brought together, until when, and what do the authors conclude?",
    ),
    "bottom_line": Text("wat is de kern, in één zin?", "what is it in short, in one sentence?"),
    "sources": Text("waar is dit gelezen, en wanneer?", "where was this read, and when?"),
}

# What a record says of harms when nothing was seen.
NOT_SEEN = Text("Niet gezien in wat wij lazen.", "Not seen in what was read.")

NOTICES: dict[str, Text] = {
    "none-found": Text(
        "geen bericht van correctie of intrekking gevonden", "no notice of correction or retraction found"
    ),
    "unchecked": Text(
        "niet nagegaan of het artikel is gecorrigeerd of ingetrokken", "corrections and retractions not checked"
    ),
    "corrected": Text("gecorrigeerd", "corrected"),
    "concern": Text("de redactie heeft twijfels gemeld", "expression of concern"),
    "retracted": Text("ingetrokken", "retracted"),
}

CST = "craniosacral-therapy"

MODALITIES: dict[str, Text] = {
    CST: Text("craniosacraaltherapie", "craniosacral therapy"),
    "osteopathic-cranial": Text("craniale osteopathie", "cranial osteopathy"),
    "osteopathic-manipulative-treatment": Text("osteopathische behandeling", "osteopathic manipulative treatment"),
    "osteopathy": Text("osteopathie", "osteopathy"),
    "myofascial-release": Text("myofasciale release", "myofascial release"),
    "somatic-experiencing": Text("Somatic Experiencing", "Somatic Experiencing"),
    "chiropractic": Text("chiropraxie", "chiropractic"),
    "manual-therapy": Text("manuele therapie", "manual therapy"),
    "manual-therapy-soft-tissue": Text("wekedelentechnieken", "soft-tissue techniques"),
    "manual-therapy-articulatory": Text("articulatietechnieken", "articulatory techniques"),
    "psoas-release": Text("psoasrelease", "psoas release"),
    "fasciatherapy": Text("fasciatherapie", "fasciatherapy"),
    "visceral-manipulation": Text("viscerale manipulatie", "visceral manipulation"),
    "neural-manipulation": Text("neurale manipulatie", "neural manipulation"),
    "brain-curriculum": Text("brain-curriculumtechnieken", "brain curriculum techniques"),
    "spinal-manipulation": Text("wervelkolommanipulatie", "spinal manipulation"),
    "acupuncture": Text("acupunctuur", "acupuncture"),
    "bowen-therapy": Text("bowentherapie", "Bowen therapy"),
    "exercise": Text("oefentherapie", "exercise"),
    "massage": Text("massage", "massage"),
    "trigger-point-therapy": Text("triggerpointbehandeling", "trigger point therapy"),
    "physiotherapy": Text("fysiotherapie", "physiotherapy"),
    "magnet-therapy": Text("magneettherapie", "magnet therapy"),
    "phytotherapy": Text("fytotherapie", "phytotherapy"),
    "hyperthermia": Text("hyperthermie", "hyperthermia"),
    "reflexology": Text("voetreflexologie", "reflexology"),
    "hypnosis": Text("hypnose", "hypnosis"),
    "music": Text("muziek", "music"),
    "relaxation": Text("ontspanningsoefeningen", "relaxation exercises"),
    "mindfulness": Text("mindfulness", "mindfulness"),
    "biofeedback": Text("biofeedback", "biofeedback"),
    "somatic-bodywork": Text("somatisch lichaamswerk", "somatic bodywork"),
    "body-and-movement-oriented": Text(
        "lichaams- en bewegingsgerichte behandeling", "body- and movement-oriented treatment"
    ),
    "energetic-bodywork": Text("energetisch lichaamswerk", "energetic bodywork"),
    "complementary-medicine": Text("complementaire zorg", "complementary medicine"),
    "usual-care": Text("gebruikelijke zorg", "usual care"),
}

# What a treatment is called in a text after its first mention there; others keep their name.
SHORT_FORMS: dict[str, Text] = {CST: Text("CST", "CST")}

ALLOCATIONS: dict[str, Text] = {
    "parallel": Text("parallelle groepen", "parallel groups"),
    "crossover": Text("cross-over", "crossover"),
    "cluster": Text("per groep geloot (cluster)", "cluster-randomised"),
}

# What a group got: `tested` is the treatment the study is about; all others are what it is compared with.
ARM_KINDS: dict[str, Text] = {
    "tested": Text("onderzochte behandeling", "treatment studied"),
    "sham": Text("schijnbehandeling", "sham treatment"),
    "attention": Text("aandachtscontrole", "attention control"),
    "active": Text("een andere behandeling", "another treatment"),
    "usual-care": Text("gebruikelijke zorg", "usual care"),
    "waiting-list": Text("wachtlijst", "waiting list"),
    "no-treatment": Text("geen behandeling", "no treatment"),
    "rest": Text("rust", "rest"),
    "unknown": Text("niet gezien wat de controlegroep kreeg", "what the control group got was not seen"),
}

BLINDED: dict[str, Text] = {
    "participants": Text("deelnemers", "participants"),
    "therapists": Text("behandelaars", "therapists"),
    "assessors": Text("beoordelaars", "assessors"),
    "analysts": Text("statisticus", "statistician"),
}

COMPARISONS: dict[str, Text] = {
    "between-groups": Text("tussen de groepen", "between groups"),
    "within-group": Text("binnen de groep", "within the group"),
    "agreement": Text("overeenstemming", "agreement"),
    "association": Text("samenhang", "association"),
}

FAVOURS: dict[str, Text] = {
    "intervention": Text("in het voordeel van de onderzochte behandeling", "in favour of the treatment studied"),
    "comparator": Text("in het voordeel van de vergelijking", "in favour of the comparator"),
    "neither": Text("geen verschil", "no difference"),
    "unclear": Text(
        "een verschil gemeld, richting niet duidelijk", "a difference is reported, its direction is not clear"
    ),
}


class Measure(NamedTuple):
    """A way to express an effect: its sign in print, its full name, and the value that means "no effect".

    ``signed``: the side of that value tells which group scored higher; some measures are printed as a bare size.
    """

    sign: Text
    name: Text
    no_effect: float | None
    signed: bool = True


MEASURES: dict[str, Measure] = {
    "mean-difference": Measure(Text("verschil", "difference"), Text("gemiddeld verschil", "mean difference"), 0),
    "median-difference": Measure(
        Text("mediaan verschil", "median difference"), Text("mediaan verschil", "median difference"), 0
    ),
    "smd": Measure(
        Text("SMD", "SMD"), Text("gestandaardiseerd verschil (SMD)", "standardised mean difference (SMD)"), 0
    ),
    "cohen-d": Measure(Text("d", "d"), Text("effectgrootte (Cohens d)", "effect size (Cohen's d)"), 0, signed=False),
    "risk-ratio": Measure(Text("RR", "RR"), Text("relatief risico (RR)", "risk ratio (RR)"), 1),
    "odds-ratio": Measure(Text("OR", "OR"), Text("oddsratio (OR)", "odds ratio (OR)"), 1),
    "risk-difference": Measure(Text("risicoverschil", "risk difference"), Text("risicoverschil", "risk difference"), 0),
    "icc": Measure(Text("ICC", "ICC"), Text("intraklassecorrelatie (ICC)", "intraclass correlation (ICC)"), None),
    "kappa": Measure(Text("kappa", "kappa"), Text("kappa", "kappa"), None),
    "r": Measure(Text("r", "r"), Text("correlatie (r)", "correlation (r)"), 0),
    "eta-squared": Measure(Text("eta²", "eta²"), Text("eta-kwadraat", "eta squared"), None),
    "partial-eta-squared": Measure(
        Text("partiële eta²", "partial eta²"), Text("partiële eta-kwadraat", "partial eta squared"), None
    ),
    "effect-size": Measure(
        Text("effectgrootte", "effect size"),
        Text("effectgrootte, soort niet gezien", "effect size, kind not seen"),
        0,
        signed=False,
    ),
}

# Units that are words; every other unit ("mm") is the same in both languages.
UNITS: dict[str, Text] = {
    "h": Text("uur", "hours"),
    "min": Text("minuten", "minutes"),
    "points": Text("punten", "points"),
}

P_SIGNS = ("=", "<", "<=", ">", ">=", "range")

WHEN: dict[str, Text] = {"before": Text("vooraf", "before"), "after": Text("erna", "after")}

BETTER = ("lower", "higher")

# What a minimal important difference is a difference of: one person's change, or that between two groups.
MCID_KINDS: dict[str, Text] = {
    "within-person": Text("verandering van één persoon", "change of one person"),
    "between-groups": Text("verschil tussen groepen", "difference between groups"),
}

HARMS_REPORTING: dict[str, Text] = {
    "reported": Text("gerapporteerd", "reported"),
    "not-reported": Text("niet vermeld", "not reported"),
}

# What the authors of a review conclude about effect, as a word that reviews can be compared by.
CONCLUSIONS: dict[str, Text] = {
    "benefit": Text("voordeel", "benefit"),
    "no-benefit": Text("geen voordeel", "no benefit"),
    "not-relevant": Text("verschil zonder klinisch belang", "difference without clinical importance"),
    "insufficient": Text("te weinig onderbouwing", "too little evidence"),
    "unclear": Text("onduidelijk", "unclear"),
}

CERTAINTIES: dict[str, Text] = {
    "high": Text("hoog", "high"),
    "moderate": Text("redelijk", "moderate"),
    "low": Text("laag", "low"),
    "very-low": Text("zeer laag", "very low"),
}

RELATIONS: dict[str, Text] = {
    "same-trial-as": Text("hetzelfde onderzoek als", "same trial as"),
    "maybe-same-trial-as": Text("mogelijk hetzelfde onderzoek als", "possibly the same trial as"),
    "companion-of": Text("hoort bij", "companion of"),
    "comment-on": Text("commentaar op", "comment on"),
    "protocol-of": Text("protocol van", "protocol of"),
    "includes": Text("neemt op", "includes"),
}
SAME_TRIAL = ("same-trial-as", "maybe-same-trial-as")

VERDICTS: dict[str, Text] = {
    "agrees": Text("klopt", "agrees"),
    "overstates": Text("zegt meer dan het onderzoek vond", "says more than the study found"),
    "wrong": Text("klopt niet", "wrong"),
    "cannot-verify": Text("niet na te gaan", "cannot be verified"),
}

CITERS: dict[str, Text] = {
    "whitepaper": Text("whitepaper", "whitepaper"),
    "practice-text": Text("praktijktekst", "practice text"),
}

CLAIM_KINDS: dict[str, Text] = {
    "efficacy": Text("uitwerking", "efficacy"),
    "indication": Text("indicatie", "indication"),
    "mechanism": Text("werkingsmechanisme", "mechanism"),
    "safety": Text("veiligheid", "safety"),
    "contraindication": Text("contra-indicatie", "contraindication"),
    "system": Text("gezondheidszorg als geheel", "health care as a whole"),
}

# What the studies in this library make of a claim; the rules for each stand in ``checks.claims``.
CLAIM_VERDICTS: dict[str, Text] = {
    "supported": Text("ondersteund", "supported"),
    "partly-supported": Text("deels ondersteund", "partly supported"),
    "disputed": Text("omstreden", "disputed"),
    "contradicted": Text("weersproken", "contradicted"),
    "no-study-found": Text("geen onderzoek gevonden", "no study found"),
    "not-searched": Text("niet naar gezocht", "not searched for"),
    "not-testable": Text("niet te toetsen", "not testable"),
}

SOURCE_KINDS: dict[str, Text] = {
    "abstract": Text("samenvatting", "abstract"),
    "full-text": Text("volledige tekst", "full text"),
    "part-of-text": Text("deel van de tekst", "part of the text"),
    "registry": Text("register", "registry"),
    "rating": Text("kwaliteitsbeoordeling", "quality rating"),
    "review-table": Text("tabel in een overzicht", "table in a review"),
    "secondary": Text("tweede hand", "second hand"),
}

ICPC_EDITIONS: dict[str, Text] = {
    "icpc-1-nl": Text("ICPC-1, Nederlandse uitgave", "ICPC-1, Dutch edition"),
    "icpc-2": Text("ICPC-2", "ICPC-2"),
    "unclear": Text("uitgave onbekend", "edition unclear"),
}
PRINTED_ICPC_EDITION = "icpc-1-nl"

MESH_MATCHES = ("exact", "broader", "nearest")

REFERENCE_KINDS: dict[str, Text] = {
    "article": Text("tijdschriftartikel", "journal article"),
    "abstract": Text("congressamenvatting", "conference abstract"),
    "book": Text("boek", "book"),
    "chapter": Text("hoofdstuk", "chapter"),
    "thesis": Text("proefschrift of scriptie", "thesis"),
    "report": Text("rapport", "report"),
    "guideline": Text("richtlijn", "guideline"),
    "registration": Text("geregistreerd onderzoek", "registered trial"),
    "preprint": Text("voorpublicatie", "preprint"),
    "web": Text("webpagina", "web page"),
}

# Where an article is on its way into a volume.
REFERENCE_STATES: dict[str, Text] = {
    "ahead": Text("vooraf online verschenen", "published online ahead of print"),
    "in-press": Text("ter perse", "in press"),
}
