from __future__ import annotations

from tests.sentiment.world import _model

__all__ = ["_model"]
