"""What the operator configures, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import quote, urlsplit

PLATFORM = "telegram"
OFFICIAL = "https://api.telegram.org/bot"
MASK = "***"


@dataclass(frozen=True)
class TelegramOptions:
    """The section [telegram] of the configuration. `base_url` ends like `http://127.0.0.1:8081/bot`."""

    token: str = field(repr=False)
    base_url: str = ""
    proxy_url: str = field(default="", repr=False)
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    webhook_listen: str = "127.0.0.1:8443"

    @property
    def api(self) -> str:
        """Where the Bot API is, ready for the token to follow."""
        return self.base_url or OFFICIAL

    @property
    def files(self) -> str:
        """Where files are fetched from."""
        head, _, tail = self.api.rpartition("/bot")
        return f"{head}/file/bot" if not tail and head else self.api

    @property
    def secret(self) -> str:
        """The webhook's secret: the configured one, else one that follows from the token."""
        return (
            self.webhook_secret or blake2b(self.token.encode(), digest_size=24, person=b"webhook").hexdigest()
        )

    @property
    def listen(self) -> tuple[str, int]:
        """Address and port on which the webhook is served."""
        parts = urlsplit(f"//{self.webhook_listen}")
        return parts.hostname or "127.0.0.1", parts.port or 8443

    def url(self, method: str) -> str:
        """Return the address of a method of the Bot API. It holds the token: never log it."""
        return f"{self.api}{self.token}/{method}"

    def scrub(self, text: object) -> str:
        """Mask the token, the secret and the proxy's password in a text."""
        said = str(text)
        secrets = [self.token, self.webhook_secret, urlsplit(self.proxy_url).password or ""]
        for secret in filter(None, secrets):
            for form in (secret, quote(secret, safe=""), quote(secret, safe=":")):
                said = said.replace(form, MASK)
        return said
