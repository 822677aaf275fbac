"""Write every zh-TW.ftl from its zh-CN.ftl with OpenCC (s2twp): `python -m tools.texts`; `--check` only compares.

What commands and settings declare in code (`help={"zh": …}`) goes into `engine/contract/traditional.py` likewise.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("engine", "adapters", "bot")
HEADER = "# Made from zh-CN.ftl by python -m tools.texts; change that file instead.\n"
DECLARED = ROOT / "engine" / "contract" / "traditional.py"
_DECLARED_HEAD = '''"""What commands and settings declare in simplified Chinese, in traditional. Made by python -m tools.texts."""

# fmt: off
TRADITIONAL: dict[str, str] = {'''
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


def declared() -> dict[str, str]:
    """Return every Chinese text that a feature declares in code, with its zh-TW twin where that differs."""
    from bot.features import FEATURES

    texts: set[str] = set()
    for feature in FEATURES:
        for setting in feature.settings:
            texts.update(_chinese(setting.help))
        for spec in feature.commands:
            texts.update(_chinese(spec.help, spec.menu_title, *(param.help for param in spec.params)))
            texts.update(_chinese(*(field.prompt for field in spec.form)))
    twins = {text: _converter().convert(text) for text in sorted(texts)}
    return {text: twin for text, twin in twins.items() if twin != text}


def _chinese(*words: dict[str, str]) -> Iterator[str]:
    return (one["zh"] for one in words if "zh" in one)


def stale() -> list[Path]:
    """Return the zh-TW files that are missing or do not fit what they are made from."""
    twins = [source.with_name("zh-TW.ftl") for source in sources()]
    return [twin for twin in (*twins, DECLARED) if _read(twin) != _wanted(twin)]


def _wanted(twin: Path) -> str:
    if twin != DECLARED:
        return traditional(twin.with_name("zh-CN.ftl").read_text(encoding="utf-8"))
    lines = [
        f"    {json.dumps(text, ensure_ascii=False)}: {json.dumps(tw, ensure_ascii=False)},"
        for text, tw in declared().items()
    ]
    return "\n".join([_DECLARED_HEAD, *lines, "}", ""])


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main(arguments: list[str]) -> int:
    """Write what is stale, or with `--check` only name it and fail."""
    found = stale()
    for twin in found:
        if "--check" not in arguments:
            twin.write_text(_wanted(twin), encoding="utf-8")
        sys.stdout.write(f"{twin.relative_to(ROOT)}\n")
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
