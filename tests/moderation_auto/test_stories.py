"""What members and moderators see of the automatic rules, played through the real bot in the sandbox."""

from __future__ import annotations

from typing import Any

from tests.fakes.sandbox import Shown, run_script, said

QUIET = {
    f"moderation.{rule}": "off"
    for rule in ("flood", "duplicates", "links", "words", "spam", "hold", "captcha", "raid")
}
ADVERT = "加微信 study8888，免费领取全套Python视频教程，日结300，名额有限 t.me/+abcdef"


def play(*lines: str, **on: Any) -> Shown:
    settings = {f"moderation.{name}": value for name, value in on.items()}
    return run_script(lines, operator={**QUIET, **settings, "bot.language": "en"})


def acts(shown: Shown, name: str) -> list[dict[str, Any]]:
    return [one["act"] for one in shown if one["act"] and one["act"]["name"] == name]


def button_of(shown: Shown, asked: str) -> tuple[int, int]:
    """Return the number of a captcha and the place of the right picture."""
    names = dict(zip(("cat", "dog", "panda", "frog", "pig", "chicken", "fish", "bee", "apple", "banana", "grapes", "watermelon"), "🐱🐶🐼🐸🐷🐔🐟🐝🍎🍌🍇🍉", strict=True))  # fmt: skip
    card = next(one for one in shown if one["buttons"] and asked in one["text"])
    right = next(picture for name, picture in names.items() if f"press the {name} " in card["text"])
    return card["n"], [key for row in card["buttons"] for key in row].index(right) + 1


def test_a_captcha_that_is_passed_gives_the_voice_back() -> None:
    opening = ("admin!: hi", "carol joins")
    number, right = button_of(play(*opening, captcha="on"), "carol")
    shown = play(*opening, f"carol press {number} {right}", "@+10m", captcha="on")
    assert [one["lift"] for one in acts(shown, "restrict")] == [False, True]
    assert acts(shown, "kick") == []
    assert "welcome" in said(shown, to="carol")[-1]


def test_three_wrong_answers_fail_and_the_fourth_button_is_too_late() -> None:
    opening = ("admin!: hi", "carol joins")
    number, right = button_of(play(*opening, captcha="on"), "carol")
    wrong = [place for place in range(1, 7) if place != right][:3]
    shown = play(*opening, *(f"carol press {number} {place}" for place in wrong), "@+10m", captcha="on")
    assert len(acts(shown, "kick")) == 1
    assert [one["lift"] for one in acts(shown, "restrict")] == [False]
    assert "2 tries are left" in said(shown, to="carol")[1]


def test_who_does_not_answer_in_two_minutes_is_removed_and_may_try_again() -> None:
    shown = play("admin!: hi", "carol joins", "@+119s", "@+2s", "carol joins", captcha="on")
    assert len(acts(shown, "kick")) == 1
    assert len([one for one in shown if one["buttons"]]) == 2


def test_nobody_else_can_answer_a_captcha() -> None:
    number, right = button_of(play("admin!: hi", "carol joins", captcha="on"), "carol")
    shown = play("admin!: hi", "carol joins", f"mallory press {number} {right}", captcha="on")
    assert [one["lift"] for one in acts(shown, "restrict")] == [False]


def test_whom_staff_bring_and_staff_themselves_are_not_asked() -> None:
    shown = play("boss!: hi", "boss joins", captcha="on")
    assert acts(shown, "restrict") == []


def test_a_join_request_is_answered_in_private_and_let_in() -> None:
    opening = ("admin!: hi", "carol requests to join")
    asked = play(*opening, captcha="on")
    assert [one["chat"] for one in asked if one["buttons"]] == ["@carol"]
    number, right = button_of(asked, "carol")
    shown = play(
        *opening, "@dm carol", f"carol press {number} {right}", "#general", "carol joins", captcha="on"
    )
    assert [one["approved"] for one in acts(shown, "approve_join")] == [True]
    assert acts(shown, "restrict") == [], "who has shown it already is not asked again"


