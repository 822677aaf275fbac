"""Rated sentences of newspaper columns, from the archive that comes with VADER's source package.

Wanted only to make `data/snippets.jsonl.gz` anew:
`python -m engine.ml.sentiment.training.snippets …/additional_resources/hutto_ICWSM_2014.tar.gz`.
"""

from __future__ import annotations

import sys
import tarfile
from pathlib import Path
from typing import Any

from engine.ml.sentiment.training.corpus import DATA, bucket, write

MEMBER = "nytEditorialSnippets_GroundTruth.txt"
MILD = 0.5
"""Ratings run from -4 to 4; up to here a sentence says neither good nor bad."""
HELD_BACK = (0, 1)


def snippets(archive: Path) -> list[dict[str, Any]]:
    """Read the distinct sentences that may train or develop, with classes in place of mean ratings."""
    with tarfile.open(archive) as packed:
        name = next(name for name in packed.getnames() if name.endswith(MEMBER))
        member = packed.extractfile(name)
        assert member is not None
        lines = member.read().decode("utf-8").splitlines()
    found: dict[str, int] = {}
    for line in lines:
        _, rating, text = line.split("\t", 2)
        if bucket(text) not in HELD_BACK:
            found.setdefault(text.strip(), _label(float(rating)))
    return [{"text": text, "label": label, "domain": "columns"} for text, label in found.items()]


def _label(rating: float) -> int:
    return 1 if rating > MILD else -1 if rating < -MILD else 0


if __name__ == "__main__":
    write(DATA / "snippets.jsonl.gz", snippets(Path(sys.argv[1])))
