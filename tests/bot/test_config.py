"""The configuration: what is read, what wins, and how each mistake is explained."""

import pickle
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.pretty import pretty_repr

from bot.config import (
    KEYS,
    SECTIONS,
    Config,
    ConfigError,
    Secret,
    database_url,
    load_config,
)

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "config.example.toml"
TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "config.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path | None, **env: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load_config(path, env)
    return str(caught.value)


def test_nothing_configured_gives_the_defaults(folder: Path) -> None:
    config = load_config(None, {"PATH": "/bin"})
    assert config == Config()
    assert config.bot.database == "sqlite:///data/qunban.db"
    assert (config.bot.language, config.bot.timezone, config.bot.retention_days) == ("zh", "Asia/Shanghai", 7)
    assert config.platforms() == ()
    assert config.features() == {}
    assert config.secrets() == ()


def test_config_toml_is_read_where_it_lies_and_a_named_file_must_exist(folder: Path) -> None:
    path = write(folder, '[bot]\nlanguage = "en"\n')
    config = load_config(None, {})
    assert (config.bot.language, config.path) == ("en", Path("config.toml"))
    assert load_config(path, {}).path == path
    assert "nowhere.toml does not exist" in refusal(folder / "nowhere.toml")


def test_a_byte_order_mark_and_windows_line_ends_are_read(folder: Path) -> None:
    (folder / "config.toml").write_bytes(b'\xef\xbb\xbf[bot]\r\nlanguage = "en"\r\n')
    assert load_config(None, {}).bot.language == "en"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[bot\n", "is not valid TOML"),
        (b"[bot]\nlanguage = '\xff'\n", "is not UTF-8"),
    ],
)
def test_a_broken_file_is_refused(folder: Path, content: bytes, sentence: str) -> None:
    (folder / "config.toml").write_bytes(content)
    assert sentence in refusal(None)
    assert "config.toml" in refusal(None)


def test_a_folder_is_no_configuration_file(folder: Path) -> None:
    assert "cannot be read" in refusal(folder)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('[bot]\ntimezon = "UTC"', ["bot.timezon", "config.toml", "bot.timezone"]),
        ('[telegram]\ntokne = "x"', ["telegram.tokne", "telegram.token"]),
        ('[telegram]\ngateway_url = "x"', ["telegram.gateway_url", "discord.gateway_url"]),
        ('[telegrm]\ntoken = "x"', ["[telegrm]", "telegram"]),
        ("[zzz]\n", ["[zzz]", "The sections are bot, telegram"]),
        ('token = "x"', ["token", "above every section", "[telegram] or [discord]"]),
        ("retention_day = 3", ["retention_day", "bot.retention_days"]),
        ("bot = 3", ["'bot'", "must be a table"]),
        ('[bot]\nretention_days = "7"', ["bot.retention_days", "config.toml", "a whole number"]),
        ("[bot]\nretention_days = true", ["bot.retention_days", "a whole number"]),
        ("[bot]\nretention_days = -1", ["bot.retention_days", "between 0 and 3650"]),
        ("[bot]\nlanguage = 1", ["bot.language", "a text in quotes"]),
        ('[bot]\nlanguage = "fr"', ["bot.language", "'fr'", "zh-TW"]),
        ('[bot]\ntimezone = "Peking"', ["bot.timezone", "Peking", "IANA"]),
        ('[bot]\ntimezone = "../etc"', ["bot.timezone", "IANA"]),
        ('[bot]\ndatabase = "data.db"', ["bot.database", "write sqlite:///data.db"]),
        ("[telegram]\ntoken = 5", ["telegram.token", "a text in quotes"]),
        ('[telegram]\nproxy_url = "127.0.0.1:1080"', ["telegram.proxy_url", "socks5://"]),
        ('[discord]\ngateway_url = "https://x"', ["discord.gateway_url", "wss://"]),
        ('[discord]\napi_url = "http://[x"', ["discord.api_url", "http://"]),
        ('[bot]\nmetrics = "9464"', ["bot.metrics", "config.toml", "127.0.0.1:9464"]),
        ('[bot]\nmetrics = "http://127.0.0.1:9464"', ["bot.metrics", "host:port"]),
        ('[bot]\nmetrics = "127.0.0.1:99999"', ["bot.metrics", "host:port"]),
    ],
)
def test_a_mistake_in_the_file_is_named(folder: Path, text: str, parts: list[str]) -> None:
    write(folder, text)
    said = refusal(None)
    assert [part for part in parts if part not in said] == [], said


@pytest.mark.parametrize(
    ("name", "value", "parts"),
    [
        ("QUNBAN_BOT__LANGUAG", "en", ["bot.languag", "QUNBAN_BOT__LANGUAG", "bot.language"]),
        ("QUNBAN_BOTT__LANGUAGE", "en", ["QUNBAN_BOTT__LANGUAGE", "bot"]),
        ("QUNBAN_BOT__RETENTION_DAYS", "many", ["QUNBAN_BOT__RETENTION_DAYS", "a whole number"]),
        ("QUNBAN_BOT__RETENTION_DAYS", "-3", ["QUNBAN_BOT__RETENTION_DAYS", "between"]),
        ("QUNBAN_BOT__LANGUAGE", "fr", ["QUNBAN_BOT__LANGUAGE", "fr"]),
        ("QUNBAN_BOT__A__B", "1", ["QUNBAN_BOT__A__B", "QUNBAN_SECTION__KEY"]),
        ("QUNBAN_POINTS__", "1", ["QUNBAN_POINTS__", "QUNBAN_SECTION__KEY"]),
    ],
)
def test_a_mistake_in_the_environment_is_named(folder: Path, name: str, value: str, parts: list[str]) -> None:
    said = refusal(None, **{name: value})
    assert [part for part in parts if part not in said] == [], said


