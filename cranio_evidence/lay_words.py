"""Which everyday words stand for a design, a comparator or a treatment, and which say nothing?"""

from cranio_evidence.folding import fold

# What therapists call a design (the names in ``vocabulary.DESIGNS`` are known too).
DESIGNS: dict[str, tuple[str, ...]] = {
    "randomised-controlled-trial": (
        "rct", "rcts", "gerandomiseerd", "gerandomiseerde", "randomised", "randomized", "randomisatie", "geloot",
        "loting", "randomised trial", "randomized trial", "randomised controlled trial", "randomized controlled trial",
        "gerandomiseerde trial", "dubbelblind", "double blind",
    ),
    "meta-analysis": ("meta analyse", "metaanalyse", "meta analysis", "metaanalysis", "meta analyses", *(
        "review", "reviews", "overzicht", "overzichten", "overzichtsstudie", "overzichtsartikel", "literatuuronderzoek",
        "literatuurstudie", "literature review",
    )),
    "systematic-review": (
        "systematic review", "systematisch overzicht", "systematische review", "systematic reviews", "review",
        "reviews", "overzicht", "overzichten", "overzichtsstudie", "overzichtsartikel", "literatuuronderzoek",
        "literatuurstudie", "literature review",
    ),
    "narrative-review": (
        "review", "overzicht", "overzichtsartikel", "literatuurstudie", "literature review", "narrative review",
        "beschrijvend overzicht",
    ),
    "case-report": (
        "casus", "case", "case study", "casestudy", "case report", "gevalsbeschrijving", "gevalsstudie", "casusverslag",
        "casusbeschrijving", "patientcasus", "single case",
    ),
    "case-series": ("case series", "casusreeks", "patientenreeks", "casuistiek", "serie patienten", "casus"),
    "cohort": ("cohort", "cohortstudie", "cohort study", "observationeel", "observational"),
    "pre-post": (
        "voor en na", "voormeting nameting", "before after", "pre post", "before and after", "zonder controlegroep",
        "ongecontroleerd", "uncontrolled",
    ),
    "controlled-trial": ("controlled trial", "gecontroleerd", "gecontroleerde studie", "controlled"),
    "controlled-allocation-unseen": ("controlled trial", "gecontroleerd", "controlled"),
    "qualitative": (
        "interview", "interviews", "kwalitatief", "qualitative", "ervaringen", "experiences", "focusgroep",
        "interviewstudie",
    ),
    "survey": ("enquete", "survey", "vragenlijstonderzoek"),
    "reliability": (
        "betrouwbaarheid", "reliability", "interbeoordelaarsbetrouwbaarheid", "interrater", "intertester",
        "overeenstemming", "agreement",
    ),
    "protocol": ("protocol", "studieprotocol", "onderzoeksprotocol", "trial protocol"),
    "commentary": ("commentaar", "commentary", "opinie", "letter to the editor", "ingezonden brief", "comment"),
    "report": ("rapport", "report"),
}  # fmt: skip
ARMS: dict[str, tuple[str, ...]] = {
    "sham": ("sham", "placebo", "schijn", "schijnbehandeling", "nepbehandeling", "sham treatment", "dummy"),
    "usual-care": (
        "usual care",
        "gewone zorg",
        "gebruikelijke zorg",
        "standaardzorg",
        "standard care",
        "reguliere zorg",
    ),
    "waiting-list": ("wachtlijst", "waiting list", "waitlist", "wait list", "wachtlijstgroep"),
    "no-treatment": ("geen behandeling", "no treatment", "niets doen", "untreated", "onbehandeld"),
    "rest": ("rust", "rest", "rusten"),
    "attention": ("aandachtscontrole", "attention control"),
}
TREATMENTS: dict[str, tuple[str, ...]] = {
    "craniosacral-therapy": (
        "cst",
        "craniosacraal",
        "craniosacral",
        "cranio",
        "cranio sacraal",
        "cranio sacral",
        "cranio sacrale therapie",
    ),
    "osteopathic-cranial": (
        "craniale osteopathie",
        "cranial osteopathy",
        "schedelosteopathie",
        "ocf",
        "biodynamisch",
        "cso",
        "craniosacrale osteopathie",
    ),
    "osteopathic-manipulative-treatment": ("osteopathie", "osteopathy", "osteopaat", "osteopathic", "omt"),
    "osteopathy": ("osteopathie", "osteopathy", "osteopaat", "osteopathic"),
    "myofascial-release": ("mfr", "myofasciaal", "myofascial", "bindweefsel", "fascia release"),
    "somatic-experiencing": ("somatic experiencing",),
    "chiropractic": ("chiropractie", "chiropractor", "chiropraxie"),
    "physiotherapy": ("fysio", "fysiotherapie", "fysiotherapeut", "physio", "physical therapy", "physiotherapist"),
    "exercise": ("oefeningen", "oefentherapie", "exercises", "exercise"),
    "manual-therapy": ("manuele therapie", "manual therapy", "manueel"),
    "trigger-point-therapy": ("triggerpoint", "trigger point", "triggerpoints", "trigger points"),
    "body-and-movement-oriented": ("lichaamsgericht", "body oriented"),
}
FORMS: dict[str, tuple[str, ...]] = {
    "registration": (
        "registratie", "aangemeld", "lopend", "lopend onderzoek", "lopende studie", "registration", "registered trial",
        "ongoing", "ongoing trial", "trialregister",
    ),
    "abstract": ("congressamenvatting", "conference abstract", "poster", "congres"),
    "thesis": ("scriptie", "proefschrift", "thesis", "dissertatie", "afstudeerscriptie"),
    "preprint": ("preprint", "voorpublicatie"),
    "not-found": ("niet gevonden", "onvindbaar"),
}  # fmt: skip
# What a language other than English is called, by its code.
LANGUAGES: dict[str, tuple[str, ...]] = {
    "nl": ("Nederlands", "Nederlandstalig", "Dutch"),
    "de": ("Duits", "Duitstalig", "German", "Deutsch"),
    "fr": ("Frans", "Franstalig", "French"),
    "es": ("Spaans", "Spaanstalig", "Spanish"),
    "it": ("Italiaans", "Italian"),
    "pt": ("Portugees", "Portuguese"),
    "pl": ("Pools", "Polish"),
    "cs": ("Tsjechisch", "Czech"),
    "tr": ("Turks", "Turkish"),
    "fa": ("Perzisch", "Persian"),
}
# Which of several records somebody wants first: the largest, the newest or the oldest.
SUPERLATIVES: dict[str, tuple[str, ...]] = {
    "largest": ("largest", "biggest", "grootste", "grootst"),
    "newest": (
        "newest",
        "latest",
        "new",
        "nieuw",
        "nieuwe",
        "nieuwste",
        "recentste",
        "recent",
        "recente",
        "laatste",
        "recents",
    ),
    "oldest": ("oldest", "oudste", "vroegste", "earliest"),
}
EITHER = ("of", "or")
NOT = frozenset(("niet", "geen", "zonder", "not", "no", "without", "behalve", "except"))

