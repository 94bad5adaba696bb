"""Who is told how far a long piece of work is?"""

from collections.abc import Callable

Progress = Callable[[float], None]  # told how much of the work is done, from 0 to 1


def nobody(_: float) -> None:
    """Tell nobody how far it is."""
