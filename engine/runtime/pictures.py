"""Charts become pictures on their way out, in a worker thread: platforms know images, not specifications."""

from __future__ import annotations

import asyncio

import msgspec
import structlog

from engine.contract.ports import Delivery
from engine.contract.replies import AnyPart, Chart, Image, Text

logger = structlog.get_logger("pictures")


async def pictured(delivery: Delivery) -> Delivery:
    """Return a delivery with an image in place of every chart."""
    reply = delivery.reply
    if reply is None or not any(isinstance(part, Chart) for part in reply.parts):
        return delivery
    parts = tuple(
        [await _picture(_named(part, delivery)) if isinstance(part, Chart) else part for part in reply.parts]
    )
    return msgspec.structs.replace(delivery, reply=msgspec.structs.replace(reply, parts=parts))


def _named(chart: Chart, delivery: Delivery) -> Chart:
    """Write the names of those whom a chart names into its specification."""
    if not chart.people:
        return chart
    known = delivery.people
    names = [known[person].name if person in known else "" for person in chart.people]
    return msgspec.structs.replace(chart, spec={**chart.spec, "names": names})


async def _picture(chart: Chart) -> AnyPart:
    """Draw a chart; one that cannot be drawn is told in its words, for the answer matters more than the picture."""
    from engine.draw import render_chart

    try:
        data = await asyncio.to_thread(render_chart, chart)
    except Exception:
        logger.exception("a chart cannot be drawn", kind=chart.kind)
        return Text(chart.alt)
    return Image(name=f"{chart.kind}.png", data=data, alt=chart.alt)