# Words that every study could be asked with: what is left when they are taken out is what somebody looks for.
SILENT = frozenset(
    fold(
        """
        a aan af al alle alleen alles als an and any are around as at be been behandelen behandeling behandelingen
        bekend ben beter bewezen bewijs bij by can cases client clienten clients could cst cranio craniosacraal
        craniosacrale craniosacraaltherapie craniosacral craniosacraltherapy d daar dan dat de deed den der deze did die
        dit do doen doet does door dr e effect effecten effectief effective effectiveness een eens eigenlijk en er
        ernaar et evidence feel for from ga gaan gedaan geeft geen gegeven gegevens gezocht goed good graag had has have
        hebben hebt heb heeft helpen helpt help helps het heel hem hen her hi hier hij hoe hoeveel hun how i ie iemand
        iets ik in ingezet info informatie into is it its ja je jij jou jullie kan keer ken klacht klachten klopt knows
        kun kunnen kunt last lot maar made many me mee meer mensen met mij mijn misschien mogelijk moet most much my na
        naar nee niet nieuw nieuwe no nog nou nu o of ofzo old om omtrent on onder onderzocht onderzoek onderzoeken
        onderzoekje ons ook op or our out over paper papers patient patienten patients people per persoon personen
        publicatie publicaties research resultaat resultaten results s sessie sessies sessions she should show so some
        somebody someone something soort sort speciaal specifiek studie studies study such te tegen than that the their
        them therapeut therapie therapies therapy there these they this those to toch toe toen tot treatment treatments
        trial trials tussen u uit uw vaak van veel vind vinden voor waar wanneer want was wat we weet weleens welk welke
        werken werking werkt werkzaam wel were what when where which who wie wij will with work works wordt worden would
        you your zeg zich zie zij zijn zitten zo zoek zoeken zonder zou zouden gebruik gebruikt used use using about
        artikel artikelen article articles after also ever find found give given looking know like tell vertel please
        aub svp vraag vragen question questions literatuur literature wetenschap wetenschappelijk scientific science
        onderzoeksresultaten vergeleken vergelijking compared comparison alot von gedaan iemands eventueel ergens
        anything everything nothing got get gets vs versus tegenover geweten weten lukt nie rond weg omdat
        terwijl ofwel waarom why zegt zeggen gezegd nergens ergens anders maken maakt gemaakt vertellen
        vertelt verteld geloven geloofden sneller minder less but plus once tijdens during volgens according
        maar toen ooit eerst later beetje veel weinig little bit b c f g h j k l m n p q r t v w x y z hele
        helemaal dag dagen day days beste best zin nut nuttig zinvol jaar jaren year years
        """
    ).split()
)
