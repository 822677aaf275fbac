from __future__ import annotations

import pytest

from engine.invites.rules import code_of, visible_part


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/+AbC_d-123",
        "http://t.me/+AbC_d-123/",
        "t.me/joinchat/AbC_d-123",
        "https://telegram.me/joinchat/AbC_d-123",
        "tg://join?invite=AbC_d-123",
        "https://T.ME/+AbC_d-123?start=1",
        " AbC_d-123 ",
    ],
)
def test_a_telegram_link_is_the_same_however_it_is_written(link: str) -> None:
    assert code_of(link) == "AbC_d-123"


@pytest.mark.parametrize(
    "link",
    [
        "https://discord.gg/xYz12",
        "discord.gg/xYz12",
        "https://discord.com/invite/xYz12",
        "https://ptb.discord.com/invite/xYz12",
        "https://discordapp.com/invite/xYz12/",
        "https://discord.gg/xYz12?event=5",
        "xYz12",
    ],
)
def test_a_discord_invite_is_the_same_however_it_is_written(link: str) -> None:
    assert code_of(link) == "xYz12"


def test_upper_and_lower_case_are_two_links_and_a_public_name_is_nobodys() -> None:
    assert code_of("https://t.me/+abc") != code_of("https://t.me/+ABC")
    assert code_of("https://t.me/learners") == "t.me/learners"
    assert code_of("sandbox://invite/ann") == "invite/ann"
    assert code_of("  ") == ""


@pytest.mark.parametrize("mark", ["…", "..."])
def test_a_shortened_link_tells_its_visible_part_if_that_is_long_enough(mark: str) -> None:
    assert visible_part(code_of(f"https://t.me/+AbCdEfGh{mark}")) == "AbCdEfGh"
    assert visible_part(code_of(f"https://t.me/+AbC{mark}")) == ""
    assert visible_part("AbCdEfGh") == ""
