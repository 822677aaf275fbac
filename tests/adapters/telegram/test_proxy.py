"""Both ways to Telegram, receiving and calling, go through the proxy; the proxies here are a few lines long."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from adapters.telegram import TelegramAdapter, TelegramOptions
from engine.contract.replies import Text
from tests.adapters.telegram.rig import Bench
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.server import TOKEN

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def through(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, first: bytes
) -> None:
    up, down = await asyncio.open_connection("127.0.0.1", port)
    down.write(first)
    await asyncio.gather(pipe(reader, down), pipe(up, writer))


def http(asked: list[str]) -> Serve:
    """A proxy for plain HTTP: it is asked for whole addresses."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line, _, rest = head.partition(b"\r\n")
        method, url, version = line.split(b" ")
        place, _, path = url.removeprefix(b"http://").partition(b"/")
        asked.append(path.decode().rpartition("/")[2])
        first = b" ".join([method, b"/" + path, version]) + b"\r\nConnection: close\r\n" + rest
        await through(reader, writer, int(place.rpartition(b":")[2]), first)

    return serve


def socks(asked: list[str]) -> Serve:
    """SOCKS5 without a password (RFC 1928); a name is looked up here, not by the bot."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, count = await reader.readexactly(2)
        await reader.readexactly(count)
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        size = 4 if kind == 1 else (await reader.readexactly(1))[0]
        host = await reader.readexactly(size)
        port = int.from_bytes(await reader.readexactly(2), "big")
        asked.append(host.decode() if kind == 3 else ".".join(map(str, host)))
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        await through(reader, writer, port, b"")

    return serve


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    ends: list[asyncio.StreamWriter] = []
    tasks: list[asyncio.Task[None]] = []

    async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.append(task)
        ends.append(writer)
        await serve(reader, writer)

    server = await asyncio.start_server(guarded, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for end in ends:
            end.close()
        await asyncio.gather(*tasks, return_exceptions=True)


async def converse(desk: Bench, room: Room, alice: Person, proxy: str, host: str) -> None:
    """Hear somebody and answer, through a proxy."""
    base = desk.telegram.base_url.replace("127.0.0.1", host)
    options = TelegramOptions(TOKEN, base_url=base, proxy_url=proxy)
    adapter = TelegramAdapter(options, queries=desk.queries, memory=desk.memory, clock=desk.clock, hold=1)
    alice.say(room, "through the wall")
    task = asyncio.create_task(adapter.run(desk.stream))
    await desk.heard()
    await adapter.send(desk.delivery(room, Text("and back")))
    # httpcore leaves a socket open if it is stopped while it speaks to a SOCKS proxy: let it finish.
    await desk.until(lambda: "menus" in desk.memory.notes and f"staff:{room.id}" in desk.memory.notes)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert desk.telegram.said(room) == ["and back"]


async def test_through_an_http_proxy(desk: Bench, room: Room, alice: Person) -> None:
    asked: list[str] = []
    async with listening(http(asked)) as port:
        await converse(desk, room, alice, f"http://127.0.0.1:{port}", "127.0.0.1")
    assert {"getMe", "getUpdates", "sendMessage"} <= set(asked)


async def test_through_a_socks_proxy_that_looks_names_up(desk: Bench, room: Room, alice: Person) -> None:
    asked: list[str] = []
    async with listening(socks(asked)) as port:
        await converse(desk, room, alice, f"socks5://127.0.0.1:{port}", "telegram.invalid")
    assert set(asked) == {"telegram.invalid"}
    assert len(asked) >= 2
