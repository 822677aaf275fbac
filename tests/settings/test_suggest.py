from __future__ import annotations

from engine.settings.suggest import suggest
from tests.runtime.desk import Desk


def test_zones_and_settings_are_completed_from_any_part_of_their_name() -> None:
    desk = Desk()
    with desk.store.read() as conn:
        assert "America/New_York" in suggest(conn, 1, "zone", "new y")
        assert list(suggest(conn, 1, "name", "quiet")) == ["bot.quiet_from", "bot.quiet_to"]
