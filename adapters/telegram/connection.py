"""The two ways to Telegram: the library's bot for every call, and a session of our own for receiving."""

from __future__ import annotations

import logging
import os

import aiohttp
from aiohttp_socks import ProxyConnector
from telegram import Bot
from telegram.request import HTTPXRequest

from adapters.telegram.options import TelegramOptions

# Our own lines go to the logger "adapters.telegram", which these do not touch.
CHATTY = ("httpx", "httpcore", "telegram", "telegram.Bot", "telegram.request")

# The library's errors warn of a coming change of type unless one asks for it; nothing else of ours depends on it.
os.environ.setdefault("PTB_TIMEDELTA", "true")


def quiet_libraries() -> None:
    """Keep the libraries from logging requests: their addresses hold the token, their bodies what people say."""
    for name in CHATTY:
        logger = logging.getLogger(name)
        logger.setLevel(max(logging.WARNING, logger.level))


def make_bot(options: TelegramOptions) -> Bot:
    """Make the library's bot. It serves all calls but getUpdates; proxies come from the configuration alone."""
    request = HTTPXRequest(
        connection_pool_size=32,
        connect_timeout=10,
        read_timeout=20,
        write_timeout=20,
        pool_timeout=20,
        media_write_timeout=90,
        proxy=options.proxy_url or None,
        httpx_kwargs={"trust_env": False},
    )
    return Bot(
        options.token,
        base_url=options.api,
        base_file_url=options.files,
        request=request,
        get_updates_request=request,
    )


def make_session(options: TelegramOptions) -> aiohttp.ClientSession:
    """Make the session that receives; names are looked up by the proxy, if there is one."""
    proxy = options.proxy_url
    if proxy.startswith(("http://", "https://")):
        return aiohttp.ClientSession(proxy=proxy)
    if proxy:
        address = proxy.replace("socks5h://", "socks5://", 1)
        return aiohttp.ClientSession(connector=ProxyConnector.from_url(address, rdns=True))
    return aiohttp.ClientSession()
