"""TOML and environment become typed settings; whatever is unknown or of the wrong type is an error."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self, final
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, Struct, field

from bot.logs import MASK, scrub_text

ENV_PREFIX = "QUNBAN_"
DEFAULT_PATH = Path("config.toml")
LANGUAGES = ("zh", "zh-CN", "zh-TW", "en")
RETENTION_DAYS_MAX = 3650

_TYPE_WORDS = {
    "int": "a whole number",
    "str": "a text in quotes",
    "float": "a number",
    "bool": "true or false",
}


class ConfigError(Exception):
    """A mistake in the configuration, as a sentence for the person who wrote it."""


@final
class Secret:
    """A text that shows itself only when asked to."""

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        self._value = value

    def reveal(self) -> str:
        """Give the text, for the one place that sends it."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"Secret({MASK!r})" if self._value else "Secret('')"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")


class _Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; its repr hides tokens and URL passwords."""

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={_shown(getattr(self, name))}" for name in self.__struct_fields__)
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [(name, _shown(getattr(self, name))) for name in self.__struct_fields__]


class BotSection(_Section, frozen=True, kw_only=True):
    database: str = "sqlite:///data/qunban.db"
    language: str = "zh"
    timezone: str = "Asia/Shanghai"
    retention_days: Annotated[int, Meta(ge=0, le=RETENTION_DAYS_MAX)] = 7
    metrics: str = ""


class TelegramSection(_Section, frozen=True, kw_only=True):
    token: Secret = field(default_factory=Secret)
    base_url: str = ""
    proxy_url: str = ""
    webhook_url: str = ""
    webhook_secret: Secret = field(default_factory=Secret)
    webhook_listen: str = "127.0.0.1:8443"


class DiscordSection(_Section, frozen=True, kw_only=True):
    token: Secret = field(default_factory=Secret)
    api_url: str = ""
    gateway_url: str = ""
    proxy_url: str = ""


# A feature's table is free here; the feature's own schema checks it when the features are known.
Defaults = dict[str, Any]


class Config(_Section, frozen=True, kw_only=True):
    """Everything that was configured, and from which file (None: no file)."""

    FEATURES: ClassVar[tuple[str, ...]] = ("points", "sentiment", "schedule", "qa", "courses")

    bot: BotSection = BotSection()
    telegram: TelegramSection = field(default_factory=TelegramSection)
    discord: DiscordSection = field(default_factory=DiscordSection)
    points: Defaults = field(default_factory=dict)
    sentiment: Defaults = field(default_factory=dict)
    schedule: Defaults = field(default_factory=dict)
    qa: Defaults = field(default_factory=dict)
    courses: Defaults = field(default_factory=dict)
    path: Path | None = None

    def features(self) -> dict[str, Defaults]:
        """Map each feature that has a table to that table."""
        return {name: table for name in self.FEATURES if (table := getattr(self, name))}

    def platforms(self) -> tuple[str, ...]:
        """Name the platforms that have a token."""
        return tuple(name for name in ("telegram", "discord") if getattr(self, name).token)

    def secrets(self) -> tuple[str, ...]:
        """List what no log may show: tokens, the webhook's secret, passwords in URLs."""
        named = (self.telegram.token, self.telegram.webhook_secret, self.discord.token)
        urls = (
            self.bot.database,
            *(getattr(section, key) for section, key in _urls(self)),
        )
        found = [secret.reveal() for secret in named if secret]
        for password in filter(None, map(_password, urls)):
            found += [password, unquote(password)]
        return tuple(dict.fromkeys(found))

    def with_path(self, path: Path | None) -> Self:
        return msgspec.structs.replace(self, path=path)


_TYPED: dict[str, type[_Section]] = {
    "bot": BotSection,
    "telegram": TelegramSection,
    "discord": DiscordSection,
}
SECTIONS = (*_TYPED, *Config.FEATURES)
KEYS: dict[str, tuple[str, ...]] = {name: kind.__struct_fields__ for name, kind in _TYPED.items()}

_HTTP = ("http", "https")
PROXY_SCHEMES = (*_HTTP, "socks5", "socks5h")
_ADDRESSES = (("bot", "metrics"), ("telegram", "webhook_listen"))
_SCHEMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("telegram", "base_url"): _HTTP,
    ("telegram", "proxy_url"): PROXY_SCHEMES,
    ("telegram", "webhook_url"): ("https", "http"),
    ("discord", "api_url"): _HTTP,
    ("discord", "gateway_url"): ("wss", "ws"),
    ("discord", "proxy_url"): PROXY_SCHEMES,
}


