"""The least that a command can be: a Typer program with one option that prints one line."""

import typer


def main(name: str = "world") -> None:
    """Print a line."""
    print(f"Hello {name}")


if __name__ == "__main__":
    typer.run(main)
