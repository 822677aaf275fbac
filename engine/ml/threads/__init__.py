"""Threads in a flat chat: which earlier message a message goes on from. Pure; see README.md."""

from engine.ml.threads.cues import Cues, Names, may_call, read_cues
from engine.ml.threads.ranker import Choice, Ranker
from engine.ml.threads.window import REACH, WINDOW, Going, Said, Window

__all__ = [
    "REACH",
    "WINDOW",
    "Choice",
    "Cues",
    "Going",
    "Names",
    "Ranker",
    "Said",
    "Window",
    "may_call",
    "read_cues",
]
