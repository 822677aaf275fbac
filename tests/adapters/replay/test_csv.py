from __future__ import annotations

from pathlib import Path

import pytest

from adapters.replay import ReplayError, read
from adapters.replay.discord_csv import chat_ref
from engine.contract.events import Attachment, ChatRef, Incoming, Joined, PersonRef
from tests.adapters.replay.make import body

OLD = "AuthorID;Author;Date;Content;Attachments;Reactions;"
NEW = "AuthorID,Author,Date,Content,Attachments,Reactions"
MIDNIGHT = 1_559_606_820_000_000
"""2019-06-04T00:07Z."""


def rows(path: Path, *lines: str) -> list[Incoming]:
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8")
    return list(read(path))


def test_the_form_of_2019_is_read(tmp_path: Path) -> None:
    line = '"7";"ann#1234";"04-Jun-19 12:07 AM";"say ""hi"";\nyou";"https://x/y/cat.png";"👍 (2)";'
    (event,) = rows(tmp_path / "Server - general [123456].csv", OLD, line)
    assert (event.chat, event.at) == (ChatRef("123456", "general"), MIDNIGHT)
    assert event.people == (PersonRef("7", "ann"),)
    assert body(event).text == 'say "hi";\nyou'
    assert body(event).attachments == (Attachment("photo", "cat.png"),)


def test_the_form_of_today_is_read(tmp_path: Path) -> None:
    line = '"7","ann","2019-06-04T08:07:00.0000000+08:00","hi","",""'
    (event,) = rows(tmp_path / "x [123456].csv", "\ufeff" + NEW, line)
    assert (event.at, body(event).text, event.people[0].name) == (MIDNIGHT, "hi", "ann")


def test_a_date_without_a_zone_is_read_in_the_zone_named(tmp_path: Path) -> None:
    path = tmp_path / "1.csv"
    rows(path, OLD, '"7";"a#1";"04-Jun-19 12:07 AM";"x";"";"";')
    (event,) = read(path, zone="Asia/Shanghai")
    assert event.at == MIDNIGHT - 8 * 3600 * 1_000_000


def test_the_same_message_in_another_export_has_the_same_id(tmp_path: Path) -> None:
    one = '"7";"a#1";"04-Jun-19 12:07 AM";"ok";"";"";'
    two = '"7";"a#1";"04-Jun-19 12:08 AM";"ok";"";"";'
    whole = [event.unique for event in rows(tmp_path / "a.csv", OLD, one, one, two)]
    part = [event.unique for event in rows(tmp_path / "b.csv", OLD, two)]
    assert len(set(whole)) == 3
    assert whole[2:] == part


def test_the_parts_of_an_export_are_one_channel(tmp_path: Path) -> None:
    names = ("help/1.csv", "help/2.csv.gz", "help.csv")
    assert {chat_ref(tmp_path / name).id for name in names} == {"csv-help"}


def test_webhooks_and_deleted_accounts_are_not_payable(tmp_path: Path) -> None:
    events = rows(
        tmp_path / "1.csv",
        OLD,
        '"8";"GitHub#0000";"04-Jun-19 12:07 AM";"push";"";"";',
        '"456226577798135808";"Deleted User#0000";"04-Jun-19 12:07 AM";"x";"";"";',
        '"9";"Joe#0042";"04-Jun-19 12:07 AM";"x";"";"";',
    )
    assert [(one.people[0].bot, one.people[0].payable) for one in events] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_join_is_a_join_and_a_pin_is_nothing(tmp_path: Path) -> None:
    joined = '"7","ann","2019-06-04T00:07:00+00:00","Joined the server.","",""'
    events = rows(tmp_path / "1.csv", NEW, joined, joined.replace("Joined the server.", "Pinned a message."))
    assert [type(one.body) for one in events] == [Joined]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('"7","ann","2019-06-04T00:07:00+00:00","cut', "ends in the middle"),
        ('"7","ann"', "ends in the middle"),
        ('"7","ann","6/4/2019 12:07 AM","x","",""', "the date '6/4/2019 12:07 AM' is not known"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(ReplayError, match=f"1.csv: .*{sentence}.*line [234]"):
        rows(tmp_path / "1.csv", NEW, '"7","ann","2019-06-04T00:07:00+00:00","ok","",""', line)
