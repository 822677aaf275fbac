"""The command line: python -m bot …, or qunban … once installed."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.bench.cli import app as bench
from bot.commands import bring, data, database, demo, init, people, replay, run, train
from bot.config import ConfigError as FileError
from bot.evaluate.cli import app as evaluate
from bot.logs import scrub_text
from engine.contract.errors import ConfigError, QunbanError

app = typer.Typer(
    name="qunban",
    help="Qunban 群伴, the companion bot of a learning community.",
    epilog="Exit codes: 0 all is well, 1 something is wrong, 2 the command was not understood.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("run")(run.run)
app.command("demo")(demo.demo)
app.command("replay")(replay.replay)
app.command("init")(init.init)
app.command("migrate")(database.migrate)
app.command("doctor")(database.doctor)
app.command("backup")(data.backup)
app.command("restore")(data.restore)
app.command("export")(data.export)
app.command("forget")(people.forget)
app.add_typer(bring.app, name="import")
app.add_typer(train.app, name="train")
app.add_typer(evaluate, name="evaluate")
app.add_typer(bench, name="bench")


def _version(asked: bool) -> None:
    if asked:
        try:
            print(f"qunban {version('qunban')}")
        except PackageNotFoundError:
            print("qunban (not installed)")
        raise typer.Exit


@app.callback()
def _start(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; whatever goes wrong on purpose is one sentence and no traceback."""
    try:
        app()
    except (FileError, ConfigError) as error:
        _give_up(str(error), 2)
    except QunbanError as error:
        _give_up(str(error), 1)
    except SQLAlchemyError as error:
        _give_up(f"the database cannot be used: {getattr(error, 'orig', None) or error}", 1)
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more while closing it.
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        _give_up(f"{named}{error.strerror or error}", 1)


def _give_up(sentence: str, code: int) -> None:
    print(f"qunban: {scrub_text(sentence)}", file=sys.stderr)
    sys.exit(code)
