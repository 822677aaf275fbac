"""What people call the fields of a question with its answer, and the rows that every kind of file comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.settings import fold

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
_NOTHING: tuple[Any, ...] = (None, "", [])
NEEDED = "a question (question, q, title, 问题) and an answer (answer, a, 答案, 回答)"

Rows = list[tuple[str, Mapping[str, Any] | str]]
"""The place of each row, and its fields by name; or else why it is left out."""


def fields(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what a row says by our name for it; of two that mean the same the first of `NAMES` that says anything counts."""
    said = {fold(str(head)): value for head, value in row.items()}
    found = {}
    for name, words in NAMES.items():
        values = [said[word] for word in words if word in said]
        if values:
            found[name] = next((value for value in values if value not in _NOTHING), values[0])
    return found