def test_the_environment_wins_over_the_file(folder: Path) -> None:
    write(folder, '[bot]\nlanguage = "en"\nretention_days = 3\n[telegram]\ntoken = "old"')
    env = {"QUNBAN_BOT__RETENTION_DAYS": "0", "QUNBAN_TELEGRAM__TOKEN": f" {TOKEN}\n", "QUNBAN_SEED": "7"}
    config = load_config(None, env)
    assert (config.bot.language, config.bot.retention_days) == ("en", 0)
    assert config.telegram.token.reveal() == TOKEN
    assert config.platforms() == ("telegram",)


def test_features_tables_are_free_and_the_environment_reaches_into_them(folder: Path) -> None:
    write(folder, '[points]\nmessage.cooldown = "60s"\nmessage.xp = [1, 2]\n[qa]\nthreshold = 0.5')
    env = {
        "QUNBAN_POINTS__MESSAGE__COOLDOWN": "30s",
        "QUNBAN_POINTS__MESSAGE__XP": "[15, 25]",
        "QUNBAN_SCHEDULE__QUIET": "true",
        "QUNBAN_COURSES__TITLE": '"quoted"',
    }
    assert load_config(None, env).features() == {
        "points": {"message": {"cooldown": "30s", "xp": [15, 25]}},
        "schedule": {"quiet": True},
        "qa": {"threshold": 0.5},
        "courses": {"title": '"quoted"'},
    }


def test_the_environment_does_not_go_below_a_single_value(folder: Path) -> None:
    write(folder, "[points]\nmessage = 1")
    assert "below points.message" in refusal(None, QUNBAN_POINTS__MESSAGE__COOLDOWN="1")


def test_secrets_are_not_shown(folder: Path) -> None:
    write(
        folder,
        f'[telegram]\ntoken = "{TOKEN}"\nwebhook_secret = "hush-hush"\nproxy_url = "socks5://me:p%40ss-w@host:1"\n'
        '[discord]\ntoken = "short"\n[bot]\ndatabase = "postgresql://q:open-sesame@db/q"',
    )
    config = load_config(None, {})
    secrets = ["open-sesame", "hush-hush", "p%40ss-w", "p@ss-w", "short", TOKEN]
    assert sorted(config.secrets()) == sorted(secrets)
    for shown in (repr(config), str(config), f"{config.telegram!r}", pretty_repr(config)):
        assert [secret for secret in secrets if secret in shown] == []
        assert "***" in shown
    with pytest.raises(TypeError):
        pickle.dumps(config.telegram.token)


def test_a_misplaced_token_is_not_quoted_in_the_error(folder: Path) -> None:
    assert TOKEN not in refusal(None, QUNBAN_BOT__RETENTION_DAYS=TOKEN)
    assert "sesame" not in refusal(None, QUNBAN_BOT__DATABASE="mysql://q:sesame@db/q")


def test_secrets_compare_by_value() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
    assert (bool(Secret()), repr(Secret())) == (False, "Secret('')")


def test_the_database_is_chosen_in_order(folder: Path) -> None:
    write(folder, '[bot]\ndatabase = "sqlite:///file.db"')
    env = {"QUNBAN_BOT__DATABASE": "postgresql://u@h/d"}
    config = load_config(None, {})
    assert database_url(config, "sqlite:///option.db", env) == "sqlite:///option.db"
    assert database_url(config, None, env) == "postgresql+psycopg://u@h/d"
    assert database_url(config, None, {}) == "sqlite:///file.db"
    assert database_url(None, None, {}) == "sqlite:///data/qunban.db"
    assert database_url(config, "sqlite://", {}) == "sqlite://"


@pytest.mark.parametrize("url", ["t.db", "sqlite://t.db", "sqlite:t.db", "mysql://x/y", "", "postgresql://"])
def test_what_is_no_database_address_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match=r"--db = .* is no database address"):
        database_url(None, url, {})


@given(st.text())
def test_any_database_option_is_taken_or_explained(url: str) -> None:
    try:
        answer = database_url(None, url, {})
    except ConfigError as error:
        answer = str(error)
    assert "://" in answer


def test_the_example_has_every_key_with_its_default_and_no_other() -> None:
    example = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert tuple(example) == SECTIONS
    assert {name: tuple(table) for name, table in example.items() if table} == KEYS
    assert load_config(EXAMPLE, {}).with_path(None) == Config()


def test_the_example_explains_every_key_in_both_languages() -> None:
    blocks = re.split(r"\n\s*\n", EXAMPLE.read_text(encoding="utf-8"))
    unexplained = []
    for block in blocks:
        lines = [line for line in block.splitlines() if not line.startswith("[")]
        comments = [line for line in lines if line.startswith("#")]
        chinese = any(re.search(r"[一-鿿]", line) for line in comments)
        english = any(line.isascii() or not re.search(r"[一-鿿]", line) for line in comments)
        keys = [line for line in lines if not line.startswith("#")]
        if len(keys) > 1 or (keys and not (chinese and english)):
            unexplained.append(block)
    assert unexplained == []
