"""The methods of the Bot API that the adapter may call, with Telegram's own complaints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.telegram.markup import MarkupError, parse_html, units
from tests.fakes.telegram.world import Group, Payload, World, standing

SENDS = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
REACTIONS = "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"


class ApiError(Exception):
    """A refusal: status, description and perhaps parameters."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description}")


class Methods:
    """Does what a call asks. What the fake does not know raises ApiError 404."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.menus: list[Payload] = []
        self.webhook: Payload = {}
        self.privacy = False

    def call(self, name: str, params: Payload) -> Any:
        """Do one call and return its result."""
        how: Callable[[Payload], Any] | None = getattr(self, f"_{name}", None)
        if how is None:
            raise ApiError(404, "Not Found: method not found")
        return how(params)

    # ---- the account

    def _getMe(self, _: Payload) -> Payload:  # noqa: N802
        return {**self._world.bot, "can_read_all_group_messages": not self.privacy}

    def _getFile(self, params: Payload) -> Payload:  # noqa: N802
        content = self._world.files[params["file_id"]]
        return {
            "file_id": params["file_id"],
            "file_unique_id": params["file_id"],
            "file_size": len(content),
            "file_path": params["file_id"],
        }

    def _setMyCommands(self, params: Payload) -> bool:  # noqa: N802
        for one in params["commands"]:
            if not (1 <= len(one["description"]) <= 256):
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus.append(params)
        return True

    def _deleteMyCommands(self, _: Payload) -> bool:  # noqa: N802
        return True

    def _setWebhook(self, params: Payload) -> bool:  # noqa: N802
        self.webhook = params
        return True

    def _deleteWebhook(self, _: Payload) -> bool:  # noqa: N802
        self.webhook = {}
        return True

    def _getWebhookInfo(self, _: Payload) -> Payload:  # noqa: N802
        url = self.webhook.get("url", "")
        return {"url": url, "has_custom_certificate": False, "pending_update_count": 0}

    # ---- messages

    def _sendMessage(self, params: Payload) -> Payload:  # noqa: N802
        text, entities = self._parsed(params, "text", 4096, "message is too long")
        if not text:
            raise bad("message text is empty")
        more: Payload = {"entities": entities} if entities else {}
        return self._post(params, text=text, **more)

    def _sendPhoto(self, params: Payload) -> Payload:  # noqa: N802
        size = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
        return self._post(params, photo=[size], **self._captioned(params))

    def _sendDocument(self, params: Payload) -> Payload:  # noqa: N802
        name = params.get("document_name", "file")
        document = {"file_id": "d", "file_unique_id": "d", "file_name": name}
        return self._post(params, document=document, **self._captioned(params))

    def _captioned(self, params: Payload) -> Payload:
        if not params.get("caption"):
            return {}
        text, entities = self._parsed(params, "caption", 1024, "message caption is too long")
        return {"caption": text, **({"caption_entities": entities} if entities else {})}

    def _post(self, params: Payload, **content: Any) -> Payload:
        chat = self._chat(params)
        if self._world.member(chat, self._world.bot["id"])["status"] == "kicked":
            raise ApiError(403, "Forbidden: bot was kicked from the supergroup chat")
        thread = params.get("message_thread_id", 0)
        if thread and thread not in chat.topics:
            raise bad("message thread not found")
        reply = params.get("reply_parameters", {})
        number = reply.get("message_id", 0)
        if number and number not in chat.messages:
            if not reply.get("allow_sending_without_reply"):
                raise bad("message to be replied not found")
            number = 0
        if "reply_markup" in params:
            content["reply_markup"] = self._keyboard(params["reply_markup"])
        return self._world.post(chat, self._world.bot, thread, number, **content)

    def _editMessageText(self, params: Payload) -> Payload:  # noqa: N802
        message = self._own(params)
        if "text" not in message:
            raise bad("there is no text in the message to edit")
        text, entities = self._parsed(params, "text", 4096, "MESSAGE_TOO_LONG")
        new: Payload = {"text": text, **({"entities": entities} if entities else {})}
        return self._changed(message, ("text", "entities"), new, params)

    def _editMessageMedia(self, params: Payload) -> Payload:  # noqa: N802
        message = self._own(params)
        media = params["media"]
        for old in ("text", "entities", "photo", "document", "caption", "caption_entities"):
            message.pop(old, None)
        new = self._captioned({key: value for key, value in media.items() if key != "media"})
        new[media["type"]] = (
            [{"file_id": "p2", "file_unique_id": "p2", "width": 1, "height": 1}]
            if media["type"] == "photo"
            else {"file_id": "d2", "file_unique_id": "d2"}
        )
        return self._changed(message, (), new, params)

    def _editMessageReplyMarkup(self, params: Payload) -> Payload:  # noqa: N802
        message = self._own(params)
        return self._changed(message, ("reply_markup",), {}, params)

    def _changed(self, message: Payload, fields: tuple[str, ...], new: Payload, params: Payload) -> Payload:
        if "reply_markup" in params:
            new["reply_markup"] = self._keyboard(params["reply_markup"])
        keys = (*fields, "reply_markup") if fields else ()
        if fields and {k: message.get(k) for k in keys} == {k: new.get(k) for k in keys}:
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same "
                "as a current content and reply markup of the message"
            )
        for key in (*fields, "reply_markup"):
            message.pop(key, None)
        message |= {**new, "edit_date": self._world.now()}
        return message

    def _deleteMessage(self, params: Payload) -> bool:  # noqa: N802
        chat = self._chat(params)
        if chat.messages.pop(params["message_id"], None) is None:
            raise bad("message to delete not found")
        return True

    def _deleteMessages(self, params: Payload) -> bool:  # noqa: N802
        chat = self._chat(params)
        if not 1 <= len(params["message_ids"]) <= 100:
            raise bad("wrong number of messages")
        for number in params["message_ids"]:
            chat.messages.pop(number, None)
        return True

    def _pinChatMessage(self, params: Payload) -> bool:  # noqa: N802
        self._chat(params).pinned.add(self._message(params)["message_id"])
        return True

    def _unpinChatMessage(self, params: Payload) -> bool:  # noqa: N802
        self._chat(params).pinned.discard(params["message_id"])
        return True

    def _setMessageReaction(self, params: Payload) -> bool:  # noqa: N802
        message = self._message(params)
        for one in params.get("reaction", ()):
            if one["emoji"] not in REACTIONS:
                raise bad("REACTION_INVALID")
        chat = self._chat(params)
        given = [one["emoji"] for one in params.get("reaction", ())]
        chat.reactions.setdefault(message["message_id"], {})[self._world.bot["id"]] = given
        return True

    def _answerCallbackQuery(self, params: Payload) -> bool:  # noqa: N802
        if params["callback_query_id"] not in self._world.presses:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if units(params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self._world.answers.append(params)
        return True

    # ---- chats and members

    def _getChat(self, params: Payload) -> Payload:  # noqa: N802
        full = {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(
                (
                    "unlimited_gifts",
                    "limited_gifts",
                    "unique_gifts",
                    "premium_subscription",
                    "gifts_from_channels",
                ),
                True,
            ),
        }
        return {**self._world.shown_chat(self._chat(params)), **full}

    def _getChatMember(self, params: Payload) -> Payload:  # noqa: N802
        return self._world.member(self._chat(params), params["user_id"])

    def _getChatAdministrators(self, params: Payload) -> list[Payload]:  # noqa: N802
        members = self._chat(params).members.values()
        return [one for one in members if one["status"] in ("creator", "administrator")]

    def _restrictChatMember(self, params: Payload) -> bool:  # noqa: N802
        chat = self._administered(params, "can_restrict_members")
        user = self._user(params)
        free = all(params["permissions"].values())
        member = standing(user, "member") if free else standing(user, "restricted")
        if not free:
            member["until_date"] = params.get("until_date", 0)
        chat.members[user["id"]] = member
        return True

    def _banChatMember(self, params: Payload) -> bool:  # noqa: N802
        chat = self._administered(params, "can_restrict_members")
        user = self._user(params)
        chat.members[user["id"]] = {**standing(user, "kicked"), "until_date": params.get("until_date", 0)}
        return True

    def _unbanChatMember(self, params: Payload) -> bool:  # noqa: N802
        chat = self._administered(params, "can_restrict_members")
        user = self._user(params)
        if self._world.member(chat, user["id"])["status"] == "kicked":
            chat.members.pop(user["id"])
        return True

    def _setChatMemberTag(self, params: Payload) -> bool:  # noqa: N802
        chat = self._administered(params, "can_manage_tags")
        tag = params.get("tag", "")
        if units(tag) > 16 or any(letter > "\uffff" for letter in tag):
            raise bad("TAG_INVALID")
        chat.tags[self._user(params)["id"]] = tag
        return True

    def _approveChatJoinRequest(self, params: Payload) -> bool:  # noqa: N802
        chat = self._administered(params, "can_invite_users")
        user = self._user(params)
        if user["id"] not in chat.requests:
            raise bad("HIDE_REQUESTER_MISSING")
        chat.requests.discard(user["id"])
        chat.members[user["id"]] = standing(user, "member")
        return True

    def _declineChatJoinRequest(self, params: Payload) -> bool:  # noqa: N802
        chat = self._administered(params, "can_invite_users")
        chat.requests.discard(params["user_id"])
        return True

    def _createForumTopic(self, params: Payload) -> Payload:  # noqa: N802
        chat = self._administered(params, "can_manage_topics")
        if not chat.forum:
            raise bad("the chat is not a forum")
        if not 1 <= units(params["name"]) <= 128:
            raise bad("TOPIC_TITLE_INVALID")
        opened = {"name": params["name"], "icon_color": 7322096}
        message = self._world.post(chat, self._world.bot, forum_topic_created=opened)
        chat.topics[message["message_id"]] = opened
        return {"message_thread_id": message["message_id"], **opened}

    def _createChatInviteLink(self, params: Payload) -> Payload:  # noqa: N802
        self._administered(params, "can_invite_users")
        if units(params.get("name", "")) > 32:
            raise bad("INVITE_LINK_NAME_INVALID")
        link = {
            "invite_link": f"https://t.me/+fake{len(self._world.links) + 1}",
            "creator": self._world.bot,
            "creates_join_request": False,
            "is_primary": False,
            "is_revoked": False,
        }
        self._world.links[str(link["invite_link"])] = link
        return link

    # ---- what they share

    def _chat(self, params: Payload) -> Group:
        number = int(params["chat_id"])
        if number > 0 and number in self._world.users and number not in self._world.open:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        chat = self._world.chat(number)
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to,
            )
        return chat

    def _administered(self, params: Payload, right: str) -> Group:
        chat = self._chat(params)
        own = self._world.member(chat, self._world.bot["id"])
        if own["status"] != "administrator" or not own.get(right):
            raise bad("not enough rights")
        return chat

    def _user(self, params: Payload) -> Payload:
        user = self._world.users.get(params["user_id"])
        if user is None:
            raise bad("user not found")
        return user

    def _message(self, params: Payload) -> Payload:
        message = self._chat(params).messages.get(params["message_id"])
        if message is None:
            raise bad("message to react not found")
        return message

    def _own(self, params: Payload) -> Payload:
        message = self._chat(params).messages.get(params["message_id"])
        if message is None:
            raise bad("message to edit not found")
        if message.get("from") != self._world.bot:
            raise bad("message can't be edited")
        return message

    def _parsed(self, params: Payload, name: str, most: int, complaint: str) -> tuple[str, list[Payload]]:
        source = params[name]
        source.encode()  # half a surrogate pair cannot travel
        if params.get("parse_mode") != "HTML":
            text: str = source.strip()
            entities: list[Payload] = []
        else:
            try:
                text, entities = parse_html(source, self._world.users)
            except MarkupError as error:
                raise bad(f"can't parse entities: {error}") from None
        if units(text) > most:
            raise bad(complaint)
        return text, entities

    @staticmethod
    def _keyboard(keyboard: Payload) -> Payload:
        rows = keyboard["inline_keyboard"]
        if any(len(row) > 8 for row in rows) or sum(map(len, rows)) > 100:
            raise bad("reply markup is too long")
        for button in (one for row in rows for one in row):
            if len(button.get("callback_data", "").encode()) > 64:
                raise bad("BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise bad("inline keyboard button text must be non-empty")
        return {"inline_keyboard": rows}
