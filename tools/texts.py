"""Write every zh-TW.ftl from its zh-CN.ftl with OpenCC (s2twp): `python -m tools.texts`; `--check` only compares."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("engine", "adapters", "bot")
HEADER = "# Made from zh-CN.ftl by python -m tools.texts; change that file instead.\n"
_KEPT = re.compile(r"([/／][\u4e00-\u9fff]+)")


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2twp")


def traditional(text: str) -> str:
    """Turn a zh-CN file into its zh-TW twin; commands after a slash are typed as they are and stay."""
    pieces = _KEPT.split(text)
    turned = [piece if n % 2 else _converter().convert(piece) for n, piece in enumerate(pieces)]
    return HEADER + "".join(turned)


def sources() -> list[Path]:
    """Return every zh-CN.ftl of the project."""
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("texts/zh-CN.ftl"))


def stale() -> list[Path]:
    """Return the zh-TW files that are missing or do not fit their zh-CN.ftl."""
    return [twin for source in sources() if _read(twin := source.with_name("zh-TW.ftl")) != _wanted(source)]


def _wanted(source: Path) -> str:
    return traditional(source.read_text(encoding="utf-8"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main(arguments: list[str]) -> int:
    """Write what is stale, or with `--check` only name it and fail."""
    found = stale()
    for twin in found:
        if "--check" not in arguments:
            twin.write_text(_wanted(twin.with_name("zh-CN.ftl")), encoding="utf-8")
        sys.stdout.write(f"{twin.relative_to(ROOT)}\n")
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
