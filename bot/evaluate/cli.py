"""The commands `evaluate …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Measure how right the models are, with yardsticks in the same run.", no_args_is_help=True
)

JsonFlag = Annotated[bool, typer.Option("--json", help="End with one JSON object on stdout.")]
PredictionsOption = Annotated[
    Path | None, typer.Option("--predictions", metavar="OUT", help="Write one JSON line an input.")
]


@app.callback()
def _evaluate() -> None:
    pass


@app.command()
def sentiment(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.jsonl", help='Lines {"text": …, "label": -1|0|1}, also .gz; "-1" or "negative".'
        ),
    ],
    *,
    predictions: PredictionsOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Measure the mood model on labelled texts, beside SnowNLP, VADER and the most frequent class."""
    from bot.evaluate import report
    from bot.evaluate import sentiment as evaluation

    n, models = evaluation.run(file, predictions)
    report.publish("sentiment", n, models, as_json=as_json)


@app.command()
def threads(
    export: Annotated[Path, typer.Argument(metavar="EXPORT", help="An exported chat with replies.")],
    *,
    predictions: PredictionsOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Hide an export's replies and guess them, beside the message before and the last of whom a message calls."""
    from adapters.replay.errors import ReplayError
    from bot.commands.common import refuse
    from bot.evaluate import report
    from bot.evaluate import threads as evaluation

    try:
        n, models = evaluation.run(export, predictions)
    except ReplayError as error:
        refuse(str(error))
    report.publish("threads", n, models, as_json=as_json)


@app.command()
def qa(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="entries.jsonl {id, question, answer, variants?} and queries.jsonl {text, id|null}, also .gz.",
        ),
    ],
    *,
    target: Annotated[
        float, typer.Option(min=0.5, max=0.999, help="Precision that answers must have.")
    ] = 0.95,
    dev: Annotated[
        Path | None,
        typer.Option(
            "--dev", metavar="FILE", help="More queries, to set thresholds on; they are not learned."
        ),
    ] = None,
    semantic: Annotated[bool, typer.Option("--semantic", help="With embeddings (qunban[semantic]).")] = False,
    feedback: Annotated[
        bool,
        typer.Option("--feedback", help="Also ask a thousand times with ✔ and ✘, and see what it learns."),
    ] = False,
    predictions: PredictionsOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Measure search and gate beside SnowNLP, BM25, TF-IDF and, with --semantic, e5."""
    from bot.evaluate import qa as evaluation
    from bot.evaluate import report

    n, models = evaluation.run(
        folder,
        target=target,
        dev=dev,
        use_semantic=semantic,
        predictions=predictions,
        feedback=feedback,
    )
    report.publish("qa", n, models, as_json=as_json)


@app.command()
def questions(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help='Lines {"text": …, "label": 0|1}, also .gz.')
    ],
    *,
    predictions: PredictionsOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Measure how questions are found, with their question marks and without, beside the mark alone."""
    from bot.evaluate import questions as evaluation
    from bot.evaluate import report

    n, models = evaluation.run(file, predictions)
    report.publish("questions", n, models, as_json=as_json)


@app.command()
def recommend(
    train: Annotated[
        Path,
        typer.Argument(
            metavar="TRAIN.tsv.gz",
            help="Lines user, tab, courses in order with spaces between; a header first.",
        ),
    ],
    *,
    test: Annotated[
        Path | None,
        typer.Option(
            "--test", metavar="TEST.tsv.gz", help="Members to ask about; without it a fifth is held out."
        ),
    ] = None,
    courses: Annotated[
        Path | None,
        typer.Option("--courses", metavar="COURSES.tsv.gz", help="Lines course, source id, description."),
    ] = None,
    cold: Annotated[
        bool,
        typer.Option(
            "--cold", help="Also ask with none, one and two courses, without and with a piece of text."
        ),
    ] = False,
    models: Annotated[
        str,
        typer.Option("--models", metavar="A,B", help="Only these; the first is written to --predictions."),
    ] = "",
    predictions: PredictionsOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Guess members' last course from those before it, beside popularity, neighbours, factors and text."""
    from bot.commands.common import refuse
    from bot.evaluate import recommend as evaluation
    from bot.evaluate import report
    from engine.ml.recommend import MODELS

    if cold and courses is None:
        refuse("--cold needs --courses: what newcomers say is taken from descriptions")
    names = [name.strip() for name in models.split(",") if name.strip()]
    unknown = sorted(set(names) - set(MODELS))
    if unknown:
        refuse(f"no model {', '.join(unknown)}; there are {', '.join(MODELS)}")
    try:
        n, found = evaluation.run(
            train, test=test, courses=courses, cold=cold, predictions=predictions, names=names
        )
    except (OSError, ValueError) as error:
        refuse(str(error))
    report.publish("recommend", n, found, as_json=as_json)
