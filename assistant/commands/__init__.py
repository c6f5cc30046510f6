"""The commands of `assistant`, each a function that Typer reads."""
