"""All tables of the program in one metadata, for migrations and for the test that compares the two."""

from __future__ import annotations

from importlib import import_module

from sqlalchemy import MetaData

from engine.store.tables import Base

FEATURE_TABLES = (
    "engine.points.tables",
    "engine.points.seasons.tables",
    "engine.points.preview.tables",
    "engine.invites.tables",
    "engine.rewards.tables",
    "engine.people.tables",
    "engine.moderation.tables",
    "engine.moderation.auto.tables",
    "engine.sentiment.tables",
    "engine.digest.tables",
    "engine.schedule.tables",
    "engine.schedule.remind.tables",
    "engine.qa.tables",
    "engine.qa.knowledge.tables",
    "engine.courses.tables",
    "engine.courses.advice.tables",
    "engine.experiments.tables",
    "engine.badges.tables",
    "engine.shop.tables",
)


def metadata() -> MetaData:
    """Import every feature's tables and return the metadata that holds them."""
    for module in FEATURE_TABLES:
        import_module(module)
    return Base.metadata
