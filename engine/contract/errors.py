"""The errors that cross a border of the house.

QunbanError
├── UserError        shown to the person who asked, translated by its key
├── SendError        an adapter could not deliver; `permanent` ends the retries
│   └── ChatMoved    the chat lives on under another platform id
├── StoreError       the database cannot be used
│   ├── StoreBusy    another process owns the file
│   └── SchemaError  the schema is older or newer than the program
└── ConfigError      the configuration is wrong; the sentence names key and way out
"""

from __future__ import annotations


class QunbanError(Exception):
    """Base of all errors that Qunban raises on purpose."""


class UserError(QunbanError):
    """A mistake of the person asking: `key` names the text, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class SendError(QunbanError):
    """A reply or act could not be delivered; `retry_after` is in seconds."""

    def __init__(self, message: str, *, permanent: bool = False, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after


class ChatMoved(SendError):
    """The platform gave the chat a new id."""

    def __init__(self, new_id: str) -> None:
        super().__init__(f"the chat moved to {new_id}")
        self.new_id = new_id


class StoreError(QunbanError):
    """The database cannot be used; the sentence says why and what to do."""


class StoreBusy(StoreError):
    """Another process has the database open for writing."""


class SchemaError(StoreError):
    """The schema and the program do not fit each other."""


class ConfigError(QunbanError):
    """The configuration is wrong; the sentence names the key and the way out."""
