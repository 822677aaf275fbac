"""Forms as dialogues, for platforms without modals: one question after the other, in the person's own chat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from engine.contract.clock import MINUTE
from engine.contract.commands import CommandSpec, FormField, in_language
from engine.contract.errors import UserError
from engine.contract.events import Event, Message
from engine.contract.settings import fold
from engine.runtime.binding import convert
from engine.store.sql import upsert
from engine.store.tables import Dialogue

if TYPE_CHECKING:
    from engine.runtime.context import EventContext

PATIENCE = 15 * MINUTE
_CANCEL = frozenset({"取消", "cancel", "/cancel"})
_SKIP = frozenset({"跳过", "跳過", "skip", "-"})


def open_form(ctx: EventContext, spec: CommandSpec) -> None:
    """Ask the event's actor to fill in the form of a command; an open form of theirs in this chat is replaced."""
    _ask(ctx, spec, {})


def open_by_name(ctx: EventContext, name: str) -> None:
    """Open the form of a command whose button was pressed, if the presser may use it."""
    router = ctx.run.house.router
    spec = router.catalogue.find(name)
    if spec is None or not spec.form:
        ctx.toast(ctx.text("form-unknown", ctx.language(ctx.event.actor)))
        return
    router.run_form(ctx, spec)


def answer(ctx: EventContext, event: Event) -> bool:
    """Take a message as the next answer of the author's open form; false if none is open or it is a command."""
    router = ctx.run.house.router
    row = _row(ctx)
    if row is None or event.actor is None or not isinstance(event.body, Message):
        return False
    spec = router.catalogue.find(row.command)
    if spec is None or event.at > row.expires_at:
        _close(ctx)
        return False
    said = event.body.text.strip()
    if fold(said) in _CANCEL:
        _close(ctx)
        ctx.reply(ctx.text("form-cancelled"), private=spec.private)
        return True
    if said[:1] in ("/", "／"):
        return False
    answers: dict[str, str] = json.loads(row.answers)
    field = next((field for field in spec.form if field.name not in answers), None)
    if field is None:
        _close(ctx)
        return False
    router.guarded(ctx, lambda context: _take(context, spec, answers, field, said))
    return True


def _take(ctx: EventContext, spec: CommandSpec, answers: dict[str, str], field: FormField, said: str) -> None:
    answers[field.name] = _checked(ctx, spec, field, said)
    if any(later.name not in answers for later in spec.form):
        _ask(ctx, spec, answers)
        return
    _close(ctx)
    ctx.run.house.router.submit(ctx, spec, answers)


def _checked(ctx: EventContext, spec: CommandSpec, field: FormField, said: str) -> str:
    """Return an answer that fits its question. Raises UserError; the question then stays open."""
    if not field.required and fold(said) in _SKIP:
        return ""
    if field.required and not said:
        raise UserError("form-required")
    if len(said) > field.max_length:
        raise UserError("form-long", most=field.max_length, length=len(said))
    param = next((param for param in spec.params if param.name == field.name), None)
    if param is not None and said:
        convert(spec, param, said, ctx.run.house.router.resolver(ctx))
    return said


def _ask(ctx: EventContext, spec: CommandSpec, answers: dict[str, str]) -> None:
    actor = ctx.event.actor
    place = next((n for n, field in enumerate(spec.form) if field.name not in answers), None)
    if actor is None or place is None:
        return
    field = spec.form[place]
    row = {
        "part": ctx.part,
        "chat": ctx.event.chat,
        "actor": actor,
        "command": spec.name,
        "answers": json.dumps(answers, ensure_ascii=False),
        "field": place,
        "expires_at": ctx.event.at + PATIENCE,
    }
    put = ("command", "answers", "field", "expires_at")
    upsert(ctx.conn, Dialogue, [row], keys=("part", "chat", "actor"), put=put)
    prompt = in_language(field.prompt, ctx.language(actor))
    lines = [ctx.text("form-ask", step=place + 1, steps=len(spec.form), prompt=prompt)]
    if not field.required:
        lines.append(ctx.text("form-optional"))
    if place == 0:
        lines.append(ctx.text("form-cancel-hint"))
    # The next message in this very chat is the answer, so the question stands here too.
    ctx.reply("\n".join(lines), private=False)


def _row(ctx: EventContext) -> Any:
    return ctx.conn.execute(
        text(
            "select command, answers, expires_at from dialogue where part = :p and chat = :c and actor = :a"
        ),
        _here(ctx),
    ).first()


def _close(ctx: EventContext) -> None:
    ctx.conn.execute(text("delete from dialogue where part = :p and chat = :c and actor = :a"), _here(ctx))


def _here(ctx: EventContext) -> dict[str, int | None]:
    return {"p": ctx.part, "c": ctx.event.chat, "a": ctx.event.actor}
