"""A proxy on loopback, for HTTP (absolute addresses and CONNECT) and SOCKS5; it counts who came through."""

from __future__ import annotations

import asyncio
from typing import Literal, Self
from urllib.parse import urlsplit

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Proxy:
    """Passes connections on; `targets` has the host and port of each."""

    def __init__(self, kind: Literal["http", "socks5"]) -> None:
        self.kind = kind
        self.targets: list[str] = []
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"{self.kind}://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in self._writers), return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            far = await (self._socks if self.kind == "socks5" else self._http)(reader, writer)
            self._writers.add(far[1])
            await asyncio.gather(_pump(reader, far[1]), _pump(far[0], writer))
        except (ConnectionError, asyncio.IncompleteReadError):
            writer.close()

    async def _socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Streams:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        if kind == 1:
            host = ".".join(map(str, await reader.readexactly(4)))
        else:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        far = await self._connect(host, int.from_bytes(await reader.readexactly(2), "big"))
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        return far

    async def _http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Streams:
        head = await reader.readuntil(b"\r\n\r\n")
        method, target, rest = head.split(b" ", 2)
        place = urlsplit(f"//{target.decode()}" if method == b"CONNECT" else target.decode())
        far = await self._connect(place.hostname or "", place.port or 80)
        if method == b"CONNECT":
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        else:
            path = f"{place.path}?{place.query}" if place.query else place.path
            far[1].write(b" ".join((method, path.encode(), rest)))
        return far

    async def _connect(self, host: str, port: int) -> Streams:
        self.targets.append(f"{host}:{port}")
        return await asyncio.open_connection(host, port)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    writer.close()
