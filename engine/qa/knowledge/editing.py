"""`/faq add`, `edit`, `delete`, `undo`, `history`: what moderators write into the base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.clock import to_datetime
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Mention, Text
from engine.qa.knowledge import clashing
from engine.qa.knowledge.entries import (
    New,
    Place,
    add,
    change,
    checked,
    entries,
    entry_by_key,
    entry_of,
    named,
    put_variants,
    set_aside,
    versions,
)
from engine.qa.knowledge.rules import (
    DELETED,
    FAQ,
    LIVE,
    LONGEST_KEY,
    Written,
    first_word,
    key_of,
    language_of,
    read_line,
    rewritten,
)
from engine.qa.knowledge.showing import entry_parts
from engine.qa.rules import heading


def add_command(ctx: Context, values: Mapping[str, Value]) -> None:
    """Write a new entry from a line or a form. One whose key cannot be its own comes in without: a form is typed once."""
    given = _given(values)
    key = _key(given.key) if values.get("line") else key_of(given.key)
    other = entry_by_key(ctx, key)
    if other is not None and _is_there(ctx, given):
        raise UserError("knowledge-same")
    more = {"key": "" if other is not None else key, "author": ctx.event.actor}
    new = New(given.question, given.answer, FAQ, tuple(_wordings(values)), more)
    number = add(Place.of(ctx), new, ctx.event.at)
    ctx.audit("knowledge-add", f"{number} {heading(given.question)}")
    if other is not None:
        clashing.offer(ctx, number, other)
    elif _is_meant(given.key) and not key:
        told = ctx.text(
            "knowledge-keyless", number=number, value=given.key[: LONGEST_KEY + 1], most=LONGEST_KEY
        )
        ctx.reply(told, lifetime="list")
    else:
        _tell(ctx, "knowledge-added", number)


def edit_command(ctx: Context, values: Mapping[str, Value]) -> None:
    """Write an entry anew, or give it a key; what the form leaves empty stays as it is."""
    word, rest = first_word(str(values.get("line") or values.get("key") or ""))
    row = named(ctx, word)
    if rest[:1] in ("#", "＃") and len(rest.split()) == 1 and not any(bar in rest for bar in "|｜"):
        _call(ctx, row, rest)
        return
    given = rewritten(rest) if rest else (str(values.get("question") or ""), str(values.get("answer") or ""))
    wordings = _wordings(values)
    if values.get("line") and not any(given):
        raise UserError("knowledge-edit-empty", name=word)
    question, answer = checked(given[0] or row.question, given[1] or row.answer)
    if (question, answer) == (row.question, row.answer) and not wordings:
        raise UserError("knowledge-same")
    place = Place.of(ctx)
    # What a moderator wrote is no longer its first author's word: it neither goes with them nor with the message.
    own = {} if answer == row.answer else {"author": ctx.event.actor, "message": "", "source": FAQ}
    asked = {} if question == row.question else {"asker": None, "asked_message": ""}
    change(
        place,
        row,
        ctx.event.actor,
        ctx.event.at,
        question=question,
        answer=answer,
        language=language_of(question),
        **own,
        **asked,
    )
    if wordings:
        put_variants(place, row.number, wordings)
    ctx.audit("knowledge-edit", f"{row.number} {heading(question)}")
    _tell(ctx, "knowledge-edited", row.number)


def _call(ctx: Context, row: Any, word: str) -> None:
    """Give an entry another key. Raises UserError if that can be none, or is taken."""
    key = _key(word)
    other = entry_by_key(ctx, key)
    if other is not None:
        same = other.number == row.number
        raise UserError("knowledge-same" if same else "knowledge-key-taken", word=key, number=other.number)
    clashing.call(ctx, row, key)
    _tell(ctx, "knowledge-edited", row.number)


def delete_command(ctx: Context, values: Mapping[str, Value]) -> None:
    """Take an entry out of the base."""
    row = named(ctx, str(values.get("key") or ""))
    set_aside(Place.of(ctx), row, ctx.event.at)
    ctx.audit("knowledge-delete", f"{row.number} {heading(row.question)}")
    ctx.reply(
        ctx.text("knowledge-deleted", number=row.number, question=heading(row.question)), lifetime="list"
    )


def undo_command(ctx: Context, values: Mapping[str, Value]) -> None:
    """Bring an entry back that was taken out, or how it read before its last change."""
    row = named(ctx, str(values.get("key") or ""), states=(LIVE, DELETED))
    place = Place.of(ctx)
    if row.state == DELETED:
        set_aside(place, row, ctx.event.at, out=False, key=_free_key(ctx, row, row.key))
    else:
        before = next(iter(versions(ctx, row.number)), None)
        if before is None:
            raise UserError("knowledge-no-version", number=row.number)
        change(
            place,
            row,
            ctx.event.actor,
            ctx.event.at,
            key=_free_key(ctx, row, before.key),
            question=before.question,
            answer=before.answer,
            language=language_of(before.question),
        )
    ctx.audit("knowledge-undo", f"{row.number} {heading(row.question)}")
    _tell(ctx, "knowledge-undone", row.number)


def _free_key(ctx: Context, row: Any, key: str) -> str:
    """Return a key if no other entry has it by now."""
    other = entry_by_key(ctx, key)
    return key if other is None or other.number == row.number else ""


def history_command(ctx: Context, values: Mapping[str, Value]) -> None:
    """Show how an entry read before."""
    row = named(ctx, str(values.get("key") or ""), states=(LIVE, DELETED))
    parts: list[Text | Mention] = [
        Text(ctx.text("knowledge-history", number=row.number, count=row.version), style="bold")
    ]
    parts.append(Text(f"\n{row.version}. {heading(row.question)} → {heading(row.answer)}"))
    for one in versions(ctx, row.number)[:5]:
        moment = f"{to_datetime(one.at, ctx.zone):%Y-%m-%d %H:%M}"
        parts.append(
            Text(f"\n{one.version}. {heading(one.question)} → {heading(one.answer)}\n   ✏️ {moment} ")
        )
        if one.editor is not None:
            parts.append(Mention(one.editor))
    ctx.reply(*parts, lifetime="list")


def _given(values: Mapping[str, Value]) -> Written:
    line = str(values.get("line") or "").strip()
    if line:
        return read_line(line)
    return Written(
        str(values.get("key") or ""), str(values.get("question") or ""), str(values.get("answer") or "")
    )


def _key(word: str) -> str:
    """Return the key given. Raises UserError if it is one that cannot be."""
    key = key_of(word)
    if _is_meant(word) and not key:
        raise UserError("knowledge-key", value=word[: LONGEST_KEY + 1], most=LONGEST_KEY)
    return key


def _is_there(ctx: Context, given: Written) -> bool:
    question, answer = checked(given.question, given.answer)
    return bool(entries(ctx, "question = :q AND answer = :a", q=question, a=answer))


def _is_meant(word: str) -> bool:
    return bool(word.strip("#＃ "))


def _wordings(values: Mapping[str, Value]) -> list[str]:
    return [one.strip() for one in str(values.get("variants") or "").splitlines() if one.strip()]


def _tell(ctx: Context, key: str, number: int) -> None:
    entry = entry_of(ctx, number)
    name = f"#{entry.key}" if entry.key else f"/faq {number}"
    ctx.reply(
        Text(ctx.text(key, number=number, name=name) + "\n"),
        *entry_parts(ctx, entry, ctx.language()),
        lifetime="list",
    )
