"""Ask a platform whether a token works, without any of its libraries: one or two requests, no token in any message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

import aiohttp
from aiohttp_socks import ProxyConnector, ProxyError

from bot.logs import scrub_text
from engine.contract.events import Finding

TELEGRAM = "https://api.telegram.org/bot"
DISCORD = "https://discord.com/api/v10"
PATIENCE = 15.0
_AGENT = "DiscordBot (qunban, 1)"
_MEMBERS = 1 << 14 | 1 << 15
_CONTENT = 1 << 18 | 1 << 19
"""Flags of an application: an intent is granted to a big bot, or (second bit) to a small one."""


@dataclass(frozen=True)
class Checked:
    """What a platform said of a token; `silent` if nobody answered, and then `reason` is why.

    `name` is the bot's, `number` the application's id on Discord; `findings` is what the account lacks.
    """

    state: Literal["good", "refused", "silent"]
    name: str = ""
    number: str = ""
    findings: tuple[Finding, ...] = ()
    reason: str = ""


async def check_telegram(token: str, base_url: str = "", proxy: str = "") -> Checked:
    """Ask getMe."""
    async with _session(proxy) as ask:
        status, said = await ask(f"{base_url or TELEGRAM}{token}/getMe", {}, token)
    if status in (401, 404):
        return Checked("refused")
    me = said.get("result")
    if not isinstance(me, dict):
        return Checked("silent", reason=_reason(status, said))
    hears = bool(me.get("can_read_all_group_messages"))
    return Checked(
        "good",
        name=str(me.get("username", "")),
        findings=() if hears else (Finding("telegram-privacy", "warning"),),
    )


async def check_discord(token: str, api_url: str = "", proxy: str = "") -> Checked:
    """Ask who the bot is, and which intents its application was granted."""
    base = (api_url or DISCORD).rstrip("/")
    headers = {"Authorization": f"Bot {token}", "User-Agent": _AGENT}
    async with _session(proxy) as ask:
        status, me = await ask(f"{base}/users/@me", headers, token)
        if status in (401, 403):
            return Checked("refused")
        if "id" not in me:
            return Checked("silent", reason=_reason(status, me))
        _, application = await ask(f"{base}/oauth2/applications/@me", headers, token)
    flags = int(application.get("flags") or 0)
    lacking = [("discord-intent-content", _CONTENT), ("discord-intent-members", _MEMBERS)]
    findings = tuple(
        Finding(key, "warning") for key, bits in lacking if "id" in application and not flags & bits
    )
    number = str(application.get("id") or me["id"])
    return Checked("good", name=str(me.get("username", "")), number=number, findings=findings)


class _Ask:
    """One request after another; what goes wrong is an answer with the status 0."""

    def __init__(self, session: aiohttp.ClientSession, proxy: str | None) -> None:
        self._session = session
        self._proxy = proxy

    async def __call__(self, url: str, headers: Mapping[str, str], token: str) -> tuple[int, dict[str, Any]]:
        try:
            async with self._session.get(url, headers=headers, proxy=self._proxy) as answer:
                said = await answer.json(content_type=None)
                return answer.status, said if isinstance(said, dict) else {}
        except TimeoutError:
            return 0, {"reason": f"{PATIENCE:.0f} s"}
        except (aiohttp.ClientError, ProxyError, OSError, ValueError) as error:
            # An address that cannot be read is quoted in its error, and Telegram's has the token in it.
            return 0, {"reason": scrub_text(str(error) or type(error).__name__, [token])}


@asynccontextmanager
async def _session(proxy: str) -> AsyncIterator[_Ask]:
    socks = proxy.startswith("socks")
    through = proxy.replace("socks5h://", "socks5://", 1)
    connector = ProxyConnector.from_url(through, rdns=True) if socks else None
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        yield _Ask(session, proxy if proxy and not socks else None)


def _reason(status: int, said: Mapping[str, Any]) -> str:
    return str(said.get("reason") or f"HTTP {status}")
