"""Which publications are hard to cite? Six hundred made-up ones, the same on every run."""

import random
from collections.abc import Iterator
from typing import Any

from cranio_evidence.reference import Name, Reference

NAMES = (
    Name("Haller", "Heidemarie"),
    Name("Castro-Sánchez", "Adelaida María"),
    Name("Kolk", "Bessel A.", "van der"),
    Name("Vries", "Ralph", "de"),
    Name("Hauenschild", "Phillip", "von"),
    Name("Castejón-Castejón", "M."),
    Name("King", "Martin Luther", "", "Jr."),
    Name("Cutler", "Gordon B.", "", "Jr"),
    Name("O’Brien", "Sinéad M."),
    Name("Le Roy", "Chantal"),
    Name("Łukasz", "Żaneta"),
    Name("Jäkel", "Anne"),
    Name("Besson", "C"),
    Name("Dupont", "Jean-Pierre"),
    Name("Li", "Ji-ping"),
    Name("García", "José Luis de la"),
    Name("Berg", "A. B. C.", "van den"),
    Name("Smith", "J.-P. R."),
    Name("Øvretveit", "Åse"),
    Name("Müller", "Ernst-August"),
    Name("Alessandro", "Giada", "d’"),
    Name("Kavanagh", "Ciaran P", "", "2nd"),
    Name("de Gendt", "Tom"),
    Name("Abd El-Rahman", "Sh. M."),
    Name("Plato"),
    Name("Sathish Kumar", "B."),
    Name("Ferré", "M.A."),
    Name("Zulu", "Éric"),
)
GROUPS = (
    Name(literal="World Health Organization"),
    Name(literal="Cincinnati Children's Hospital Medical Center"),
    Name(literal="Nederlands Huisartsen Genootschap"),
    Name(literal="LASER & Touch Group"),
)
TITLES = (
    ("Effects of touch on pain", "a randomised trial", "en"),
    ("Does craniosacral therapy work?", "", "en"),
    ("Wow!", "pain relief in 5 weeks", "en"),
    ("Craniosacraaltherapie bij nekpijn", "een overzicht", "nl"),
    ("Therapie am Kreuzbein bei Kopfschmerz", "", "de"),
    ("The HIT-6 in migraine: β-blockers and pH", "what we know", "en"),
    ("<i>In vivo</i> motion of H<sub>2</sub>O", "", "en"),
    ("Change in p < 0.05 & n > 3 {x}", "", "en"),
    ('Patients\' view of "real" care', "", "en"),
    ("Preliminary report. Second part", "", "en"),
    ("What happens next? An interview", "", "en"),
    ("Évolution du rythme crânien", "étude pilote", "fr"),
    ("Long-term follow-up of mother-infant care", "from birth to age 2", "en"),
    ("Ten<sup>th</sup> report on <b>bold</b> moves", "", "en"),
    ("The U.S. view", "an ‘inside’ story", "en"),
    ("Yes or no", "to treat or not to treat", "en"),
    ("<sc>Small</sc> capitals of the of", "", "en"),
    ("A 100% better [sic] world; or not", "", "en"),
)
JOURNALS = (
    ("Clinical Journal of Pain", "Clin J Pain"),
    ("Journal of Bodywork & Movement Therapies", "J Bodyw Mov Ther"),
    ("Frontiers in Medicine", "Front Med (Lausanne)"),
    ("Nederlands tijdschrift voor geneeskunde", "Ned Tijdschr Geneeskd"),
    ("BMJ", "BMJ"),
    ("Pain", ""),
    ("Arch. Phys. Med. Rehabil.", "Arch. Phys. Med. Rehabil."),
    ("The Lancet", "Lancet"),
)
PAGES = (
    "441-449",
    "1142-1147",
    "e12",
    "S3-S9",
    "605-615",
    "99-104",
    "1-12",
    "10-104",
    "e21-e28",
    "100-104",
    "1099-1107",
    "7",
    "101-108",
    "12, 15-19",
    "1496-1504",
    "321-328",
    "xii-xv",
    "A1-B2",
    "",
)
PUBLISHERS = (("Elsevier", "Edinburgh"), ("North Atlantic Books", "Berkeley, California"), ("Springer", ""), ("", ""))
KINDS = (
    "article",
    "article",
    "article",
    "article",
    "abstract",
    "book",
    "chapter",
    "thesis",
    "report",
    "guideline",
    "registration",
    "preprint",
    "web",
)
COUNTS = (0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 20, 21, 22, 50)


