"""The commands `bench …`: speed, with its yardsticks in the same run."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from bot.bench import report

app = typer.Typer(help="Measure speed, with yardsticks in the same run.", no_args_is_help=True)

JsonFlag = Annotated[bool, typer.Option("--json", help="End with one JSON object on stdout.")]
FolderOption = Annotated[Path | None, typer.Option("--folder", help="Where to put the throw-away databases.")]


@app.command()
def stream(
    *,
    rounds: Annotated[int, typer.Option(min=1, help="Interleaved rounds; the median counts.")] = 5,
    events: Annotated[int, typer.Option(min=1, help="Events a round.")] = 8000,
    slow: Annotated[int, typer.Option(min=1, help="Messages a round for the slow yardsticks.")] = 400,
    due: Annotated[int, typer.Option(min=1, help="Due items a round.")] = 100_000,
    seconds: Annotated[float, typer.Option(min=0.1, help="Length of the latency run.")] = 5.0,
    folder: FolderOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Compare the event stream with a naive bot, with plain inserts and with a scheduler's job store."""
    from bot.bench import stream as bench

    size = bench.Size(
        rounds=rounds,
        events=events,
        slow_events=slow,
        slow_jobs=slow,
        due_items=due,
        seconds=seconds,
    )
    with tempfile.TemporaryDirectory(prefix="qunban-bench-", dir=folder) as name:
        fsync = report.fsync_ms(Path(name))
        results, notes = bench.run(Path(name), size)
    report.publish("stream", fsync, results, bench.targets(fsync), notes, as_json=as_json)


@app.command()
def engine(
    *,
    lines: Annotated[int, typer.Option(min=1, max=10_000, help="Lines of the sample to play.")] = 10_000,
    rounds: Annotated[int, typer.Option(min=1, help="Fresh processes; the median counts.")] = 3,
    folder: FolderOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Send a half-Chinese sample through append, router, points and anti-farm."""
    from bot.bench import engine as bench

    with tempfile.TemporaryDirectory(prefix="qunban-bench-", dir=folder) as name:
        fsync = report.fsync_ms(Path(name))
        results = bench.run(Path(name), lines=lines, rounds=rounds)
    report.publish("engine", fsync, results, bench.TARGETS, (), as_json=as_json)


@app.command()
def sentiment(
    *,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; the fastest counts.")] = 5,
    as_json: JsonFlag = False,
) -> None:
    """Time the mood model on short messages, half of them Chinese, beside SnowNLP and VADER."""
    from bot.bench import sentiment as bench

    report.publish("sentiment", None, bench.run(rounds), bench.TARGETS, (), as_json=as_json)


@app.command()
def qa(
    *,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds; the fastest counts.")] = 3,
    as_json: JsonFlag = False,
) -> None:
    """Time answers and learning with 12,000 entries, beside SnowNLP and a TF-IDF that is built anew."""
    from bot.bench import qa as bench

    report.publish("qa", None, bench.run(rounds), bench.TARGETS, (), as_json=as_json)


@app.command()
def recommend(
    *,
    rounds: Annotated[int, typer.Option(min=1, help="Interleaved rounds; the fastest counts.")] = 3,
    as_json: JsonFlag = False,
) -> None:
    """Time fitting and everybody's list for 100,000 and 10,000 members and 1,000 courses, beside implicit."""
    from bot.bench import recommend as bench

    results, notes = bench.run(rounds)
    report.publish("recommend", None, results, bench.TARGETS, notes, as_json=as_json)


@app.command()
def rebuild(
    *,
    entries: Annotated[int, typer.Option(min=1, help="Entries of the ledger.")] = 1_000_000,
    db: Annotated[
        str | None, typer.Option("--db", metavar="URL", help="An empty database; default: a throw-away file.")
    ] = None,
    folder: FolderOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Time how long all wallets take to be compared with a large ledger and made anew from it."""
    from bot import wiring
    from bot.bench import rebuild as bench

    with tempfile.TemporaryDirectory(prefix="qunban-bench-", dir=folder) as name:
        fsync = report.fsync_ms(Path(name))
        store = wiring.open_store(db or f"sqlite:///{name}/rebuild.db", migrate=True)
        try:
            results = bench.run(store, entries)
        finally:
            store.close()
    report.publish("rebuild", fsync, results, bench.TARGETS, (), as_json=as_json)
