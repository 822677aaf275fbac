"""The REST side: which call is it, may it, does it fit the specification; what it does is in the `on_…` modules."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from tests.fakes.discord import spec
from tests.fakes.discord.errors import Refusal
from tests.fakes.discord.faults import Fault, Faults, Limits
from tests.fakes.discord.shapes import Json

PREFIX = "/api/v10"


@dataclass
class Call:
    """One request, as the journal keeps it."""

    method: str
    path: str
    template: str
    params: dict[str, str]
    query: dict[str, str]
    body: Any
    files: dict[str, bytes] = field(default_factory=dict)
    status: int = 0
    answer: Any = None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


Handler = Callable[[Call], tuple[int, Any]]


class Rest:
    """Routes by method and template of the specification; the journal has every call in order."""

    def __init__(
        self, token: str, faults: Faults, limits: Limits, after: Callable[[], Awaitable[None]]
    ) -> None:
        self.journal: list[Call] = []
        self.violations: list[str] = []
        """Where a request or an answer does not fit the specification."""
        self.date: Callable[[], str] | None = None
        self.validate = True
        self._token = token
        self._faults = faults
        self._limits = limits
        self._after = after
        self._routes: list[tuple[str, re.Pattern[str], str, Handler]] = []

    def add(self, method: str, template: str, handler: Handler) -> None:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template))
        self._routes.append((method, re.compile(f"{pattern}$"), template, handler))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        path = request.rel_url.raw_path.removeprefix(PREFIX)
        call, handler = await self._read(request, path)
        self.journal.append(call)
        if (fault := self._faults.take(str(call), "before")) is not None:
            return self._fail(request, call, fault)
        major = next((value for key, value in call.params.items() if key in _MAJOR), "")
        headers, wait, everywhere = self._limits.check(str(call), call.template, major)
        if wait:
            return self._limited(call, wait, everywhere, headers)
        try:
            self._authorise(request, call)
            if self.validate and (wrong := spec.in_request(call.method, call.template, call.body)):
                self.violations.append(f"request {call.method} {call.template}: {wrong}")
            if handler is None:
                raise Refusal(404, 0, "404: Not Found")
            call.status, call.answer = handler(call)
        except Refusal as no:
            call.status, call.answer = no.status, no.body
        if call.status == 200 and self.validate:
            wrong = spec.in_answer(call.method, call.template, 200, call.answer)
            if wrong:
                self.violations.append(f"answer {call.method} {call.template}: {wrong}")
        await self._after()
        if (fault := self._faults.take(str(call), "after")) is not None:
            return self._fail(request, call, fault)
        return self._answer(call.status, call.answer, headers)

    def calls(self, route: str) -> list[Call]:
        """Return the calls whose "METHOD /path" matches an expression, in order."""
        return [one for one in self.journal if re.search(route, str(one))]

    async def _read(self, request: web.Request, path: str) -> tuple[Call, Handler | None]:
        body, files = None, {}
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            for name, value in form.items():
                if isinstance(value, web.FileField):
                    files[value.filename] = value.file.read()
                elif name == "payload_json":
                    body = json.loads(str(value))
        elif request.can_read_body:
            body = await request.json()
        for method, pattern, template, handler in self._routes:
            match = pattern.match(path) if method == request.method else None
            if match is not None:
                params = {key: unquote(value) for key, value in match.groupdict().items()}
                return Call(method, path, template, params, dict(request.query), body, files), handler
        return Call(request.method, path, path, {}, dict(request.query), body, files), None

    def _authorise(self, request: web.Request, call: Call) -> None:
        if call.template.startswith(("/webhooks/{webhook_id}/{webhook_token}", "/interactions/")):
            return
        if request.headers.get("Authorization") != f"Bot {self._token}":
            raise Refusal(401, 0, "401: Unauthorized")

    def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.Response:
        if fault.kind == "drop":
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if fault.kind in ("429", "global"):
            return self._limited(call, fault.retry_after, fault.kind == "global", {})
        if fault.kind == "banned":
            return web.Response(status=429, text="error code: 1015", content_type="text/plain")
        call.status = int(fault.kind)
        return web.Response(status=call.status, text="upstream", content_type="text/plain")

    def _limited(self, call: Call, wait: float, everywhere: bool, headers: dict[str, str]) -> web.Response:
        call.status = 429
        body = {"message": "You are being rate limited.", "retry_after": wait, "global": everywhere}
        return self._answer(429, body, headers | {"Via": "1.1 google", "Retry-After": str(wait)})

    def _answer(self, status: int, body: Any, headers: dict[str, str]) -> web.Response:
        # The type must be exactly this: with a charset the library takes the body for text.
        if self.date is not None:
            headers = headers | {"Date": self.date()}
        if body is None:
            return web.Response(status=status, headers=headers)
        data = json.dumps(body, ensure_ascii=False).encode()
        return web.Response(status=status, body=data, headers={"Content-Type": "application/json"} | headers)


_MAJOR = ("channel_id", "guild_id", "webhook_id", "interaction_id")


def whole(body: Any) -> Json:
    """Return a JSON object, empty if there was none."""
    return body if isinstance(body, dict) else {}
