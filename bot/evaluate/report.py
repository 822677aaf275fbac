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
        name for name, value in models[0].items() if not isinstance(value, dict | bool) and name != "name"
    ]
    table = Table("model", *plain, title=f"evaluate {task} ({n} rows)")
    for model in models:
        name = f"{model['name']} *" if model["default"] else model["name"]
        table.add_row(name, *(_show(model.get(figure)) for figure in plain))
    console = Console()
    console.print(table)
    for model in models:
        for kind, figures in model.get("classes", {}).items():
            words = "  ".join(f"{figure} {_show(value)}" for figure, value in figures.items())
            console.print(f"{model['name']:10} {kind:9} {words}", highlight=False)


def _show(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if isinstance(value, float) and value >= 100 else f"{value}"
