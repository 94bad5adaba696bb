"""How is a mistake in the options told in the user's own language?"""

from difflib import get_close_matches
from typing import Any

from cranio_evidence.cli.language import say


def explain(error: Any) -> str:
    """One or two sentences for an error of the option parser."""
    kind = type(error).__name__
    help_hint = _help(error)
    if kind == "NoSuchOption":
        known = [name for one in error.ctx.command.params for name in one.opts] if error.ctx else []
        near = get_close_matches(error.option_name, known, n=1, cutoff=0.5)
        hint = say(f"Bedoelt u {near[0]}?", f"Did you mean {near[0]}?") if near else help_hint
        return say(
            f"De optie {error.option_name} is er niet. {hint}", f"There is no option {error.option_name}. {hint}"
        )
    if kind == "MissingParameter":
        name = (
            error.param.opts[0]
            if error.param.param_type_name == "option"
            else str(error.param.metavar or error.param.name)
        )
        return say(f"Er ontbreekt iets: {name}. {help_hint}", f"Something is missing: {name}. {help_hint}")
    if kind == "BadOptionUsage":
        name = error.option_name
        return say(f"Achter {name} hoort een waarde. {help_hint}", f"{name} needs a value after it. {help_hint}")
    if kind == "BadParameter" and error.param is not None:
        name = error.param.opts[0]
        wanted = error.param.type.name
        if wanted == "integer":
            return say(f"Achter {name} hoort een heel getal. {help_hint}", f"{name} needs a whole number. {help_hint}")
        return say(f"De waarde van {name} past niet. {help_hint}", f"The value of {name} does not fit. {help_hint}")
    return say(
        f"Dit is niet te begrijpen: {error.format_message()} {help_hint}", f"{error.format_message()} {help_hint}"
    )


def _help(error: Any) -> str:
    path = error.ctx.command_path if getattr(error, "ctx", None) else "evidence"
    return say(f"Zie: {path} --help", f"See: {path} --help")
