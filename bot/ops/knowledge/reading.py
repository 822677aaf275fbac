"""Files of questions and answers become entries: a Markdown folder or file, CSV or TSV, JSON or JSON lines; .gz too.

What can be meant in one way only is taken, what cannot be taken in is named with its place, and of a file with an entry
that is none nothing comes in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.ops.decoding import AS_UTF_8, ending, read_text, without_controls
from bot.ops.knowledge import documents, markdown, tables
from bot.ops.knowledge.documents import is_text, kind_of, read_json
from bot.ops.knowledge.fields import Rows
from bot.ops.knowledge.markdown import read_markdown
from bot.ops.knowledge.tables import read_table
from engine.contract.errors import ConfigError
from engine.qa.knowledge.rules import LONGEST_ANSWER, LONGEST_KEY, LONGEST_QUESTION, key_of

_SHOWN = 3
"""Problems in one sentence."""


@dataclass(frozen=True)
class Given:
    """An entry as a file has it; `origin` names its place, so that the same file brings nothing twice."""

    origin: str
    question: str
    answer: str
    key: str = ""
    wordings: tuple[str, ...] = ()
    link: str = ""
    place: str = ""
    """Where it stands, for people."""


@dataclass
class Reading:
    """What files came to: entries, what is left out of them, and what was read otherwise than it stands there."""

    given: list[Given] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _NoText(Exception):
    """A field holds what is no text."""


class _Unfit(Exception):
    """A row is none of an entry that can be taken in."""


def read_knowledge(path: Path) -> Reading:
    """Read a file, or every file of a folder. Raises ConfigError with the sentence about what cannot be read."""
    if not path.exists():
        raise ConfigError(f"there is no file or folder {path}")
    found = Reading()
    keys: dict[str, str] = {}
    for file in _files(path):
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        _read(found, keys, file, name)
    if not found.given:
        why = f" ({'; '.join(_first(found.left_out))})" if found.left_out else ""
        raise ConfigError(f"{path} holds no question with an answer{why}")
    return found


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = [one for one in path.rglob("*") if ending(one) in markdown.ENDINGS and one.is_file()]
    shown = [one for one in files if not any(part.startswith(".") for part in one.relative_to(path).parts)]
    if not shown:
        raise ConfigError(f"{path} holds no Markdown file; name a table or a JSON file itself")
    return sorted(shown)


def _read(found: Reading, keys: dict[str, str], file: Path, name: str) -> None:
    seen: Counter[str] = Counter()
    problems = []
    for place, row in _rows(found, file, name):
        where = f"{name}, {place}"
        try:
            texts, wordings = _entry(row)
        except _Unfit as error:
            found.left_out.append(f"{where}: {error}")
        except _NoText as error:
            problems.append(f"{place}: {error}")
        else:
            origin = f"{name}:{_place(texts, seen)}"
            key = _key(found, keys, where, texts["key"])
            one = Given(origin, texts["question"], texts["answer"], key, wordings, texts["link"], where)
            found.given.append(one)
    if problems:
        raise ConfigError(f"nothing of {name} comes in; mend {'; '.join(_first(problems))}")


def _rows(found: Reading, file: Path, name: str) -> Rows:
    kind = ending(file)
    if kind not in (*markdown.ENDINGS, *tables.ENDINGS, *documents.ENDINGS):
        raise ConfigError(
            f"{name} is of no kind that can be read; give Markdown, CSV, TSV, JSON or JSON lines"
        )
    decoded = read_text(file, name)
    if decoded.encoding:
        found.notes.append(f"{name} was read as {decoded.encoding}; if it reads wrong, {AS_UTF_8}")
    if decoded.controls:
        found.notes.append(f"{name}: {decoded.controls} control characters were taken out")
    if kind in markdown.ENDINGS:
        return read_markdown(decoded.text)
    return read_table(name, kind, decoded.text) if kind in tables.ENDINGS else read_json(name, decoded.text)


def _place(texts: Mapping[str, str], seen: Counter[str]) -> str:
    """Name an entry by its id or question; of several with the same one each has a name of its own."""
    place = texts["id"] or " ".join(texts["question"].split())[:80]
    seen[place] += 1
    return f"{place}#{seen[place]}" if seen[place] > 1 else place


def _entry(row: Mapping[str, Any] | str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the texts of a row by name, and its other wordings. Raises _NoText; _Unfit if it is left out."""
    if isinstance(row, str):
        raise _Unfit(row)
    texts = {name: _text(name, row.get(name)) for name in ("question", "answer", "key", "link", "id")}
    wordings = _wordings(row.get("wordings"))
    question, answer = " ".join(texts["question"].split()), texts["answer"]
    if not question or not answer:
        raise _Unfit(f"no {'answer' if question else 'question'}")
    if len(question) > LONGEST_QUESTION:
        raise _Unfit(f"the question has {len(question)} characters, {LONGEST_QUESTION} fit")
    if len(answer) > LONGEST_ANSWER:
        raise _Unfit(f"the answer has {len(answer)} characters, {LONGEST_ANSWER} fit")
    return texts, wordings


def _text(name: str, value: Any) -> str:
    if name == "answer" and is_text(value) and isinstance(value, list):
        value = "\n\n".join(one.strip() for one in value if one.strip())
    if value in (None, []):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _NoText(f"{name} is {kind_of(value)}, but a text is needed")
    return _clean(value)


def _clean(value: object) -> str:
    text, _ = without_controls(str(value).replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()


def _wordings(value: Any) -> tuple[str, ...]:
    pieces = value if isinstance(value, list) else re.split(r"[|｜\n]", _text("variants", value))
    return tuple(dict.fromkeys(piece for one in pieces if (piece := _text("variants", one))))


def _key(found: Reading, keys: dict[str, str], where: str, written: str) -> str:
    """Return the key of an entry; one that can be none, or that stands there already, is left out with a word."""
    key = key_of(written)
    if written and not key:
        found.notes.append(
            f"{where}: {written[:LONGEST_KEY]!r} can be no key (up to {LONGEST_KEY} characters without blanks, not digits "
            "alone); it comes in without one"
        )
    elif key in keys:
        found.notes.append(f"{where}: the key {key!r} stands at {keys[key]} already; it comes in without one")
        return ""
    elif key:
        keys[key] = where
    return key


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"and {more} more"] if more > 0 else [])]
