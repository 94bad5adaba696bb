"""What stands behind the tags of a record, and which of it was used?"""

from collections.abc import Iterator


class Tags:
    """The lines of a record by their tags, in their order; what is taken is gone, so that the rest can be told as lost."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}
        self._last: list[str] | None = None

    def __bool__(self) -> bool:
        return bool(self._values)

    def __contains__(self, tag: str) -> bool:
        return tag in self._values

    def add(self, tag: str, value: str) -> None:
        """A line begins."""
        self._last = self._values.setdefault(tag, [])
        self._last.append(value)

    def go_on(self, line: str) -> None:
        """The line before goes on here; before the first tag of a record there is none."""
        if self._last is not None:
            self._last.append(f"\n{line.strip()}")

    def _joined(self, tag: str) -> list[str]:
        """The values of a tag; pieces that go on are joined only now, so that long ones take no time."""
        made: list[list[str]] = []
        for piece in self._values.get(tag, ()):
            if piece.startswith("\n") and made:
                made[-1].append(piece[1:])
            else:
                made.append([piece])
        return [said for said in (" ".join(one).strip() for one in made) if said]

    def all(self, *tags: str) -> list[str]:
        """Every value of these tags, taken."""
        return [value for tag in tags for value in self._pop(tag)]

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one; it stays."""
        return next((value for tag in tags for value in self._joined(tag)), "")

    def take(self, *tags: str) -> str:
        """The same, taken; with it go values of these tags that say the same."""
        value = self.first(*tags)
        for tag in tags if value else ():
            rest = self._pop(tag)
            if value in rest:
                rest = [one for one in rest if one != value]
            if rest:
                self._values[tag] = rest
        return value

    def _pop(self, tag: str) -> list[str]:
        values = self._joined(tag)
        self._values.pop(tag, None)
        return values

    def rest(self) -> Iterator[tuple[str, str]]:
        """What nobody took: each tag with its values."""
        for tag in list(self._values):
            values = self._joined(tag)
            if values:
                yield tag, "; ".join(values)
