"""Write a configuration: every key that was there before stays, the file is the owner's alone, and it is there or not."""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.config import SECTIONS, load_config

HEAD = (
    "# Qunban 群伴。每个键的说明见 config.example.toml；别把这个文件给别人，里面有令牌。\n"
    "# Every key is explained in config.example.toml. Show this file to nobody: it holds tokens.\n"
)


def read_table(path: Path) -> dict[str, Any]:
    """Return what a configuration file says; nothing if there is none or it cannot be read as TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def merged(old: Mapping[str, Any], new: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Put new values over old ones, section by section."""
    return {
        name: {**old.get(name, {}), **new.get(name, {})} for name in SECTIONS if name in old or name in new
    }


def to_toml(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """Write tables as TOML; what is nested inside a section gets dotted keys."""
    blocks = ["\n".join([f"[{name}]", *_lines(table, "")]) for name, table in tables.items()]
    return HEAD + "".join(f"\n{block}\n" for block in blocks)


def _lines(table: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{prefix}{_key(key)}.")
        else:
            yield f"{prefix}{_key(key)} = {_value(value)}"


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool | str):
        # JSON's escapes are TOML's too, but for DEL, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def write(path: Path, text: str) -> Path | None:
    """Put `text` in the file's place with the rights 0600; return where the old one is kept, None if there was none.

    Raises ConfigError, and leaves everything as it was, if the text would not be read as a configuration.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.new")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        load_config(part, {})
        kept = _keep(path)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return kept


def _keep(path: Path) -> Path | None:
    if not path.exists():
        return None
    kept = path.with_name(f"{path.name}.bak")
    kept.unlink(missing_ok=True)
    handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out, path.open("rb") as old:
        shutil.copyfileobj(old, out)
    return kept
