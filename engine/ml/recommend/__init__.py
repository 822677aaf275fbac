"""What to recommend to whom, and exactly why. Pure; see README.md."""

from engine.ml.recommend.catalogue import Catalogue, Item, Topics, mixed
from engine.ml.recommend.columns import Histories
from engine.ml.recommend.fit import fit
from engine.ml.recommend.model import Mask, Model
from engine.ml.recommend.models import MODELS
from engine.ml.recommend.settings import Blend, Settings
from engine.ml.recommend.shares import Reason, Suggestion
from engine.ml.recommend.statistics import Statistics
from engine.ml.recommend.sums import Row, changes
from engine.ml.recommend.taken import WEIGHTS, Taken, of_stars

__all__ = [
    "MODELS",
    "WEIGHTS",
    "Blend",
    "Catalogue",
    "Histories",
    "Item",
    "Mask",
    "Model",
    "Reason",
    "Row",
    "Settings",
    "Statistics",
    "Suggestion",
    "Taken",
    "Topics",
    "changes",
    "fit",
    "mixed",
    "of_stars",
]
