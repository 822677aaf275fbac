"""How much a message is worded like an advert, and by which of its words."""

from engine.ml.adverts.wording import Wording

__all__ = ["Wording"]
