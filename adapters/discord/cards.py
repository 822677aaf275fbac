"""Cards become embeds within Discord's limits; what one embed cannot hold goes on in the next. Pure."""

from __future__ import annotations

import discord

from adapters.discord.markup import escape
from adapters.discord.split import clip, cut, dressed, size
from engine.contract.replies import Card

TITLE = 256
BODY = 4096
FIELDS = 25
NAME = 256
VALUE = 1024
FOOTER = 2048
EMBEDS = 10
TOTAL = 6000
"""Units that all embeds of a message may have together."""
_BLANK = "\u200b"
"""Discord refuses empty names and values; this is nothing to see."""
_SHORT = 24
"""Fields no longer than this stand side by side."""
COLOUR = discord.Colour(0x2F9E8F)


def embeds(card: Card) -> list[discord.Embed]:
    """Turn a card into embeds, nearly always one."""
    title, body = card.title, escape(card.body)
    if size(title) > TITLE:
        title, body = clip(title, TITLE), f"{escape(card.title)}\n{body}"
    pages = [_fresh()]
    pages[0].title = title or None
    for n, piece in enumerate(cut(body, BODY)):
        page = pages[0] if n == 0 and _fits(pages[0], size(piece)) else _next(pages)
        page.description = piece
    for name, value in _fields(card):
        page = pages[-1]
        if len(page.fields) == FIELDS or not _fits(page, size(name) + size(value)):
            page = _next(pages)
        page.add_field(name=name, value=value, inline=size(name) <= _SHORT and size(value) <= _SHORT)
    for piece in cut(card.footer, FOOTER):
        page = pages[-1] if not pages[-1].footer.text and _fits(pages[-1], size(piece)) else _next(pages)
        page.set_footer(text=piece)
    shown = [page for page in pages if weight(page)] or pages[:1]
    if card.image.startswith(("https://", "http://")):
        shown[-1].set_image(url=card.image)
    return shown


def weight(embed: discord.Embed) -> int:
    """Count the units of an embed that Discord counts."""
    texts = [embed.title, embed.description, embed.footer.text]
    texts += [text for field in embed.fields for text in (field.name, field.value)]
    return sum(size(text) for text in texts if text)


def _fields(card: Card) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in card.fields:
        full = escape(name)
        heads = cut(full, NAME) or [_BLANK]
        values = dressed(value, escape, VALUE) or [_BLANK]
        # A name longer than a name may be goes on as fields of its own.
        found += [(head, _BLANK) for head in heads[:-1]]
        found += [(heads[-1] if n == 0 else _BLANK, piece) for n, piece in enumerate(values)]
    return [(name if name.strip() else _BLANK, value if value.strip() else _BLANK) for name, value in found]


def _fresh() -> discord.Embed:
    return discord.Embed(colour=COLOUR)


def _next(pages: list[discord.Embed]) -> discord.Embed:
    pages.append(_fresh())
    return pages[-1]


def _fits(embed: discord.Embed, more: int) -> bool:
    return weight(embed) + more <= TOTAL
