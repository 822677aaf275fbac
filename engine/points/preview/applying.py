"""Applying a preview and taking it back, all its settings in one step; the settings feature writes and audits each."""

from __future__ import annotations

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.facts import SettingChosen
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.contract.settings import fold
from engine.points.preview.records import (
    APPLIED,
    DROPPED,
    READY,
    REVERTED,
    Preview,
    last_applied,
    own_texts,
    preview_of,
    put,
)
from engine.stream.whereabouts import community_name, is_admin

_REVERT = frozenset({"revert", "还原", "還原", "撤回"})


def is_revert(written: str) -> bool:
    """Tell whether somebody asks for the last preview to be taken back."""
    return fold(written) in _REVERT


def choices(context: Context, number: int, actor: int) -> Buttons:
    """Return the buttons below a preview."""
    apply = Button(context.text("preview-apply"), data=_data(context, "apply", number), only=actor)
    drop = Button(context.text("preview-drop"), data=_data(context, "drop", number), only=actor)
    return Buttons(((apply, drop),))


def _data(context: Context, word: str, number: int) -> str:
    return f"points:whatif:{word}:{number}:{context.community}"


def on_button(context: Context, body: Press, rest: str) -> None:
    """Apply, drop or take back: `apply:number:community`.

    A preview is told in private, where one may have come to speak of another community since. Raises UserError then.
    """
    if not is_admin(context):
        context.toast(context.text("points-not-yours", lang=context.language(context.event.actor)))
        return
    word, *numbers = rest.split(":")
    if len(numbers) != 2 or not all(number.isdecimal() and len(number) < 19 for number in numbers):
        raise UserError("preview-gone")
    number, community = map(int, numbers)
    if community != context.community:
        raise UserError("preview-elsewhere", community=community_name(context.conn, community))
    preview = preview_of(context, number)
    if preview is None:
        raise UserError("preview-gone")
    if word == "revert":
        _revert(context, preview, edit=body.message)
    elif preview.state != READY:
        raise UserError("preview-state", state=preview.state)
    elif word == "apply":
        _apply(context, preview, edit=body.message)
    else:
        put(context, preview.number, state=DROPPED)
        context.reply(context.text("preview-dropped"), edit=body.message, lifetime="notice")


def _apply(context: Context, preview: Preview, edit: str) -> None:
    if own_texts(context, preview.texts()) != preview.earlier():
        raise UserError("preview-stale")
    for name, value in preview.texts().items():
        context.fact(SettingChosen(subject=f"{context.event.key}:{name}", name=name, value=value))
    put(context, preview.number, state=APPLIED)
    written = ", ".join(f"{name} {value}" for name, value in preview.texts().items())
    context.audit("preview-applied", f"#{preview.number} {written}")
    lines = [context.text("preview-applied", changes=written)]
    if "points.curve" in preview.texts():
        lines.append(context.text("preview-applied-curve"))
    back = Button(
        context.text("preview-revert"),
        data=_data(context, "revert", preview.number),
        only=context.event.actor,
    )
    context.reply(Text("\n".join(lines)), Buttons(((back,),)), edit=edit)


def revert_last(context: Context) -> None:
    """Take back what was applied last."""
    preview = last_applied(context)
    if preview is None:
        raise UserError("preview-none")
    _revert(context, preview, edit="")


def _revert(context: Context, preview: Preview, edit: str) -> None:
    if preview.state != APPLIED:
        raise UserError("preview-state", state=preview.state)
    own = own_texts(context, preview.texts())
    back, kept = [], []
    for name, value in preview.earlier().items():
        if own[name] != preview.texts()[name]:
            kept.append(name)
            continue
        back.append(f"{name} {value or context.text('preview-default')}")
        context.fact(SettingChosen(subject=f"{context.event.key}:{name}", name=name, value=value))
    put(context, preview.number, state=REVERTED)
    context.audit("preview-reverted", f"#{preview.number} {', '.join(back)}".rstrip())
    lines = [
        context.text("preview-reverted", changes=", ".join(back))
        if back
        else context.text("preview-reverted-none")
    ]
    if kept:
        lines.append(context.text("preview-reverted-kept", names=", ".join(kept)))
    context.reply("\n".join(lines), edit=edit)
