"""``evidence completion``: the script that lets a shell finish what you type."""

from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import say
from cranio_evidence.faults import refusal

# What to do once, for each shell.
INSTALL = {
    "bash": "evidence completion bash >> ~/.bashrc",
    "zsh": "evidence completion zsh >> ~/.zshrc",
    "fish": "evidence completion fish >> ~/.config/fish/config.fish",
}
SHELL = say("Uw shell. Doe eenmaal: ", "Your shell. Do once: ") + say("; of ", "; or ").join(INSTALL.values())


def run(
    ctx: typer.Context,
    shell: Annotated[str, typer.Argument(help=SHELL, metavar="|".join(INSTALL), show_default=False)],
    lang: shared.Lang = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Print the script."""
    shared.speak(ctx, lang)
    if shell not in INSTALL:
        choice = ", ".join(INSTALL)
        raise refusal(
            f"Voor '{shell}' is er geen aanvulling; kies uit {choice}.",
            f"There is no completion for '{shell}'; choose from {choice}.",
        )
    output.write((Path(__file__).parent / "shells" / f"evidence.{shell}").read_text(encoding="utf-8"))
