"""The mood of short messages in Chinese, English and both."""

from __future__ import annotations

from engine.ml.sentiment.scorer import Prior, Score, Scorer

__all__ = ["Prior", "Score", "Scorer"]
