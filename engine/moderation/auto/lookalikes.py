"""Characters that stand for others: small tables of our own, after Unicode's confusables.txt and what adverts write.

NFKC has undone full-width, circled, superscript and mathematical letters before these tables are looked at.
"""

from __future__ import annotations

import unicodedata

from engine.moderation.auto.traditional import PLAIN, SIGNS

_CYRILLIC = {
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "ѕ": "s", "і": "i", "ї": "i", "ј": "j",
    "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "к": "k", "м": "m", "т": "t", "в": "b", "н": "h", "г": "r", "ѵ": "v",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "b", "γ": "y", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o",
    "τ": "t", "υ": "u", "χ": "x", "ω": "w", "ϲ": "c", "μ": "u",
}  # fmt: skip
_LATIN = {
    "ı": "i", "ɩ": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ß": "ss", "ɡ": "g", "ɑ": "a", "ɛ": "e",
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k",
    "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w",
    "ʏ": "y", "ᴢ": "z", "ⅴ": "v", "ⅹ": "x", "®": "r", "©": "c", "×": "x", "✕": "x", "✖": "x",
}  # fmt: skip
_ROWS = {
    "🅐": "abcdefghijklmnopqrstuvwxyz",  # U+1F150 negative circled
    "🅰": "abcdefghijklmnopqrstuvwxyz",  # U+1F170 negative squared
    "🇦": "abcdefghijklmnopqrstuvwxyz",  # U+1F1E6 regional indicators
}
_SYLLABICS = {
    "ᗩ": "a", "ᗷ": "b", "ᑕ": "c", "ᗪ": "d", "ᗴ": "e", "ᖴ": "f", "ᕼ": "h", "ᒍ": "j", "ᒪ": "l", "ᗰ": "m", "ᑎ": "n",
    "ᑭ": "p", "ᖇ": "r", "ᔕ": "s", "ᑌ": "u", "ᐯ": "v", "ᗯ": "w", "ᘔ": "z",
}  # fmt: skip
_SIGNS = {"➕": "+", "❤": "心", "♥": "心", "💗": "心", "💖": "心", "💚": "心", "❣": "心", "🐧": "企鹅", "🛩": "飞机", "✈": "飞机", "☎": "电话", "📱": "手机", "🧧": "红包", "🈹": "折扣"}  # fmt: skip
_DRAWN = {"曰": "日", "孑": "子", "佰": "百", "仟": "千", "冂": "门", "囗": "口", "丅": "t", "乂": "x"}
"""Characters that are drawn like others, and hardly ever stand for themselves in a chat."""
_TRADITIONAL = dict(zip(SIGNS, PLAIN, strict=True))

INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u3164\uffa0"
)

SPLIT = {
    "亻言": "信", "亻弋": "代", "亻介": "价", "亻本": "体", "亻尔": "你", "亻也": "他", "亻建": "健", "讠果": "课", "讠仑": "论", "讠正": "证",
    "讠式": "试", "讠旬": "询", "讠羊": "详", "钅戋": "钱", "钅肖": "销", "钅艮": "银", "礻畐": "福", "礻兄": "祝", "氵去": "法", "氵舌": "活",
    "氵主": "注", "氵充": "流", "扌丁": "打", "扌戈": "找", "扌妾": "接", "扌召": "招", "扌由": "抽", "扌包": "抱", "扌隹": "推", "纟吉": "结",
    "纟工": "红", "纟合": "给", "纟责": "绩", "禾刂": "利", "另刂": "别", "君羊": "群", "耳只": "职", "又鸟": "鸡", "贝兼": "赚", "贝者": "赌",
    "亻侖": "伦", "彳艮": "很", "彳导": "得", "辶井": "进", "彳主": "往", "弓长": "张", "礻土": "社",
}  # fmt: skip
"""Characters written as their two halves."""

LEET = str.maketrans("0134578@$!|", "oieastbasil")
"""Digits and signs as letters; used only inside of words."""


def _accented() -> dict[str, str]:
    """Latin letters with marks on them: é is e, and so is what is left of ë̶."""
    bare = {
        chr(code): unicodedata.normalize("NFD", chr(code))[0]
        for block in ((0xC0, 0x250), (0x1E00, 0x1F00))
        for code in range(*block)
    }
    return {char: letter for char, letter in bare.items() if letter.isascii()}


def _table() -> dict[int, str | None]:
    found: dict[str, str | None] = {
        **_accented(), **_CYRILLIC, **_GREEK, **_LATIN, **_SYLLABICS, **_SIGNS, **_DRAWN, **_TRADITIONAL,
        **dict.fromkeys(INVISIBLE),
    }  # fmt: skip
    for first, letters in _ROWS.items():
        found |= {chr(ord(first) + n): letter for n, letter in enumerate(letters)}
    marks = (
        chr(code) for block in ((0x300, 0x370), (0x20D0, 0x2100), (0xFE00, 0xFE10)) for code in range(*block)
    )
    found |= dict.fromkeys(mark for mark in marks if unicodedata.category(mark) in ("Mn", "Me"))
    return {ord(char): stand_in for char, stand_in in found.items()}


LOOKALIKES = _table()
FOREIGN = frozenset({*_CYRILLIC, *_GREEK})
"""Letters of other alphabets that pass for Latin ones: suspicious only beside Latin letters."""
DISGUISES = frozenset({*_SYLLABICS, *(chr(ord(first) + n) for first in _ROWS for n in range(26))}) - set(
    "®©×"
)
