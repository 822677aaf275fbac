"""What is read of a message before any transaction: its forms, links, features and sketch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine.contract.events import Event, Message
from engine.ml.sketch import as_number, sketch, sketch_ahead, wording_of
from engine.moderation.auto.links import Link, links_of
from engine.moderation.auto.normalise import Forms, forms
from engine.moderation.auto.spam import Features, features, possible


class Reading(NamedTuple):
    """A message as the rules see it."""

    forms: Forms
    links: tuple[Link, ...]
    features: Features
    suspect: bool
    """Whether the spam score could be above 0 at any moment."""
    sketch: bytes
    bits: int
    """Bits set in the sketch: how much wording there is to compare."""


def read(message: Message) -> Reading:
    """Read one message."""
    shape = forms(message.text)
    links = links_of(shape.folded)
    found = features(message, shape, links)
    sketched = sketch(wording_of(message.text).letters)
    return Reading(shape, links, found, possible(found), sketched, as_number(sketched).bit_count())


def prepare(events: Sequence[Event]) -> Mapping[int, Any]:
    """Read the texts of messages; needs no database."""
    judged = [
        (event.seq, event.body)
        for event in events
        if isinstance(event.body, Message) and event.origin != "import"
    ]
    sketch_ahead(body.text for _, body in judged)
    return {seq: read(body) for seq, body in judged}
