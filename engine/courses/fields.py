"""What can be written of an item: how people call it, in which form it is kept, what cannot be read. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from engine.contract.settings import fold
from engine.courses.rules import ARTICLE, COURSE, KINDS, LEVELS, PATH, SERIES, pieces

MOST_LESSONS, HIGHEST_GATE = 500, 1000
FIELDS = (
    "kind",
    "title",
    "title_en",
    "about",
    "tags",
    "level",
    "language",
    "price",
    "tier",
    "gate",
    "lessons",
    "outline",
    "link",
    "author",
    "notes",
    "image",
    "needs",
    "steps",
)
"""What can be written of an item, in the order in which a change is told."""
NUMBERS = ("gate", "lessons")
LISTS = ("tags", "needs", "steps", "outline")
LIMITS = {"title": 120, "title_en": 120, "about": 2000, "notes": 30_000, "outline": 8000}
_LIMIT = 300

NAMES: dict[str, tuple[str, ...]] = {
    "key": ("key", "slug", "id", "编号", "关键词"),
    "kind": ("kind", "type", "类型", "种类"),
    "title": ("title", "name", "title_zh", "标题", "名称"),
    "title_en": ("title_en", "english", "name_en", "英文标题", "英文名"),
    "about": ("about", "description", "summary", "简介", "介绍", "描述"),
    "tags": ("tags", "tag", "topics", "标签"),
    "level": ("level", "difficulty", "难度"),
    "language": ("language", "lang", "语言"),
    "price": ("price", "价格"),
    "tier": ("tier", "plan", "会员", "权益"),
    "gate": ("gate", "min_level", "门槛", "等级要求"),
    "lessons": ("lessons", "课时", "课数", "lesson"),
    "outline": ("outline", "目录", "大纲"),
    "link": ("link", "url", "链接"),
    "author": ("author", "teacher", "作者", "讲师"),
    "notes": ("notes", "笔记"),
    "image": ("image", "cover", "图片", "封面"),
    "needs": ("needs", "prerequisites", "requires", "先修"),
    "steps": ("steps", "items", "courses", "步骤", "包含"),
}
"""What people call the fields: heads of columns, and words before a colon."""
_FIELD_OF = {word: name for name, words in NAMES.items() for word in words}
_OPTION = re.compile(
    rf"(?:^|(?<=\s))({'|'.join(sorted(_FIELD_OF, key=len, reverse=True))})\s?[:：=]\s*", re.IGNORECASE
)
_KIND_WORDS = {
    **{kind: kind for kind in KINDS},
    "课程": COURSE,
    "课": COURSE,
    "系列": SERIES,
    "专栏": SERIES,
    "文章": ARTICLE,
    "路径": PATH,
    "学习路径": PATH,
    "路线": PATH,
}
_LEVEL_WORDS = {
    **{level: level for level in LEVELS},
    "入门": "beginner",
    "初级": "beginner",
    "零基础": "beginner",
    "easy": "beginner",
    "进阶": "intermediate",
    "中级": "intermediate",
    "medium": "intermediate",
    "高级": "advanced",
    "精通": "advanced",
    "hard": "advanced",
}
_KEY = re.compile(r"[0-9a-z\u4e00-\u9fff][0-9a-z\u4e00-\u9fff_.+-]{0,39}")
_NOT_KEY = re.compile(r"[^0-9a-z\u4e00-\u9fff+.]+")
_LIST = re.compile(r"\s*[,，、;；|\n]\s*")
_ADDRESS = re.compile(r"https?://\S{3,}")


class Mistake(Exception):
    """A field cannot be read as it is written; `key` names the text that says why."""

    def __init__(self, key: str, field: str, value: object) -> None:
        super().__init__(f"{field}: {key} ({value})")
        self.key, self.field, self.value = key, field, str(value)[:60]


def field_of(word: str) -> str | None:
    """Return which field a head of a column means; None if none."""
    return _FIELD_OF.get(fold(word))


def read_line(line: str) -> dict[str, str]:
    """Read `title | about | tags:… level:… lessons:8` as fields by name; what stands before any option is title | about."""
    found = list(_OPTION.finditer(line))
    head = line[: found[0].start()] if found else line
    told: dict[str, str] = {}
    for option, after in zip_longest(found, found[1:]):
        value = line[option.end() : after.start() if after else len(line)]
        told[_FIELD_OF[fold(option[1])]] = value.strip().strip("|｜").strip()
    pieces = [piece.strip() for piece in re.split(r"[|｜\n]", head)]
    for name, piece in zip(("title", "about"), (pieces[0], " ".join(filter(None, pieces[1:]))), strict=True):
        if piece:
            told.setdefault(name, piece)
    return told


def read_fields(told: Mapping[str, Any]) -> dict[str, Any]:
    """Bring fields into the form in which they are kept. Raises Mistake that names the field."""
    found = {name: _read(name, value) for name, value in told.items() if name in FIELDS}
    listed = told.get("lessons")
    if isinstance(listed, list) or (isinstance(listed, str) and listed and not listed.strip().isdecimal()):
        found["outline"] = _list(listed, "\n")
        found["lessons"] = len(found["outline"].split("\n"))
    if "outline" in found and found["outline"] and not found.get("lessons"):
        found["lessons"] = len(found["outline"].split("\n"))
    return found


def _read(name: str, value: Any) -> Any:
    if name == "lessons" and not _is_number(value):
        return 0  # titles: counted by who calls
    if name in NUMBERS:
        most = HIGHEST_GATE if name == "gate" else MOST_LESSONS
        if not _is_number(value) or not 0 <= int(value or 0) <= most:
            raise Mistake("courses-bad-number", name, value)
        return int(value or 0)
    if name in LISTS:
        kept = _list(value, "\n" if name == "outline" else ", ")
    else:
        kept = str(value if value is not None else "").strip()
        kept = kept if name in ("about", "notes") else " ".join(kept.split())
    if len(kept) > LIMITS.get(name, _LIMIT):
        raise Mistake("courses-bad-long", name, kept)
    return _checked(name, kept)


def _checked(name: str, kept: str) -> str:
    match name:
        case "kind" | "level" if kept:
            word = (_KIND_WORDS if name == "kind" else _LEVEL_WORDS).get(fold(kept))
            if word is None:
                raise Mistake(f"courses-bad-{name}", name, kept)
            return word
        case "kind":
            return COURSE
        case "link" | "image" if kept and not _ADDRESS.fullmatch(kept):
            raise Mistake("courses-bad-address", name, kept)
        case "needs" | "steps":
            return ", ".join(dict.fromkeys(filter(None, map(key_of, pieces(kept)))))
        case "title" if not kept:
            raise Mistake("courses-bad-empty", name, kept)
        case _:
            return kept


def _is_number(value: Any) -> bool:
    return value in ("", None) or (
        not isinstance(value, bool) and re.fullmatch(r"\d{1,4}", str(value).strip()) is not None
    )


def _list(value: Any, by: str) -> str:
    found = value if isinstance(value, list | tuple) else _LIST.split(str(value or ""))
    return by.join(dict.fromkeys(" ".join(str(one).split()) for one in found if str(one).strip()))


def key_of(word: str) -> str:
    """Return a key as it is kept: small letters, digits, Chinese; blanks become `-`. Empty if nothing is left."""
    key = _NOT_KEY.sub("-", fold(word)).strip("-.")[:40].strip("-.")
    return key if _KEY.fullmatch(key) and not key.isdecimal() else ""


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """Return (field, before, after) of every field that reads otherwise."""
    return [
        (name, before[name], after[name]) for name in FIELDS if name in after and before[name] != after[name]
    ]
