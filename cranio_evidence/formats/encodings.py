"""Which lines of text stand in the bytes of a file, whatever wrote it?"""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

# Longer ones first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAMPLE = 4096
_SEVERAL = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines without what ends them: UTF-8, UTF-16 or UTF-32, with or without a mark, or else Windows-1252.

    Each line is judged by itself, so that files which were put together from others are read as well; Latin-1 has the
    same letters as Windows-1252. ``stream``: at its beginning, and seekable.
    """
    sample = stream.read(_SAMPLE)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if sample.startswith(mark)), (b"", ""))
    encoding = encoding or _without_mark(sample)
    stream.seek(len(mark) if encoding == "utf-8" else 0)
    if encoding in {"utf-16", "utf-32", "utf-16-le", "utf-16-be"}:
        yield from _wide(stream, encoding)
        return
    for raw in stream:
        for line in raw.splitlines() if b"\r" in raw else (raw.removesuffix(b"\n"),):
            yield _line(line)


def _without_mark(sample: bytes) -> str:
    """UTF-16 without a mark has a null in every other place of Western text."""
    half = len(sample) // 2
    if half < 2 or sample.count(0) < half * 0.6:
        return "utf-8"
    return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _wide(stream: BinaryIO, encoding: str) -> Iterator[str]:
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None)
    try:
        for line in text:
            yield line.removesuffix("\n")
    finally:
        text.detach()


def _line(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    broken = raw.decode("utf-8", errors="replace")
    if len(_SEVERAL.findall(raw)) > broken.count("�"):  # UTF-8 in which a byte was lost
        return broken
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
