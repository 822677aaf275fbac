"""What a community has chosen, read without an engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from engine.points.curves import MEE6, Curve, curve_of


def curve_at(conn: Connection, part: int, community: int, operator: Mapping[str, Any]) -> Curve:
    """Return a community's level curve: its own, else the operator's, else the shipped one."""
    sql = "SELECT value FROM setting WHERE part = :p AND community = :c AND name = 'points.curve'"
    own = conn.execute(text(sql), {"p": part, "c": community}).scalar()
    return curve_of(str(own or operator.get("points.curve") or MEE6))
