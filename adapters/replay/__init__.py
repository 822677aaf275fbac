"""Chat exports, read as events: Telegram Desktop, DiscordChatExporter and Qunban's own events JSONL."""

from adapters.replay.adapter import Counts, Progress, Step, read, replay
from adapters.replay.errors import ReplayError

__all__ = ["Counts", "Progress", "ReplayError", "Step", "read", "replay"]
