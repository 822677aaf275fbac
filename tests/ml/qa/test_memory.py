"""What a community's memory answers, and how it learns."""

from __future__ import annotations

import time

import pytest

from engine.ml.qa import Entry, Memory, Verdict
from tests.ml.qa.world import ENTRIES, Pieces, memory


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("虛擬環境怎麼激活", "venv"),  # traditional
        ("作业晚交一天扣多少分", "late"),
        ("大家 作业在哪提交呀", "where"),
        ("cuda out of memory", "oom"),
        ("my git push was rejected", "push"),
        ("端口 5432 被谁占了", "port"),
    ],
)
def test_a_rewording_finds_its_entry(text: str, key: str) -> None:
    assert memory().ask(text).hits[0].key == key


def test_the_very_question_is_answered_in_any_trivial_form() -> None:
    known = memory()
    for text in ("作业在哪里提交？", "请问作业在哪里提交", "作業在哪裡提交呢？？"):
        found = known.ask(text)
        assert (found.band, found.shown[0].key, found.shown[0].matched) == (
            "answer",
            "where",
            "作业在哪里提交？",
        )


@pytest.mark.parametrize("text", ["今晚吃什么", "who won the match?", "老师什么时候生日", "", "？？？", "👍"])
def test_what_nobody_ever_asked_is_left_to_people(text: str) -> None:
    assert memory().ask(text).band != "answer"


def test_an_empty_memory_asks_people() -> None:
    found = Memory.shipped().ask("怎么安装")
    assert (found.band, found.hits, found.shown) == ("ask", (), ())


def test_versions_are_told_apart() -> None:
    known = memory()
    assert known.ask("python 3.12 要怎么装").hits[0].key == "py312"
    assert known.ask("python 3.10 要怎么装").hits[0].key == "py310"


def test_an_accepted_wording_is_answered_next_time() -> None:
    known = memory()
    text = "俺的活儿交晚了要不要紧"
    assert known.ask(text).band != "answer"
    assert known.accept(text, "late")
    found = known.ask(text + "？")
    assert (found.band, found.hits[0].key, found.hits[0].matched) == ("answer", "late", text)
    assert known.get("late") == Entry("late", ENTRIES[1].question, ENTRIES[1].answer, (text,))


def test_an_accepted_wording_is_kept_once() -> None:
    known = memory()
    for text in ("活儿交晚了咋办", "请问活儿交晚了咋办？", "活兒交晚了咋辦"):
        known.accept(text, "late")
    found = known.get("late")
    assert found is not None
    assert found.variants == ("活儿交晚了咋办",)


def test_nothing_is_accepted_for_an_entry_that_is_gone() -> None:
    known = memory()
    known.remove("late")
    assert not known.accept("晚交", "late")
    assert "late" not in known
    assert len(known) == len(ENTRIES) - 1


def test_a_refused_answer_is_not_given_again_and_not_replaced_by_a_guess() -> None:
    known = memory()
    text = "作业在哪里提交？"
    known.refuse(text, "where")
    for again in (text, "请问 作业在哪里提交", "作業在哪裡提交呀!!"):
        found = known.ask(again)
        assert found.band != "answer"
        assert found.refused
        assert "where" not in {hit.key for hit in found.hits}


def test_who_was_refused_may_be_accepted_later() -> None:
    known = memory()
    known.refuse("作业在哪里提交？", "where")
    known.accept("作业在哪里提交？", "where")
    assert known.ask("作业在哪里提交").band == "answer"


def test_a_wording_that_people_accepted_is_answered_however_strict_the_gate_became() -> None:
    known = memory()
    wrong = known.ask("端口 5432 被谁占了").hits[0].measures
    known.learn([Verdict(wrong, right=False)] * 60, semantic=False)
    text = "俺的活儿交晚了要不要紧"
    assert known.ask(text).band != "answer"
    known.accept(text, "late")
    found = known.ask(text)
    assert (found.band, found.shown[0].key, found.cutoff <= found.shown[0].p) == ("answer", "late", True)
    known.aim(0.995)  # nothing is that sure
    assert known.ask(text).band != "answer"


def test_a_long_wording_that_was_accepted_is_not_taken_for_a_refused_one() -> None:
    known = memory()
    begins = "我在跑老师给的例子的时候总是会遇到下面这一段很长很长的报错信息 " * 5
    known.refuse(begins + "端口", "late")
    known.accept(begins + "晚交", "late")
    assert known.ask(begins + "晚交").shown[0].key == "late"
    assert "late" not in {hit.key for hit in known.ask(begins + "端口").hits}


