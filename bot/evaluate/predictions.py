"""The file that `--predictions` names: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def check(path: Path | None) -> None:
    """Open the file, so that a place where nothing can be written is named before the work and not after it."""
    if path is not None:
        path.open("a", encoding="utf-8").close()


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows. Half an emoji, which JSON may hold and UTF-8 may not, stays escaped as it came."""
    with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
