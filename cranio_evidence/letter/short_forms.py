"""Which name is said in full once, and in short after that?"""

import re
from collections.abc import Callable, Iterable

from cranio_evidence.cite.runs import Runs
from cranio_evidence.letter.document import Block, Body, Table
from cranio_evidence.vocabulary import MODALITIES, SHORT_FORMS, Lang


def shortened(blocks: Iterable[Block], lang: Lang) -> tuple[Block, ...]:
    """The text with the short form of a treatment after its first mention, where it is mentioned again.

    Headings and references keep the name in full.

    >>> from cranio_evidence.cite.runs import Run
    >>> said = Body((Run("Craniosacral therapy helped nobody; craniosacral therapy harmed nobody."),))
    >>> shortened([said], "en")[0].runs[0].text
    'Craniosacral therapy (CST) helped nobody; CST harmed nobody.'
    """
    made = tuple(blocks)
    for treatment, short in SHORT_FORMS.items():
        name = re.compile(rf"\b{re.escape(MODALITIES[treatment].say(lang))}\b", re.IGNORECASE)
        texts = [run.text for one in made for runs in _texts(one) for run in runs]
        if sum(len(name.findall(text)) for text in texts) > 1:
            mentions = _Mentions(name, short.say(lang))
            made = tuple(_each(one, mentions.said) for one in made)
    return made


class _Mentions:
    """How often a name was said so far."""

    def __init__(self, name: re.Pattern[str], short: str) -> None:
        self.name, self.short, self.first = name, short, True

    def said(self, runs: Runs) -> Runs:
        """The runs with the name in full at its first mention of all, and in short after that."""
        return tuple(run._replace(text=self.name.sub(self._say, run.text)) for run in runs)

    def _say(self, found: re.Match[str]) -> str:
        first, self.first = self.first, False
        return f"{found.group()} ({self.short})" if first else self.short


def _texts(block: Block) -> tuple[Runs, ...]:
    """The running texts of a block."""
    if isinstance(block, Body):
        return (block.runs,)
    return tuple(cell for row in block.rows for cell in row) if isinstance(block, Table) else ()


def _each(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """A block with its running texts changed, in their order."""
    if isinstance(block, Body):
        return Body(change(block.runs))
    if isinstance(block, Table):
        return block._replace(rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))
    return block
