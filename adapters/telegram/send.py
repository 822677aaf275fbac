"""Replies go out: to the right chat and thread, once, by edit where there is something to edit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import structlog
from telegram import (
    Bot,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError

from adapters.telegram.errors import GONE, NOT_MODIFIED, says
from adapters.telegram.files import content_of, file_name, is_photo, media_of
from adapters.telegram.keyboard import Rows, markup, remember_data, with_links
from adapters.telegram.presses import Presses
from adapters.telegram.progress import Progress
from adapters.telegram.render import Place, Rendered, render
from engine.contract.clock import Clock
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, PersonRef
from engine.contract.ports import Delivery, Memory, Sent
from engine.contract.replies import NOTICE, Button, File, Image, Mention, Reply, Text, Toast

logger = structlog.get_logger("adapters.telegram")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_A_PHOTO = ("photo_", "image_process_failed", "wrong file")
_UNREACHABLE = ("chat not found", "peer_id_invalid", "user not found", "user_id_invalid")

Step = Callable[[], Awaitable[Message]]


class Speaker:
    """Says replies. `unreachable` counts the private ones that found their person's door closed."""

    def __init__(self, bot: Bot, presses: Presses, memory: Memory, clock: Clock) -> None:
        self._bot = bot
        self._presses = presses
        self._memory = memory
        self._clock = clock
        self._progress = Progress()
        self.unreachable = 0

    async def say(self, delivery: Delivery, reply: Reply) -> Sent:
        """Send a reply. Raises TelegramError, or SendError if there is nobody to send it to."""
        target = private_chat(delivery, reply)
        place = Place(target or delivery.chat, delivery.chat, reply.chat, delivery.places)
        page = render(reply, delivery.people, place)
        if not (target or delivery.chat).private and any(one.start for row in page.rows for one in row):
            # In the private chat itself the plain button does the same without another /start.
            page = replace(page, rows=with_links(page.rows, self._bot.username, delivery.community))
        if page.toast and reply.interaction:
            await self._presses.toast(reply.interaction, page.toast)
        if page.empty:
            return Sent(message=delivery.edits)
        await remember_data(page.rows, self._memory, self._clock)
        if target is None:
            return await self._show(delivery, reply, page, delivery.chat)
        try:
            return await self._show(delivery, reply, page, target)
        except TelegramError as error:
            if not is_unreachable(error) or not delivery.knock:
                raise
        self.unreachable += 1
        logger.info("a private message found no open door", key=delivery.key, unreachable=self.unreachable)
        await self._knock(delivery, reply)
        return Sent()

    async def _show(self, delivery: Delivery, reply: Reply, page: Rendered, chat: ChatRef) -> Sent:
        old = delivery.edits
        # A message in the group cannot become private: what answers its button in private is new.
        if old.isdecimal() and (chat is delivery.chat or not reply.edit):
            if await self._edit(int(old), page, chat):
                return Sent(message=old)
            sent = await self._new(delivery, reply, page, chat)
            await self._drop(int(old), chat)
            return sent
        return await self._new(delivery, reply, page, chat)

    async def _edit(self, message: int, page: Rendered, chat: ChatRef) -> bool:
        """Change a message; false if this one cannot become what it should."""
        if len(page.pages) + len(page.files) != 1:
            return False
        keyboard = markup(page.rows)
        try:
            if page.pages:
                await self._bot.edit_message_text(
                    page.pages[0],
                    chat_id=chat.id,
                    message_id=message,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=_preview(page.preview),
                    reply_markup=keyboard,
                )
            else:
                media = await media_of(page.files[0], page.caption)
                await self._bot.edit_message_media(
                    media, chat_id=chat.id, message_id=message, reply_markup=keyboard
                )
        except BadRequest as error:
            if says(error, NOT_MODIFIED):
                return True
            if says(error, *GONE):
                return False
            raise
        return True

    async def _new(self, delivery: Delivery, reply: Reply, page: Rendered, chat: ChatRef) -> Sent:
        """Send everything that an earlier attempt has not sent already."""
        common = self._common(reply, chat, here=chat is delivery.chat)
        steps = self._steps(page, chat, common)
        done = self._progress.of(delivery.key)
        for step in steps[len(done) :]:
            done.append(str((await step()).message_id))
        self._progress.over(delivery.key)
        main = (len(page.pages) or len(page.files)) - 1
        return Sent(message=done[main], pages=len(done))

    def _common(self, reply: Reply, chat: ChatRef, *, here: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"chat_id": chat.id}
        if here and reply.thread.isdecimal():
            found["message_thread_id"] = int(reply.thread)
        if here and reply.reply_to.isdecimal():
            found["reply_parameters"] = ReplyParameters(int(reply.reply_to), allow_sending_without_reply=True)
        if reply.priority >= NOTICE:
            found["disable_notification"] = True
        return found

    def _steps(self, page: Rendered, chat: ChatRef, common: dict[str, Any]) -> list[Step]:
        """Return the messages to send; only the first quotes, and the main one carries the keyboard."""
        later = {key: value for key, value in common.items() if key != "reply_parameters"}
        last = (len(page.pages) or len(page.files)) - 1
        steps: list[Step] = []
        for number, text in enumerate(page.pages):
            rows = page.rows if number == last else ()
            preview = page.preview if number == last else ""
            steps.append(self._text(text, rows, later if steps else common, preview))
        for number, file in enumerate(page.files):
            rows = page.rows if not page.pages and number == last else ()
            caption = page.caption if number == 0 else ""
            steps.append(self._file(file, caption, rows, later if steps else common))
        return steps

    def _text(self, text: str, rows: Rows, common: dict[str, Any], preview: str = "") -> Step:
        async def step() -> Message:
            return await self._bot.send_message(
                text=text,
                parse_mode=ParseMode.HTML,
                link_preview_options=_preview(preview),
                reply_markup=markup(rows),
                **common,
            )

        return step

    def _file(self, file: Image | File, caption: str, rows: Rows, common: dict[str, Any]) -> Step:
        async def step() -> Message:
            data = await content_of(file)
            more = {
                **common,
                "caption": caption or None,
                "parse_mode": ParseMode.HTML if caption else None,
                "reply_markup": markup(rows),
                "filename": file_name(file),
            }
            if is_photo(file, data):
                try:
                    return await self._bot.send_photo(photo=data, **more)
                except BadRequest as error:
                    if not says(error, *_NOT_A_PHOTO):
                        raise
            return await self._bot.send_document(document=data, **more)

        return step

    async def _knock(self, delivery: Delivery, reply: Reply) -> None:
        """Tell somebody in the group that there is something for them in private, and nothing of what it is."""
        # Who follows it speaks of this community in private from then on.
        url = f"https://t.me/{self._bot.username}?start=c{delivery.community}"
        words: tuple[Text | Mention, ...] = (Text(delivery.knock),)
        if not reply.reply_to and reply.actor is not None:
            words = (Mention(reply.actor), Text(" "), *words)
        place = Place(delivery.chat, delivery.chat, reply.chat)
        page = render(Reply(chat=reply.chat, parts=words), delivery.people, place)
        rows = ((Button(delivery.knock_button or "→", url=url),),)
        await self._text(page.pages[0], rows, self._common(reply, delivery.chat, here=True))()

    async def _drop(self, message: int, chat: ChatRef) -> None:
        """Delete a message that a new one has replaced, if it is there still."""
        try:
            await self._bot.delete_message(chat.id, message)
        except TelegramError:
            logger.debug("a replaced message could not be deleted")


def _preview(image: str) -> LinkPreviewOptions:
    """Show the picture that Telegram finds at an address, and nothing of the other links in a text."""
    if not image.startswith(("https://", "http://")):
        return NO_PREVIEW
    return LinkPreviewOptions(url=image, prefer_large_media=True, show_above_text=True)


def private_chat(delivery: Delivery, reply: Reply) -> ChatRef | None:
    """Return the private chat that a reply must go to; None if it is said where it stands.

    Raises SendError if nobody can be reached on Telegram.
    """
    if delivery.chat.private or not (reply.private or reply.direct):
        return None
    if all(isinstance(part, Toast) for part in reply.parts):
        return None  # a toast finds its person by the press
    person: PersonRef | None = delivery.people.get(reply.actor) if reply.actor is not None else None
    if person is None or not person.id.isdecimal():
        raise SendError("nobody on Telegram is known whom this private message is for", permanent=True)
    return ChatRef(person.id, kind="private", private=True)


def is_unreachable(error: TelegramError) -> bool:
    """Tell whether a person's private chat is closed to the bot."""
    if isinstance(error, Forbidden):
        return not says(error, "deactivated")
    return isinstance(error, BadRequest) and says(error, *_UNREACHABLE)
