from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot import wiring
from tests.bot.conftest import Cli
from tests.fakes.postgres import Postgres

COMMANDS = ("run", "demo", "replay", "migrate", "doctor", "backup", "restore", "export", "forget", "bench")


def test_help_names_every_command(cli: Cli) -> None:
    said = cli("--help")
    assert said.code == 0
    assert all(f"  {name} " in said.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(cli: Cli, name: str) -> None:
    said = cli(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert "Usage: " in said.out


def test_version_is_one_line(cli: Cli) -> None:
    said = cli("--version")
    assert said.code == 0
    assert said.out.startswith("qunban ")
    assert said.out.count("\n") == 1


@pytest.mark.parametrize("wanted", [None, "2"])
def test_matrices_are_multiplied_by_one_thread_unless_the_operator_says_otherwise(wanted: str | None) -> None:
    script = (
        "import bot.cli\n"
        "try: bot.cli.main()\n"
        "except SystemExit: pass\n"
        "import numpy, threadpoolctl\n"
        "print(max(library['num_threads'] for library in threadpoolctl.threadpool_info()))"
    )
    given = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    if wanted:
        given["OPENBLAS_NUM_THREADS"] = wanted
    done = subprocess.run(
        [sys.executable, "-c", script, "migrate", "--help"],
        env=given,
        check=True,
        capture_output=True,
        text=True,
    )
    # Where there are fewer cores than threads were wanted, the library takes as many as there are.
    assert int(done.stdout.splitlines()[-1]) == min(int(wanted or 1), os.cpu_count() or 1)


def test_an_unknown_command_is_a_usage_error(cli: Cli) -> None:
    assert cli("dance").code == 2


def test_a_missing_configuration_file_is_one_sentence(cli: Cli) -> None:
    said = cli("run", "--config", "nowhere.toml")
    assert said.code == 2
    assert said.err == "qunban: The configuration file nowhere.toml does not exist.\n"


def test_an_unknown_setting_in_the_configuration_is_named(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[points.message]\ncoldown = '30s'\n")
    said = cli("run")
    assert said.code == 2
    assert "points.message.coldown" in said.err
    assert "points.message.cooldown" in said.err


def test_a_setting_out_of_range_names_what_it_takes(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[points.message]\ncooldown = 'soon'\n")
    said = cli("run")
    assert said.code == 2
    assert "points.message.cooldown = 'soon'" in said.err


def test_the_configuration_changes_what_the_sandbox_does(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[bot]\nlanguage = 'en'\n")
    said = cli("run", given="alice: /me\n")
    assert "xp" in said.out


def test_an_address_that_is_none_is_one_sentence(cli: Cli) -> None:
    said = cli("doctor", "--db", "qunban.db")
    assert said.code == 2
    assert "sqlite:///qunban.db" in said.err
    assert "Traceback" not in said.err


def test_a_file_that_is_no_database_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("hello" * 1000)
    said = cli("run", "--db", f"sqlite:///{tmp_path}/x.db")
    assert said.code == 1
    assert "not a database" in said.err
    assert said.err.count("\n") == 1


def test_the_sandbox_plays_a_script(cli: Cli) -> None:
    said = cli("run", given="alice: 签到\nalice: /me\n")
    assert (said.code, said.err) == (0, "")
    assert "6" in said.out


def test_the_sandbox_says_the_same_every_time(cli: Cli) -> None:
    script = "alice: 签到\nbob: hello everyone, I just fixed the build\nbob: /me\nalice: /top\n"
    assert cli("run", "--json", given=script) == cli("run", "--json", given=script)


def test_the_sandbox_ignores_the_configured_database(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f"[bot]\ndatabase = 'sqlite:///{tmp_path}/real.db'\n")
    assert cli("run", given="alice: 签到\n").code == 0
    assert not (tmp_path / "real.db").exists()


def test_the_sandbox_begins_when_told(cli: Cli) -> None:
    said = cli("run", "--json", "--at", "2026-03-29T01:30", given="alice: 签到\n")
    assert json.loads(said.out)["at"] == "2026-03-29T01:30:00+08:00"


def test_a_time_that_is_none_is_a_usage_error(cli: Cli) -> None:
    assert cli("run", "--at", "tomorrow").code == 2


def test_a_sandbox_with_a_database_goes_on_where_it_stopped(cli: Cli, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/play.db"
    cli("run", "--db", url, given="alice: 签到\n")
    first = cli("run", "--db", url, "--json", given="alice: 签到\n")
    answer = json.loads(first.out)
    assert answer["at"] > "2026-01-05T09:00:00"
    assert answer["n"] > 2


def test_a_line_not_understood_ends_with_code_two(cli: Cli) -> None:
    said = cli("run", given="what is this\nalice: 签到\n")
    assert said.code == 2
    assert said.err.startswith("line 1: ")


@pytest.mark.parametrize("platform", ["telegram", "discord"])
def test_a_platform_without_a_token_is_refused_with_the_way_to_one(cli: Cli, platform: str) -> None:
    said = cli("run", "--only", platform, given="")
    assert said.code == 1
    assert "python -m bot init" in said.err


@pytest.mark.parametrize("role", ["engine", "adapters"])
def test_a_role_of_its_own_is_refused_on_sqlite_with_the_reason(cli: Cli, role: str) -> None:
    said = cli("run", "--role", role)
    assert said.code == 2
    assert "SQLite" in said.err
    assert "PostgreSQL" in said.err


def test_a_second_process_on_the_file_is_refused_with_the_way_out(cli: Cli, db: str) -> None:
    store = wiring.open_store(db)
    try:
        for command in (["run"], ["forget", "alice", "--yes"], ["doctor", "--retry"]):
            said = cli(*command, "--db", db)
            assert said.code == 1
            assert f"pid {os.getpid()}" in said.err
        assert cli("doctor", "--db", db).code == 0
    finally:
        store.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_bot_cleanly(db: str, number: signal.Signals) -> None:
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--db", db],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert bot.stdin is not None
    assert bot.stdout is not None
    bot.stdin.write("alice: /me\n")
    bot.stdin.flush()
    assert "alice" in bot.stdout.readline()
    bot.send_signal(number)
    _, err = bot.communicate(timeout=20)
    assert (bot.returncode, err) == (0, "")
    wiring.open_store(db).close()


def test_postgresql_is_not_migrated_behind_the_operators_back(cli: Cli, postgres: Postgres) -> None:
    url = postgres.empty()
    said = cli("run", "--role", "engine", "--db", url)
    assert said.code == 1
    assert "python -m bot migrate" in said.err
    assert cli("migrate", "--db", url, "--partitions", "8").out.endswith("8 partitions\n")
    assert cli("migrate", "--db", url, "--partitions", "9").code == 1
    assert cli("doctor", "--db", url).code == 0
    assert cli("backup", "x.db", "--db", url).code == 1
    postgres.drop(url)


def test_an_engine_of_its_own_works_until_it_is_told_to_stop(postgres: Postgres) -> None:
    url = postgres.new()
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--role", "engine", "--db", url],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert bot.stderr is not None
    assert "engine running" in bot.stderr.readline()
    bot.send_signal(signal.SIGTERM)
    _, err = bot.communicate(timeout=20)
    assert (bot.returncode, err) == (0, "")
    postgres.drop(url)
