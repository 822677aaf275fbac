"""The first configuration: what is asked, what the platforms say of the tokens, and what is written."""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import discord
import pytest

from adapters.discord.inspect import NEEDED, WANTED
from bot.commands import init as command
from bot.config import Config, load_config
from bot.ops.init.ask import TEXTS, Interview
from bot.ops.init.links import DISCORD_PERMISSIONS, discord_link, telegram_link
from bot.ops.init.write import merged, read_table, to_toml, write
from tests.bot.conftest import Cli, Said
from tests.bot.platforms import DISCORD_TOKEN, TELEGRAM_TOKEN, Platforms, platforms

VARIABLES = (
    "QUNBAN_BOT__LANGUAGE",
    "QUNBAN_BOT__TIMEZONE",
    "QUNBAN_TELEGRAM__BASE_URL",
    "QUNBAN_DISCORD__API_URL",
)
NOWHERE = "http://127.0.0.1:9/bot"


class Visitor:
    """Somebody at the terminal with answers prepared; what was said and asked is kept."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []
        self.asked: list[str] = []

    def ask(self, question: str, default: str) -> str:
        return self._next(question) or default

    def ask_secret(self, question: str) -> str:
        return self._next(question)

    def confirm(self, question: str) -> bool:
        return self._next(question) == "y"

    def tell(self, words: str) -> None:
        self.heard.append(words)

    def _next(self, question: str) -> str:
        self.asked.append(question)
        return self.answers.pop(0)


@pytest.fixture
def world() -> Iterator[Platforms]:
    with platforms() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> Path:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def visit(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, world: Platforms | None, answers: Sequence[str], *options: str
) -> tuple[Said, Visitor]:
    """Let somebody answer at a terminal."""
    visitor = Visitor(*answers)
    monkeypatch.setattr(command, "_Terminal", lambda: visitor)
    monkeypatch.setattr(command, "at_terminal", lambda: True)
    monkeypatch.setattr(command, "ask", lambda question, *, yes: yes or visitor.confirm(question))
    monkeypatch.setenv("QUNBAN_TELEGRAM__BASE_URL", world.telegram if world else NOWHERE)
    monkeypatch.setenv("QUNBAN_DISCORD__API_URL", world.discord if world else NOWHERE)
    said = cli("init", *options)
    assert visitor.answers == [], "some answers were not asked for"
    return said, visitor


ALL = ("zh", "台北", "", TELEGRAM_TOKEN, DISCORD_TOKEN, "")


def test_six_answers_make_a_configuration_that_only_its_owner_reads(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    said, visitor = visit(monkeypatch, cli, world, ALL)
    assert said.code == 0
    assert len(visitor.asked) == 6
    config = load_config(folder / "config.toml", {})
    assert (config.bot.language, config.bot.timezone) == ("zh", "Asia/Taipei")
    assert config.bot.database == "sqlite:///data/qunban.db"
    assert config.telegram.token.reveal() == TELEGRAM_TOKEN
    assert config.discord.token.reveal() == DISCORD_TOKEN
    assert stat.S_IMODE((folder / "config.toml").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["config.toml"]


def test_the_next_steps_are_links_with_the_rights_the_bot_uses(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    said, visitor = visit(monkeypatch, cli, world, ALL)
    assert "✅ Telegram 认得它：qunban_bot" in visitor.heard
    assert telegram_link("qunban_bot") in said.out
    assert discord_link("7788") in said.out
    assert "/setup" in said.out
    assert "python -m bot run" in said.out
    assert "setprivacy" not in said.out


def test_what_the_accounts_lack_is_said_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    world.hears_all, world.flags = False, MEMBERS_ONLY
    said, _ = visit(monkeypatch, cli, world, ("en", *ALL[1:]))
    assert "/setprivacy" in said.out
    assert "Message Content Intent" in said.out
    assert "Server Members Intent" not in said.out


MEMBERS_ONLY = 1 << 14


def test_no_token_is_ever_shown(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    wrong = "424242:AAH-a_wrong_token_of_the_tests_00000000"
    said, visitor = visit(monkeypatch, cli, world, (*ALL[:3], wrong, *ALL[3:]))
    shown = "\n".join([said.out, said.err, *visitor.heard, *visitor.asked])
    assert [token for token in (TELEGRAM_TOKEN, DISCORD_TOKEN, wrong) if token in shown] == []


def test_a_token_that_the_platform_refuses_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    answers = (*ALL[:3], "no token", "1:wrong", TELEGRAM_TOKEN, "a.b.c", DISCORD_TOKEN, "")
    said, visitor = visit(monkeypatch, cli, world, answers)
    assert said.code == 0
    assert [line[:4] for line in visitor.heard[1:5]] == ["这不像 ", "Tele", "✅ Te", "Disc"]
    assert "/bot1:wrong/getMe" in world.paths


def test_without_a_platform_the_sandbox_is_the_next_step(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    said, _ = visit(monkeypatch, cli, world, ("en", "", "", "", "", ""))
    assert "--only console" in said.out
    assert world.paths == []
    assert load_config(folder / "config.toml", {}).platforms() == ()


def test_when_nobody_answers_it_says_so_and_asks_whether_to_write(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path
) -> None:
    answers = ("en", "", "", TELEGRAM_TOKEN, "n", TELEGRAM_TOKEN, "y", "", "")
    said, visitor = visit(monkeypatch, cli, None, answers)
    assert said.code == 0
    assert sum("cannot be reached now" in line for line in visitor.heard) == 2
    assert TELEGRAM_TOKEN not in "".join(visitor.heard)
    assert load_config(folder / "config.toml", {}).telegram.token.reveal() == TELEGRAM_TOKEN


def test_without_checking_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    assert visit(monkeypatch, cli, world, ALL, "--no-check")[0].code == 0
    assert world.paths == []


def test_the_proxy_is_used_for_the_check_and_written(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    # Our fake stands in for an HTTP proxy: it is asked for the whole address.
    proxy = f"http://127.0.0.1:{world.port}"
    monkeypatch.setattr(Platforms, "telegram", property(lambda _self: "http://telegram.example/bot"))
    monkeypatch.setattr(Platforms, "discord", property(lambda _self: "http://discord.example/api/v10"))
    said, _ = visit(monkeypatch, cli, world, ("zh", "", "127.0.0.1:1", proxy, *ALL[3:]))
    assert said.code == 0
    assert len(world.paths) == 3
    config = load_config(folder / "config.toml", {})
    assert (config.telegram.proxy_url, config.discord.proxy_url) == (proxy, proxy)


def test_a_wrong_answer_is_explained_and_asked_again(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    answers = ("klingon", "en", "Atlantis City", "Tokyo", "", "", "", "q.db", "sqlite:///q.db")
    said, visitor = visit(monkeypatch, cli, world, answers)
    assert said.code == 0
    assert any("Atlantis City" in line for line in visitor.heard)
    assert any("sqlite:///q.db" in line for line in visitor.heard)
    assert load_config(folder / "config.toml", {}).bot.timezone == "Asia/Tokyo"


def test_a_file_that_is_there_is_kept_unless_told_and_then_stays_beside(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    old = '# mine\n[bot]\nretention_days = 3\n[points]\nmessage.cooldown = "30s"\n'
    (folder / "config.toml").write_text(old)
    said, _ = visit(monkeypatch, cli, world, (*ALL, "n"))
    assert (said.code, (folder / "config.toml").read_text()) == (1, old)
    said, _ = visit(monkeypatch, cli, world, (*ALL, "y"))
    assert said.code == 0
    assert (folder / "config.toml.bak").read_text() == old
    config = load_config(folder / "config.toml", {})
    assert config.bot.retention_days == 3
    assert config.points == {"message": {"cooldown": "30s"}}


def test_a_token_in_the_file_is_kept_by_enter_and_dropped_by_a_dash(
    monkeypatch: pytest.MonkeyPatch, cli: Cli, folder: Path, world: Platforms
) -> None:
    visit(monkeypatch, cli, world, ALL)
    visit(monkeypatch, cli, world, ("", "", "", "", "-", ""), "--yes")
    config = load_config(folder / "config.toml", {})
    assert config.platforms() == ("telegram",)
    assert config.telegram.token.reveal() == TELEGRAM_TOKEN


def test_without_a_terminal_it_refuses_and_names_what_is_missing(cli: Cli, folder: Path) -> None:
    said = cli("init", "--language", "en")
    assert said.code == 2
    for missing in ("--timezone", "--db", "QUNBAN_TELEGRAM__TOKEN"):
        assert missing in said.err
    assert list(folder.iterdir()) == []


def test_without_a_terminal_everything_may_be_given(
    cli: Cli, folder: Path, world: Platforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUNBAN_TELEGRAM__TOKEN", TELEGRAM_TOKEN)
    monkeypatch.setenv("QUNBAN_TELEGRAM__BASE_URL", world.telegram)
    options = ("--language", "zh", "--timezone", "Asia/Shanghai", "--db", "sqlite:///q.db")
    said = cli("init", *options)
    assert said.code == 0, said.err
    # What the environment gives stays there.
    assert TELEGRAM_TOKEN not in (folder / "config.toml").read_text()
    again = cli("init", *options)
    assert again.code == 2
    assert "--yes" in again.err
    assert cli("init", *options, "--yes").code == 0
    assert TELEGRAM_TOKEN not in said.out + said.err


def test_without_a_terminal_a_wrong_token_writes_nothing(
    cli: Cli, folder: Path, world: Platforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUNBAN_TELEGRAM__TOKEN", "1:wrong")
    monkeypatch.setenv("QUNBAN_TELEGRAM__BASE_URL", world.telegram)
    said = cli("init", "--language", "zh", "--timezone", "北京", "--db", "sqlite:///q.db")
    assert said.code == 2
    assert "什么也没有写" in said.err
    assert list(folder.iterdir()) == []


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    tables: dict[str, dict[str, Any]] = {
        "bot": {"database": 'sqlite:///a "quoted" \\ 路径.db', "retention_days": 3},
        "points": {"message": {"xp": [15, 25], "on": True, "rate": 0.5}, "odd key": "tab\tdel\x7f"},
    }
    assert tomllib.loads(to_toml(tables)) == tables
    assert merged({"bot": {"a": 1, "b": 2}}, {"bot": {"b": 3}}) == {"bot": {"a": 1, "b": 3}}


def test_a_text_that_is_no_configuration_is_not_put_in_place(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[bot]\n")
    with pytest.raises(Exception, match="languag"):
        write(path, '[bot]\nlanguag = "en"\n')
    assert [one.name for one in tmp_path.iterdir()] == ["config.toml"]
    assert read_table(path) == {"bot": {}}
    assert load_config(path, {}).with_path(None) == Config()


def test_the_invitation_asks_for_permissions_by_their_names() -> None:
    named = discord.Permissions(**dict.fromkeys(DISCORD_PERMISSIONS, True)).value
    assert f"permissions={named}" in discord_link("1")
    assert {*NEEDED.values(), *WANTED.values()} - {"read_messages"} <= set(DISCORD_PERMISSIONS)
    assert not named & discord.Permissions(administrator=True).value


def test_every_text_of_init_is_there_in_every_language() -> None:
    assert TEXTS.check() == []
    assert Interview(Visitor(), {}, {}, {}, check=False).words("init-next") == "接下来："