def _names(pick: random.Random, count: int) -> tuple[Name, ...]:
    if count and pick.random() < 0.08:
        return (pick.choice(GROUPS),)
    names = list(NAMES)
    pick.shuffle(names)
    names += [Name(f"Writer{number}", f"{chr(65 + number % 26)}.") for number in range(count)]
    return tuple(names[:count])


def _date(pick: random.Random) -> str:
    return pick.choice(["2016", "2016-05", "2011-06-25", "1999-12-01", "2024-03", "2020", "2019-09-09", ""])


def _one(number: int, pick: random.Random) -> Reference:
    kind = pick.choice(KINDS)
    title, subtitle, language = pick.choice(TITLES)
    title = f"{number} {title}" if pick.random() < 0.2 else title
    count = pick.choice(COUNTS)
    journal, short = pick.choice(JOURNALS)
    publisher, place = pick.choice(PUBLISHERS)
    date = _date(pick)
    made = Reference(
        key=f"awkward{number:03}",
        kind=kind,
        title=title,
        subtitle=subtitle,
        year=date[:4] or None,
        date=date,
        language=language,
        authors=_names(pick, count),
        others=count > 0 and pick.random() < 0.05,
        doi=f"10.1000/{number}(x)<y>"
        if pick.random() < 0.05
        else f"10.1000/xyz{number}"
        if pick.random() < 0.5
        else "",
        pmid=str(20000000 + number) if pick.random() < 0.3 else "",
        url=f"https://example.org/{number}?a=1&b=2" if pick.random() < 0.4 else "",
        accessed="2026-11-22" if pick.random() < 0.5 else "",
    )
    in_journal = kind == "article" or (kind == "abstract" and pick.random() < 0.5)
    if in_journal:
        made = made._replace(
            journal=journal,
            journal_short=short,
            volume=pick.choice(["11", "39", "S2", "", "104-B"]),
            number=pick.choice(["3", "", "S 01", "Suppl 2", "1-2"]),
            pages=pick.choice(PAGES),
            pmcid=f"PMC{5000000 + number}" if pick.random() < 0.2 else "",
        )
        if not made.pages and pick.random() < 0.5:
            made = made._replace(eid=f"{1000000 + number}")
        if not (made.volume or made.number or made.pages or made.eid):
            made = made._replace(state="ahead")
        return made
    return _outside_journals(made._replace(publisher=publisher, place=place), pick)


def _outside_journals(made: Reference, pick: random.Random) -> Reference:
    kind = made.kind
    if kind == "abstract":
        return made._replace(container="ICCMR 2015 poster abstracts", event="ICCMR 2015", pages=pick.choice(PAGES))
    if kind in {"book", "chapter"}:
        made = made._replace(
            edition=pick.choice(["", "", "2", "3", "revised edition", "11"]),
            editors=_names(pick, pick.choice([0, 1, 2, 4])) if kind == "chapter" or pick.random() < 0.3 else (),
            translators=_names(pick, 1) if pick.random() < 0.15 else (),
            pages_in_all="268" if kind == "book" and pick.random() < 0.3 else "",
            series="Fascia library" if pick.random() < 0.15 else "",
            volume="2" if pick.random() < 0.15 else "",
        )
        if made.editors == made.translators:
            made = made._replace(translators=())
        return (
            made._replace(container="The tensional network of the human body", pages=pick.choice(PAGES))
            if kind == "chapter"
            else made
        )
    if kind == "thesis":
        return made._replace(
            genre=pick.choice(["phdthesis", "mathesis", ""]),
            publisher="University of Twente",
            place=pick.choice(["Enschede", ""]),
        )
    if kind in {"report", "guideline"}:
        return made._replace(
            number=pick.choice(["", "148A", "12"]),
            genre="techreport" if kind == "report" and pick.random() < 0.3 else "",
        )
    if kind == "registration":
        return made._replace(container="ClinicalTrials.gov", number="NCT01526447", publisher="", place="")
    if kind == "preprint":
        return made._replace(publisher="medRxiv", place="")
    return made._replace(container=pick.choice(["Thuisarts.nl", ""]), place="")


