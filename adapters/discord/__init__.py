"""Discord ⇄ the common vocabulary, on discord.py. Only here may `discord` be imported."""

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.options import DiscordOptions

__all__ = ["DiscordAdapter", "DiscordOptions"]
