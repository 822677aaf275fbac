from __future__ import annotations

import msgspec

from engine.contract.events import ChatRef, PersonRef
from engine.contract.ports import Delivery
from engine.contract.replies import AnyPart, Chart, Image, Reply, Text
from engine.runtime.pictures import _named, pictured

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


async def test_a_picture_names_people_as_they_are_called_when_it_is_sent() -> None:
    ranking: dict[str, object] = {"values": [30, 20, 10], "nobody": "somebody"}
    chart = Chart("ranking", ranking, alt="the first three", people=(7, 8, 9))
    people = {7: PersonRef("t7", name="王小明"), 9: PersonRef("", name="Ann")}
    told = msgspec.structs.replace(delivery(chart), people=people)
    named = _named(chart, told)
    assert named.spec["names"] == ["王小明", "", "Ann"], "who is forgotten has no name"
    assert "names" not in chart.spec
    sent = await pictured(told)
    assert sent.reply is not None
    (image,) = sent.reply.parts
    assert isinstance(image, Image)
    assert image.alt == "the first three"
