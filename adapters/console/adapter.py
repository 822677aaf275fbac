"""The sandbox as a platform: what the engine sends is numbered, remembered and printed."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence
from hashlib import blake2b
from pathlib import Path

from adapters.console.acts import concerned, describe, number_of
from adapters.console.board import PLATFORM, Board, Post, label, private
from adapters.console.render import People, render
from adapters.console.show import Entry, Printer
from engine.contract.acts import AnyAct, Delete, Inspect, MakeInvite, OpenThread, SeekMessage, Tidy
from engine.contract.clock import Clock, to_datetime
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import Delivery, Pace, Sent, Stream
from engine.contract.replies import File, Image, Reply


def state_folder() -> Path:
    """Return the folder for the sandbox's history and the files it lays out (XDG_STATE_HOME)."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "qunban"


class ConsoleAdapter:
    """The port `Adapter` on a terminal or a pipe.

    `session` reads what people do: `run` is over when it is (see `session.run_script` and `terminal.run_terminal`).
    """

    platform = PLATFORM
    pace = Pace()
    connected = True

    def __init__(
        self,
        board: Board,
        printer: Printer,
        *,
        clock: Clock,
        zone: str,
        folder: Path | None = None,
        session: Callable[[Stream], Awaitable[int]] | None = None,
    ) -> None:
        self.board = board
        self.session = session
        self.exit_code = 0
        self._printer = printer
        self._clock = clock
        self._zone = zone
        self.folder = folder

    async def run(self, stream: Stream) -> None:
        """Let the session play; what it made of its input is in `exit_code`."""
        if self.session is not None:
            self.exit_code = await self.session(stream)

    async def send(self, delivery: Delivery) -> Sent:
        """Show a reply or an act. Raises SendError, permanent, if there is nobody to show it to."""
        if delivery.platform != PLATFORM or not self.board.knows(delivery.chat):
            raise SendError(f"no such chat in the sandbox: {label(delivery.chat)}", permanent=True)
        if delivery.act is not None:
            return self._act(delivery.chat, delivery.act, delivery.people)
        if delivery.reply is not None:
            return self._reply(delivery, delivery.reply)
        raise SendError("a delivery without a reply or an act", permanent=True)

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        """Find that the sandbox lacks nothing."""
        return (Finding("console-ready"),)

    def toast(self, chat: ChatRef, to: str | None, number: int | None, text: str) -> None:
        """Show a passing line to one member; it takes no number."""
        entry = Entry(n=number, at=self._at(), chat=label(chat), to=to, private=True, text=text)
        self._printer.toast(entry)

    def _reply(self, delivery: Delivery, reply: Reply) -> Sent:
        people = delivery.people
        page = render(reply, people)
        to = people[reply.actor].id if reply.actor is not None and reply.actor in people else None
        chat = self._place(delivery.chat, reply, to)
        if chat.private:
            to = chat.id
        if page.toast:
            concerns = number_of(reply.reply_to) or number_of(reply.edit) or self.board.pressed.get(to or "")
            self.toast(chat, to, concerns, page.toast)
        if page.empty:
            return Sent(message=delivery.edits)
        buttons = [button for row in page.buttons for button in row]
        edited = self._edited(delivery.edits)
        hidden = to if reply.private and not chat.private else None
        if edited is None:
            number = self.board.post(chat, page.text, buttons, hidden)
        else:
            number, hidden = edited.number, edited.only
            to = hidden or to
            self.board.rewrite(number, page.text, buttons)
        paths = [self._lay_out(file) for file in page.files]
        entry = Entry(
            n=number,
            at=self._at(),
            chat=label(chat),
            to=to,
            private=chat.private or hidden is not None,
            reply_to=number_of(reply.reply_to) if label(chat) == label(delivery.chat) else None,
            text="\n".join([page.text, *paths[1:]]),
            buttons=[[button.label for button in row] for row in page.buttons],
            image=paths[0] if paths else None,
            slot=reply.slot or None,
            edits=number if edited else None,
        )
        self._printer.show(entry)
        return Sent(message=str(number))

    def _place(self, chat: ChatRef, reply: Reply, to: str | None) -> ChatRef:
        """Return where a reply is shown: in place, or in the member's private chat if it must go there."""
        if not reply.direct or chat.private:
            return chat
        if to is None:
            raise SendError("nobody knows whom this private message is for", permanent=True)
        return private(to)

    def _edited(self, edits: str) -> Post | None:
        """Return the message that is edited, if one is. Raises SendError if it is not there any more."""
        if not edits:
            return None
        number = number_of(edits)
        if number is not None and number < self.board.first_number:
            return Post(number, self.board.group, None, "")
        post = self.board.posts.get(number) if number is not None else None
        if post is None or post.gone:
            raise SendError(f"the sandbox has no message {edits} to edit", permanent=True)
        return post

    def _act(self, chat: ChatRef, act: AnyAct, people: People) -> Sent:
        numbers = concerned(act)
        if isinstance(act, Delete | Tidy):
            for number in numbers:
                self.board.remove(number)
        if isinstance(act, Tidy):
            return Sent()  # its own passing message goes without a word
        if isinstance(act, Inspect):
            return Sent(findings=(Finding("console-ready"),))
        if isinstance(act, SeekMessage):
            post = self.board.posts.get(number_of(act.message) or 0)
            return Sent(gone=post is not None and post.gone)
        to = people[act.actor].id if act.actor is not None and act.actor in people else None
        told = describe(act, people, self._at)
        only = numbers[0] if len(numbers) == 1 else None
        self._printer.show(Entry(n=only, at=self._at(), chat=label(chat), to=to, act=told))
        if isinstance(act, MakeInvite):
            return Sent(link=f"sandbox://invite/{to or chat.id}")
        return Sent(thread=act.title) if isinstance(act, OpenThread) else Sent()

    def _at(self, moment: int | None = None) -> str:
        return to_datetime(self._clock.now() if moment is None else moment, self._zone).isoformat()

    def _lay_out(self, file: Image | File) -> str:
        """Return the path of a file, written to the state folder if it exists only as bytes.

        The folder is named by the content, so that a script gives the same path every time.
        """
        if isinstance(file, Image) and file.path:
            return file.path
        digest = blake2b(file.data, digest_size=6).hexdigest()
        folder = (self.folder or state_folder()) / "files" / digest
        path = folder / (Path(file.name).name or "file")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(file.data)
        except OSError as error:
            raise SendError(f"cannot lay out {path}: {error.strerror}") from error
        return str(path)