def load_config(path: Path | None, env: Mapping[str, str]) -> Config:
    """Read the named file (None: ./config.toml if there is one), then let the environment override it."""
    file = path if path is not None else (DEFAULT_PATH if DEFAULT_PATH.is_file() else None)
    data = _read(file) if file is not None else {}
    _check_names(data, f"in {file}")
    for section in _TYPED:
        _check_types(section, data.get(section, {}), file)
    for name, section, keys, text in _overrides(env):
        _override(data, name, section, keys, text)
    config = msgspec.convert(data, Config, dec_hook=_decode).with_path(file)
    _check_values(config, env, file)
    return config


def database_url(config: Config | None, db_option: str | None, env: Mapping[str, str]) -> str:
    """Choose the database: --db, then the environment, then the file, then the default."""
    variable = f"{ENV_PREFIX}BOT__DATABASE"
    if db_option is not None:
        return normal_database_url(db_option, "--db")
    if env.get(variable):
        return normal_database_url(env[variable], variable)
    return normal_database_url((config.bot if config else BotSection()).database, "bot.database")


def normal_database_url(url: str, source: str) -> str:
    """Give the address with its driver named, or say what is wrong with it."""
    scheme, mark, rest = url.partition("://")
    if mark and scheme in {"postgres", "postgresql", "postgresql+psycopg"} and rest:
        return f"postgresql+psycopg://{rest}"
    if mark and scheme == "sqlite" and (not rest or rest.startswith("/")):
        return url
    hint = ""
    if not mark and url:
        hint = f"; for a file write sqlite:///{url}"
    elif scheme == "sqlite":
        hint = f"; a file's address has three slashes: sqlite:///{rest}"
    raise ConfigError(
        f"{source} = {scrub_text(url)!r} is no database address: "
        f"it begins with sqlite:/// or postgresql://{hint}."
    )