def awkward(count: int = 600) -> Iterator[Reference]:
    """So many hard publications; which, does not change from run to run."""
    pick = random.Random(20261122)
    yield from _unplaced()
    for number in range(count):
        yield _one(number, pick)


def _unplaced() -> Iterator[Reference]:
    """Articles in no issue yet, or whose place the record does not know; and a report whose number has a hyphen."""
    names = (Name("Kolk", "Bessel A.", "van der"), Name("Cutler", "Garnett B.", suffix="Jr."))
    one = Reference("bare", "article", "Touch", "1994", authors=names, journal="Acta Obstetricia et Gynecologica")
    online = one._replace(key="ahead", doi="10.1000/ahead", date="2024-05-03", year="2024", state="ahead")
    yield one
    yield one._replace(key="bare-doi", doi="10.1000/bare")
    yield one._replace(key="bare-url", url="https://example.org/bare")
    yield one._replace(key="issue-alone", number="4")
    yield one._replace(key="number-alone", eid="e100", doi="10.1000/eid")
    yield one._replace(key="pages-alone", pages="100-109")
    yield online
    yield online._replace(key="ahead-year", date="2024")
    yield online._replace(key="ahead-url", doi="", url="https://example.org/ahead")
    yield Reference("hyphened", "report", "Touch", "1997", authors=names, number="97-028", publisher="Elsevier")


def work(key: str, names: str, year: str | None, title: str = "", **fields: Any) -> Reference:
    """An article by "Haller H; Kolk/B/van der"; a name without given names is a group."""
    people = tuple(
        Name(*one.strip().split("/")) if "/" in one else Name(literal=one.strip()) for one in names.split(";") if one
    )
    made = Reference(
        key,
        "article",
        title or f"On {key}",
        year,
        authors=people,
        journal="Pain",
        volume="1",
        pages="1-2",
        date=year or "",
    )
    return made._replace(**fields)


# Works that look alike in a running text, and others beside them.
WORKS = {
    one.key: one
    for one in (
        work("one", "Haller/Heidemarie", "2016"),
        work("two", "Arnadottir/Thora S.; Sigurdardottir/Arun K.", "2013"),
        work("three", "Mann/J.; Gaylord/S.; Faurot/K.", "2012"),
        work("four", "Elden/H.; Östgaard/H. C.; Glantz/A.; Marciniak/P.", "2013"),
        work("particle", "Kolk/Bessel A./van der", "2014"),
        work("group", "World Health Organization", "2020"),
        work("undated", "Bertrand/I.", None),
        work("untitled", "", "2019", title="Craniosacral therapy in the clinic"),
        work("book", "", "2018", title="Craniosacral therapy", kind="book", journal="", volume="", pages=""),
        work("edited", "", "2012", kind="book", journal="", pages="", volume="", editors=(Name("Schleip", "R."),)),
        work("others", "Sommerfeld/P.", "2004", others=True),
        work("alike1", "Castro/A.; Lara/I.; Matarán/G.", "2011", title="Alpha"),
        work("alike2", "Castro/A.; Lara/I.; Matarán/G.", "2011", title="Beta"),
        work("alike3", "Castro/A.; Lara/I.; Matarán/G.", "2014", title="Gamma"),
        work("names1", "Wójcik/M.; Kampioni/M.; Hudáková/Z.", "2022"),
        work("names2", "Wójcik/M.; Siatkowski/I.; Żekanowska/E.", "2022"),
        work("five1", "Raviv/G.; Achiron/A.; Brown/B.; Clark/C.; Dunn/D.", "2009", title="First"),
        work("five2", "Raviv/G.; Shefi/S.; Brown/B.; Clark/C.; Dunn/D.", "2009", title="Second"),
        work("undated1", "Zed/A.", None, title="First"),
        work("undated2", "Zed/A.", None, title="Second"),
        work("initials1", "Müller/Anton", "2005"),
        work("initials2", "Müller/Bert", "2006"),
    )
}
# Which of them are named together.
TOGETHER = (
    "one",
    "two",
    "three",
    "four",
    "particle",
    "group",
    "undated",
    "untitled",
    "book",
    "edited",
    "others",
    "alike1",
    "alike2",
    "names1",
    "names2",
    "five1",
    "five2",
    "undated1",
    "initials1",
    "one two three",
    "alike1 one alike2",
    "alike1 alike2 alike3",
    "two one group particle",
    "undated one",
    "one two three four group others",
    "three one four",
)
