"""What does pandoc's citation processor print for a publication, with the official style files?

``python tests/oracle.py vancouver nl`` shows where we and it differ.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml
from awkward import awkward

from cranio_evidence import processor
from cranio_evidence.bibtex import read_references
from cranio_evidence.cite import cite
from cranio_evidence.cite.csl import csl
from cranio_evidence.cite.runs import plain
from cranio_evidence.processor import words
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang

LANGS = {"nl": "nl-NL", "en": "en-GB"}
# Our name of a style, and the name of its file.
FILES = {
    "vancouver": "nlm-citation-sequence",
    "ama": "american-medical-association",
    "apa": "apa",
    "harvard": "harvard-cite-them-right",
    "chicago": "chicago-author-date",
    "bmj": "bmj",
    "tvg": "tijdschrift-voor-geneeskunde",
}


def packaged() -> list[Reference]:
    """The publications of the packaged library."""
    path = Path(__file__).parent.parent / "data" / "references.bib"
    return [one.reference for one in read_references(path.read_bytes(), path.name)[0]]


def style_file(style: str) -> Path:
    """The official file of one of our styles."""
    return processor.style_file(FILES[style])


def references(made: list[Reference], style: str, lang: Lang, differences: "list[Difference]") -> dict[str, str]:
    """What pandoc makes of each publication, by its key, once the deliberate differences are taken into account.

    Each stands in a list without another work of its first author and year, so that none has a letter.
    """
    raw = unmended(made, style, lang, differences)
    return {key: in_text(text, differences) for key, text in raw.items()}


def unmended(made: list[Reference], style: str, lang: Lang, differences: "list[Difference]") -> dict[str, str]:
    """The same, before the differences that are changes of pandoc's text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "style.csl"
        source = style_file(style).read_text(encoding="utf-8")
        file.write_text(mended(source, [one for one in differences if one.file]), encoding="utf-8")
        items = fed(made, lang, differences)
        with ThreadPoolExecutor() as pool:
            lists = pool.map(lambda batch: listed(batch, file, lang), _batches(items))
        return {key: text for found in lists for key, text in found.items()}


def in_text(text: str, differences: "list[Difference]") -> str:
    """Pandoc's text with the differences in it that are not in the style file."""
    return folded(mended(text, [one for one in differences if not one.file]))


