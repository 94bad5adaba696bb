"""How is it said that something is wrong?"""

from typing import NamedTuple

from cranio_evidence.vocabulary import Lang, Text

# Where in a record something stands: the names of fields and the places in lists that lead there.
Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """Something wrong inside one record: where in it (``path``), which ``check`` found it, and what would be right."""

    path: Path
    check: str
    message: Text


class Problem(NamedTuple):
    """Something wrong in the data, with its place. ``line`` counts from 1; ``key`` is empty when no record is known."""

    file: str
    line: int
    key: str
    check: str
    message: Text

    def say(self, lang: Lang) -> str:
        """``file:line: key: what is wrong, and what would be right``, in one language."""
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.message.say(lang)}"


class RefusedError(Exception):
    """The request cannot be answered; ``message`` says why and what to do next.

    ``code`` is what the command line exits with: 2 for a request that cannot be met, 3 for a file that cannot be
    read or written.
    """

    def __init__(self, message: Text, code: int = 2) -> None:
        super().__init__(message.en)
        self.message = message
        self.code = code


def refusal(nl: str, en: str, code: int = 2) -> RefusedError:
    """A refusal from its two sentences."""
    return RefusedError(Text(nl, en), code)


def unknown(option: str, value: str, known: tuple[str, ...]) -> RefusedError:
    """A refusal of a word that an option does not know, with what is near or may be chosen."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong word needs it

    near = get_close_matches(value.lower(), known, n=3, cutoff=0.5)
    choice = ", ".join(near or known[:12])
    return refusal(
        f"{option} kent '{value}' niet. {'Bedoelt u' if near else 'Kies uit'}: {choice}",
        f"{option} does not know '{value}'. {'Did you mean' if near else 'Choose from'}: {choice}",
    )
