"""demo: a bundled community on the real engine."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import wiring
from bot.commands.common import ConfigOption, refuse, site
from bot.demo.runner import conversation, perform
from bot.demo.show import Transcript, show_numbers
from bot.ops.summary import sent_count, summarise

TOP = 5


def demo(
    full: Annotated[bool, typer.Option("--full", help="Show all the talk too.")] = False,
    config: ConfigOption = None,
) -> None:
    """Watch four weeks of a small community in seconds."""
    here = site(config, None, level="WARNING")
    began = time.perf_counter()
    console = Console(highlight=False)
    transcript = Transcript(console, full=full)
    store = wiring.open_store(wiring.IN_MEMORY)
    try:
        with tempfile.TemporaryDirectory(prefix="qunban-demo-") as folder:
            asyncio.run(perform(store, conversation(), here.operator, transcript.watch, Path(folder)))
        transcript.close_day()
        show_numbers(console, summarise(store, TOP), sent_count(store), time.perf_counter() - began)
    except ValueError as error:
        refuse(str(error))
    finally:
        store.close()
