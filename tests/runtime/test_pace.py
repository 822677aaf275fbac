from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import SECOND
from engine.contract.ports import Pace
from engine.runtime.pace import Pacer

TELEGRAM = Pace(overall=(30, 1), chat=(1, 1), group=(20, 60))


def times(pacer: Pacer, chats: list[int], *, group: bool = True) -> list[tuple[int, int]]:
    """Send to chats in turn, each as soon as it may be; return (chat, when)."""
    now, sent = 0, []
    for chat in chats:
        now = max(now, pacer.free_at(chat, now))
        pacer.begin(chat, now, group=group)
        pacer.end(chat, now, group=group)
        sent.append((chat, now))
    return sent


def most_within(moments: list[int], length: int) -> int:
    """Return how many of the moments fall into the fullest window of that length, wherever it begins."""
    return max((sum(begin <= one < begin + length for one in moments) for begin in moments), default=0)


@given(st.lists(st.integers(1, 6), max_size=150))
def test_no_window_ever_holds_more_than_the_platform_allows(chats: list[int]) -> None:
    sent = times(Pacer(TELEGRAM), chats)
    assert most_within([at for _, at in sent], SECOND) <= 30
    for chat in set(chats):
        own = [at for one, at in sent if one == chat]
        assert most_within(own, SECOND) <= 1
        assert most_within(own, 60 * SECOND) <= 20


def test_a_private_chat_has_no_limit_of_the_minute() -> None:
    sent = times(Pacer(TELEGRAM), [1] * 40, group=False)
    assert sent[-1][1] == 39 * SECOND


def test_a_group_is_left_to_rest_after_twenty_and_others_go_on() -> None:
    pacer = Pacer(TELEGRAM)
    now = times(pacer, [1] * 20)[-1][1]
    later = now + SECOND
    assert pacer.resting(later) == [1]
    assert pacer.free_at(1, later) == 60 * SECOND
    assert pacer.free_at(2, later) == later


def test_what_the_platform_asks_for_is_kept() -> None:
    pacer = Pacer(Pace())
    pacer.pause(1, 7 * SECOND)
    pacer.pause(1, 3 * SECOND)
    assert pacer.free_at(1, 0) == 7 * SECOND
    assert pacer.resting(0) == [1]
    assert pacer.resting(7 * SECOND) == []


def test_there_is_only_so_much_room_for_all_chats_together() -> None:
    pacer = Pacer(TELEGRAM)
    times(pacer, list(range(25)))
    assert pacer.room(0) == 5
    assert pacer.room(SECOND) == 30


def test_quiet_chats_are_not_remembered_for_ever() -> None:
    pacer = Pacer(TELEGRAM)
    for chat in range(5000):
        pacer.begin(chat, chat * 2 * SECOND, group=True)
        pacer.end(chat, chat * 2 * SECOND, group=True)
    assert len(pacer._chats) <= 1000


def test_a_send_under_way_counts_until_it_is_answered_and_from_then_on() -> None:
    pacer = Pacer(Pace(overall=(2, 1)))
    pacer.begin(1, 0, group=True)
    pacer.begin(2, 0, group=True)
    assert pacer.room(5 * SECOND) == 0, "nobody knows yet when they arrive"
    pacer.end(1, 5 * SECOND, group=True)
    assert pacer.room(5 * SECOND) == 0
    assert pacer.room(6 * SECOND) == 1
    pacer.end(2, 6 * SECOND, group=True, pages=2)
    assert pacer.room(6 * SECOND + 1) == 0
