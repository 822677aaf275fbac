"""Where Discord is: the real one or a compatible server, directly or through a proxy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import yarl
from aiohttp_socks import ProxyConnector
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.options import DiscordOptions


@contextmanager
def reached(options: DiscordOptions) -> Iterator[None]:
    """Point discord.py at the configured server; its addresses are class attributes, hence put back at the end."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    if options.api_url:
        Route.BASE = options.api_url.rstrip("/")
    if options.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(options.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


def http_proxy(options: DiscordOptions) -> str | None:
    """Return the proxy that aiohttp itself speaks to, if it is one of those."""
    return options.proxy_url if options.proxy_url.startswith(("http://", "https://")) else None


def connector(options: DiscordOptions) -> aiohttp.BaseConnector:
    """Open a pool of connections, through SOCKS if that is configured. Needs a running loop."""
    if options.proxy_url.startswith("socks"):
        url = options.proxy_url.replace("socks5h://", "socks5://", 1)
        through: Any = ProxyConnector.from_url(url, rdns=True, limit=0)
        return through  # type: ignore[no-any-return]
    return aiohttp.TCPConnector(limit=0)
