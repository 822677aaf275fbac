"""What an inspection found, in words: the finding, what sleeps without it, and after an arrow the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.contract.events import Finding

SIGNS = {"ok": "✅", "warning": "⚠️", "error": "❌"}
ARROW = "\n→ "
ABSENT = "none"
"""Stands for a value that is empty: a text chooses by words."""
_OPTIONAL = dict.fromkeys(("url", "error", "bot", "name", "seconds"), "")
"""Values that a finding has only at one of its levels."""
_ORDER = ("error", "warning", "ok")


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Order findings so that what stops the bot comes first."""
    return sorted(findings, key=lambda finding: _ORDER.index(finding.level))


def say(words: Callable[..., str], finding: Finding) -> str:
    """Write a finding with its sign; `words` gives a text by its key and values."""
    return f"{SIGNS[finding.level]} {describe(words, finding)}"


def describe(words: Callable[..., str], finding: Finding) -> str:
    """Write a finding; one that nobody has put into words, or that lacks a value, is told by its key."""
    values = {name: value or ABSENT for name, value in {**_OPTIONAL, **finding.values}.items()}
    try:
        return words(f"finding-{finding.key}", level=finding.level, **values)
    except (KeyError, ValueError):
        told = ", ".join(f"{name}: {value}" for name, value in finding.values.items())
        return words("finding-unknown", name=finding.key, values=told or "-")