def test_a_wording_refused_again_is_known_for_wrong_again() -> None:
    known = memory()
    text = "作业在哪里提交？"
    known.refuse(text, "venv")
    known.accept(text, "where")
    assert not known.ask(text).refused
    known.refuse(text, "where")
    known.refuse(text, "venv")
    known.remove("where")
    assert known.ask(text).refused


def test_what_is_forgotten_of_one_entry_leaves_what_was_said_of_another() -> None:
    known = memory()
    text = "作业在哪里提交？"
    for key in ("venv", "late"):
        known.refuse(text, key)
    known.accept(text, "where")
    known.refuse(text, "oom")
    known.remove("venv")
    known.remove("late")
    assert known.ask(text).refused


def test_nothing_said_is_no_wording() -> None:
    known = memory()
    for text in ("", "  ", "\n"):
        known.accept(text, "late")
    found = known.get("late")
    assert found is not None
    assert found.variants == ()


def test_a_refusal_of_one_wording_leaves_the_others_alone() -> None:
    known = memory()
    known.refuse("提交什么格式的作业", "where")
    assert known.ask("作业在哪里提交？").shown[0].key == "where"


def test_an_entry_that_changes_is_found_by_its_new_words_only() -> None:
    known = memory()
    known.put(Entry("late", "宿舍几点熄灯？", "十一点。"))
    assert known.ask("宿舍熄灯时间是几点").hits[0].key == "late"
    assert "late" not in {hit.key for hit in known.ask("晚交扣分").hits[:1]}
    assert len(known) == len(ENTRIES)


def test_a_hit_can_be_explained() -> None:
    known = memory()
    found = known.ask("作业在哪提交")
    reasons = known.explain(found, found.hits[0])
    assert {"covered_anywhere", "missing", "margin"} <= {reason.name for reason in reasons}
    sizes = [abs(reason.adds) for reason in reasons]
    assert sizes == sorted(sizes, reverse=True)


def test_chances_fall_with_the_rank_and_stay_chances() -> None:
    for text in ("作业", "python 怎么安装", "端口", "git push rejected"):
        hits = memory().ask(text).hits
        chances = [hit.p for hit in hits]
        assert chances == sorted(chances, reverse=True)
        assert all(0 <= p <= 1 for p in chances)


def test_the_order_of_entries_does_not_matter() -> None:
    one, other = memory(*ENTRIES), Memory.shipped()
    for entry in reversed(ENTRIES):
        other.put(entry)
    for text in ("作业晚交", "python 怎么装", "what is on 5432"):
        assert {hit.key: round(hit.p, 6) for hit in one.ask(text).hits[:3]} == {
            hit.key: round(hit.p, 6) for hit in other.ask(text).hits[:3]
        }


def test_learning_takes_milliseconds() -> None:
    known = memory(
        *(Entry(number, f"问题 {number} 怎么解决 {number * 7919}", "重启试试") for number in range(3000))
    )
    began = time.process_time()
    for number in range(20):
        known.put(Entry(f"new {number}", f"新的报错 {number}", "升级版本"))
        known.accept(f"又见报错 {number}", f"new {number}")
    assert (time.process_time() - began) / 20 < 0.005


def test_an_embedder_finds_what_no_word_shares() -> None:
    embedder = Pieces()
    found = memory(embedder=embedder).ask("where do i submit my homework")
    assert found.semantic
    assert found.hits[0].key == "where"
    assert embedder.texts >= 2 * len(ENTRIES)


def test_a_new_entry_is_answered_before_its_embedding_is_made() -> None:
    known = memory(embedder=Pieces())
    known.put(Entry("new", "图书馆周末开门吗？", "九点到五点。"))
    known.accept("周末能去图书馆自习么", "new")
    assert known.ask("周末能去图书馆自习么").shown[0].key == "new"
    assert known.work(64) > 0
    assert known.work(64) == 0


def test_a_dropped_entry_is_never_embedded() -> None:
    embedder = Pieces()
    known = Memory.shipped(embedder=embedder)
    known.put(ENTRIES[0])
    known.remove(ENTRIES[0].key)
    assert known.work(64) == 0
    assert embedder.texts == 0
