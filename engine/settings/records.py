"""Reading and writing a community's settings, each change with its audit row."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, text

from engine.contract.errors import UserError
from engine.contract.facts import SettingChanged, SettingChosen
from engine.contract.feature import Context, Export, Feature, Person, Setting, SettingValue
from engine.contract.ports import Features
from engine.contract.settings import format_setting, full_name, parse_setting, schema
from engine.settings.schema import LANGUAGE, TIMEZONE
from engine.settings.zones import check_zone
from engine.store.sql import upsert
from engine.store.tables import SettingRow

CHANGED = "settings-changed"
_MIRRORED = {LANGUAGE: "language", TIMEZONE: "timezone"}


class Change(msgspec.Struct, frozen=True):
    """A change as the audit keeps it; None stands for the operator's default."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Entry:
    """A setting with its value in a community; `own` if the community chose it."""

    name: str
    setting: Setting
    value: str
    own: bool


def find(ctx: Context, name: str) -> Setting:
    """Return a setting by its full name. Raises UserError that names the nearest ones."""
    import difflib

    settings = schema(ctx.port(Features).all())
    found = settings.get(name.strip().casefold())
    if found is not None:
        return found
    inside = [full for full in settings if name and name.casefold() in full]
    near = difflib.get_close_matches(name, settings, n=3, cutoff=0.6) or inside[:3]
    if near:
        raise UserError("settings-unknown-near", name=name, near=", ".join(near))
    raise UserError("settings-unknown", name=name)


def own_values(ctx: Context) -> dict[str, SettingValue]:
    """Return what the community chose itself, by full name."""
    rows = ctx.conn.execute(
        text("select name, value from setting where part = :p and community = :c order by name"),
        {"p": ctx.part, "c": ctx.community},
    )
    return {row.name: msgspec.json.decode(row.value) for row in rows}


def entries(ctx: Context, feature: Feature) -> list[Entry]:
    """Return a feature's settings with their values."""
    own = own_values(ctx)
    found = []
    for setting in feature.settings:
        name = full_name(feature.name, setting)
        value = own[name] if name in own else ctx.setting(name)
        found.append(Entry(name, setting, format_setting(setting, value), name in own))
    return found


def put(ctx: Context, name: str, value: SettingValue) -> Change | None:
    """Give a setting a value; returns the change, None if it had that value already."""
    setting = find(ctx, name)
    if name == TIMEZONE:
        check_zone(str(value))
    own = own_values(ctx)
    old = format_setting(setting, own[name]) if name in own else None
    new = format_setting(setting, value)
    if old == new:
        return None
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "name": name,
        "value": msgspec.json.encode(value).decode(),
    }
    upsert(ctx.conn, SettingRow, [row], keys=("part", "community", "name"), put=("value",))
    return _record(ctx, Change(name, old, new))


def put_text(ctx: Context, name: str, value: str) -> Change | None:
    """Give a setting a value written as text. Raises UserError that names what is allowed."""
    return put(ctx, name, parse_setting(name, find(ctx, name), value))


def on_chosen(ctx: Context, fact: SettingChosen) -> None:
    """Write what an admin chose by another feature's command."""
    if fact.value is None:
        revert(ctx, fact.name)
    else:
        put_text(ctx, fact.name, fact.value)


def revert(ctx: Context, name: str) -> Change | None:
    """Give a setting back to the operator's default; None if the community had not chosen."""
    setting = find(ctx, name)
    own = own_values(ctx)
    if name not in own:
        return None
    ctx.conn.execute(
        text("delete from setting where part = :p and community = :c and name = :n"),
        {"p": ctx.part, "c": ctx.community, "n": name},
    )
    return _record(ctx, Change(name, format_setting(setting, own[name]), None))


def last_change(ctx: Context) -> Change | None:
    """Return the latest change on record; taking it back twice does it again."""
    detail = ctx.conn.execute(
        text(
            "select detail from audit where part = :p and community = :c and action = :a "
            "order by seq desc, n desc limit 1"
        ),
        {"p": ctx.part, "c": ctx.community, "a": CHANGED},
    ).scalar()
    return None if detail is None else read_change(detail)


def read_change(detail: str) -> Change:
    """Read a change from its audit row."""
    return msgspec.json.decode(detail, type=Change)


def _record(ctx: Context, change: Change) -> Change:
    column = _MIRRORED.get(change.name)
    if column is not None:
        # The community's row is what every event reads; the setting is its record.
        ctx.conn.execute(
            text(f"update community set {column} = :v where id = :c"),
            {"v": change.new or "", "c": ctx.community},
        )
    ctx.audit(CHANGED, msgspec.json.encode(change).decode())
    ctx.fact(
        SettingChanged(subject=f"{ctx.event.key}:{change.name}", name=change.name, value=change.new or "")
    )
    return change


def export_person(conn: Connection, person: Person) -> Export:
    """Return what a person changed, as the audit has it."""
    rows = conn.execute(
        text(
            "select action, detail, at from audit where part = :p and community = :c and actor = :a order by seq, n"
        ),
        {"p": person.part, "c": person.community, "a": person.actor},
    )
    return Export(name="audit", rows=[dict(row) for row in rows.mappings()])


def forget_person(_conn: Connection, _person: Person) -> None:
    """The audit names a number, and decisions of admins stay explained."""
