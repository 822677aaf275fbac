"""An act becomes a flat object: its name, then its fields, with the member's name for `actor`. Pure."""

from __future__ import annotations

from collections.abc import Callable

from adapters.console.render import People, name_of
from adapters.console.show import Value
from engine.contract.acts import AnyAct, act_name

_TIMES = frozenset({"until", "starts_at", "ends_at"})


def describe(act: AnyAct, people: People, at: Callable[[int], str]) -> dict[str, Value]:
    """Tell what an act does; `at` writes a time. Message ids become numbers, the chat is told elsewhere."""
    told: dict[str, Value] = {"name": act_name(act)}
    apart = {"chat", "actor", "reason", "by"} | (set() if act.thread else {"thread"})
    own = [field for field in act.__struct_fields__ if field not in apart]
    for field in ("actor", *own, "reason"):
        value = getattr(act, field)
        if field == "actor":
            told[field] = None if value is None else name_of(people, value)
        elif field in _TIMES:
            told[field] = None if value is None else at(value)
        elif field == "message":
            told[field] = number_of(value)
        elif field == "messages":
            told[field] = [number for one in value if (number := number_of(one)) is not None]
        else:
            told[field] = value
    return told


def concerned(act: AnyAct) -> list[int]:
    """Return the numbers of the messages that an act is about."""
    ids = [getattr(act, "message", ""), *getattr(act, "messages", ())]
    return [number for one in ids if (number := number_of(one)) is not None]


def number_of(message: str) -> int | None:
    """Read a message id of the sandbox; None if it is none."""
    return int(message) if message.isdecimal() else None
