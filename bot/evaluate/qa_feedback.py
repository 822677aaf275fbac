"""A community that answers back: what the memory learns while a thousand questions are asked."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.evaluate.progress import embed_all, watched
from bot.evaluate.qa_data import Asked
from engine.ml.qa import Embedder, Entry, Found, Hit, Memory, Verdict

ASKED = 1000
BLOCK = 100
TELLS = 0.5
"""Where the bot does not know, people answer; so often somebody marks whose answer it was."""
_BEFORE = ("", "", "", "请问 ", "大佬们，", "hi, ", "please: ", "求助：")
_AFTER = ("", "", "？", "?", " ？？", "啊", "呢", " thanks", "！", "。")


@dataclass
class Tally:
    """What happened to some questions."""

    asked: int = 0
    answerable: int = 0
    answered: int = 0
    right: int = 0

    def figures(self) -> dict[str, Any]:
        """Give precision, and the share of the answerable that were answered rightly."""
        return {
            "asked": self.asked,
            "answered": self.answered,
            "precision": round(self.right / self.answered, 4) if self.answered else None,
            "right": round(self.right / max(1, self.answerable), 4),
        }


@dataclass
class Community:
    """People who ask, and say whether an answer was right."""

    memory: Memory
    semantic: bool
    refused: set[tuple[str, str]] = field(default_factory=set)
    repeated: int = 0

    def ask(self, text: str, asked: Asked, tally: Tally, knows: bool) -> None:
        """Ask in somebody's wording of a question; teach the memory what the answer deserved."""
        found = self.memory.ask(text)
        tally.asked += 1
        tally.answerable += asked.id is not None
        shown = found.shown
        if found.band == "answer":
            tally.answered += 1
            tally.right += shown[0].key == asked.id
            self.repeated += (asked.text, str(shown[0].key)) in self.refused
        self._say(text, asked, found, shown)
        seen = {hit.key for hit in shown}
        if asked.id is not None and (asked.id in seen or knows):
            self.memory.accept(text, asked.id)

    def _say(self, text: str, asked: Asked, found: Found, shown: Sequence[Hit]) -> None:
        for hit in shown:
            if hit.key != asked.id:
                self.memory.refuse(text, hit.key)
                self.refused.add((asked.text, str(hit.key)))
        if shown:
            verdict = Verdict(found.hits[0].measures, found.hits[0].key == asked.id)
            self.memory.learn([verdict], semantic=self.semantic)


def run(
    entries: Sequence[Entry], queries: Sequence[Asked], target: float, embedder: Embedder | None
) -> dict[str, Any]:
    """Ask a thousand times, some questions often, in wordings that differ trivially; give figures a hundred."""
    memory = Memory.shipped(embedder=embedder, target=target)
    memory.put_all(entries)
    embed_all(memory)
    chance = random.Random(7)
    people = Community(memory, embedder is not None)
    often = [chance.paretovariate(1.2) for _ in queries]
    blocks: list[Tally] = []
    drawn = chance.choices(list(queries), often, k=ASKED)
    for number, asked in enumerate(watched(drawn, "with feedback")):
        if number % BLOCK == 0:
            blocks.append(Tally())
        text = chance.choice(_BEFORE) + asked.text + chance.choice(_AFTER)
        people.ask(text, asked, blocks[-1], chance.random() < TELLS)
        memory.work(64)
    later = Tally(
        *(
            sum(getattr(block, name) for block in blocks[1:])
            for name in ("asked", "answerable", "answered", "right")
        )
    )
    return {
        "blocks": [block.figures() for block in blocks],
        "from_100": later.figures(),
        "refused_repeated": people.repeated,
    }