def _read(file: Path) -> dict[str, Any]:
    """Parse the file; an editor's byte-order mark is let through."""
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"The configuration file {file} does not exist.") from None
    except OSError as error:
        raise ConfigError(f"The configuration file {file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"The configuration file {file} is not UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The configuration file {file} is not valid TOML: {error}.") from None


def _check_names(data: Mapping[str, Any], where: str) -> None:
    """Refuse sections and keys that nobody reads."""
    for section, table in data.items():
        if section not in SECTIONS:
            raise ConfigError(_unknown(section, where, is_table=isinstance(table, dict)))
        if not isinstance(table, dict):
            raise ConfigError(
                f"{section!r} {where} must be a table: write [{section}] and its keys below it."
            )
        for key in table:
            _check_key(section, key, where)


def _check_key(section: str, key: str, where: str) -> None:
    if section in KEYS and key not in KEYS[section]:
        near = _near(f"{section}.{key}", _all_keys())
        raise ConfigError(f"Unknown key {section}.{key} {where}.{near}")


def _unknown(name: str, where: str, *, is_table: bool) -> str:
    if is_table:
        near = _near(name, SECTIONS) or f" The sections are {', '.join(SECTIONS)}."
        return f"Unknown section [{name}] {where}.{near}"
    owners = [f"[{section}]" for section, keys in KEYS.items() if name in keys]
    if owners:
        return f"Unknown key {name} {where}: it stands above every section, but belongs in {' or '.join(owners)}."
    return f"Unknown key {name} {where}.{_near(name, _all_keys())}"


def _all_keys() -> list[str]:
    return [f"{section}.{key}" for section, keys in KEYS.items() for key in keys]


def _near(name: str, known: Iterable[str]) -> str:
    """Say which known names are written alike, by the whole name or by its last part."""
    candidates = list(known)
    tail = name.rpartition(".")[2]
    elsewhere = [full for full in candidates if full.rpartition(".")[2] == tail]  # right key, wrong section
    close = elsewhere or difflib.get_close_matches(name, candidates, 3, 0.7)
    if not close:
        tails = {full.rpartition(".")[2]: full for full in candidates}
        close = [tails[near] for near in difflib.get_close_matches(tail, list(tails), 2, 0.7)]
    return f" Did you mean {' or '.join(close[:3])}?" if close else ""


def _check_types(section: str, table: Mapping[str, Any], file: Path | None) -> None:
    """Refuse a value of the wrong type; the file is read strictly, "7" is not 7."""
    for key, value in table.items():
        _convert(section, key, value, f"in {file}", strict=True)


def _convert(section: str, key: str, value: object, where: str, *, strict: bool) -> object:
    kind = next(f.type for f in msgspec.structs.fields(_TYPED[section]) if f.name == key)
    try:
        return msgspec.convert(value, kind, strict=strict, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{section}.{key} {where} must be {_expected(kind, error)}.") from None


def _expected(kind: object, error: msgspec.ValidationError) -> str:
    """Say in words what would be right; never the value, which may be a misplaced token."""
    if ">=" in str(error) or "<=" in str(error):
        return f"between 0 and {RETENTION_DAYS_MAX}"
    name = "str" if kind in (str, Secret) else "int"
    return _TYPE_WORDS[name]


def _decode(kind: type, value: object) -> object:
    """Let msgspec read what it does not know itself."""
    if kind is Secret and isinstance(value, Secret):
        return value
    if kind is Secret and isinstance(value, str):
        return Secret(value.strip())
    raise msgspec.ValidationError("Expected `str`")


def _overrides(env: Mapping[str, str]) -> Iterator[tuple[str, str, list[str], str]]:
    """Find QUNBAN_SECTION__KEY (features may nest: QUNBAN_POINTS__MESSAGE__COOLDOWN), in a fixed order."""
    for name in sorted(env):
        if name.startswith(ENV_PREFIX) and "__" in name:
            section, *keys = name.removeprefix(ENV_PREFIX).lower().split("__")
            if section not in SECTIONS:
                near = _near(section, SECTIONS) or f" The sections are {', '.join(SECTIONS)}."
                raise ConfigError(f"The environment variable {name} names no section.{near}")
            if not all(keys) or (section in KEYS and len(keys) != 1):
                raise ConfigError(f"The environment variable {name} must be {ENV_PREFIX}SECTION__KEY.")
            yield name, section, keys, env[name]


def _override(data: dict[str, Any], name: str, section: str, keys: list[str], text: str) -> None:
    """Put one variable's value in its place."""
    where = f"(environment variable {name})"
    table = data.setdefault(section, {})
    if section in KEYS:
        _check_key(section, keys[0], where)
        table[keys[0]] = _convert(section, keys[0], text, where, strict=False)
        return
    for depth, key in enumerate(keys[:-1], 1):
        table = table.setdefault(key, {})
        if not isinstance(table, dict):
            outer = ".".join([section, *keys[:depth]])
            raise ConfigError(f"The environment variable {name} goes below {outer}, which is a single value.")
    table[keys[-1]] = _guess(text)


def _guess(text: str) -> object:
    """Read a feature's value as TOML would where that gives a number, a bool or a list, else as text."""
    try:
        value = tomllib.loads(f"v = {text}")["v"]
    except tomllib.TOMLDecodeError:
        return text
    return value if isinstance(value, bool | int | float | list) else text


def _check_values(config: Config, env: Mapping[str, str], file: Path | None) -> None:
    """Refuse values of the right type that cannot work."""

    def source(section: str, key: str) -> str:
        variable = f"{ENV_PREFIX}{section}__{key}".upper()
        return f"(environment variable {variable})" if variable in env else f"in {file}"

    bot = config.bot
    normal_database_url(bot.database, f"bot.database {source('bot', 'database')}")
    if bot.language not in LANGUAGES:
        where = source("bot", "language")
        raise ConfigError(f"bot.language {where} is {bot.language!r}, but must be {', '.join(LANGUAGES)}.")
    try:
        ZoneInfo(bot.timezone)
    except (ValueError, OSError, KeyError):
        where = source("bot", "timezone")
        raise ConfigError(
            f"bot.timezone {where} is {bot.timezone!r}, which is no IANA time zone such as Asia/Shanghai."
        ) from None
    for section, key in _ADDRESSES:
        _check_address(getattr(getattr(config, section), key), f"{section}.{key} {source(section, key)}")
    for section, key in _SCHEMES:
        _check_url(getattr(getattr(config, section), key), section, key, source(section, key))


def split_address(address: str) -> tuple[str, int]:
    """Read `host:port` or `[v6]:port`; a bare port is refused, for it would listen everywhere. Raises ValueError."""
    parts = urlsplit(f"//{address}")
    if parts.hostname is None or parts.port is None or parts.netloc != address or "@" in address:
        raise ValueError(f"{address!r} is no host:port")
    return parts.hostname, parts.port


def _check_address(address: str, where: str) -> None:
    """Refuse what is no host:port."""
    try:
        good = not address or bool(split_address(address))
    except ValueError:
        good = False
    if not good:
        raise ConfigError(f"{where} must be empty or host:port, e.g. 127.0.0.1:9464.")


def _check_url(url: str, section: str, key: str, where: str) -> None:
    """Refuse an address whose scheme or host is missing."""
    schemes = _SCHEMES[section, key]
    try:
        parts = urlsplit(url)
        good = not url or (parts.scheme in schemes and bool(parts.hostname))
    except ValueError:
        good = False
    if not good:
        wanted = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ConfigError(f"{section}.{key} {where} must be empty or an address that begins with {wanted}.")


def _urls(config: Config) -> Iterator[tuple[_Section, str]]:
    return ((getattr(config, section), key) for section, key in _SCHEMES)


def _password(url: str) -> str | None:
    try:
        return urlsplit(url).password
    except ValueError:
        return None


def _shown(value: object) -> str:
    return scrub_text(repr(value))
