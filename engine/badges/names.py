"""Badges in words: what they are called, how they are got, which one is meant."""

from __future__ import annotations

from typing import Any

from engine.badges.records import made
from engine.badges.rules import RULES, Rule
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.settings import fold

_LANGUAGES = ("zh-CN", "zh-TW", "en")


def shipped(ctx: Context) -> list[Rule]:
    """Return the badges that come with the bot and that the community wants."""
    hidden = {fold(str(word)) for word in ctx.setting("badges.hide")}
    return [rule for rule in RULES if not hidden & {fold(word) for word in _words(ctx, rule)}]


def _words(ctx: Context, rule: Rule) -> list[str]:
    return [rule.key, *(ctx.text("badges-name", lang, badge=rule.key) for lang in _LANGUAGES)]


class Names:
    """The community's badges by their keys, in one language."""

    def __init__(self, ctx: Context, lang: str) -> None:
        self._ctx = ctx
        self._lang = lang
        self.rules = {rule.key: rule for rule in shipped(ctx)}
        self.made = {row.badge: row for row in made(ctx)}

    def __contains__(self, badge: str) -> bool:
        return badge in self.rules or badge in self.made

    def rule(self, badge: str) -> Rule:
        """Return a badge's rule; one that is granted has a tier and nothing to count."""
        if badge in self.rules:
            return self.rules[badge]
        row = self.made[badge]
        return Rule(badge, row.emoji, row.counter, (int(row.need),))

    def name(self, badge: str) -> str:
        """Write emoji and name."""
        if badge in self.rules:
            rule = self.rules[badge]
            return f"{rule.emoji} {self._ctx.text('badges-name', self._lang, badge=badge)}"
        return f"{self.made[badge].emoji} {self.made[badge].name}"

    def titled(self, badge: str, tier: int) -> str:
        """Write emoji, name and the tier's medal."""
        return " ".join(filter(None, (self.name(badge), self.rule(badge).medal(tier))))

    def about(self, badge: str) -> str:
        """Say how a badge is got."""
        row, rule = self.made.get(badge), self.rule(badge)
        said = [str(row.about)] if row is not None and row.about else []
        if rule.counter:
            needs = " / ".join(str(need) for need in rule.tiers)
            said.append(self._ctx.text("badges-takes", self._lang, counter=rule.counter, needs=needs))
        elif not said:
            said.append(self._ctx.text("badges-by-hand", self._lang))
        return " · ".join(said)


def find(ctx: Context, written: str, lang: str) -> str:
    """Return the key of the badge that is meant. Raises UserError."""
    names = Names(ctx, lang)
    wanted = fold(written)
    for key, row in names.made.items():
        if wanted in (key, fold(row.name), fold(f"{row.emoji} {row.name}")):
            return str(key)
    for key, rule in names.rules.items():
        words = _words(ctx, rule)
        if wanted in {fold(word) for word in (*words, *(f"{rule.emoji} {word}" for word in words))}:
            return key
    raise UserError("badges-unknown", badge=written)


def own(ctx: Context, written: str, lang: str) -> Any:
    """Return the community's own badge that is meant. Raises UserError."""
    key = find(ctx, written, lang)
    row = Names(ctx, lang).made.get(key)
    if row is None:
        raise UserError("badges-not-own", badge=written)
    return row


def is_taken(ctx: Context, name: str, but: str = "") -> bool:
    """Tell whether another badge is called so."""
    wanted = fold(name)
    if any(wanted == fold(row.name) for row in made(ctx) if row.badge != but):
        return True
    return any(wanted in {fold(word) for word in _words(ctx, rule)} for rule in RULES)
