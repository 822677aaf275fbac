"""A Discord of our own on loopback: REST and gateway as discord.py meets them, held to the published specification.

    async with FakeDiscord(clock) as fake:                  # any engine.contract.clock.Clock; default: the machine's
        guild = fake.guild()                                # a server with #general, the bot in it with every right
        general = fake.channel(guild)                       # channels are the JSON objects themselves
        alice = fake.person("alice", guild)                 # a member from the start; without guild: an account
        options = DiscordOptions(fake.token, api_url=fake.api_url, gateway_url=fake.gateway_url)
        …                                                   # `pointed_at(fake)` instead, for a client of one's own
        message = await alice.say(general, "你好")           # edit, delete, react, join, leave, ban, voice, direct
        used = await alice.command(general, "points add", user=bob, amount=3)      # must have been registered
        await used.spoken.wait()                            # used.kind, .data, .original, .private, .followups
        pressed = await alice.press(fake.said(general)[-1], "Yes")
        sent = await alice.submit(opened, title="…")        # after an answer of kind 9; complete() and menu() likewise

`fake.said(channel)`: the bot's messages (ephemeral ones have flag 64); `fake.world`: all that exists, e.g.
`world.messages[channel["id"]][id]`, `world.reactions`, `guild.roles/members/bans/invites/events`, `world.commands`;
`fake.calls(r"POST /channels/\\d+/messages$")`: the journal, with `.body`, `.query`, `.files`, `.status`, `.answer`;
`fake.violations`: what did not fit the specification, in either direction (assert that it is empty).

What goes wrong: `fake.faults.arm(r"POST .*/messages$", "drop", when="after", times=2)` (429, global, banned, 500,
502, 503, drop); `fake.limits.on(overall=(50, 1.0), say=(r"POST .*/messages$", 5, 1.0))`, refused calls counted in
`limits.hit`; on the gateway `reconnect()` (op 7), `invalidate()` (op 9), `close(code)`, `abort()`, `forget()`,
`refuse = n`, `copies = 2`, `held = True` … `release(seed)`, `dispatch(event, anything)`, `granted` (intents).
"""

from tests.fakes.discord.errors import Refusal
from tests.fakes.discord.on_interactions import Interaction
from tests.fakes.discord.people import Person
from tests.fakes.discord.server import FakeDiscord, pointed_at, until
from tests.fakes.discord.world import Guild

__all__ = ["FakeDiscord", "Guild", "Interaction", "Person", "Refusal", "pointed_at", "until"]
