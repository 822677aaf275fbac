"""Reads enrolments and courses, and makes from them who is asked what: histories, and the course that came next."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.ml.recommend import Item

HELD_OUT = 5
"""Every fifth member is held out where there is no file of test members."""
WINDOW = 30
"""Characters of a text that stand for what a newcomer says."""
NEWCOMERS = (0, 1, 2)
Sequences = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """A member of whom one course is to be guessed from those before it, and from a piece of text in `cold` questions."""

    user: str
    history: Sequence[str]
    target: str
    text: str = ""


def read_sequences(path: Path) -> dict[str, list[str]]:
    """Read `user<TAB>courses in order` (spaces between), with a header line; the last of a repeated course is kept."""
    found = {}
    for number, (user, courses) in _rows(path, 2):
        taken = courses.split()
        if not taken:
            raise ValueError(f"{path.name}:{number}: no courses")
        found[user] = list(reversed(dict.fromkeys(reversed(taken))))
    return found


def read_courses(path: Path) -> list[Item]:
    """Read `course<TAB>source_id<TAB>about`, with a header line."""
    return [Item(course, "", about) for _, (course, _, about) in _rows(path, 3)]


def split(sequences: Sequences) -> tuple[dict[str, Sequence[str]], dict[str, Sequence[str]]]:
    """Set members aside who are not fitted on: those to fit, those held out."""
    users = list(sequences)
    out = np.random.default_rng(0).permutation(len(users))[: len(users) // HELD_OUT]
    held = {users[number] for number in out.tolist()}
    return (
        {user: sequence for user, sequence in sequences.items() if user not in held},
        {user: sequence for user, sequence in sequences.items() if user in held},
    )


def last_course(sequences: Sequences) -> list[Asked]:
    """Ask for everyone's last course, given all before it."""
    return [Asked(user, sequence[:-1], sequence[-1]) for user, sequence in sequences.items()]


def newcomers(sequences: Sequences, courses: Sequence[Item], taken: int) -> list[Asked]:
    """Ask for the course after the first `taken`; the text is a piece of a later, another course's description."""
    chance = np.random.default_rng(0)
    about = {item.id: item.about for item in courses if len(item.about) >= WINDOW // 3}
    found = []
    for user, sequence in sequences.items():
        later = [course for course in sequence[taken + 1 :] if course in about]
        if not later:
            continue
        text = about[later[int(chance.integers(len(later)))]]
        start = int(chance.integers(max(1, len(text) - WINDOW + 1)))
        found.append(Asked(user, sequence[:taken], sequence[taken], text[start : start + WINDOW]))
    return found


def _rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as data:
        for number, line in enumerate(data, 1):
            row = line.decode().rstrip("\r\n").split("\t")
            if len(row) != columns:
                raise ValueError(f"{path.name}:{number}: {len(row)} columns instead of {columns}")
            if number > 1:
                yield number, row
