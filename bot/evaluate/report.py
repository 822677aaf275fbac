"""What an evaluation found, as a table for people or one JSON object for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table


def publish(task: str, n: int, models: Sequence[dict[str, Any]], *, as_json: bool) -> None:
    """Print the models' figures; figures that are tables themselves follow below."""
    if as_json:
        print(json.dumps({"task": task, "n": n, "models": list(models)}, ensure_ascii=False))
        return
    plain = [
        name for name in models[0] if name != "name" and _is_figure([model.get(name) for model in models])
    ]
    table = Table("model", *plain, title=f"evaluate {task} ({n} rows)")
    for model in models:
        name = f"{model['name']} *" if model["default"] else model["name"]
        table.add_row(name, *(_show(model.get(figure)) for figure in plain))
    console = Console()
    console.print(table)
    for model in models:
        for kind, figures in _apart(model):
            console.print(f"{model['name']:10} {kind:9} {_words(figures)}", highlight=False)
        for line in _learned(model):
            console.print(line, highlight=False)


def _is_figure(values: Sequence[Any]) -> bool:
    """Say whether some model has the figure, and it is one number."""
    return not any(isinstance(value, dict | list | bool) for value in values) and any(
        value is not None for value in values
    )


def _apart(model: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Give the figures that a model has for parts of what it was asked."""
    found = [*(model.get("classes") or model.get("curve") or {}).items()]
    found += [(f"after {length}", figures) for length, figures in (model.get("history") or {}).items()]
    found += [(f"{length} + text", figures) for length, figures in (model.get("text") or {}).items()]
    found += [(f"tenth {number}", figures) for number, figures in enumerate(model.get("deciles") or (), 1)]
    return found


def _learned(model: dict[str, Any]) -> list[str]:
    found = model.get("feedback")
    if found is None:
        return []
    blocks = [f"{100 * number:5}… {_words(block)}" for number, block in enumerate(found["blocks"])]
    return [
        f"{model['name']}, with feedback:",
        *blocks,
        f"from the 100th on: {_words(found['from_100'])}; refused answers repeated: {found['refused_repeated']}",
    ]


def _words(figures: dict[str, Any]) -> str:
    return "  ".join(f"{figure} {_show(value)}" for figure, value in figures.items())


def _show(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if isinstance(value, float) and value >= 100 else f"{value}"
