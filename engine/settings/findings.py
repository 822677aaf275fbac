"""What an inspection found, in words: the finding, what sleeps without it, and after an arrow the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.contract.events import Finding

SIGNS = {"ok": "✅", "warning": "⚠️", "error": "❌"}
ARROW = "\n→ "
_ORDER = ("error", "warning", "ok")


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Order findings so that what stops the bot comes first."""
    return sorted(findings, key=lambda finding: _ORDER.index(finding.level))


def say(words: Callable[..., str], finding: Finding) -> str:
    """Write a finding with its sign; `words` gives a text by its key and values."""
    return f"{SIGNS[finding.level]} {describe(words, finding)}"


def describe(words: Callable[..., str], finding: Finding) -> str:
    """Write a finding; one that nobody has put into words, or that lacks a value, is told by its key."""
    try:
        return words(f"finding-{finding.key}", **finding.values)
    except (KeyError, ValueError):
        told = ", ".join(f"{name}: {value}" for name, value in finding.values.items())
        return words("finding-unknown", name=finding.key, values=told or "-")
