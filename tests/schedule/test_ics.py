# ruff: noqa: DTZ001 - wall times have no zone
from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import recurring_ical_events
from dateutil.tz import tzical
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from engine.contract.clock import HOUR, MINUTE, to_micros
from engine.contract.errors import UserError
from engine.schedule.ics import Change, Entry, write_calendar
from engine.schedule.ics_reading import MOST_BYTES, MOST_EVENTS, read_calendar
from engine.schedule.recurrence import Series
from engine.schedule.rule import parse_rule
from engine.schedule.walltime import moment, zone_of

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")
FIVE_YEARS = timedelta(days=5 * 366)


def entry(**changes: object) -> Entry:
    plain = Entry(
        uid="event-7@example",
        title="读书会",
        start=datetime(2026, 3, 25, 20),
        zone="Europe/Berlin",
        duration=90 * MINUTE,
        changed_at=1_767_574_800_000_000,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def series_of(one: Entry) -> Series:
    """Return the occurrences that an entry stands for, ours."""
    series = Series(start=one.start, zone=one.zone, rule=one.rule, cancelled=one.gone)
    for change in one.changes:
        series = series.moving(change.original, change.start)
    return series


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Make an entry with a rule and exceptions whose originals the rule gives."""
    zone = draw(st.sampled_from(ZONES))
    start = draw(st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1))).replace(second=0, microsecond=0)
    start = start.replace(hour=draw(st.sampled_from((1, 2, 3, 9, 20))), minute=draw(st.sampled_from((0, 30))))
    n = draw(st.integers(1, 3))
    rule = draw(
        st.sampled_from(
            (
                f"FREQ=DAILY;INTERVAL={n}",
                f"FREQ=WEEKLY;INTERVAL={n};BYDAY={('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[start.weekday()]}",
                f"FREQ=MONTHLY;INTERVAL={n};BYMONTHDAY={start.day}",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                f"FREQ=YEARLY;BYMONTH={start.month};BYMONTHDAY={start.day}",
                f"FREQ=DAILY;BYHOUR={start.hour},21;BYMINUTE={start.minute}",
            )
        )
    )
    first = Series(start=start, zone=zone, rule=rule).after(moment(start, zone) - 1)
    assert first is not None
    start = first.original
    end = draw(st.sampled_from(("", ";COUNT=20", "UNTIL")))
    if end == "UNTIL":
        end = f";UNTIL={start + timedelta(days=draw(st.integers(0, 1200))):%Y%m%dT%H%M%S}"
    rule = str(parse_rule(rule + end))
    some = [each.original for each in Series(start=start, zone=zone, rule=rule).between(0, 2**53, limit=40)]
    # The other reader takes an EXDATE for a wall time as well as for one in UTC: 21:30 in New York would take 02:30
    # of the next day with it. So what happens twice a day has no exceptions here.
    if "BYHOUR" in rule:
        return entry(zone=zone, start=start, rule=rule, sequence=1)
    gone = draw(st.sets(st.sampled_from(some), max_size=4))
    moved = draw(st.dictionaries(st.sampled_from(some), st.integers(-30, 30), max_size=4))
    changes = tuple(
        Change(original=original, start=original + timedelta(hours=hours), title="moved", sequence=2)
        for original, hours in moved.items()
        if original not in gone
    )
    return entry(zone=zone, start=start, rule=rule, gone=frozenset(gone), changes=changes, sequence=1)


@settings(max_examples=60, deadline=None)
@given(entries())
@example(entry(start=datetime(2026, 3, 1, 2, 30), rule="FREQ=DAILY"))
@example(entry(start=datetime(2026, 1, 31, 20), rule="FREQ=MONTHLY;BYMONTHDAY=31"))
def test_another_reader_sees_the_same_occurrences_over_five_years(one: Entry) -> None:
    low = datetime(2025, 1, 1, tzinfo=UTC)
    high = one.start.replace(tzinfo=UTC) + FIVE_YEARS
    calendar = Calendar.from_ical(write_calendar([one], name="群", zone=one.zone))
    theirs = recurring_ical_events.of(calendar).between(low, high)
    ours = series_of(one).between(to_micros(low), to_micros(high), limit=10_000)
    assert sorted(to_micros(event["DTSTART"].dt) for event in theirs) == [each.at for each in ours]


@given(entries())
def test_what_is_written_is_read_back(one: Entry) -> None:
    reading = read_calendar(write_calendar([one]), "UTC")
    (back,) = reading.entries
    assert reading.left_out == ()
    assert replace(back, changes=()) == replace(one, changes=())
    assert {each.original: each for each in back.changes} == {each.original: each for each in one.changes}


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_changes_told_are_those_of_the_zone(zone: str) -> None:
    text = write_calendar([entry(zone=zone)]).decode().replace(f"TZID:{zone}", "TZID:told")
    told = tzical(StringIO(text)).get("told")
    at = datetime(2026, 1, 1)
    while at < datetime(2029, 1, 1):
        local = at.replace(tzinfo=UTC).astimezone(zone_of(zone))
        if local.fold == 0 and local == local.replace(fold=1):
            assert local.replace(tzinfo=told).utcoffset() == local.utcoffset(), local
        at += timedelta(minutes=30)


def test_a_cancelled_event_and_a_cancelled_occurrence_say_so() -> None:
    gone = Change(
        original=datetime(2026, 4, 1, 20), start=datetime(2026, 4, 1, 20), cancelled=True, sequence=4
    )
    text = write_calendar([entry(rule="FREQ=WEEKLY", sequence=3, changes=(gone,))]).decode()
    assert text.count("STATUS:CANCELLED") == 1
    assert "SEQUENCE:4" in text
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260401T200000" in text
    whole = write_calendar([entry(cancelled=True, sequence=9)]).decode()
    assert "STATUS:CANCELLED" in whole
    assert "SEQUENCE:9" in whole


def test_the_same_events_make_the_same_file() -> None:
    many = [entry(uid=str(n), start=datetime(2026, 3, n + 1, 9)) for n in range(5)]
    assert write_calendar(many) == write_calendar(many)


def test_a_title_cannot_write_lines_of_its_own() -> None:
    mean = "x\r\nATTENDEE:mailto:a@b\x00\x0b;,\\"
    data = write_calendar([entry(title=mean, description=mean)])
    assert b"\nATTENDEE" not in data
    assert read_calendar(data, "UTC").entries[0].title == "x\nATTENDEE:mailto:a@b;,\\"


def file(*lines: str, head: str = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x", **fields: str) -> bytes:
    """Write a file of one event by hand."""
    given = {"UID": "u1", "SUMMARY": "talk", "DTSTART": ":20261201T120000Z", **fields}
    body = [f"{key}{value if value[:1] in ':;' else ':' + value}" for key, value in given.items() if value]
    return "\r\n".join([head, "BEGIN:VEVENT", *body, *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


@pytest.mark.parametrize(
    ("start", "local", "zone"),
    [
        (":20261201T120000Z", datetime(2026, 12, 1, 20), "Asia/Shanghai"),
        (":20261201T120000", datetime(2026, 12, 1, 12), "Asia/Shanghai"),
        (";VALUE=DATE:20261201", datetime(2026, 12, 1), "Asia/Shanghai"),
        (";TZID=Europe/Berlin:20261201T120000", datetime(2026, 12, 1, 12), "Europe/Berlin"),
        (";TZID=China Standard Time:20261201T120000", datetime(2026, 12, 1, 12), "Asia/Shanghai"),
    ],
)
def test_times_of_every_kind_are_read(start: str, local: datetime, zone: str) -> None:
    (read,) = read_calendar(file(DTSTART=start), "Asia/Shanghai").entries
    assert (read.start, read.zone) == (local, zone)


def test_lengths_are_read() -> None:
    assert read_calendar(file("DURATION:PT1H30M"), "UTC").entries[0].duration == 90 * MINUTE
    assert read_calendar(file("DTEND:20261201T140000Z"), "UTC").entries[0].duration == 2 * HOUR
    assert read_calendar(file(DTSTART=";VALUE=DATE:20261201"), "UTC").entries[0].duration == 24 * HOUR


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "schedule-ics-broken"),
        (b"hello", "schedule-ics-broken"),
        (b"\xff\xfe\x00", "schedule-ics-broken"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "schedule-ics-empty"),
        (b"x" * (MOST_BYTES + 1), "schedule-ics-large"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 5000, "schedule-ics-broken"),
        (file("RRULE:FREQ=SECONDLY"), "schedule-rule-often"),
        (file("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "schedule-rule-never"),
        (file("RDATE:20261205T120000Z"), "schedule-ics-dates"),
        (file("DTEND:20251201T140000Z"), "schedule-ics-long"),
        (file("DTEND:20281201T140000Z"), "schedule-ics-long"),
        (file("DTEND;VALUE=DATE:20261202"), "schedule-ics-damaged"),
        (file(DTSTART=""), "schedule-ics-damaged"),
        (file(DTSTART=":99999999T999999"), "schedule-ics-damaged"),
        (file(DTSTART=":00010101T000000"), "schedule-ics-damaged"),
        (file("RECURRENCE-ID:20261201T120000Z"), "schedule-ics-alone"),
        (file("SEQUENCE:x"), "schedule-ics-damaged"),
    ],
)
def test_what_is_no_good_is_refused_with_the_reason(data: bytes, key: str) -> None:
    with pytest.raises(UserError) as error:
        read_calendar(data, "Asia/Shanghai")
    assert error.value.key == key


def test_too_many_events_are_refused() -> None:
    with pytest.raises(UserError) as error:
        read_calendar(write_calendar([entry(uid=str(n)) for n in range(MOST_EVENTS + 1)]), "UTC")
    assert error.value.key == "schedule-ics-many"


def test_one_bad_event_does_not_spoil_the_others() -> None:
    good = write_calendar([entry()]).decode()
    bad = file("RRULE:FREQ=SECONDLY", UID="bad").decode()
    inner = bad[bad.index("BEGIN:VEVENT") : bad.index("END:VCALENDAR")]
    reading = read_calendar(good.replace("END:VCALENDAR", inner + "END:VCALENDAR").encode(), "UTC")
    assert [each.title for each in reading.entries] == ["读书会"]
    assert reading.left_out == (("talk", "schedule-rule-often"),)


def test_long_texts_are_cut() -> None:
    (read,) = read_calendar(file(SUMMARY="标" * 5000, DESCRIPTION="x" * 100_000), "UTC").entries
    assert (len(read.title), len(read.description)) == (200, 4000)


LINES = st.sampled_from(
    (
        "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20261201T120000", "DTSTART;TZID=X:20261201T120000", "RRULE:FREQ=DAILY",
        "RRULE:FREQ=DAILY;COUNT=-1", "EXDATE:20261201", "RECURRENCE-ID:1", "DURATION:P9999999W", "UID:a", "UID:",
        'SUMMARY;LANGUAGE="zh:读书', " folded", "DTEND:x", "BEGIN:VTIMEZONE", "TZID:X", "END:VTIMEZONE", "SEQUENCE:-9",
        "STATUS:CANCELLED", "END:VCALENDAR", ":", "X", "",
    )
)  # fmt: skip


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25))
def test_no_file_breaks_the_reader(lines: list[str]) -> None:
    data = "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"]
    )
    with contextlib.suppress(UserError):
        read_calendar(data.encode(errors="replace"), "Asia/Shanghai")
