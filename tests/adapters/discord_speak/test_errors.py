from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from adapters.discord.errors import TROUBLE, translate
from engine.contract.errors import SendError


def answered(status: int, code: int = 0, headers: dict[str, str] | None = None) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="", headers=headers or {})
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    return kind(response, {"code": code, "message": "no"})


@pytest.mark.parametrize(
    "error",
    [
        answered(500),
        answered(503),
        answered(401),
        answered(400, 130000),
        answered(429),
        aiohttp.ServerDisconnectedError(),
        ConnectionResetError(),
        TimeoutError(),
        discord.RateLimited(3.0),
        discord.ClientException("closed"),
    ],
)
def test_what_passes_is_worth_another_try(error: Exception) -> None:
    assert isinstance(error, TROUBLE)
    assert not translate(error).permanent


@pytest.mark.parametrize(
    ("status", "code"), [(403, 50001), (403, 50013), (403, 50007), (404, 10003), (400, 50035)]
)
def test_what_does_not_pass_is_over(status: int, code: int) -> None:
    found = translate(answered(status, code))
    assert found.permanent
    assert str(code) in str(found)


def test_patience_is_passed_on() -> None:
    assert translate(discord.RateLimited(3.0)).retry_after == 3.0
    assert translate(answered(429, headers={"Retry-After": "1.5"})).retry_after == 1.5
    assert translate(answered(429)).retry_after is None


def test_our_own_errors_stay_as_they_are() -> None:
    error = SendError("no", permanent=True)
    assert translate(error) is error


def test_a_sentence_has_no_address_in_it() -> None:
    broken = aiohttp.ClientConnectionError("https://discord.com/api/webhooks/1/secret")
    assert "secret" not in str(translate(broken))
