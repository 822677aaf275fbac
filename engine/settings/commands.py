"""`/settings`, `/audit`, `/setup`, `/setup shadow`, `/pause`, `/resume`, `/language`, `/timezone`."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.commands import CommandSpec, Param, Value, in_language
from engine.contract.errors import UserError
from engine.contract.events import ROLES
from engine.contract.feature import Context
from engine.contract.ports import Features
from engine.contract.settings import allowed, fold, format_setting, schema
from engine.settings import menu, pause, records
from engine.settings.audit import show_audit
from engine.settings.schema import LANGUAGE, SHADOW_UNTIL, TIMEZONE, language_of
from engine.settings.setup import setup
from engine.settings.zones import check_zone
from engine.stream.whereabouts import is_admin


def _settings(ctx: Context, args: dict[str, Value]) -> None:
    name, value = str(args.get("name") or ""), args.get("value")
    if not name:
        menu.show_features(ctx)
    elif fold(name) in ("diff", "差异"):
        _diff(ctx)
    elif fold(name) in ("revert", "还原"):
        _revert(ctx, str(value or "last"))
    elif value is None:
        _show(ctx, name)
    else:
        _set(ctx, fold(name), str(value))


def _show(ctx: Context, name: str) -> None:
    lang = ctx.language(ctx.event.actor)
    for feature in ctx.port(Features).all():
        if feature.settings and fold(name) in (feature.name, _group(feature.name)):
            menu.show_page(ctx, feature.name, 0)
            return
        for entry in records.entries(ctx, feature):
            if entry.name == fold(name):
                said = in_language(entry.setting.help, lang)
                key = "settings-line-own" if entry.own else "settings-line"
                ctx.reply(
                    ctx.text(
                        key, lang, name=entry.name, value=entry.value, help=said, range=allowed(entry.setting)
                    )
                )
                return
    records.find(ctx, name)


def _group(feature: str) -> str:
    return "bot" if feature == "settings" else feature


def _set(ctx: Context, name: str, value: str) -> None:
    if name == SHADOW_UNTIL:
        raise UserError("settings-shadow-command")
    if name == TIMEZONE:
        value = check_zone(value)
    _say_change(ctx, name, records.put_text(ctx, name, value))


def _say_change(ctx: Context, name: str, change: records.Change | None) -> None:
    lang = ctx.language(ctx.event.actor)
    if change is None:
        ctx.reply(ctx.text("settings-same", lang, name=name))
        return
    default = ctx.text("settings-default", lang)
    ctx.reply(
        ctx.text("settings-done", lang, name=name, old=change.old or default, new=change.new or default),
    )


def _diff(ctx: Context) -> None:
    lang = ctx.language(ctx.event.actor)
    known = schema(ctx.port(Features).all())
    own = records.own_values(ctx)
    lines = [
        ctx.text(
            "settings-diff-line",
            lang,
            name=name,
            value=format_setting(known[name], value),
            default=format_setting(known[name], known[name].default),
        )
        for name, value in own.items()
        if name in known and name != SHADOW_UNTIL
    ]
    if not lines:
        ctx.reply(ctx.text("settings-diff-none", lang))
        return
    ctx.reply("\n".join([ctx.text("settings-diff", lang, count=len(lines)), *lines]))


def _revert(ctx: Context, name: str) -> None:
    if fold(name) not in ("last", "上次"):
        _say_change(ctx, fold(name), records.revert(ctx, fold(name)))
        return
    change = records.last_change(ctx)
    if change is None:
        raise UserError("settings-nothing-to-revert")
    undone = (
        records.revert(ctx, change.name)
        if change.old is None
        else records.put_text(ctx, change.name, change.old)
    )
    _say_change(ctx, change.name, undone)


def _language(ctx: Context, args: dict[str, Value]) -> None:
    chosen, scope = args.get("language"), str(args.get("scope") or "me")
    actor = ctx.event.actor
    if chosen is None:
        now = ctx.language(actor)
        ctx.reply(ctx.text("settings-language-now", now, language=now))
        return
    needed = {"me": "member", "chat": "moderator", "community": "admin"}[scope]
    if ROLES.index(ctx.role()) < ROLES.index(needed):
        raise UserError("error-role", role=needed)
    lang = language_of(str(chosen))
    if scope == "community":
        records.put(ctx, LANGUAGE, lang)
    elif scope == "chat":
        ctx.conn.execute(
            text("update chat set language = :l where id = :c"), {"l": lang, "c": ctx.event.chat}
        )
        ctx.audit("settings-language", lang)
    else:
        ctx.conn.execute(
            text(
                "update identity set language = :l where person = (select person from identity where id = :a)"
            ),
            {"l": lang, "a": actor},
        )
    ctx.reply(ctx.text(f"settings-language-{scope}", lang, language=lang))


def _timezone(ctx: Context, args: dict[str, Value]) -> None:
    lang = ctx.language(ctx.event.actor)
    wanted = args.get("zone")
    if wanted is None:
        ctx.reply(ctx.text("settings-zone-now", lang, zone=ctx.zone, now=pause.moment(ctx, ctx.event.at)))
        return
    if not is_admin(ctx):
        raise UserError("error-role", role="admin")
    _say_change(ctx, TIMEZONE, records.put(ctx, TIMEZONE, check_zone(str(wanted))))


_LANGUAGE_WORDS = {
    "zh-CN": "zh",
    "cn": "zh",
    "中文": "zh",
    "简体": "zh",
    "简体中文": "zh",
    "tw": "zh-TW",
    "繁体": "zh-TW",
    "繁體": "zh-TW",
    "繁體中文": "zh-TW",
    "english": "en",
    "英文": "en",
    "英语": "en",
}

COMMANDS = (
    CommandSpec(
        name="settings",
        run=_settings,
        help={"zh": "查看和修改设置", "en": "See and change the settings"},
        aliases=("config", "设置", "設定"),
        params=(
            Param(
                name="name",
                help={"zh": "设置名、diff 或 revert", "en": "A setting, diff or revert"},
                suggest=True,
            ),
            Param(name="value", kind="rest", help={"zh": "新的值", "en": "Its new value"}),
        ),
        audience="admin",
        private=True,
        moderation=True,
        examples=(
            "/settings",
            "/settings points.message.cooldown 30s",
            "/settings diff",
            "/settings revert last",
        ),
    ),
    CommandSpec(
        name="audit",
        run=show_audit,
        help={"zh": "谁在什么时候改了什么", "en": "Who changed what, and when"},
        aliases=("记录", "審計", "审计"),
        params=(
            Param(name="page", kind="int", low=1, high=10_000, help={"zh": "页码", "en": "Page"}),
            Param(name="actor", kind="user", help={"zh": "谁做的", "en": "Who did it"}),
        ),
        audience="admin",
        private=True,
        moderation=True,
        examples=("/audit", "/audit 2"),
    ),
    CommandSpec(
        # Two words, for Discord lets a group of commands (setup shadow) not be a command itself.
        name="setup check",
        run=setup,
        help={"zh": "看看我在这里还缺什么", "en": "See what I lack here"},
        aliases=("setup", "安装检查"),
        audience="admin",
        where="group",
        moderation=True,
        examples=("/setup", "/setup check"),
    ),
    CommandSpec(
        name="setup shadow",
        run=pause.shadow,
        help={
            "zh": "影子模式：照常计算，只对管理员说话",
            "en": "Shadow mode: compute everything, speak to admins only",
        },
        params=(
            Param(
                name="length",
                required=True,
                help={"zh": "多久，或 off", "en": "How long, or off"},
            ),
        ),
        audience="admin",
        private=True,
        moderation=True,
        examples=("/setup shadow 7d", "/setup shadow off"),
    ),
    CommandSpec(
        name="pause",
        run=pause.pause,
        help={"zh": "让我在这个群里先安静", "en": "Have me keep quiet in this chat"},
        aliases=("暂停",),
        params=(
            Param(name="duration", kind="duration", low=60_000_000, help={"zh": "多久", "en": "How long"}),
        ),
        audience="admin",
        where="group",
        moderation=True,
        examples=("/pause", "/pause 2h"),
    ),
    CommandSpec(
        name="resume",
        run=pause.resume,
        help={"zh": "让我在这个群里继续说话", "en": "Let me speak in this chat again"},
        aliases=("恢复",),
        audience="admin",
        where="group",
        moderation=True,
        examples=("/resume",),
    ),
    CommandSpec(
        name="language",
        run=_language,
        help={"zh": "选我对你说的语言", "en": "Choose the language I use with you"},
        aliases=("语言", "語言"),
        params=(
            Param(
                name="language",
                kind="choice",
                choices=("zh", "zh-TW", "en"),
                aliases=_LANGUAGE_WORDS,
                help={"zh": "语言", "en": "The language"},
            ),
            Param(
                name="scope",
                kind="choice",
                choices=("me", "chat", "community"),
                aliases={"我": "me", "本群": "chat", "群": "chat", "社区": "community"},
                help={"zh": "给谁", "en": "For whom"},
            ),
        ),
        private=True,
        examples=("/language en", "/language zh chat", "/语言 繁体"),
    ),
    CommandSpec(
        name="timezone",
        run=_timezone,
        help={"zh": "查看或修改社区的时区", "en": "See or change the community's time zone"},
        aliases=("时区", "時區"),
        params=(
            Param(
                name="zone", kind="rest", help={"zh": "时区或城市", "en": "A zone or a city"}, suggest=True
            ),
        ),
        private=True,
        examples=("/timezone", "/timezone Asia/Shanghai", "/时区 台北"),
    ),
)
