"""How Discord says no."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An error answer: HTTP status, Discord's own code and sentence."""

    def __init__(self, status: int, code: int, message: str, errors: Any = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {"code": code, "message": message}
        if errors is not None:
            self.body["errors"] = errors


def unknown(what: str, code: int) -> Refusal:
    """Say that a thing does not exist, e.g. ("Message", 10008)."""
    return Refusal(404, code, f"Unknown {what}")


def missing_access() -> Refusal:
    return Refusal(403, 50001, "Missing Access")


def missing_permissions() -> Refusal:
    return Refusal(403, 50013, "Missing Permissions")


def invalid(field: str, code: str, message: str) -> Refusal:
    """Refuse a form body because of one field."""
    inner: dict[str, Any] = {"_errors": [{"code": code, "message": message}]}
    for name in reversed(field.split(".")):
        inner = {name: inner}
    return Refusal(400, 50035, "Invalid Form Body", inner)
