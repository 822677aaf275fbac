"""The settings as a menu: features, then their settings page by page, switches that turn by one press."""

from __future__ import annotations

from engine.contract.commands import in_language
from engine.contract.errors import UserError
from engine.contract.events import Button
from engine.contract.feature import Context, Feature
from engine.contract.ports import Features
from engine.contract.replies import Button as Key
from engine.contract.replies import Buttons
from engine.contract.settings import allowed
from engine.settings import records, setup
from engine.settings.schema import SHADOW_UNTIL
from engine.stream.whereabouts import is_admin

PAGE = 6
_ROW = 3
_LONGEST_DATA = 64


def show_features(ctx: Context, edit: str = "") -> None:
    """Show which features have settings."""
    lang = ctx.language(ctx.event.actor)
    keys = [
        Key(_title(ctx, feature, lang), data=f"settings:page:{feature.name}:0", only=ctx.event.actor)
        for feature in ctx.port(Features).all()
        if feature.settings
    ]
    ctx.reply(ctx.text("settings-menu", lang), _rows(keys), edit=edit, private=not edit)


def show_page(
    ctx: Context, name: str, page: int, edit: str = "", flipped: dict[str, str] | None = None
) -> None:
    """Show a page of a feature's settings; `flipped` has values that were written a moment ago."""
    lang = ctx.language(ctx.event.actor)
    feature = _feature(ctx, name)
    entries = [entry for entry in records.entries(ctx, feature) if entry.name != SHADOW_UNTIL]
    pages = max(1, -(-len(entries) // PAGE))
    page = min(max(page, 0), pages - 1)
    lines = [ctx.text("settings-page", lang, feature=_title(ctx, feature, lang), page=page + 1, pages=pages)]
    keys: list[Key] = []
    for entry in entries[page * PAGE : (page + 1) * PAGE]:
        value = (flipped or {}).get(entry.name, entry.value)
        key = "settings-line-own" if entry.own or entry.name in (flipped or {}) else "settings-line"
        said = in_language(entry.setting.help, lang)
        lines.append(
            ctx.text(key, lang, name=entry.name, value=value, help=said, range=allowed(entry.setting))
        )
        data = f"settings:turn:{page}:{entry.name}"
        if entry.setting.kind in ("bool", "choice") and len(data.encode()) <= _LONGEST_DATA:
            keys.append(Key(f"{entry.setting.key}: {value}", data=data, only=ctx.event.actor))
    lines.append(ctx.text("settings-how", lang, name=entries[0].name, value=entries[0].value))
    ctx.reply(
        "\n".join(lines), _rows(keys, _moves(ctx, name, page, pages, lang)), edit=edit, private=not edit
    )


def on_button(ctx: Context, button: Button, rest: str) -> None:
    """Turn pages and switches; only admins may, whoever the menu was made for."""
    if not is_admin(ctx):
        raise UserError("error-role", role="admin")
    word, _, rest = rest.partition(":")
    if word == "page":
        name, _, page = rest.partition(":")
        show_page(ctx, name, int(page), edit=button.message)
    elif word == "turn":
        page, _, name = rest.partition(":")
        _turn(ctx, button, name, int(page))
    elif word == "setup":
        setup.on_press(ctx, rest)
    else:
        show_features(ctx, edit=button.message)


def _turn(ctx: Context, button: Button, name: str, page: int) -> None:
    setting = records.find(ctx, name)
    feature = next(
        feature for feature in ctx.port(Features).all() if any(each is setting for each in feature.settings)
    )
    now = next(entry.value for entry in records.entries(ctx, feature) if entry.name == name)
    choices = setting.choices or ("on", "off")
    # An operator's default may be written in another way (zh); the first press then makes it the first choice.
    following = choices[(choices.index(now) + 1) % len(choices)] if now in choices else choices[0]
    records.put_text(ctx, name, following)
    show_page(ctx, feature.name, page, edit=button.message, flipped={name: following})


def _feature(ctx: Context, name: str) -> Feature:
    for feature in ctx.port(Features).all():
        if feature.name == name and feature.settings:
            return feature
    raise UserError("settings-unknown", name=name)


def _title(ctx: Context, feature: Feature, lang: str) -> str:
    return ctx.text("settings-feature", lang, feature=feature.name)


def _moves(ctx: Context, name: str, page: int, pages: int, lang: str) -> tuple[Key, ...]:
    moves = []
    if page:
        moves.append(Key("◀", data=f"settings:page:{name}:{page - 1}", only=ctx.event.actor))
    moves.append(Key(ctx.text("settings-back", lang), data="settings:menu", only=ctx.event.actor))
    if page + 1 < pages:
        moves.append(Key("▶", data=f"settings:page:{name}:{page + 1}", only=ctx.event.actor))
    return tuple(moves)


def _rows(keys: list[Key], last: tuple[Key, ...] = ()) -> Buttons:
    rows = [tuple(keys[n : n + _ROW]) for n in range(0, len(keys), _ROW)]
    return Buttons(tuple(rows) + ((last,) if last else ()))
