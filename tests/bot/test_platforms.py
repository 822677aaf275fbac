"""What doctor says of the platforms and of the configuration."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from bot import wiring
from bot.config import BotSection, Config, load_config
from bot.ops import platforms as looking
from bot.ops.doctor import Finding
from bot.ops.platforms import Build, examine_config, examine_platforms, places_of
from engine.contract.errors import SendError
from engine.contract.events import ChatRef
from engine.contract.events import Finding as Found
from engine.contract.ports import Delivery, Pace, Sent, Stream
from engine.store.database import Store
from engine.store.sql import insert_new
from engine.store.tables import Chat
from tests.bot.conftest import Cli
from tests.bot.platforms import TELEGRAM_TOKEN, Platforms, platforms


class Account:
    """An adapter whose account lacks what the test says."""

    pace = Pace()
    connected = True

    def __init__(self, platform: str, look: Callable[[], Sequence[Found]]) -> None:
        self.platform = platform
        self.closed = False
        self.there: dict[str, Sequence[Found]] = {}
        self._look = look

    async def run(self, stream: Stream) -> None:
        raise AssertionError("who only looks does not run")

    async def send(self, delivery: Delivery) -> Sent:
        raise AssertionError("who only looks does not speak")

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Found]:
        if self.platform == "asleep":
            await asyncio.Event().wait()
        return [*self._look(), *self.there.get(chat.id if chat else "", ())]

    async def close(self) -> None:
        self.closed = True


def built(*accounts: Account) -> Build:
    return lambda _queries, _memory, _clock: accounts


def english() -> Config:
    return Config(bot=BotSection(language="en"))


def test_each_finding_has_its_state_its_words_and_its_way_out() -> None:
    account = Account(
        "telegram",
        lambda: [
            Found("telegram-token", values={"bot": "@qunban_bot"}),
            Found("telegram-privacy", "warning"),
            Found("telegram-webhook", "error", {"url": "example.org"}),
        ],
    )
    good, privacy, webhook = examine_platforms(built(account), english())
    assert good == Finding("telegram-token", "ok", "The token works; I am @qunban_bot.")
    assert (privacy.state, privacy.check) == ("warn", "telegram-privacy")
    assert "/setprivacy" in privacy.way_out
    assert privacy.details == ("Points for messages, thanks and anti-farming sleep.",)
    assert (webhook.state, "example.org" in webhook.text) == ("bad", True)
    assert account.closed


def test_the_places_where_the_bot_serves_are_looked_at_too(store: Store) -> None:
    account = Account("discord", lambda: [Found("discord-token", values={"name": "Qunban"})])
    role = {"role": "Qunban", "position": "1", "roles": "4"}
    account.there = {"c2": [Found("discord-role-low", "warning", role)], "other": [Found("discord-rights")]}
    with store.write() as conn:
        rows = [
            {"id": n, "community": 1, "platform": "discord", "platform_chat": f"c{n}", "kind": "group"}
            | {"title": "general", "language": "", "paused": False, "created_at": n, "space": "server"}
            for n in (1, 2)
        ]
        insert_new(conn, Chat, rows)
    token, role_low = examine_platforms(built(account), english(), places_of(store))
    assert token.check == "discord-token", "what is so everywhere is said once"
    assert (role_low.check, role_low.state) == ("discord-role-low", "warn")
    assert role_low.text.startswith("general: ")
    assert role_low.way_out


def test_findings_are_said_in_the_configured_language() -> None:
    (found,) = examine_platforms(
        built(Account("telegram", lambda: [Found("telegram-token", "error")])), Config()
    )
    assert found.text == "Telegram 不认这个令牌。"


def test_a_platform_that_does_not_answer_is_bad_and_hides_no_other() -> None:
    def silent() -> Sequence[Found]:
        raise SendError(f"no route to https://api/bot{TELEGRAM_TOKEN}/getMe")

    broken = Account("telegram", silent)
    found = examine_platforms(
        built(broken, Account("discord", lambda: [Found("discord-private")])), english()
    )
    assert [(one.check, one.state) for one in found] == [("telegram", "bad"), ("discord-private", "ok")]
    assert TELEGRAM_TOKEN not in found[0].text
    assert found[0].way_out
    assert broken.closed


def test_a_platform_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "PATIENCE", 0.01)
    (found,) = examine_platforms(built(Account("asleep", list)), english())
    assert (found.state, "no answer" in found.text) == ("bad", True)


def test_a_configuration_that_others_may_read_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[telegram]\ntoken = "{TELEGRAM_TOKEN}"\n')
    path.chmod(0o644)
    (found,) = examine_config(load_config(path, {}))
    assert (found.state, found.way_out) == ("warn", f"chmod 600 {path}")
    path.chmod(0o600)
    assert next(examine_config(load_config(path, {}))).state == "ok"


def test_numbers_that_other_machines_can_read_are_a_warning() -> None:
    open_to_all = Config(bot=BotSection(metrics="0.0.0.0:9464"))
    assert [one.state for one in examine_config(open_to_all)] == ["ok", "warn"]
    assert [one.check for one in examine_config(Config(bot=BotSection(metrics="127.0.0.1:1")))] == ["config"]


# ---- the command line


@pytest.fixture
def world() -> Iterator[Platforms]:
    with platforms() as found:
        yield found


def test_doctor_asks_the_configured_platforms(cli: Cli, db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    account = Account("telegram", lambda: [Found("telegram-token", "error")])
    monkeypatch.setattr(wiring, "platform_adapters", lambda _config: built(account))
    monkeypatch.setenv("QUNBAN_TELEGRAM__TOKEN", TELEGRAM_TOKEN)
    said = cli("doctor", "--json", "--db", db)
    assert said.code == 1
    found = {one["check"]: one for one in json.loads(said.out)}
    assert found["telegram-token"]["state"] == "bad"
    assert found["ledger"]["state"] == "ok"
    assert cli("doctor", "--no-platforms", "--db", db).code == 0


def test_doctor_looks_at_platforms_before_the_first_start_too(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "platform_adapters", lambda _config: built())
    monkeypatch.setenv("QUNBAN_TELEGRAM__TOKEN", TELEGRAM_TOKEN)
    said = cli("doctor", "--db", f"sqlite:///{tmp_path}/none.db")
    assert said.code == 0
    assert "python -m bot run makes it" in said.out


def test_doctor_reaches_telegram_over_the_wire(
    cli: Cli, db: str, world: Platforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.hears_all = False
    monkeypatch.setenv("QUNBAN_BOT__LANGUAGE", "en")
    monkeypatch.setenv("QUNBAN_TELEGRAM__TOKEN", TELEGRAM_TOKEN)
    monkeypatch.setenv("QUNBAN_TELEGRAM__BASE_URL", world.telegram)
    said = cli("doctor", "--db", db)
    assert said.code == 0, said.out + said.err
    assert "I am @qunban_bot" in said.out
    assert "/setprivacy" in said.out
    assert TELEGRAM_TOKEN not in said.out + said.err
    monkeypatch.setenv("QUNBAN_TELEGRAM__TOKEN", TELEGRAM_TOKEN[:-1] + "x")
    assert cli("doctor", "--db", db).code == 1
