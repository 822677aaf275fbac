"""What the configuration says about Discord."""

from __future__ import annotations

import msgspec


class DiscordOptions(msgspec.Struct, frozen=True):
    """`api_url` and `gateway_url` name a compatible server; `proxy_url` is http://…, https://… or socks5://…."""

    token: str
    api_url: str = ""
    gateway_url: str = ""
    proxy_url: str = ""

    def __repr__(self) -> str:
        return "DiscordOptions(…)"  # a token and a proxy's password never get into a log by accident
