"""Does docs/styles.md show what each style really prints?

``make update`` rewrites it; read the diff before you commit it.
"""

import os
from pathlib import Path

from oracle import packaged

from cranio_evidence.cite import STYLES, block, mention
from cranio_evidence.cite.writers import text
from cranio_evidence.vocabulary import Lang

PAGE = Path(__file__).parent.parent / "docs" / "styles.md"

# One publication of the library for each kind of entry, in this order.
KINDS = {
    "artikel": "haller2016neck",
    "hoofdstuk": "schleip2012interoception",
    "boek": "kabatzinn2013catastrophe",
    "rapport": "kce2010osteopathy",
    "webpagina": "mullie2020huilbaby",
}
INTRODUCTION = f"""# De stijlen voor literatuurverwijzingen

Deze bladzijde toont wat elke ingebouwde stijl afdrukt voor vijf soorten publicaties: {", ".join(KINDS)}. Ze wordt
gemaakt uit het programma (`make update`), en een test kijkt of ze klopt. In de tekst worden het artikel en het
hoofdstuk samen genoemd. Een stijl die op naam ordent, zet de lijst zelf op volgorde.

Elke andere stijl met een CSL-bestand kan ook, met `--style nature` of `--style pad/naar/bestand.csl`; installeer
daarvoor `pip install 'cranio-evidence[csl]'`.
"""
LANGUAGES: dict[Lang, str] = {"nl": "Nederlands", "en": "Engels"}


def page() -> str:
    """The text of the page."""
    known = {one.key: one for one in packaged()}
    works = tuple(known[key] for key in KINDS.values())
    parts = [INTRODUCTION]
    for name, style in STYLES.items():
        parts.append(f"## {style.name.nl}\n\n`--style {name}`\n")
        for lang, language in LANGUAGES.items():
            said = text(mention(works[:2], name, lang, among=works))
            parts.append(f"{language}; in de tekst: {said}\n\n```text\n{block(works, name, lang).text}\n```\n")
    return "\n".join(parts)


def test_the_page_shows_what_each_style_prints() -> None:
    made = page()
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made, "run make update and read the diff"
