"""The commands `train …`: make a packaged model anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.common import refuse, say

app = typer.Typer(help="Make a packaged model anew; the same data gives the same file.", no_args_is_help=True)


@app.callback()
def _train() -> None:
    pass


Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Where to write; default: the packaged file.")
]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; fail if the packaged file differs.")]


@app.command()
def sentiment(
    *,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="FOLDER", help="Labelled files; default: those that came along."),
    ] = None,
    out: Out = None,
    check: Check = False,
) -> None:
    """Train the mood model from the texts whose licence allows it. Takes some minutes."""
    try:
        from engine.ml.sentiment.training.make import make
    except ImportError as error:
        refuse(f"training needs scikit-learn ({error}); install the development requirements")
    from engine.ml.sentiment.weights import pack, shipped_path

    _deliver(pack(make(data, tell=say)), out or shipped_path(), check=check)


@app.command()
def qa(
    *,
    questions: Annotated[
        Path | None,
        typer.Option(
            "--questions",
            metavar="FILE",
            help='Lines {"text": …, "label": 0|1} that the question detector learns on top.',
        ),
    ] = None,
    out: Out = None,
    check: Check = False,
) -> None:
    """Train search, gate and question detector from the texts whose licence allows it. Takes two minutes."""
    from bot.evaluate.qa_data import read_labelled

    try:
        from engine.ml.qa.training.asked import Line
        from engine.ml.qa.training.make import make
    except ImportError as error:
        refuse(f"training needs scikit-learn ({error}); install the development requirements")
    from engine.ml.qa.weights import pack, shipped_path

    given = [Line(text, asks, "given") for text, asks in (read_labelled(questions) if questions else ())]
    _deliver(pack(make(given, tell=say)), out or shipped_path(), check=check)


@app.command()
def threads(
    export: Annotated[
        Path, typer.Argument(help="An exported chat whose replies are links that people made.")
    ],
    *,
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Learn from what was said before this day (UTC) only.")
    ] = "",
    out: Out = None,
) -> None:
    """Learn which message goes on from which. Takes some minutes."""
    from datetime import date

    import msgspec

    from bot.evaluate.exports import read_talk
    from engine.ml.threads.ranker import shipped_path
    from engine.ml.threads.talk import talks
    from engine.ml.threads.training import learn

    last = date.fromisoformat(until).toordinal() if until else date.max.toordinal()
    seen = [
        talk
        for chat in read_talk(export)
        for talk in talks([line for line in chat if line.day < last])
        if any(line.parent for line in talk)
    ]
    if not seen:
        refuse("there is no reply in this export to learn from")
    packed = msgspec.msgpack.encode(learn(seen, say))
    path = out or shipped_path()
    path.write_bytes(packed)
    say(f"{path}: {len(packed) / 1e3:.0f} kB")


@app.command()
def adverts(
    *,
    out: Out = None,
    check: Check = False,
) -> None:
    """Train the words of the spam score from lines written for it and talk whose licence allows it."""
    try:
        from engine.ml.adverts.training.make import make
    except ImportError as error:
        refuse(f"training needs scikit-learn ({error}); install the development requirements")
    from engine.ml.adverts.wording import pack, shipped_path
    from engine.moderation.auto.normalise import forms

    _deliver(pack(make(lambda text: forms(text).folded, tell=say)), out or shipped_path(), check=check)


def _deliver(packed: bytes, path: Path, *, check: bool) -> None:
    """Write a model, or say whether it is the one that is there."""
    if check:
        same = path.exists() and path.read_bytes() == packed
        say(f"{path}: {'the same' if same else 'differs'}")
        raise typer.Exit(0 if same else 1)
    path.write_bytes(packed)
    say(f"{path}: {len(packed) / 1e6:.2f} MB")
