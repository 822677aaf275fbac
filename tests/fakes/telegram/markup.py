"""Telegram's HTML, read as strictly as Telegram reads it."""

from __future__ import annotations

import html
import re
from typing import Any

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_TOKEN = re.compile(r"<[^>]*>|&[^;\s]{0,10};?|[^<&]+|<")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}


class MarkupError(Exception):
    """What Telegram says of HTML that it cannot read."""


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str, users: dict[int, dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Return the text and its entities. Raises MarkupError."""
    text = ""
    stack: list[tuple[str, str, int]] = []
    entities: list[dict[str, Any]] = []
    for token in _TOKEN.findall(source):
        if token == "<":
            raise MarkupError("unclosed start tag")
        if token.startswith("</"):
            name = token[2:-1].strip()
            if not stack or stack[-1][0] != name:
                raise MarkupError(f'unmatched end tag "{name}"')
            _, inside, start = stack.pop()
            entities += _entity(name, inside, start, units(text), users)
        elif token.startswith("<"):
            name, _, inside = token[1:-1].partition(" ")
            if name not in TAGS:
                raise MarkupError(f'Unsupported start tag "{name}"')
            stack.append((name, inside, units(text)))
        elif token.startswith("&"):
            if token not in _ENTITIES:
                raise MarkupError(f"not an entity that we ever write: {token!r}")
            text += _ENTITIES[token]
        else:
            text += token
    if stack:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"')
    return _trimmed(text, sorted(entities, key=lambda one: (one["offset"], -one["length"])))


def _entity(
    name: str, inside: str, start: int, end: int, users: dict[int, dict[str, Any]]
) -> list[dict[str, Any]]:
    if end == start:
        return []
    found: dict[str, Any] = {"type": TAGS[name], "offset": start, "length": end - start}
    if name == "a":
        match = re.fullmatch(r'href="([^"]*)"', inside)
        if match is None:
            raise MarkupError("a link without an address")
        url = html.unescape(match[1])
        if url.startswith("tg://user?id="):
            user = users.get(int(url.removeprefix("tg://user?id=")))
            return [] if user is None else [{**found, "type": "text_mention", "user": user}]
        found["url"] = url
    return [found]


def _trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Cut white space off both ends, as Telegram does, and move the entities along."""
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    size = units(text)
    kept = []
    for one in entities:
        start, end = max(one["offset"] - lead, 0), min(one["offset"] - lead + one["length"], size)
        if end > start:
            kept.append({**one, "offset": start, "length": end - start})
    return text, kept[:100]
