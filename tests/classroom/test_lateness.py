"""Lateness: said in words, from whatever tells when a notebook came, and never a point off."""

import os
import zipfile

import pytest

from kmcourse.classroom.hand_ins.lateness import DueError, how_late, read_due
from kmcourse.cli import main
from tests.classroom.test_grade import STUB, rows

DUE = "2026-03-01T15:59:00+00:00"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-03-01T15:59:00", ""),
        ("2026-02-01T00:00:00", ""),
        ("2026-03-01T15:59:20", "less than a minute late"),
        ("2026-03-01T16:00:00", "1 minute late"),
        ("2026-03-01T17:04:00", "1 hour 5 minutes late"),
        ("2026-03-02T15:59:00", "1 day late"),
        ("2026-03-03T18:59:59", "2 days 3 hours late"),
    ],
)
def test_lateness_is_said_in_the_two_largest_units(at, words):
    assert how_late(f"{at}+00:00", DUE, False) == words


def test_what_the_platform_calls_late_is_late_where_no_time_tells_how_much():
    assert how_late("", DUE, True) == "late"
    assert how_late("2026-03-01T15:58:00+00:00", DUE, True) == "late"
    assert how_late("", DUE, False) == ""
    assert how_late("2026-03-01T16:58:00+00:00", "", False) == ""


def test_a_time_without_a_zone_is_of_this_machine(in_taipei):
    assert read_due("2026-03-01 23:59") == DUE
    assert read_due("2026-03-01T15:59Z") == DUE
    assert read_due("2026-03-01T16:59:00+01:00") == DUE


@pytest.mark.parametrize("text", ["2026-03-01", "tomorrow", "20260301", "2026-02-30 10:00", "0001-01-01 00:00+14:00"])
def test_what_is_no_time_is_refused_in_one_line(tmp_path, capsys, text):
    with pytest.raises(DueError):
        read_due(text)
    assert main(["grade", str(tmp_path), "--out", str(tmp_path / "out"), "--due", text]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("kmcourse: --due WHEN: It has to be a day and a time")


@pytest.mark.slow
def test_how_late_somebody_is_stands_in_the_table_on_the_pages_and_costs_nothing(tmp_path, in_taipei):
    folder, out = tmp_path / "hand-ins", tmp_path / "out"
    folder.mkdir()
    names = [
        "Hw_alice_attempt_2026-03-02-00-04-00_a.ipynb",
        "bob_LATE_7_8_hw.ipynb",
        "carol.ipynb",
        "dora_1_9_hw.ipynb",
    ]
    for name in names:
        (folder / name).write_bytes(STUB.read_bytes())
    os.utime(folder / "carol.ipynb", (1772380740, 1772380740))  # 2026-03-01 15:59 UTC
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("e.ipynb", STUB.read_bytes())
    os.utime(folder / "eve.zip", (1772380740 + 90000, 1772380740 + 90000))

    assert main(["grade", str(folder), "--out", str(out), "--due", "2026-03-01 23:59"]) == 0
    late = {student: row["late"] for student, row in rows(out).items()}
    assert late == {"alice": "5 minutes late", "bob": "late", "carol": "", "dora": "", "eve": "1 day 1 hour late"}
    assert {row["points"] for row in rows(out).values()} == {"0"}

    def page(name):
        return (out / name).read_text(encoding="utf-8")

    assert "Handed in 2026-03-01 16:04 UTC, 5 minutes late." in page("feedback/alice.html")
    assert "Handed in late." in page("feedback/bob.html")
    assert "Handed in 2026-03-01 15:59 UTC, by the time of its file." in page("feedback/carol.html")
    assert "Handed in" not in page("feedback/dora.html")
    assert "Handed in 2026-03-02 16:59 UTC, by the time of its file, 1 day 1 hour late." in page("feedback/eve.html")
    assert "Due 2026-03-01 15:59 UTC. Of 1 student nothing tells when it was handed in." in page("class.html")
    assert "<td>eve</td>" in page("class.html")
