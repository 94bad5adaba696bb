"""The least that a command with a table can be: a Typer program with one option that prints twenty rows with rich."""

import typer


def main(name: str = "world") -> None:
    """Print a table."""
    from rich.console import Console  # noqa: PLC0415 - as a program would that also has other commands
    from rich.table import Table  # noqa: PLC0415

    table = Table("number", "name", "greeting")
    for number in range(20):
        table.add_row(str(number), name, f"Hello {name}")
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
