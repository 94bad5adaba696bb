"""How is a letter written as text, Markdown and a web page?"""

from collections.abc import Callable
from itertools import pairwise

from cranio_evidence.cite import writers
from cranio_evidence.cite.runs import Run
from cranio_evidence.letter.document import Body, Document, Fields, Foot, Heading, Mark, References, Table

_STYLE = """
@page { size: A4; margin: 2.5cm; }
body { font: 11pt/1.4 Calibri, Carlito, "Segoe UI", sans-serif; color: #111; }
body { max-width: 42em; margin: 2.5em auto; padding: 0 1em; }
h1 { position: absolute; clip-path: inset(50%); }
h2 { font-size: 1em; margin: 1.2em 0 .3em; break-after: avoid; }
p { margin: 0 0 .7em; }
p, li, dd { white-space: pre-line; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1.2em; }
dt { color: #555; }
dd { margin: 0; }
.mark { border: 1.5pt solid #a00; color: #a00; padding: .3em .6em; font-weight: bold; display: inline-block; }
table { border-collapse: collapse; width: 100%; font-size: .9em; }
th, td { text-align: left; vertical-align: top; padding: .25em .6em .25em 0; border-bottom: .5pt solid #999; }
ol { padding-left: 1.6em; }
ul { padding-left: 0; list-style: none; }
li { break-inside: avoid; margin-bottom: .3em; }
.foot { font-size: .85em; color: #444; border-top: .5pt solid #999; padding-top: .5em; }
@media print {
  body { margin: 0; max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
}
""".strip()


def text(document: Document) -> str:
    """The letter as plain text."""
    return _joined(document, {
        Mark: lambda block: f"*** {block.text} ***",
        Heading: lambda block: block.text,
        Fields: lambda block: "\n".join(f"{label}: {value}" if label else value for label, value in block.rows),
        Body: lambda block: writers.text(block.runs),
        Table: _text_table,
        References: lambda block: "\n".join(_numbered(block, writers.text)),
        Foot: lambda block: block.text,
    }, "\n")  # fmt: skip


def _text_table(block: Table) -> str:
    """Each row as a paragraph of its own: a table is unreadable at the width of a letter."""
    rows = []
    for row in block.rows:
        first, *rest = (writers.text(cell) for cell in row)
        rows.append(
            "\n".join([first, *(f"  {name}: {cell}" for name, cell in zip(block.headings[1:], rest, strict=True))])
        )
    return "\n".join(rows)


def markdown(document: Document) -> str:
    """The letter as Markdown."""

    def plain(words: str) -> str:
        return writers.markdown((Run(words),))

    return _joined(document, {
        Mark: lambda block: f"**{plain(block.text)}**",
        Heading: lambda block: f"## {plain(block.text)}",
        Fields: lambda block: "  \n".join(
            f"{plain(label)}: {plain(value)}" if label else plain(value) for label, value in block.rows
        ),
        Body: lambda block: writers.markdown(block.runs).replace("\n", "  \n"),
        Table: _markdown_table,
        References: lambda block: ("\n" if block.numbered else "\n\n").join(_numbered(block, writers.markdown)),
        Foot: lambda block: plain(block.text),
    }, "\n\n")  # fmt: skip


def _markdown_table(block: Table) -> str:
    rows = [[writers.markdown((Run(name),)) for name in block.headings], ["---"] * len(block.headings)]
    rows += [[writers.markdown(cell).replace("\n", " ") for cell in row] for row in block.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def html(document: Document) -> str:
    """The letter as one web page that prints well."""

    def plain(words: str) -> str:
        return writers.html((Run(words),))

    def listed(block: References) -> str:
        tag = "ol" if block.numbered else "ul"
        return f"<{tag}>" + "".join(f"<li>{writers.html(one)}</li>" for one in block.entries) + f"</{tag}>"

    def table(block: Table) -> str:
        head = "".join(f'<th scope="col">{plain(name)}</th>' for name in block.headings)
        rows = "".join(
            "<tr>" + "".join(f"<td>{writers.html(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    body = _joined(document, {
        Mark: lambda block: f'<p class="mark">{plain(block.text)}</p>',
        Heading: lambda block: f"<h2>{plain(block.text)}</h2>",
        Fields: lambda block: "<dl>" + "".join(
            f"<dt>{plain(label)}</dt><dd>{plain(value)}</dd>" for label, value in block.rows
        ) + "</dl>",
        Body: lambda block: f"<p>{writers.html(block.runs)}</p>",
        Table: table,
        References: listed,
        Foot: lambda block: f'<p class="foot">{plain(block.text)}</p>',
    }, "\n", "\n")  # fmt: skip
    head = f'<meta charset="utf-8">\n<title>{plain(document.title)}</title>\n<style>\n{_STYLE}\n</style>'
    title = f"<h1>{plain(document.title)}</h1>"
    start = f'<!doctype html>\n<html lang="{document.lang}">\n<head>\n{head}\n</head>\n<body>'
    return f"{start}\n{title}\n{body}\n</body>\n</html>\n"


def _numbered(block: References, writer: Callable[[tuple[Run, ...]], str]) -> list[str]:
    entries = [writer(one) for one in block.entries]
    # What stands on a line of its own below an entry still belongs to it.
    entries = [one.replace("\n", "\n   ") for one in entries] if block.numbered else entries
    return [f"{number}. {one}" for number, one in enumerate(entries, 1)] if block.numbered else entries


def _joined(
    document: Document, written: dict[type, Callable[..., str]], after_heading: str, between: str = "\n\n"
) -> str:
    """The blocks one after the other; less space after a heading than before it."""
    made = [written[type(block)](block) for block in document.blocks]
    gaps = [after_heading if isinstance(one, Heading) else between for one, _ in pairwise(document.blocks)]
    return "".join(part for pair in zip(made, [*gaps, ""], strict=True) for part in pair) if made else ""


PAGES: dict[str, Callable[[Document], str]] = {"text": text, "markdown": markdown, "html": html}