def test_a_join_request_that_nobody_answers_is_declined_within_five_minutes() -> None:
    shown = play("admin!: hi", "carol requests to join", "@+3m", captcha="on")
    assert [one["approved"] for one in acts(shown, "approve_join")] == [False]


def test_thirty_joins_are_one_notice_and_a_lock_that_ends() -> None:
    shown = play("admin!: hi", *(f"r{n} joins" for n in range(30)), "@+20m", raid="on", captcha="off")
    notices = [one for one in shown if one["act"] is None and one["edits"] is None]
    assert len(notices) == 1
    muted = [one["actor"] for one in acts(shown, "restrict") if not one["lift"]]
    assert sorted(muted) == sorted(f"r{n}" for n in range(30))
    assert len([one for one in acts(shown, "restrict") if one["lift"]]) == 30
    assert "30 people" in said(shown)[-1]


def test_antiraid_locks_and_unlocks_by_hand() -> None:
    shown = play(
        "admin!: /antiraid on 30m", "carol joins", "admin: /antiraid", "admin: /antiraid off", "dave joins"
    )
    assert [(one["actor"], one["lift"]) for one in acts(shown, "restrict")] == [
        ("carol", False),
        ("carol", True),
    ]
    refused = play("admin!: hi", "bob: /antiraid on")
    assert acts(refused, "restrict") == []
    assert len(said(refused)) == 1


def test_an_automatic_delete_has_a_reason_and_its_undo_gives_the_points_back() -> None:
    before = play("admin!: hi", f"eve: {ADVERT}", "eve: /me", spam="on")
    (act,) = acts(before, "delete")
    assert act["actor"] == "eve"
    assert "reads like an advert" in act["reason"]
    assert "⭐ 0" in said(before, to="eve")[-1]
    after = play("admin!: hi", f"eve: {ADVERT}", "admin: /undo 1", "eve: /me", spam="on")
    assert "⭐ 0" not in said(after, to="eve")[-1]


def test_an_edit_into_an_advert_is_an_advert() -> None:
    shown = play("admin!: hi", "eve: hello everybody, nice to be here", f"eve edit 2: {ADVERT}", spam="on")
    assert len(acts(shown, "delete")) == 1


def test_staff_may_say_what_they_like() -> None:
    assert acts(play(f"admin!: {ADVERT}", spam="on", links="on", hold="on"), "delete") == []


def test_who_has_talked_here_for_days_is_trusted() -> None:
    talk = [
        line for n in range(21) for line in (f"bob: sentence number {n * n} about something else {n}", "@+4h")
    ]
    shown = play("admin!: hi", *talk, f"bob: {ADVERT}", spam="on", links="on")
    assert acts(shown, "delete") == []
    early = play("admin!: hi", *talk[:10], f"bob: {ADVERT}", spam="on")
    assert len(acts(early, "delete")) == 1


def test_a_flood_is_deleted_once_and_muted_once() -> None:
    shown = play("admin!: hi", *(f"eve: {word}" for word in "abcdefghijkl"), flood="on")
    assert [len(one["messages"]) for one in acts(shown, "delete")] == [1, 1, 1]
    assert len(acts(shown, "restrict")) == 1


def test_stickers_and_pictures_flood_as_well() -> None:
    shown = play("admin!: hi", *("eve sends a.jpg" for _ in range(10)), flood="on")
    assert len(acts(shown, "restrict")) == 1


def test_the_third_nearly_equal_message_goes_whoever_and_wherever_it_is() -> None:
    text = "please vote for my project in the student contest, it means a lot to me"
    shown = play("admin!: hi", f"a: {text}", f"b: {text}!!", "#other", f"c: {text} :)", duplicates="on")
    assert [one["actor"] for one in acts(shown, "delete")] == ["c"]


def test_a_question_asked_again_is_no_offence() -> None:
    lines = [
        line
        for _ in range(5)
        for line in ("eve: does anybody know how to install numpy on this old machine", "@+60s")
    ]
    assert acts(play("admin!: hi", *lines, duplicates="on"), "delete") == []
    advert = [line.replace("numpy", "numpy bit.ly/3xyz") for line in lines]
    assert len(acts(play("admin!: hi", *advert, duplicates="on"), "delete")) == 3


