"""The command line: python -m bot …, or qunban … once installed."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.config import ConfigError as FileError
from bot.logs import scrub_text
from engine.contract.errors import ConfigError, QunbanError

COMMANDS = {
    "run": "bot.commands.run:run",
    "demo": "bot.commands.demo:demo",
    "replay": "bot.commands.replay:replay",
    "init": "bot.commands.init:init",
    "migrate": "bot.commands.database:migrate",
    "doctor": "bot.commands.database:doctor",
    "backup": "bot.commands.data:backup",
    "restore": "bot.commands.data:restore",
    "export": "bot.commands.data:export",
    "forget": "bot.commands.people:forget",
    "import": "bot.commands.bring:app",
    "train": "bot.commands.train:app",
    "evaluate": "bot.evaluate.cli:app",
    "bench": "bot.bench.cli:app",
}
"""Where each command is; only the one that was asked for is imported, so that it starts at once."""

LIBRARY_THREADS = "OPENBLAS_NUM_THREADS"
"""How many threads multiply matrices; read when numpy is loaded."""


def make_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Build the command line with the commands of these names."""
    app = typer.Typer(
        name="qunban",
        help="Qunban 群伴, the companion bot of a learning community.",
        epilog="Exit codes: 0 all is well, 1 something is wrong, 2 the command was not understood.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        callback=_start,
    )
    for name in names:
        module, _, attribute = COMMANDS[name].partition(":")
        command = getattr(import_module(module), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _version(asked: bool) -> None:
    if asked:
        try:
            print(f"qunban {version('qunban')}")
        except PackageNotFoundError:
            print("qunban (not installed)")
        raise typer.Exit


def _start(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; whatever goes wrong on purpose is one sentence and no traceback."""
    # Ours are small, and threads that wait for the next one spin: answering by meaning cost twice the processor time.
    os.environ.setdefault(LIBRARY_THREADS, "1")
    try:
        _asked(sys.argv[1:])()
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


def _asked(words: Sequence[str]) -> typer.Typer:
    """Build what was asked for. Looking for garbage among what is only ever imported would cost a tenth of the start."""
    gc.disable()
    try:
        return make_app(words[:1] if words and words[0] in COMMANDS else COMMANDS)
    finally:
        gc.freeze()
        gc.enable()


def _give_up(sentence: str, code: int) -> None:
    print(f"qunban: {scrub_text(sentence)}", file=sys.stderr)
    sys.exit(code)
