"""Which editorial notices are there of a publication, and what do they make of it?"""

from typing import NamedTuple

from cranio_evidence.vocabulary import Text


class NoticeKind(NamedTuple):
    """A kind of notice: its name, and what it makes of the publication (a key of ``vocabulary.NOTICES``)."""

    name: Text
    status: str


# Crossref's kinds of updates. What takes a publication away counts as retracted; what takes part of it, as a concern.
NOTICE_KINDS: dict[str, NoticeKind] = {
    "retraction": NoticeKind(Text("ingetrokken", "retraction"), "retracted"),
    "withdrawal": NoticeKind(Text("teruggenomen", "withdrawal"), "retracted"),
    "removal": NoticeKind(Text("verwijderd", "removal"), "retracted"),
    "partial_retraction": NoticeKind(Text("deels ingetrokken", "partial retraction"), "concern"),
    "expression_of_concern": NoticeKind(Text("twijfels van de redactie", "expression of concern"), "concern"),
    "correction": NoticeKind(Text("correctie", "correction"), "corrected"),
    "corrigendum": NoticeKind(Text("corrigendum", "corrigendum"), "corrected"),
    "erratum": NoticeKind(Text("erratum", "erratum"), "corrected"),
    "clarification": NoticeKind(Text("verduidelijking", "clarification"), "corrected"),
    "addendum": NoticeKind(Text("aanvulling", "addendum"), "corrected"),
    "new_version": NoticeKind(Text("nieuwe versie", "new version"), "none-found"),
    "new_edition": NoticeKind(Text("nieuwe druk", "new edition"), "none-found"),
}
# Of several notices the gravest counts. A kind that is not in the table leaves the status unknown.
_GRAVEST = ("retracted", "concern", "unchecked", "corrected", "none-found")


class EditorialNotice(NamedTuple):
    """What a journal or Retraction Watch made known. ``kind``: a key of ``NOTICE_KINDS``, or a word that is not in it.

    ``doi``, ``pmid``: of the notice itself, where known; ``date``: of the notice, ISO as far as known. ``source``:
    "publisher", "retraction-watch", "pubmed", or "title" where only the title says so.
    """

    kind: str
    doi: str = ""
    pmid: str = ""
    date: str = ""
    source: str = ""

    @property
    def name(self) -> Text:
        """What it is called; the word of the service where that is all there is."""
        return NOTICE_KINDS[self.kind].name if self.kind in NOTICE_KINDS else Text(self.kind, self.kind)


class Checked(NamedTuple):
    """What was learnt of one DOI; or, in ``problem``, why nothing was learnt and what to do."""

    doi: str
    notices: tuple[EditorialNotice, ...] = ()
    problem: Text | None = None

    @property
    def status(self) -> str:
        """A key of ``vocabulary.NOTICES``, for ``study.Notice``: "unchecked" unless it was really looked up."""
        return "unchecked" if self.problem else status(self.notices)


def status(notices: tuple[EditorialNotice, ...]) -> str:
    """What these notices together make of a publication: a key of ``vocabulary.NOTICES``.

    >>> status((EditorialNotice("correction"), EditorialNotice("retraction"))), status(())
    ('retracted', 'none-found')
    """
    found = {NOTICE_KINDS[one.kind].status if one.kind in NOTICE_KINDS else "unchecked" for one in notices}
    return next((one for one in _GRAVEST if one in found), "none-found")


def kind_of(words: str) -> str:
    """The kind in the words of a service, spelled as ``NOTICE_KINDS`` does: "Expression of Concern" is one too."""
    return "_".join(words.lower().replace("-", " ").replace("_", " ").split())


def merged(notices: list[EditorialNotice]) -> tuple[EditorialNotice, ...]:
    """Each notice once, however many sources tell of it; the publisher's word goes first, then the oldest notice."""
    once: dict[tuple[str, str], EditorialNotice] = {}
    for one in sorted(notices, key=lambda one: one.source != "publisher"):
        first = once.setdefault((one.kind, one.doi or one.pmid), one)
        if not first.date and one.date:
            once[one.kind, one.doi or one.pmid] = first._replace(date=one.date)
    return tuple(sorted(once.values(), key=lambda one: (one.date or "9", one.kind)))
