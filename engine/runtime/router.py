"""The router: from an event to the command it asks for, with everything that stands between the two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from engine.contract.commands import CommandSpec, Value, label, usage
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Button, Command, Event, Form, Message
from engine.runtime import forms
from engine.runtime.binding import ArgumentError, Resolver, bind, bind_answers, bind_native, missing
from engine.runtime.lang import Texts
from engine.runtime.parser import BARE, Call, Catalogue, Hint
from engine.store.sql import upsert
from engine.store.tables import Cooldown

if TYPE_CHECKING:
    from engine.runtime.context import EventContext

Settings = Callable[[int, str], Any]
"""From a community and a setting's name to its value."""

_SECOND = 1_000_000


class Router:
    """Runs commands. `bot_names` maps a platform to the name that `/command@name` addresses there."""

    def __init__(self, catalogue: Catalogue, texts: Texts) -> None:
        self.catalogue = catalogue
        self.texts = texts
        self.bot_names: dict[str, str] = {}

    def is_command(self, event: Event, setting: Settings | None = None) -> bool:
        """Tell whether a message speaks to the router; cheap, for it is asked of every message.

        Without `setting` the bare words are the shipped ones.
        """
        body = event.body
        if not isinstance(body, Message):
            return isinstance(body, Command | Form)
        return self._recognise(event, body, setting) is not None

    def route(self, ctx: EventContext, event: Event) -> bool:
        """Run the command that an event asks for; false if it asks for none.

        A mistake of the person's is answered to them alone; any other error is the caller's.
        """
        match event.body:
            case Message() as body:
                found = self._recognise(event, body, lambda _community, name: ctx.setting(name))
                if isinstance(found, Hint):
                    self._hint(ctx, found)
                elif found is not None:
                    call = found
                    self._run(
                        ctx, call.spec, lambda: bind(call.spec, call.raw, body, self.resolver(ctx)), call.raw
                    )
                return found is not None
            case Command() as command:
                spec = self.catalogue.find(command.name)
                if spec is not None:
                    read = partial(bind_native, spec, command, self.resolver(ctx))
                    self._run(ctx, spec, read, "".join(command.args.values()))
                return spec is not None
            case Form() as form:
                spec = self.catalogue.find(form.name)
                if spec is not None:
                    self.submit(ctx, spec, form.answers)
                return spec is not None
            case _:
                return False

    def submit(self, ctx: EventContext, spec: CommandSpec, answers: dict[str, str]) -> None:
        """Run a command with the answers of its form."""

        def values() -> dict[str, Value]:
            found = bind_answers(spec, answers, self.resolver(ctx))
            for param in spec.params:
                if param.required and found[param.name] is None:
                    raise ArgumentError("error-arg-missing", spec, param)
            return found

        self._run(ctx, spec, values, None)

    def run_form(self, ctx: EventContext, spec: CommandSpec) -> None:
        """Open a command's form for somebody who may use the command."""

        def start(own: EventContext) -> None:
            self._admit(own, spec)
            forms.open_form(own, spec)

        self.guarded(ctx, start)

    def guarded(self, ctx: EventContext, work: Callable[[EventContext], object]) -> None:
        """Do something for a person and tell them of a mistake of theirs: a toast for a button, else a private line.

        A mistake undoes whatever was written before it was found.
        """
        mark, facts = ctx.run.effects.mark(), len(ctx.run.facts)
        try:
            with ctx.conn.begin_nested():
                work(ctx)
        except UserError as error:
            ctx.run.effects.back_to(mark)
            del ctx.run.facts[facts:]
            ctx.run.around.forget()
            said = self.explain(error, ctx.language(ctx.event.actor)) + self._beside(ctx, error)
            if isinstance(ctx.event.body, Button):
                ctx.toast(said)
            else:
                ctx.reply(said, private=True)

    def explain(self, error: UserError, lang: str) -> str:
        """Write a person's mistake in their language, with usage and example where an argument was wrong."""
        if not isinstance(error, ArgumentError):
            return self.texts.format(lang, error.key, **error.values)
        spec = error.spec
        values = dict(error.values)
        if error.param is not None:
            values["arg"] = label(error.param, lang)
        lines = [self.texts.format(lang, error.key, **values)]
        lines.append(self.texts.format(lang, "error-usage", usage=usage(spec, lang)))
        if spec.examples:
            lines.append(self.texts.format(lang, "error-example", example=spec.examples[0]))
        return "\n".join(lines)

    def resolver(self, ctx: EventContext) -> Resolver:
        """Return how a handle, as people write it after an `@`, becomes a member of this community."""

        def resolve(name: str) -> int | None:
            found = ctx.conn.execute(
                text(
                    "select i.person from identity i join membership m on m.actor = i.person "
                    "where m.part = :part and m.community = :community and i.platform = :platform "
                    "and (i.handle = :name or lower(i.handle) = :lower) order by i.id"
                ),
                {
                    "part": ctx.part,
                    "community": ctx.community,
                    "platform": _platform(ctx.event),
                    "name": name,
                    "lower": name.casefold(),
                },
            ).scalar()
            return None if found is None else int(found)

        return resolve

    def _recognise(self, event: Event, body: Message, setting: Settings | None) -> Call | Hint | None:
        found = self.catalogue.recognise(
            body.text,
            bot_name=self.bot_names.get(_platform(event), "") if body.text[:64].find("@") > 0 else "",
            private=body.text[:1] in ("/", "／") and _is_private(event),
            bare_allowed=self.catalogue.bare,
        )
        if isinstance(found, Call) and found.bare:
            allowed = BARE if setting is None else setting(event.community, "bot.bare_aliases")
            return found if found.word in allowed else None
        return found

    def _run(
        self, ctx: EventContext, spec: CommandSpec, arguments: Callable[[], dict[str, Value]], raw: str | None
    ) -> None:
        """Run a command in its feature's name; `raw` None means that its form was filled in already."""

        def work(own: EventContext) -> None:
            self._admit(own, spec)
            if spec.form and raw is not None and not raw.strip() and _form_wanted(spec):
                forms.open_form(own, spec)
                return
            try:
                values = arguments()
            except ArgumentError as error:
                if raw is None or not spec.form or error.key not in _LACKING:
                    raise
                forms.open_form(own, spec)
                return
            spec.run(own, values)
            _note_use(own, spec)

        own = self._own_context(ctx, spec)
        own.private_by_default = spec.private
        self.guarded(own, work)

    def _own_context(self, ctx: EventContext, spec: CommandSpec) -> EventContext:
        for order, feature in enumerate(ctx.run.house.features):
            if feature.name == spec.feature:
                return ctx.for_feature(feature.name, order)
        return ctx

    def _admit(self, ctx: EventContext, spec: CommandSpec) -> None:
        if ROLES.index(ctx.role()) < ROLES.index(spec.audience):
            raise UserError("error-role", role=spec.audience)
        if spec.where != "anywhere" and ctx.private_chat != (spec.where == "private"):
            raise UserError(f"error-where-{spec.where}")
        wait = _wait(ctx, spec)
        if wait > 0:
            raise UserError("error-cooldown", wait=Length(-(-wait // _SECOND) * _SECOND))

    def _hint(self, ctx: EventContext, hint: Hint) -> None:
        close = ", ".join(f"/{word}" for word in hint.close if self._may_know(ctx, word))
        key = f"hint-{hint.kind}" if close else "hint-unknown"
        lang = ctx.language(ctx.event.actor)
        values = {"word": hint.word, "close": close} if close else {"word": hint.word}
        ctx.reply(self.texts.format(lang, key, **values), lifetime="notice")

    def _beside(self, ctx: EventContext, error: UserError) -> str:
        """Name the group of a command that did not understand a word, for another of its commands may have been meant."""
        if not isinstance(error, ArgumentError) or error.key in _LACKING:
            return ""
        group = self.catalogue.group_of(error.spec)
        close = ", ".join(f"/{word}" for word in group if self._may_know(ctx, word))
        lang = ctx.language(ctx.event.actor)
        return "\n" + self.texts.format(lang, "hint-beside", close=close) if close else ""

    def _may_know(self, ctx: EventContext, word: str) -> bool:
        spec = self.catalogue.find(word)
        return spec is None or ROLES.index(ctx.role()) >= ROLES.index(spec.audience)


_LACKING = ("error-arg-missing", "error-arg-user-missing")


def _form_wanted(spec: CommandSpec) -> bool:
    names = {param.name for param in spec.params}
    return missing(spec, {}) or any(field.required and field.name not in names for field in spec.form)


def _platform(event: Event) -> str:
    return event.key.partition(":")[0]


def _is_private(event: Event) -> bool:
    return event.key.partition(":")[2].startswith("dm")


def _wait(ctx: EventContext, spec: CommandSpec) -> int:
    if not spec.cooldown:
        return 0
    used = ctx.conn.execute(
        text("select used_at from cooldown where part = :p and actor = :a and command = :c"),
        {"p": ctx.part, "a": ctx.event.actor, "c": spec.name},
    ).scalar()
    return 0 if used is None else int(used) + spec.cooldown - ctx.event.at


def _note_use(ctx: EventContext, spec: CommandSpec) -> None:
    if spec.cooldown and ctx.event.actor is not None:
        row = {"part": ctx.part, "actor": ctx.event.actor, "command": spec.name, "used_at": ctx.event.at}
        upsert(ctx.conn, Cooldown, [row], keys=("part", "actor", "command"), most=("used_at",))
