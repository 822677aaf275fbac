"""Files of questions and answers become rows, each with the place it stands at: Markdown, CSV or TSV, JSON or JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine.contract.errors import ConfigError
from engine.contract.settings import fold

MARKDOWN = (".md", ".markdown")
TABLES = (".csv", ".tsv")
JSONS = (".json", ".jsonl", ".ndjson")
NAMES = {
    "question": (
        "question",
        "questions",
        "q",
        "title",
        "问题",
        "問題",
        "提问",
        "提問",
        "标题",
        "標題",
        "问",
        "問",
    ),
    "answer": (
        "answer",
        "answers",
        "a",
        "text",
        "reply",
        "content",
        "答案",
        "回答",
        "答复",
        "答覆",
        "内容",
        "內容",
        "答",
    ),
    "key": ("key", "keyword", "slug", "关键词", "關鍵詞", "关键字", "關鍵字"),
    "wordings": ("variants", "wordings", "aliases", "别的问法", "相似问", "相似問", "其他问法"),
    "link": ("link", "url", "链接", "連結"),
    "id": ("id", "编号", "編號"),
}
"""What people call the fields: heads of columns, names in JSON and in front matter."""
_FIELD_OF = {word: name for name, words in NAMES.items() for word in words}
_NEEDED = "a question (question, q, title, 问题) and an answer (answer, a, 答案, 回答)"
_LIST = 'a list like [{"question": "…", "answer": "…"}]'
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")


Rows = list[tuple[str, Mapping[str, Any] | str]]
"""The place of each row, and its fields by name; or else why it is left out."""


def rows_of(name: str, kind: str, text: str) -> Rows:
    """Read the text of a file. Raises ConfigError that names the file and the way out."""
    if kind in MARKDOWN:
        return _markdown(text)
    if kind in TABLES:
        return _table(name, kind, text)
    return _json(name, text)


def _fields(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Give what a row says its field's name; of two that mean the same field the first that says anything counts."""
    found: dict[str, Any] = {}
    for head, value in row.items():
        known = _FIELD_OF.get(fold(str(head)))
        if known is not None and found.get(known) in (None, "", []):
            found[known] = value
    return found


def _table(name: str, kind: str, text: str) -> Rows:
    first, _, rest = text.partition("\n")
    by_hand = re.fullmatch(r'"?sep=(.)"?\s*', first)  # Excel says so in a line of its own
    body, skipped = (rest, 1) if by_hand else (text, 0)
    mark = by_hand[1] if by_hand else _delimiter(kind, body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=mark, strict=True)
    found: Rows = []
    head: list[str] = []
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ConfigError(
                f"{name}, line {line} cannot be read as a row: {error}; mend its quotes or save the table anew"
            ) from None
        if cells is None:
            return found
        if not any(cell.strip() for cell in cells):
            continue
        if not head:
            head = _checked_head(name, cells)
        elif any(cell.strip() for cell in cells[len(head) :]):
            why = f"more cells than columns; put a text with {mark!r} in it into quotes"
            found.append((f"line {line}", why))
        else:
            found.append((f"line {line}", _fields(dict(zip(head, cells, strict=False)))))


def _delimiter(kind: str, text: str) -> str:
    """Return what divides the cells of a head: what makes the most columns of it that are known."""
    marks = ("\t", ",", ";") if kind == ".tsv" else (",", ";", "\t")
    return max(marks, key=lambda mark: _columns(text, mark))


def _columns(text: str, mark: str) -> tuple[int, int]:
    try:
        head = next(
            (row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(row)), []
        )
    except csv.Error:
        return 0, 0
    return len(_fields(dict.fromkeys(head, ""))), len(head)


def _checked_head(name: str, cells: list[str]) -> list[str]:
    known = _fields(dict.fromkeys(cells, ""))
    if not known.keys() >= {"question", "answer"}:
        heads = ", ".join(cell.strip()[:40] for cell in cells[:20])
        raise ConfigError(f"{name} needs {_NEEDED} in its first line; the columns there are: {heads}")
    return cells


def _json(name: str, text: str) -> Rows:
    try:
        places = _places(name, _documents(name, text))
    except RecursionError:
        raise ConfigError(f"{name} is nested too deeply; it needs {_LIST}") from None
    for place, row in places:
        if not isinstance(row, dict):
            raise ConfigError(f"{name}, {place} is {kind_of(row)}; it needs an object with {_NEEDED}")
    rows = [(place, _fields(row)) for place, row in places]
    if rows and not any(row.keys() >= {"question", "answer"} for _, row in rows):
        names = ", ".join(str(key)[:40] for key in list(places[0][1])[:20]) or "none"
        raise ConfigError(f"{name}, {places[0][0]}: it needs {_NEEDED}; its names are: {names}")
    return [*rows]


