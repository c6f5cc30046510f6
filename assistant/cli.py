"""The command line. People read standard output, progress goes to standard error, software reads --json."""

import typer

from assistant.commands.archiving import backup, ingest, reembed, restore, status, verify
from assistant.commands.asking import ask, evaluate, search
from assistant.commands.feeds import feeds
from assistant.commands.serving import mcp, serve

app = typer.Typer(
    help="Ask an archive of press releases; every sentence of the answer is cited at its very words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (ingest, ask, search, serve, mcp, status, verify, backup, restore, reembed):
    app.command()(command)
app.command("eval")(evaluate)
app.add_typer(feeds, name="feeds")
