"""The whole bot, in the sandbox."""

from __future__ import annotations

from tests.fakes.sandbox import run_script, said


def test_a_friend_comes_by_a_link_stays_and_the_inviter_is_thanked() -> None:
    shown = run_script(
        [
            "alice: /invite",
            "carol joins by sandbox://invite/alice",
            "carol: 大家好，我是新来的，想一起学 Python",
            "@+7d",
            "alice: /me",
            "carol leaves",
            "carol joins by sandbox://invite/alice",
            "@+8d",
            "alice: /me",
            "alice: /邀请排行",
        ]
    )
    to_alice = said(shown, to="alice")
    assert "sandbox://invite/alice" in to_alice[0]
    thanks = next(one for one in shown if "carol 是你邀请来的" in one["text"])
    assert (thanks["chat"], thanks["private"]) == ("@alice", True)
    assert ["30 金币" in text for text in to_alice[2:4]] == [True, True], "a rejoin pays nothing"
    assert "邀请来了 1 位：留下 1 位" in to_alice[4]


def test_only_the_asker_sees_their_link() -> None:
    shown = run_script(["alice: /invite", "bob: hello", "alice: /邀请"])
    assert all(one["private"] and one["to"] == "alice" for one in said_rows(shown))


def said_rows(shown: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return what was said, without what was done."""
    return [one for one in shown if one["act"] is None]
