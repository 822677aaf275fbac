"""The six questions: language, time zone, proxy, a token for each platform, where the data lives."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from bot.config import LANGUAGES, PROXY_SCHEMES, ConfigError, normal_database_url
from bot.ops.init.check import Checked, check_discord, check_telegram
from engine.contract.errors import UserError
from engine.contract.events import Finding
from engine.runtime.lang import Texts, language_of
from engine.settings.findings import say as say_finding
from engine.settings.zones import check_zone

TEXTS = Texts(["bot.ops.init", "engine.settings"])
DROP = "-"
"""Typed for a token: the platform that was configured is wanted no more."""
PLATFORMS = ("telegram", "discord")
TITLES = {"telegram": "Telegram", "discord": "Discord"}
_SHAPES = {"telegram": re.compile(r"\d+:[A-Za-z0-9_-]+"), "discord": re.compile(r"[A-Za-z0-9._-]+")}


class Person(Protocol):
    """Whoever answers, on a terminal."""

    def ask(self, question: str, default: str) -> str: ...

    def ask_secret(self, question: str) -> str:
        """Ask without showing what is typed; nothing typed is an empty answer."""
        ...

    def confirm(self, question: str) -> bool: ...

    def tell(self, words: str) -> None: ...


@dataclass
class Answers:
    """What was answered; a token that the environment gives is checked but not written."""

    language: str = ""
    timezone: str = ""
    proxy: str = ""
    database: str = ""
    tokens: dict[str, str] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)

    def tables(self, from_env: Mapping[str, str]) -> dict[str, dict[str, Any]]:
        """Return what goes into the file."""
        tables: dict[str, dict[str, Any]] = {
            "bot": {"database": self.database, "language": self.language, "timezone": self.timezone}
        }
        for platform in PLATFORMS:
            token = "" if platform in self.dropped else self.tokens.get(platform)
            own = {} if token is None or platform in from_env else {"token": token}
            tables[platform] = own | {"proxy_url": self.proxy}
        return tables


class Interview:
    """Asks until each answer can work. `given` has what options and environment say, and is not asked for."""

    def __init__(
        self,
        person: Person,
        given: Mapping[str, str],
        old: Mapping[str, Any],
        env: Mapping[str, str],
        *,
        check: bool,
    ) -> None:
        self._person = person
        self._given = given
        self._old = old
        self._env = env
        self._check = check
        self.answers = Answers()

    def words(self, key: str, /, **values: object) -> str:
        """Return a text in the language that was chosen."""
        return TEXTS.format(language_of(self.answers.language or "zh"), key, **values)

    def hold(self) -> Answers:
        """Ask all six, in order."""
        found = self.answers
        found.language = self._until("language", "语言 / Language (zh, zh-TW, en)", "zh", _language)
        if "language" not in self._given:
            self._person.tell(self.words("init-hello"))
        found.timezone = self._until("timezone", self.words("init-timezone"), "Asia/Shanghai", _zone)
        found.proxy = self._until(
            "proxy", self.words("init-proxy"), self._known("telegram", "proxy_url"), _proxy
        )
        for platform in PLATFORMS:
            self._token(platform)
        if not found.tokens:
            self._person.tell(self.words("init-no-platform"))
        found.database = self._until(
            "database", self.words("init-database"), "sqlite:///data/qunban.db", _database
        )
        return found

    def _known(self, section: str, key: str) -> str:
        return str(self._old.get(section, {}).get(key, ""))

    def _until(self, name: str, question: str, default: str, read: Callable[[str], str]) -> str:
        if name in self._given:
            try:
                return read(self._given[name])
            except UserError as error:
                raise ConfigError(self._explain(error)) from None
        default = self._known("bot", name) or default
        while True:
            try:
                return read(self._person.ask(question, default).strip())
            except (UserError, ConfigError) as error:
                self._person.tell(self._explain(error))

    def _explain(self, error: UserError | ConfigError) -> str:
        return self.words(error.key, **error.values) if isinstance(error, UserError) else str(error)

    def _token(self, platform: str) -> None:
        """Ask for a token until the platform takes it, or none is wanted."""
        if self._given.get(platform) == "":
            return
        if platform in self._given:
            self._person.tell(self.words("init-token-given", platform=TITLES[platform]))
            if not self._takes(platform, self._given[platform]):
                raise ConfigError(self.words("init-token-given-bad", platform=TITLES[platform]))
            return
        known = self._known(platform, "token")
        while True:
            question = self.words(f"init-token-{platform}")
            token = self._person.ask_secret(
                question + (self.words("init-token-keep") if known else "")
            ).strip()
            if token == DROP and known:
                self.answers.dropped.append(platform)
                return
            token = token or known
            if not token or self._takes(platform, token):
                return
            known = ""

    def _takes(self, platform: str, token: str) -> bool:
        title = TITLES[platform]
        if not _SHAPES[platform].fullmatch(token):
            self._person.tell(self.words("init-token-shape", platform=title))
            return False
        found = self._ask_platform(platform, token) if self._check else Checked("good")
        if found.state == "refused":
            self._person.tell(self.words("init-token-refused", platform=title))
            return False
        if found.state == "silent":
            self._person.tell(self.words("init-token-silent", platform=title, reason=found.reason))
            if not self._person.confirm(self.words("init-token-anyway")):
                return False
        elif self._check:
            self._person.tell(self.words("init-token-good", platform=title, name=found.name))
        self.answers.tokens[platform], self.answers.checked[platform] = token, found
        return True

    def _ask_platform(self, platform: str, token: str) -> Checked:
        key = "base_url" if platform == "telegram" else "api_url"
        base = self._env.get(f"QUNBAN_{platform}__{key}".upper()) or self._known(platform, key)
        ask = check_telegram if platform == "telegram" else check_discord
        return asyncio.run(ask(token, base, self.answers.proxy))

    def lacking(self, platform: str) -> list[str]:
        """Return in words what a platform's account lacks."""
        found: tuple[Finding, ...] = self.answers.checked.get(platform, Checked("silent")).findings
        return [say_finding(self.words, finding) for finding in found]


def _language(answer: str) -> str:
    known = {name.casefold(): name for name in LANGUAGES}
    known |= {"中文": "zh", "简体": "zh", "繁體": "zh-TW", "繁体": "zh-TW", "english": "en"}
    if answer.casefold() not in known:
        raise ConfigError(f"{answer!r}: zh / zh-TW / en")
    return known[answer.casefold()]


def _zone(answer: str) -> str:
    return check_zone(answer)


def _proxy(answer: str) -> str:
    if answer in ("", "-", "无", "no", "none"):
        return ""
    try:
        parts = urlsplit(answer)
        good = parts.scheme in PROXY_SCHEMES and bool(parts.hostname) and parts.port is not None
    except ValueError:
        good = False
    if not good:
        raise UserError("init-proxy-wrong")
    return answer


def _database(answer: str) -> str:
    normal_database_url(answer, "database")
    return answer
