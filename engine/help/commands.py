"""`/start` and `/help [topic]`: commands by feature, only those that the reader may use."""

from __future__ import annotations

import difflib
import re

from engine.contract.commands import CommandSpec, Param, Value, in_language, label, usage
from engine.contract.errors import UserError
from engine.contract.events import ROLES
from engine.contract.facts import Started
from engine.contract.feature import Context, Feature
from engine.contract.ports import Features
from engine.contract.settings import fold

_LEADS_ON = re.compile(r"c\d{1,15}_")
"""How payloads of our own buttons begin: with the community that they speak of."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _help(ctx: Context, args: dict[str, Value]) -> None:
    topic = str(args.get("topic") or "").strip()
    ctx.reply(_about(ctx, topic) if topic else _overview(ctx))


def _start(ctx: Context, args: dict[str, Value]) -> None:
    if payload := str(args.get("payload") or "").strip():
        ctx.fact(Started(subject=ctx.event.key, payload=payload))
        if _LEADS_ON.match(payload):
            # It leads to something of a feature's, which answers.
            return
    lang = ctx.language(ctx.event.actor)
    ctx.reply(ctx.text("help-welcome", lang) + "\n\n" + _overview(ctx))


def _usable(ctx: Context, feature: Feature) -> list[CommandSpec]:
    rank = ROLES.index(ctx.role())
    return [spec for spec in feature.commands if ROLES.index(spec.audience) <= rank]


def _overview(ctx: Context) -> str:
    lang = ctx.language(ctx.event.actor)
    blocks = [_list(ctx, feature, lang) for feature in ctx.port(Features).all() if _usable(ctx, feature)]
    return "\n\n".join([ctx.text("help-title", lang), *blocks, ctx.text("help-more", lang)])


def _list(ctx: Context, feature: Feature, lang: str) -> str:
    lines = [ctx.text("help-feature", lang, feature=feature.name)]
    for spec in _usable(ctx, feature):
        word = _word(spec, lang)
        key = "help-line-alias" if word else "help-line"
        values = {"word": word} if word else {}
        lines.append(ctx.text(key, lang, command=spec.name, help=in_language(spec.help, lang), **values))
    return "\n".join(lines)


def _word(spec: CommandSpec, lang: str) -> str:
    """Return the Chinese word for a command, for readers of Chinese."""
    if lang == "en":
        return ""
    return next((alias for alias in spec.aliases if _CHINESE.search(alias)), "")


def _about(ctx: Context, topic: str) -> str:
    """Explain a command or a feature. Raises UserError with near words if there is none of that name."""
    lang = ctx.language(ctx.event.actor)
    wanted = " ".join(fold(topic).lstrip("/").split())
    words: list[str] = []
    for feature in ctx.port(Features).all():
        for spec in _usable(ctx, feature):
            names = [fold(name) for name in (spec.name, *spec.aliases)]
            if wanted in names:
                return _explain(ctx, spec, lang)
            words += names
    inner = [
        _explain(ctx, spec, lang)
        for feature in ctx.port(Features).all()
        for spec in _usable(ctx, feature)
        if spec.name.startswith(f"{wanted} ")
    ]
    if inner:
        return "\n\n".join(inner)
    for feature in ctx.port(Features).all():
        titles = {
            feature.name,
            *(fold(ctx.text("help-feature-name", each, feature=feature.name)) for each in _ALL),
        }
        if wanted in titles and _usable(ctx, feature):
            return _list(ctx, feature, lang)
    near = difflib.get_close_matches(wanted, words, n=3, cutoff=0.6)
    if near:
        raise UserError("help-unknown-near", topic=topic, near=", ".join(f"/{word}" for word in near))
    raise UserError("help-unknown", topic=topic)


_ALL = ("zh-CN", "zh-TW", "en")


def _explain(ctx: Context, spec: CommandSpec, lang: str) -> str:
    lines = [
        ctx.text("help-command", lang, command=spec.name, help=in_language(spec.help, lang)),
        ctx.text("help-usage", lang, usage=usage(spec, lang)),
    ]
    lines += [_argument(ctx, param, lang) for param in spec.params if param.help]
    if spec.aliases:
        lines.append(ctx.text("help-aliases", lang, aliases=" ".join(f"/{alias}" for alias in spec.aliases)))
    if spec.examples:
        lines.append(
            ctx.text("help-examples", lang, examples="\n".join(f"  {line}" for line in spec.examples))
        )
    if spec.audience != "member":
        lines.append(ctx.text("help-audience", lang, role=ctx.text(f"role-{spec.audience}", lang)))
    return "\n".join(lines)


def _argument(ctx: Context, param: Param, lang: str) -> str:
    name = param.name if lang == "en" else label(param, lang)
    described = in_language(param.help, lang) if lang == "en" else _kinds(ctx, param, lang)
    return ctx.text("help-argument", lang, name=name, described=described)


def _kinds(ctx: Context, param: Param, lang: str) -> str:
    if param.choices:
        return " / ".join([*param.choices, *param.aliases])
    return ctx.text("help-kind", lang, kind=param.kind)


COMMANDS = (
    CommandSpec(
        name="help",
        common=True,
        run=_help,
        help={"zh": "看看我会什么", "en": "See what I can do"},
        aliases=("帮助", "菜单", "功能", "幫助", "選單"),
        params=(Param(name="topic", kind="rest", help={"zh": "命令或功能", "en": "A command or a feature"}),),
        private=True,
        examples=("/help", "/help help", "/帮助 设置"),
    ),
    CommandSpec(
        name="start",
        run=_start,
        help={"zh": "打个招呼，从这里开始", "en": "Say hello and begin"},
        # A deep link hands over a word of its own here.
        params=(Param(name="payload", kind="rest"),),
        private=True,
        examples=("/start",),
    ),
)
