"""The links by which a bot is invited with the rights that it uses, and no others."""

from __future__ import annotations

from urllib.parse import urlencode

TELEGRAM_RIGHTS = ("delete_messages", "restrict_members", "invite_users", "pin_messages", "manage_topics")
DISCORD_PERMISSIONS = {
    "create_instant_invite": 0,
    "kick_members": 1,
    "ban_members": 2,
    "manage_guild": 5,  # to read who was invited by which link
    "add_reactions": 6,
    "view_audit_log": 7,
    "view_channel": 10,
    "send_messages": 11,
    "manage_messages": 13,
    "embed_links": 14,
    "attach_files": 15,
    "read_message_history": 16,
    "manage_roles": 28,
    "manage_events": 33,
    "manage_threads": 34,
    "create_public_threads": 35,
    "send_messages_in_threads": 38,
    "moderate_members": 40,
    "create_events": 44,
    "pin_messages": 51,
}
"""Permissions by the place of their bit."""


def telegram_link(username: str) -> str:
    """Return the link that adds the bot to a group as an administrator."""
    return f"https://t.me/{username}?startgroup=setup&admin={'+'.join(TELEGRAM_RIGHTS)}"


def discord_link(application: str) -> str:
    """Return the link that invites the bot to a server."""
    bits = sum(1 << place for place in DISCORD_PERMISSIONS.values())
    query = urlencode({"client_id": application, "scope": "bot applications.commands", "permissions": bits})
    return f"https://discord.com/oauth2/authorize?{query}"
