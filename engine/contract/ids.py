"""Keys and stable hashes. A key names what happened, so that the same thing twice is one event."""

from __future__ import annotations

from hashlib import blake2b


def stable_hash(text: str) -> int:
    """Hash text to 64 bits, the same on every machine (blake2b, 8 bytes, big-endian)."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def partition_of(community: int, partitions: int) -> int:
    """Place a community in one of the log's partitions."""
    return stable_hash(str(community)) % partitions


def message_key(platform: str, chat: str, message: str) -> str:
    """Key of what a message says; every other thing about it appends to this."""
    return f"{platform}:{chat}:{message}"