def _batches(items: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The items in lots within which no two begin with one author and year, so that none needs a letter."""
    lots: list[list[dict[str, Any]]] = []
    taken: list[set[str]] = []
    for item in items:
        people = item.get("author") or item.get("editor") or [{"family": item["title"]}]
        years = item.get("issued", {}).get("date-parts", [[0]])[0][:1]
        name = f"{people[0].get('family') or people[0].get('literal')} {years}"
        number = next((i for i, names in enumerate(taken) if name not in names), len(lots))
        if number == len(lots):
            lots.append([])
            taken.append(set())
        lots[number].append(item)
        taken[number].add(name)
    return lots


def listed(items: list[dict[str, Any]], file: Path, lang: Lang) -> dict[str, str]:
    """The text of each item in one list of references, by its id, in the order of the list."""
    command = [str(processor.pandoc("oracle")), "-f", "csljson", "-t", "json", "--citeproc", f"--csl={file}"]
    done = subprocess.run(
        [*command, "-M", f"lang={LANGS[lang]}"], input=json.dumps(items), capture_output=True, text=True, check=True
    )
    blocks = json.loads(done.stdout)["blocks"]
    (found,) = (block["c"] for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs")
    return {one["c"][0][0].removeprefix("ref-"): folded(_words(one["c"][1])) for one in found[1]}


def mentioned(groups: list[list[Reference]], style: str, lang: Lang, differences: "list[Difference]") -> list[str]:
    """How each group of publications is referred to in the text, in a document with all of them in its list."""
    every = list({one.key: one for group in groups for one in group}.values())
    with tempfile.TemporaryDirectory() as folder:
        file, bibliography = Path(folder) / "style.csl", Path(folder) / "items.json"
        source = style_file(style).read_text(encoding="utf-8")
        file.write_text(mended(source, [one for one in differences if one.file]), encoding="utf-8")
        bibliography.write_text(json.dumps(fed(every, lang, differences)), encoding="utf-8")
        text = "\n\n".join("x [" + "; ".join(f"@{one.key}" for one in group) + "]" for group in [every, *groups])
        command = [str(processor.pandoc("oracle")), "-f", "markdown", "-t", "json", "--citeproc", f"--csl={file}"]
        done = subprocess.run(
            [
                *command,
                f"--bibliography={bibliography}",
                "-M",
                f"lang={LANGS[lang]}",
                "-M",
                "suppress-bibliography=true",
            ],
            input=text,
            capture_output=True,
            text=True,
            check=True,
        )
    blocks = json.loads(done.stdout)["blocks"]
    return [folded(_words(block["c"])).removeprefix("x").strip() for block in blocks[1:]]


def folded(text: str) -> str:
    """The text with white space folded."""
    return " ".join(text.split())


def _words(node: Any) -> str:
    """The text in a node of pandoc's document, without the number before an entry."""
    return plain(tuple(words(_unnumbered(node))))


def _unnumbered(node: Any) -> Any:
    if isinstance(node, list):
        return [_unnumbered(one) for one in node if not _is_number(one)]
    return {kind: _unnumbered(part) for kind, part in node.items()} if isinstance(node, dict) else node


def _is_number(node: Any) -> bool:
    return isinstance(node, dict) and node.get("t") == "Span" and "csl-left-margin" in node["c"][0][1]


class Difference(NamedTuple):
    """A deliberate difference: see the head of ``citation_differences.yaml``."""

    number: int
    styles: tuple[str, ...]
    langs: tuple[str, ...]
    find: re.Pattern[str] | None
    replace: str
    feed: str
    file: bool
    why: str
    rule: str

    def applies(self, style: str, lang: str) -> bool:
        """It is meant for this style in this language."""
        return style in self.styles and lang in self.langs


def known_differences() -> list[Difference]:
    """The deliberate differences, in the order of their file."""
    path = Path(__file__).parent / "citation_differences.yaml"
    return [
        Difference(
            number,
            tuple(one["styles"]),
            tuple(one.get("langs", LANGS)),
            re.compile(one["find"]) if "find" in one else None,
            one.get("replace", ""),
            one.get("feed", ""),
            one.get("in", "text") == "style file",
            one["why"],
            one["rule"],
        )
        for number, one in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    ]


def _capital_after_colon(one: Reference, item: dict[str, Any]) -> dict[str, Any]:
    """The subtitle of a work, and of the book it stands in, with a capital."""
    made = {**item, "title": csl(one._replace(subtitle=one.subtitle[:1].upper() + one.subtitle[1:]))["title"]}
    if ": " in item.get("container-title", "") and not one.journal and item["type"] == "chapter":
        named, _, subtitle = item["container-title"].partition(": ")
        made["container-title"] = f"{named}: {subtitle[:1].upper()}{subtitle[1:]}"
    return made


def _journal_as_it_is(one: Reference, item: dict[str, Any]) -> dict[str, Any]:
    if not one.journal:
        return item
    return {**item, "container-title": f'<span class="nocase">{item["container-title"]}</span>'}


def _ahead_as_note(one: Reference, item: dict[str, Any]) -> dict[str, Any]:
    """What is ahead of print, told in a field that style files do not print."""
    if one.state != "ahead":
        return item
    return {"annote" if field == "status" else field: value for field, value in item.items()}


def _publisher_as_site(one: Reference, item: dict[str, Any]) -> dict[str, Any]:
    if one.kind not in {"web", "registration"} or "container-title" in item or "publisher" not in item:
        return item
    kept = {field: value for field, value in item.items() if field != "publisher"}
    return kept | {"container-title": item["publisher"]}


def _suffix_without_point(item: dict[str, Any]) -> dict[str, Any]:
    return {
        field: [{part: word.rstrip(".") if part == "suffix" else word for part, word in name.items()} for name in value]
        if field in {"author", "editor", "translator"}
        else value
        for field, value in item.items()
    }


# How an item is changed before pandoc gets it: our publication, or the item made of it.
ARTICLE: dict[Lang, str] = {"nl": "Artikel", "en": "Article"}
FEEDS: dict[str, Callable[[Reference, dict[str, Any], Lang], dict[str, Any]]] = {
    "subtitle with a capital": lambda one, item, _lang: _capital_after_colon(one, item),
    "journal as it is": lambda one, item, _lang: _journal_as_it_is(one, item),
    "ahead as a note": lambda one, item, _lang: _ahead_as_note(one, item),
    "publisher as site": lambda one, item, _lang: _publisher_as_site(one, item),
    "suffix without point": lambda _one, item, _lang: _suffix_without_point(item),
    "article number with its word": lambda one, item, lang: (
        {**item, "page": f"{ARTICLE[lang]} {one.eid}"}
        if one.eid and not one.pages and item["type"] == "article-journal"
        else item
    ),
    "preprint server as container": lambda one, item, _lang: (
        {field: value for field, value in item.items() if field != "publisher"} | {"container-title": one.publisher}
        if one.kind == "preprint" and one.publisher and (one.container or one.journal) in {"", one.publisher}
        else item
    ),
    "preprint server as publisher": lambda one, item, _lang: _server_as_publisher(one, item),
}


def _server_as_publisher(one: Reference, item: dict[str, Any]) -> dict[str, Any]:
    """A preprint without our word for its kind, published by its server."""
    if one.kind != "preprint":
        return item
    kept = {field: value for field, value in item.items() if field != "genre" or one.genre}
    site = kept.pop("container-title", "")
    return kept if "publisher" in kept or not site else kept | {"publisher": site}


def fed(made: list[Reference], lang: Lang, differences: list[Difference]) -> list[dict[str, Any]]:
    """The items for pandoc, changed where a deliberate difference says so."""
    items = []
    for one in made:
        item = csl(one, lang)
        for difference in differences:
            if difference.feed:
                item = FEEDS[difference.feed](one, item, lang)
        items.append(item)
    return items


def mended(text: str, differences: list[Difference]) -> str:
    """Pandoc's text with the deliberate differences put in."""
    for difference in differences:
        if difference.find:
            text = difference.find.sub(difference.replace, text)
    return text


if __name__ == "__main__":
    style, lang = sys.argv[1], cast("Lang", sys.argv[2])
    made = [*packaged(), *awkward()]
    meant = [one for one in known_differences() if one.applies(style, lang)]
    theirs = references(made, style, lang, meant)
    wrong = []
    for one in made:
        mine, other = folded(plain(cite(one, style, lang))), theirs[one.key]
        wrong += [(one.key, mine, other)] if mine != other else []
    for differing in wrong[: int(sys.argv[3]) if len(sys.argv) > 3 else 12]:
        print(*differing, "", sep="\n")
    print(len(wrong), "differ")