def _documents(name: str, text: str) -> Any:
    """Read one document, or one a line; those come as `_Lines`."""
    try:
        return json.loads(text)
    except ValueError as error:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) == 1 or not _is_json(lines[0][1]):
            raise _no_json(name, error, 1) from None
    found = _Lines()
    for n, line in lines:
        try:
            found.append((f"line {n}", json.loads(line)))
        except ValueError as error:
            raise _no_json(name, error, n) from None
    return found


class _Lines(list[tuple[str, Any]]):
    """Values with their places, one a line."""


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _no_json(name: str, error: ValueError, line: int) -> ConfigError:
    at, said = line, str(error)
    if isinstance(error, json.JSONDecodeError):
        at, said = line + error.lineno - 1, error.msg
    return ConfigError(f"{name} is no JSON, line {at}: {said}; mend it there or write it anew")


def _places(name: str, found: Any) -> list[tuple[str, Any]]:
    """Find the entries of a document: a list, an object that holds lists of them, one entry, answers by question."""
    if isinstance(found, _Lines):
        return list(found)
    if isinstance(found, list):
        return [(f"entry {n}", one) for n, one in enumerate(found, 1)]
    if not isinstance(found, dict):
        raise ConfigError(f"{name} holds only {kind_of(found)}; it needs {_LIST}")
    told = _fields(found)
    if isinstance(told.get("question"), str) and is_text(told.get("answer")):
        return [("entry 1", found)]
    lists = list(_lists("", found))
    of_entries = [one for one in lists if any("question" in _fields(row) for row in one[1])]
    if of_entries or len(lists) == 1:
        return [
            (f"{path} entry {n}", one) for path, rows in of_entries or lists for n, one in enumerate(rows, 1)
        ]
    for question, answer in found.items():
        if not is_text(answer):
            raise ConfigError(
                f"{name}, {question[:40]!r} is {kind_of(answer)} and no answer; it needs {_LIST}"
            )
    return [
        (f"entry {n}", {"question": question, "answer": answer})
        for n, (question, answer) in enumerate(found.items(), 1)
    ]


def _lists(path: str, found: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Return the lists that hold objects, with their paths, however deep."""
    for key, value in found.items():
        here = f"{path}.{key}" if path else str(key)
        if isinstance(value, dict):
            yield from _lists(here, value)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            yield here, value


def is_text(value: Any) -> bool:
    """Tell whether a value is a text, perhaps as a list of its paragraphs."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def kind_of(value: Any) -> str:
    """Say what a value of JSON is."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "a text" if isinstance(value, str) else "an object" if isinstance(value, dict) else "a number"


def _markdown(text: str) -> Rows:
    """Every heading with text below it is a question; a file of front matter with `question:` is one entry."""
    lines = text.splitlines()
    front, body, line = _front_matter(lines)
    told = _fields(front)
    if "question" in told and "answer" not in told:
        return [("line 1", {**told, "answer": "\n".join(body).strip()})]
    found: Rows = [("line 1", told)] if "question" in told else []
    sections = list(_sections(body, line))
    for place, (level, heading, answer, at) in enumerate(sections):
        if heading and answer:
            found.append((f"line {at}", {"question": heading, "answer": answer}))
        elif answer:
            alone = "no heading above this text" if len(sections) == 1 else "text before the first heading"
            found.append((f"line {at}", alone))
        elif heading and (place + 1 == len(sections) or sections[place + 1][0] <= level):
            # A heading with lesser ones below it is a chapter's.
            found.append((f"line {at}", f"no text below {heading[:40]!r}"))
    return found


def _sections(body: list[str], line: int) -> Iterator[tuple[int, str, str, int]]:
    """Divide lines by headings: level, heading, what stands below it, the line it stands at."""
    level, heading, at, fenced = 0, "", line, False
    answer: list[str] = []
    for n, words in enumerate(body, line):
        fenced ^= _FENCE.match(words) is not None
        found = None if fenced else _HEADING.match(words)
        if found is None:
            answer.append(words)
            continue
        yield level, heading, "\n".join(answer).strip(), at
        level, heading, at, answer = len(found[1]), _plain(found[2]), n, []
    yield level, heading, "\n".join(answer).strip(), at


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str], int]:
    """Return the pairs of a front matter, what stands below it, and at which line that begins."""
    if not lines or lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        return {}, lines, 1
    end = [line.strip() for line in lines[1:]].index("---") + 1
    pairs = (line.partition(":") for line in lines[1:end] if ":" in line and not line[:1].isspace())
    front = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
    return front, lines[end + 1 :], end + 2


def _plain(heading: str) -> str:
    """Take emphasis, code marks and links off a heading."""
    return re.sub(r"[*_`]{1,3}", "", re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", heading)).strip()
