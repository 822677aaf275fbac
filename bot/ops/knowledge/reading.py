"""Files of questions and answers become entries: a Markdown folder or file, CSV or TSV, JSON or JSON lines; .gz too."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.contract.errors import ConfigError

MARKDOWN = (".md", ".markdown")
TABLES = {".csv": ",", ".tsv": "\t"}
JSONS = (".json", ".jsonl", ".ndjson")
_NAMES = {
    "question": ("question", "q", "title", "问题", "問題"),
    "answer": ("answer", "a", "text", "reply", "content", "答案", "回答"),
    "key": ("key", "slug", "关键词", "關鍵詞"),
    "wordings": ("variants", "wordings", "aliases", "别的问法", "相似问"),
    "link": ("link", "url", "链接", "連結"),
    "id": ("id", "编号"),
}
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")


@dataclass(frozen=True)
class Given:
    """An entry as a file has it; `origin` names its place, so that the same file brings nothing twice."""

    origin: str
    question: str
    answer: str
    key: str = ""
    wordings: tuple[str, ...] = ()
    link: str = ""


def read_knowledge(path: Path) -> list[Given]:
    """Read a file, or every file of a folder. Raises ConfigError with the sentence about what cannot be read."""
    if not path.exists():
        raise ConfigError(f"there is no file or folder {path}")
    found: list[Given] = []
    for file in _files(path):
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        found += _numbered(name, _read(file))
    if not found:
        raise ConfigError(
            f"{path} holds no question with an answer; Markdown needs a heading with text below it"
        )
    return found


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = [one for one in path.rglob("*") if one.is_file() and _kind(one) in MARKDOWN]
        return sorted(one for one in files if not one.name.startswith("."))
    return [path]


def _kind(path: Path) -> str:
    suffixes = [one.lower() for one in path.suffixes]
    return suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else "".join(suffixes[-1:])


def _read(file: Path) -> Iterable[Mapping[str, Any]]:
    kind = _kind(file)
    data = file.read_bytes()
    try:
        text = (gzip.decompress(data) if file.suffix.lower() == ".gz" else data).decode("utf-8-sig")
        if kind in MARKDOWN:
            return list(_markdown(text))
        if kind in TABLES:
            return list(csv.DictReader(text.splitlines(keepends=True), delimiter=TABLES[kind]))
        if kind in JSONS:
            return _json(text)
    except (UnicodeDecodeError, gzip.BadGzipFile, json.JSONDecodeError, csv.Error) as error:
        raise ConfigError(f"{file} cannot be read: {error}") from None
    raise ConfigError(f"{file} is of no kind that can be read; give Markdown, CSV, TSV, JSON or JSON lines")


def _numbered(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Given]:
    seen: dict[str, int] = {}
    for row in rows:
        found = {key: _field(row, names) for key, names in _NAMES.items()}
        question, answer = str(found["question"] or "").strip(), str(found["answer"] or "").strip()
        if not question or not answer:
            continue
        place = str(found["id"] or " ".join(question.split())[:80])
        seen[place] = seen.get(place, 0) + 1
        again = f"#{seen[place]}" if seen[place] > 1 else ""
        yield Given(
            origin=f"{name}:{place}{again}",
            question=question,
            answer=answer,
            key=str(found["key"] or "").strip(),
            wordings=_wordings(found["wordings"]),
            link=str(found["link"] or "").strip(),
        )


def _field(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    known = {str(key).strip().casefold(): value for key, value in row.items()}
    return next((known[name] for name in names if known.get(name)), None)


def _wordings(value: Any) -> tuple[str, ...]:
    pieces = value if isinstance(value, list) else re.split(r"[|｜\n]", str(value or ""))
    return tuple(dict.fromkeys(piece for one in pieces if (piece := str(one).strip())))


def _json(text: str) -> list[Mapping[str, Any]]:
    """Read a list, an object that holds one, an object of answers by question, or one object a line."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list)]
        if _field(found, _NAMES["question"]) and _field(found, _NAMES["answer"]):
            found = [found]
        elif lists:
            found = lists[0]
        else:
            found = [{"question": key, "answer": value} for key, value in found.items()]
    return [row for row in found if isinstance(row, dict)]


def _markdown(text: str) -> Iterator[dict[str, Any]]:
    """Every heading with text below it is a question; a file of front matter with `question:` is one entry."""
    lines = text.splitlines()
    front, body = _front_matter(lines)
    if _field(front, _NAMES["question"]) and not _field(front, _NAMES["answer"]):
        yield {**front, "answer": "\n".join(body).strip()}
        return
    heading, fenced = "", False
    answer: list[str] = []
    for line in body:
        fenced ^= _FENCE.match(line) is not None
        found = None if fenced else _HEADING.match(line)
        if found is None:
            answer.append(line)
            continue
        yield {"question": heading, "answer": "\n".join(answer).strip()}
        heading, answer = _plain(found[2]), []
    yield {"question": heading, "answer": "\n".join(answer).strip()}


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    if not lines or lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        return {}, lines
    end = [line.strip() for line in lines[1:]].index("---") + 1
    pairs = (line.partition(":") for line in lines[1:end] if ":" in line and not line[:1].isspace())
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}, lines[end + 1 :]


def _plain(heading: str) -> str:
    """Take emphasis, code marks and links off a heading."""
    return re.sub(r"[*_`]{1,3}", "", re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", heading)).strip()
