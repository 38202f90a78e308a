"""Reads what `masa calendar --format ics` writes with an implementation that is not masa's, and holds it against the text.

Usage: read_calendar.py MASA FOLDER: the command, and a folder of arrangements.
"""

import subprocess
import sys
from datetime import timedelta

import icalendar

FROM, TO = "2018-01-01", "2026-12-31"


def main(masa: str, folder: str) -> None:
    run = [masa, "calendar", folder, "--from", FROM, "--to", TO, "--format", "ics"]
    written = subprocess.run(run, check=True, capture_output=True).stdout
    assert all(len(line) <= 75 for line in written.split(b"\r\n")), "a line is longer than 75 octets"
    assert b"\n" not in written.replace(b"\r\n", b""), "a line does not end in CRLF"
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert len(events) > 50, f"only {len(events)} entries"
    assert len({event["UID"] for event in events}) == len(events), "two entries share a UID"
    for event in events:
        first, after = event["DTSTART"].dt, event["DTEND"].dt
        assert after - first == timedelta(days=1), event["SUMMARY"]
        assert FROM <= first.isoformat() <= TO, event["SUMMARY"]
        assert event["SUMMARY"] and event["DESCRIPTION"] and event["DTSTAMP"]
    summaries = " ".join(event["SUMMARY"] for event in events)
    for known in ["Working Together 2023 takes the place of Working Together 2018", "NHS Dorset CCG exists no longer"]:
        assert known in summaries, known
    print(f"{len(events)} entries, read by icalendar {icalendar.__version__}")


main(*sys.argv[1:])
