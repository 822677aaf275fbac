"""A key that is taken is learned after everything was typed: none of it is lost."""

from __future__ import annotations

from engine.qa.knowledge.rules import LONGEST_KEY
from tests.fakes.sandbox import Shown, run_script, said

EN = {"bot.language": "en"}
REFUND = "admin!: /faq add #refund How do I get a refund? | Press Refund."
FORM = (
    "admin: /faq add",
    "admin: refund",
    "admin: Where is my money?",
    "admin: It comes in three days.",
    "admin: money back",
)


def play(*lines: str) -> Shown:
    return run_script([REFUND, *FORM, *lines], operator=EN)


def test_what_was_typed_into_a_form_is_there_though_its_key_is_taken() -> None:
    shown = play("bob: /faq 2", "bob: #refund")
    (told,) = [one for one in shown if "It has no key yet" in one["text"]]
    assert told["text"] == (
        "✅ Added, it answers from now on: /faq 2. It has no key yet: #refund is entry 1, “How do I get a refund?”. "
        "Put it into that one, or call it otherwise? Any other key: /faq edit 2 #key"
    )
    assert told["buttons"] == [["✏️ Put it into #refund", "🔑 Call it #refund-2"]]
    assert said(shown)[-2].startswith("💡 It comes in three days.")
    assert said(shown)[-1].startswith("💡 Press Refund.")


def test_it_goes_into_the_entry_that_has_the_key_and_that_can_be_taken_back() -> None:
    shown = play("bob press 12 1", "admin press 12 1", "bob: #refund", "admin: /faq list")
    assert any("moderator" in one["text"] for one in shown if one["to"] == "bob" and one["private"])
    changed = next(one["text"] for one in shown if one["edits"] == 12)
    assert changed.startswith("✅ Changed: #refund\n💡 It comes in three days.\n❓ Where is my money?")
    told = [
        text for text in said(shown) if text.startswith("💡 It comes in three days.\n❓ Where is my money?")
    ]
    assert len(told) == 1
    assert "📚 1 in the FAQ" in "".join(said(shown))
    undone = play("admin press 12 1", "admin: /faq undo refund", "bob: #refund", "bob: /faq money back")
    assert any(text.startswith("💡 Press Refund.") for text in said(undone)[-2:])


def test_it_gets_a_key_that_is_free() -> None:
    shown = play("admin press 12 2", "bob: #refund-2", "bob: #refund")
    assert next(one["text"] for one in shown if one["edits"] == 12).startswith("✅ Changed: #refund-2")
    answers = [text.splitlines()[0] for text in said(shown) if text.startswith("💡")]
    assert answers[-2:] == ["💡 It comes in three days.", "💡 Press Refund."]
    again = play("admin press 12 2", "admin: /faq add #refund And that? | Also.")
    assert next(one for one in again if "entry 1" in one["text"] and one["n"] > 13)["buttons"][0][1] == (
        "🔑 Call it #refund-3"
    )
    key = "k" * LONGEST_KEY
    long = run_script([f"admin!: /faq add #{key} Q | A", f"admin: /faq add #{key} R | B"], operator=EN)
    assert long[-1]["buttons"][0][1] == f"🔑 Call it #{key[:-2]}-2"


def test_any_key_can_be_given_later_if_it_is_free() -> None:
    shown = play(
        "admin: /faq edit 2 #money", "bob: #money", "admin: /faq edit 2 #refund", "admin: /faq edit 2 #money"
    )
    assert "✅ Changed: #money" in said(shown)[-4]
    assert said(shown)[-3].startswith("💡 It comes in three days.")
    assert said(shown)[-2:] == [
        "#refund is entry 1 already. Choose another key, or change that one with /faq edit refund.",
        "That is how it reads already.",
    ]


def test_a_key_that_can_be_none_loses_nothing_either() -> None:
    form = ("admin!: /faq add", "admin: 12", "admin: Twelve?", "admin: A dozen.", "admin: skip")
    shown = run_script([*form, "admin: /faq edit 1 #dozen"], operator=EN)
    assert said(shown)[-2].startswith(
        "✅ Added, it answers from now on: /faq 1. It has no key yet: 12 cannot be one"
    )
    assert said(shown)[-1].startswith("✅ Changed: #dozen")


def test_the_same_words_sent_twice_are_one_entry() -> None:
    shown = run_script([REFUND, REFUND.replace("!", ""), "admin: /faq list"], operator=EN)
    assert said(shown)[-2] == "That is how it reads already."
    twice = play("admin: /faq add #refund Where is my money? | It comes in three days.", "admin: /faq list")
    assert said(twice)[-2] == "That is how it reads already."
    assert "📚 2 in the FAQ" in said(twice)[-1]
