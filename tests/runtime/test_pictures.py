from __future__ import annotations

from engine.contract.events import ChatRef
from engine.contract.ports import Delivery
from engine.contract.replies import AnyPart, Chart, Image, Reply, Text
from engine.runtime.pictures import pictured

BARS: dict[str, object] = {"labels": ["a", "b"], "values": [1, 2]}


def delivery(*parts: AnyPart) -> Delivery:
    return Delivery(
        key="k", platform="console", chat=ChatRef("general"), language="en", reply=Reply(chat=1, parts=parts)
    )


async def test_a_chart_leaves_as_an_image_with_its_words() -> None:
    sent = await pictured(delivery(Text("look"), Chart("bars", BARS, alt="a: 1, b: 2")))
    assert sent.reply is not None
    words, image = sent.reply.parts
    assert words == Text("look")
    assert isinstance(image, Image)
    assert image.data.startswith(b"\x89PNG")
    assert (image.name, image.alt) == ("bars.png", "a: 1, b: 2")


async def test_a_chart_that_cannot_be_drawn_leaves_as_its_words() -> None:
    sent = await pictured(delivery(Chart("pie", {}, alt="a third is cake")))
    assert sent.reply is not None
    assert sent.reply.parts == (Text("a third is cake"),)


async def test_a_reply_without_a_chart_is_left_alone() -> None:
    plain = delivery(Text("hello"))
    assert await pictured(plain) is plain