def test_an_invitation_is_deleted_unless_it_is_on_the_list() -> None:
    line = "eve: come to https://t.me/+AbCdEf123"
    assert len(acts(play("admin!: hi", line, links="on"), "delete")) == 1
    assert acts(play("admin!: hi", line, links="on", links_allow=("t.me",)), "delete") == []


def test_an_address_is_allowed_as_it_is_pasted() -> None:
    lines = ("eve: see foo-site.net/a", "fay: see https://www.foo-site.net/b", "gus: join t.me/ourgroup")
    settings = {"links": "on", "links_what": "all"}
    allow = ["https://www.foo-site.net/", "HTTPS://t.me/ourgroup/"]
    assert acts(play("admin!: hi", *lines, **settings, links_allow=allow), "delete") == []
    assert len(acts(play("admin!: hi", *lines, **settings), "delete")) == 3


def test_a_word_of_the_list_is_deleted_in_disguise() -> None:
    shown = play("admin!: hi", "eve: 谁要代开发-漂的找我", words="on", words_list=("发票",))
    assert len(acts(shown, "delete")) == 1


def test_a_dry_run_only_tells_and_at_most_once_in_ten_minutes() -> None:
    lines = (
        "admin!: hi",
        "#mods",
        "admin: hi",
        "#general",
        *(f"e{n}: come to https://t.me/+AbCdEf{n} number {n}" for n in range(12)),
    )
    shown = play(*lines, "@+30m", links="dry-run", audit_chat="mods")
    assert acts(shown, "delete") == []
    told = [one["text"] for one in shown if one["chat"] == "#mods" and "dry run" in one["text"]]
    assert len(told) == 2
    assert "11 times" in told[1]


def test_a_newcomers_link_is_held_and_said_again_when_released() -> None:
    opening = (
        "admin!: hi",
        "#mods",
        "admin: hi",
        "#general",
        "eve: my site is https://example.org/x and more words here",
    )
    options: dict[str, Any] = {"hold": "on", "reports_chat": "mods"}
    held = play(*opening, "eve: /me", **options)
    assert len(acts(held, "delete")) == 1
    assert "⭐ 0" in said(held, to="eve")[-1]
    card = next(one["n"] for one in held if one["buttons"])
    shown = play(*opening, "#mods", f"admin press {card} 1", "#general", "eve: /me", **options)
    assert any("https://example.org/x" in one["text"] for one in shown if one["chat"] == "#general")
    assert "⭐ 0" not in said(shown, to="eve")[-1]
    later = play(*opening, "@+13h", **options)
    assert "nobody looked" in said(later)[-1]


def test_newcomers_are_welcomed_together_and_read_how_to_ask_alone() -> None:
    shown = play("admin!: /rules set be kind", "carol joins", "dave joins", "@+2m", welcome=True)
    (welcome,) = [one for one in shown if "welcome!" in one["text"]]
    assert "carol" in welcome["text"]
    assert "dave" in welcome["text"]
    assert welcome["buttons"] == [["📜 Rules", "💡 How to ask"]]
    read = play(
        "admin!: /rules set be kind", "carol joins", "@+2m", f"carol press {welcome['n']} 1", welcome=True
    )
    assert read[-1]["private"]
    assert "be kind" in read[-1]["text"]


def test_nobody_is_welcomed_over_a_busy_talk() -> None:
    talk = [f"m{n}: something worth saying number {n}" for n in range(20)]
    shown = play("admin!: hi", "carol joins", *talk, "@+2m", welcome=True)
    assert not [one for one in shown if "welcome!" in one["text"]]


def test_automod_shows_the_modes_and_what_was_found() -> None:
    shown = play("admin!: hi", "eve: come to https://t.me/+AbCdEf123", "admin: /automod", links="dry-run")
    assert "dry-run" in said(shown)[-1]
    assert "dry run 1" in said(shown)[-1]
