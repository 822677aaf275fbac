"""The published API description, held against what the fake sends and what it is sent."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

FILE = Path(__file__).parents[2] / "data" / "specs" / "discord_openapi.json"


@cache
def _document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FILE.read_bytes())
    return loaded


@cache
def _named(name: str) -> Draft202012Validator:
    return _validator(f'{{"$ref": "#/components/schemas/{name}"}}')


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator({**json.loads(schema), "components": _document()["components"]})


@cache
def _operation(method: str, template: str) -> dict[str, Any] | None:
    path = _document()["paths"].get(template)
    found = path and path.get(method.lower())
    return found if isinstance(found, dict) else None


@cache
def _body(method: str, template: str) -> Draft202012Validator | None:
    content = ((_operation(method, template) or {}).get("requestBody") or {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return None if schema is None else _validator(json.dumps(schema))


@cache
def _answer(method: str, template: str, status: int) -> Draft202012Validator | None:
    responses = (_operation(method, template) or {}).get("responses", {})
    found = responses.get(str(status), {}).get("content", {}).get("application/json", {}).get("schema")
    return None if found is None else _validator(json.dumps(found))


def _first(validator: Draft202012Validator | None, value: Any) -> str:
    if validator is None:
        return ""
    for error in validator.iter_errors(value):
        deepest = error
        while deepest.context:
            deepest = min(deepest.context, key=lambda one: (-len(one.absolute_path), str(one.message)))
        place = "/".join(map(str, deepest.absolute_path))
        return f"{place}: {deepest.message[:300]}"
    return ""


def in_object(name: str, value: Any) -> str:
    """Return what is wrong with an object of a named schema, or nothing."""
    return _first(_named(name), value)


def in_request(method: str, template: str, body: Any) -> str:
    """Return what is wrong with a request's JSON body, or nothing."""
    return "" if body is None else _first(_body(method, template), _lenient(body))


def in_answer(method: str, template: str, status: int, body: Any) -> str:
    """Return what is wrong with an answer's JSON body, or nothing."""
    return _first(_answer(method, template, status), body)


def _lenient(value: Any, key: str = "") -> Any:
    """Read a body as Discord does: a snowflake may be a number, a role's permissions a string."""
    if isinstance(value, dict):
        return {name: _lenient(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_lenient(one) for one in value]
    big = isinstance(value, int) and value >= 1 << 40 and not key.endswith("permissions")
    if big or (key == "id" and isinstance(value, int)):
        return str(value)
    return int(value) if key.endswith("permissions") and isinstance(value, str) else value
