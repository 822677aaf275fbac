"""The features of the bot, in the order in which they see an event. One line a feature."""

from __future__ import annotations

from engine.badges import FEATURE as BADGES
from engine.contract.feature import Feature
from engine.courses import FEATURE as COURSES
from engine.digest import FEATURE as DIGEST
from engine.digest import THREADS
from engine.experiments import FEATURE as EXPERIMENTS
from engine.help import FEATURE as HELP
from engine.invites import FEATURE as INVITES
from engine.moderation import FEATURE as MODERATION
from engine.people import FEATURE as PEOPLE
from engine.points import FEATURE as POINTS
from engine.points.seasons import SEASONS
from engine.privacy import FEATURE as PRIVACY
from engine.qa import FEATURE as QA
from engine.rewards import FEATURE as REWARDS
from engine.schedule import FEATURE as SCHEDULE
from engine.sentiment import FEATURE as SENTIMENT
from engine.sentiment import SCORING
from engine.settings import FEATURE as SETTINGS
from engine.shop import FEATURE as SHOP

FEATURES: tuple[Feature, ...] = (
    MODERATION,
    POINTS,
    SEASONS,
    INVITES,
    REWARDS,
    BADGES,
    SHOP,
    SCHEDULE,
    QA,
    COURSES,
    SENTIMENT,
    SCORING,
    DIGEST,
    THREADS,
    EXPERIMENTS,
    PEOPLE,
    SETTINGS,
    PRIVACY,
    HELP,
)
