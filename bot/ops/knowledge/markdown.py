"""Markdown becomes rows: headings are questions, what stands below them is the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ops.knowledge.fields import Rows, fields

ENDINGS = (".md", ".markdown")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")


def read_markdown(text: str) -> Rows:
    """Read every heading with text below it as a question; a file of front matter with `question:` is one entry."""
    lines = text.splitlines()
    front, body, line = _front_matter(lines)
    told = fields(front)
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
