"""Objects as Discord writes them, complete enough for its published schemas and for discord.py."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from engine.contract.clock import to_datetime

Json = dict[str, Any]

TEXT, DM, VOICE, CATEGORY, NEWS, NEWS_THREAD, THREAD, PRIVATE_THREAD, STAGE, FORUM = (
    0,
    1,
    2,
    4,
    5,
    10,
    11,
    12,
    13,
    15,
)
THREADS = frozenset({NEWS_THREAD, THREAD, PRIVATE_THREAD})


def stamp(micros: int) -> str:
    """Write a time as Discord does."""
    return to_datetime(micros).isoformat(timespec="microseconds")


def moment(text: str) -> int:
    """Read a time as Discord takes it, in UTC microseconds."""
    found = datetime.fromisoformat(text).astimezone(UTC)
    return int(found.timestamp()) * 1_000_000 + found.microsecond


def user(number: str, name: str, *, bot: bool = False, shown: str | None = None) -> Json:
    made: Json = {
        "id": number,
        "username": name,
        "avatar": None,
        "discriminator": "0",
        "public_flags": 0,
        "flags": 0,
        "global_name": shown,
        "primary_guild": None,
        "avatar_decoration_data": None,
        "clan": None,
    }
    if bot:
        made["bot"] = True
    return made


def member(of: Json, joined_at: str, *, nick: str | None = None) -> Json:
    return {
        "user": of,
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": joined_at,
        "nick": nick,
        "pending": False,
        "premium_since": None,
        "roles": [],
        "mute": False,
        "deaf": False,
    }


def bare(of: Json) -> Json:
    """A member inside an event that names the user elsewhere."""
    return {key: value for key, value in of.items() if key != "user"}


def role(number: str, name: str, permissions: int, position: int) -> Json:
    return {
        "id": number,
        "name": name,
        "description": None,
        "permissions": str(permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def channel(number: str, guild: str, name: str, kind: int, position: int) -> Json:
    made: Json = {
        "id": number,
        "type": kind,
        "flags": 0,
        "guild_id": guild,
        "name": name,
        "position": position,
        "parent_id": None,
        "permission_overwrites": [],
        "nsfw": False,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "topic": None,
    }
    if kind in (VOICE, STAGE):
        made |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
    if kind == FORUM:
        made |= {"available_tags": [], "default_reaction_emoji": None, "default_forum_layout": 0}
    return made


def thread(number: str, parent: Json, owner: str, name: str, at: int) -> Json:
    return {
        "id": number,
        "type": NEWS_THREAD if parent["type"] == NEWS else THREAD,
        "flags": 0,
        "guild_id": parent["guild_id"],
        "name": name,
        "parent_id": parent["id"],
        "owner_id": owner,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "applied_tags": [],
        "thread_metadata": {
            "archived": False,
            "archive_timestamp": stamp(at),
            "auto_archive_duration": 1440,
            "locked": False,
            "create_timestamp": stamp(at),
        },
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
    }


def direct(number: str, recipient: Json) -> Json:
    return {"id": number, "type": DM, "flags": 0, "last_message_id": None, "recipients": [recipient]}


def message(number: str, where: str, author: Json, text: str, at: int, **more: Any) -> Json:
    return {
        "id": number,
        "channel_id": where,
        "type": 0,
        "content": text,
        "author": author,
        "timestamp": stamp(at),
        "edited_timestamp": None,
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "tts": False,
        "flags": 0,
    } | more


def attachment(number: str, name: str, size: int, base: str) -> Json:
    return {
        "id": number,
        "filename": name,
        "size": size,
        "url": f"{base}/{name}",
        "proxy_url": f"{base}/{name}",
    }


def guild(number: str, name: str, owner: str) -> Json:
    return {
        "id": number,
        "name": name,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": [],
        "banner": None,
        "owner_id": owner,
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": "zh-CN",
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
    }


def application(number: str, owner: Json, flags: int) -> Json:
    return {
        "id": number,
        "name": "Qunban",
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": owner,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
        "bot_public": True,
        "bot_require_code_grant": False,
    }
