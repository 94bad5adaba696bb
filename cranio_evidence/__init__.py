"""Clinical evidence on craniosacral therapy and its neighbours, with citations and letter paragraphs.

>>> from cranio_evidence import Library, Query
>>> library = Library.open()
>>> [found.study.key for found in library.select(Query(condition="neck-pain", comparator="sham"))]
['haller2016neck']
"""

TYPE_CHECKING = False  # type checkers know the name; the module it is from would be a third of a bare start
if TYPE_CHECKING:
    from cranio_evidence.library import Library
    from cranio_evidence.query import Query

__version__ = "0.1.0"
__all__ = ["Library", "Query", "__version__"]


def __getattr__(name: str) -> object:
    """Load the public names when they are asked for, so that a bare import costs nothing."""
    if name == "Library":
        from cranio_evidence.library import Library  # noqa: PLC0415

        return Library
    if name == "Query":
        from cranio_evidence.query import Query  # noqa: PLC0415

        return Query
    raise AttributeError(name)
