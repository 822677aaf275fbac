"""The house's furniture: what does not change from one transaction to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from engine.contract.events import Button
from engine.contract.feature import Feature
from engine.runtime import forms
from engine.runtime.context import EventContext
from engine.runtime.lang import Texts
from engine.runtime.router import Router
from engine.runtime.surroundings import Schema


@dataclass(frozen=True, kw_only=True)
class House:
    """Features, texts, router and schema of one consumer."""

    consumer: str
    features: tuple[Feature, ...]
    """Those that this consumer runs, in order."""
    all_features: tuple[Feature, ...]
    schema: Schema
    texts: Texts
    router: Router
    backups: str = ""
    providers: Mapping[type, Any] = field(default_factory=dict)

    def all(self) -> Sequence[Feature]:
        """Return every installed feature (the port Features)."""
        return self.all_features

    def press(self, context: EventContext, body: Button, word: str, rest: str) -> None:
        """Hand a pressed button to whom it belongs: a form, or the feature that made it."""
        if word == "form":
            forms.open_by_name(context, rest)
            return
        for order, feature in enumerate(self.features):
            if word in feature.buttons:
                own = context.for_feature(feature.name, order)
                handler = feature.buttons[word]
                self.router.guarded(own, partial(_press, handler, body, rest))
                return


def _press(handler: Callable[[Any, Button, str], None], body: Button, rest: str, ctx: EventContext) -> None:
    handler(ctx, body, rest)


def providers_of(features: Sequence[Feature]) -> dict[type, Any]:
    """Collect the ports that features provide; two providers of one port are a mistake."""
    found: dict[type, Any] = {}
    for feature in features:
        for port, factory in feature.provides.items():
            if port in found:
                raise ValueError(f"{feature.name} and another feature both provide {port.__name__}")
            found[port] = factory
    return found
