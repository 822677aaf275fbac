"""Make the packaged file from texts whose licence allows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.questions import MOST
from engine.ml.qa.training import asked, bases
from engine.ml.qa.training.fit import cases, fit
from engine.ml.qa.training.remembered import remembered
from engine.ml.qa.vectors import Vectors
from engine.ml.qa.weights import Weights
from engine.ml.sentiment.training.tables import fold

COMMON = 0.0008
"""Terms in fewer lines of talk are rare everywhere."""


def talk(analyser: Analyser) -> dict[str, float]:
    """Count in what share of ordinary chat lines a term stands, Chinese and English lines apart."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    sizes = [0, 0]
    for row in bases.talk():
        chinese = int(row.domain == "cped")
        sizes[chinese] += 1
        counts[chinese].update(analyser.terms(row.text).keys())
    found: dict[str, float] = {}
    for chinese in (0, 1):
        for term, count in counts[chinese].items():
            share = count / sizes[chinese]
            if share >= COMMON and (term[0] == "~" or bool(chinese) == (term[0] >= "\u3400")):
                found[term] = max(found.get(term, 0.0), round(share, 5))
    return dict(sorted(found.items()))


def make(given: Sequence[asked.Line] = (), tell: Callable[[str], None] = print) -> Weights:
    """Count, fit, put together; `given` are more lines for the question detector."""
    table = fold()
    analyser = Analyser(table)
    common = talk(analyser)
    lessons = bases.lessons()
    tell(f"{len(lessons)} lessons, {sum(len(one.questions) for one in lessons)} questions")

    centres = remembered().centres()

    def vectors() -> Vectors:
        return Vectors(remembered(), analyser.fold, centres)

    found = {}
    for name, maker in (("lexical", None), ("semantic", vectors)):
        found[name] = fit([case for lesson in lessons for case in cases(lesson, analyser, common, maker)])
        tell(f"{name}: fitted")
    return Weights(
        version=1,
        fold=table,
        talk=common,
        lexical=found["lexical"],
        semantic=found["semantic"],
        centres=centres,
        questions=asked.make(lambda text: analyser.fold(text, MOST), tell, given),
    )
