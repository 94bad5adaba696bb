"""Does a letter say which comparison was favourable, what a study falls short in, and each thing once?"""

import pytest

from cranio_evidence.cite.runs import Run, plain
from cranio_evidence.conditions import find
from cranio_evidence.findings import finding
from cranio_evidence.letter.document import Body, Table
from cranio_evidence.letter.evidence import evidence
from cranio_evidence.letter.paragraph import compose
from cranio_evidence.letter.short_forms import shortened
from cranio_evidence.library import Library
from cranio_evidence.synthesis import synthesise
from cranio_evidence.vocabulary import Lang

# What a letter on a complaint has to say, and where that comes from in the records.
SAID: list[tuple[str, Lang, str]] = [
    # Hanten 1999: better than lying quietly, not better than a comfortable position.
    ("tension-type-headache", "nl", "ten opzichte van stil liggen zonder behandeling) en was er bij twee geen"),
    ("tension-type-headache", "en", "compared with lying quietly without treatment) and two showed no significant"),
    # Matarán 2011: anxiety and pain no longer differed after a year.
    ("fibromyalgia", "nl", "alleen na 25 weken en zes maanden na de behandeling)"),
    ("fibromyalgia", "en", "only after 25 weeks and six months after treatment)"),
    # Castejón 2019: the parents kept the diary and knew the group.
    ("infantile-colic", "nl", "de ouders hielden zelf het dagboek bij"),
    ("infantile-colic", "en", "the parents kept the diary themselves"),
    # Those studied had more, or less, than what was asked about.
    ("depression", "nl", "bij uiteenlopende klachten (ook depressieve klachten): 157 deelnemers"),
    ("low-back-pain", "nl", "waarvan drie bij chronische lagerugpijn"),
    ("low-back-pain", "en", "three of them for chronic low back pain"),
    ("spit", "nl", "waarvan drie bij chronische lagerugpijn"),
    ("migraine", "nl", "waarvan één bij uiteenlopende klachten"),
    ("pelvic-pain", "nl", ", beide bij zwangerschapsgerelateerde bekkenpijn"),
    ("head-injury", "en", "three of them combined with another treatment"),
    # Only one study has a control group: the others are named beside it.
    ("multiple-sclerosis", "nl", "; daarnaast staat er één voor-en-na-onderzoek zonder controlegroep"),
    # Elden 2013: medians 27 and 35; two of three primary outcomes did not differ.
    ("pregnancy-pelvic-girdle-pain", "nl", "(mediaan 27 tegen 35; p = 0,017); twee andere primaire uitkomsten, "),
    ("pregnancy-pelvic-girdle-pain", "en", "(median 27 against 35; p = 0.017); two other primary outcomes, "),
    # Castejón 2019: also on days 7 and 14.
    ("infantile-colic", "nl", "; dat was ook zo op dag 14 en op dag 7"),
    # Where the primary outcome was not seen, the comparisons are counted over the studies.
    (
        "migraine",
        "nl",
        "van drie de primaire uitkomst niet gezien (vergelijkingen tussen groepen: 6 in het voordeel van",
    ),
    ("migraine", "en", "the primary outcome was not seen (comparisons between groups: 6 in favour"),
    # Two studies of one year are told apart by their author.
    ("fibromyalgia", "nl", "in het onderzoek van Castro-Sánchez uit 2011 viel niemand uit"),
    # Harm that a review saw: in whom, or in how many of its studies.
    ("asthma", "nl", "(in één onderzoek, bij poliklinische patiënten met hersenletsel)"),
    ("migraine", "en", "minor adverse events were reported, but no serious ones (five of the ten trials gave data"),
    # A review that pools other treatments too says so; how many trials stand behind a figure was not seen.
    ("adhd", "nl", "Een meta-analyse uit 2024, ook over craniale osteopathie, over klachten"),
    ("fibromyalgia", "nl", "−0,37; uit hoeveel onderzoeken, is niet gezien)"),
    # No review names these infants.
    ("central-coordination-disorder", "nl", "zagen wij deze groep niet genoemd"),
    # A registration of perhaps the same children says otherwise.
    ("central-coordination-disorder", "nl", "een latere registratie, mogelijk over deels dezelfde kinderen"),
    # Harm in people like the one described.
    ("post-traumatic-headache", "en", "harm after craniosacral manipulation in people with traumatic brain injury"),
    # Reviews that do not name the complaint are told together.
    ("asthma", "nl", "In zes overzichten over klachten in het algemeen zagen wij deze klacht niet genoemd; ze spreken"),
    ("asthma", "en", "In six reviews on complaints in general this complaint was not seen named; they contradict"),
]


@pytest.mark.parametrize(("name", "lang", "words"), SAID, ids=[f"{name}-{lang}" for name, lang, _ in SAID])
def test_a_letter_says_it(library: Library, name: str, lang: Lang, words: str) -> None:
    told = compose(library, synthesise(library, find(library, name)), lang)
    assert words in " ".join(one.words for one in told.sentences)


@pytest.mark.parametrize(
    ("name", "words"),
    [("back-pain", "overlijden van een baby"), ("depression", "overlijden van een baby")],
)
def test_harm_to_others_stays_out(library: Library, name: str, words: str) -> None:
    told = compose(library, synthesise(library, find(library, name)), "nl")
    assert words not in " ".join(one.words for one in told.sentences)


def test_a_test_over_all_groups_is_no_comparison_of_two(library: Library) -> None:
    found = finding(library.study("hanten1999cv4"))
    assert (found.tally.intervention, found.tally.neither, found.tally.all) == (2, 2, 4)


def test_where_no_two_groups_were_compared_the_test_over_all_counts(library: Library) -> None:
    study = library.study("hanten1999cv4")
    overall = tuple(one for one in study.outcomes if len(one.contrast) > 2)
    assert finding(study._replace(outcomes=overall)).tally.all == len(overall) == 3


def test_the_short_form_follows_the_first_mention() -> None:
    said = "Craniosacrale behandeling is geen craniosacraaltherapie."
    blocks = (
        Body((Run(said), Run("1", frozenset(["superscript"])))),
        Table(("craniosacraaltherapie",), (((Run("na craniosacraaltherapie"),), (Run("craniosacraaltherapeut"),)),)),
    )
    body, table = shortened(blocks, "nl")
    assert isinstance(body, Body)
    assert isinstance(table, Table)
    assert plain(body.runs) == "Craniosacrale behandeling is geen craniosacraaltherapie (CST).1"
    assert [plain(cell) for cell in table.rows[0]] == ["na CST", "craniosacraaltherapeut"]
    assert table.headings == ("craniosacraaltherapie",)


def test_a_name_that_is_said_once_is_not_shortened() -> None:
    blocks = (Body((Run("Over craniosacraaltherapie is niets bekend."),)),)
    assert shortened(blocks, "nl") == blocks


@pytest.mark.parametrize("length", ["short", "full"])
@pytest.mark.parametrize("name", ["asthma", "migraine", "fibromyalgia"])
def test_a_letter_explains_its_short_form_once(library: Library, name: str, length: str) -> None:
    part = evidence(library, synthesise(library, find(library, name)), "nl", length=length)
    texts = [plain(block.runs) for block in part.blocks if isinstance(block, Body)]
    cells = [plain(cell) for block in part.blocks if isinstance(block, Table) for row in block.rows for cell in row]
    whole = " ".join([*texts, *cells])
    assert whole.count("craniosacraaltherapie") == whole.count("craniosacraaltherapie (CST)") == 1
