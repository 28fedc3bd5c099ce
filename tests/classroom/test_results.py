"""The folder of the results: what is taken away from it, and what is left alone."""

import pytest

from kmcourse.classroom.grading.grade import grade
from kmcourse.classroom.grading.grade_command import run
from tests.classroom.test_grade import STUB, SUM, notebook, rows

FOLDERS = ("feedback", "gradescope")


@pytest.fixture
def hand_ins(tmp_path):
    folder = tmp_path / "hand-ins"
    folder.mkdir()
    (folder / "alice.ipynb").write_bytes(STUB.read_bytes())
    (folder / "b b.ipynb").write_text(notebook(SUM), encoding="utf-8")
    return folder


def pages(out):
    return {
        path.relative_to(out).as_posix() for folder in ("feedback", "gradescope") for path in (out / folder).iterdir()
    }


def test_pages_of_students_who_are_gone_are_taken_away_and_come_back(hand_ins, tmp_path, threads, capsys):
    out = tmp_path / "out"
    grade(hand_ins, out, "1", executor=threads)
    everybody, marks = pages(out), rows(out)
    (out / "feedback" / "my notes.html").write_text("the teacher's own")

    text = (hand_ins / "b b.ipynb").read_bytes()
    (hand_ins / "b b.ipynb").unlink()
    assert run(hand_ins, out, "1", executor=threads) == 0
    assert (
        "No longer handed in, so the pages were taken away; the marks stay in the gradebook: b b."
        in capsys.readouterr().out
    )
    assert pages(out) == {"feedback/alice.html", "gradescope/alice.json", "feedback/my notes.html"}
    assert set(rows(out)) == {"alice"}
    assert grade(hand_ins, out, "1", executor=threads).departed == ()

    (hand_ins / "b b.ipynb").write_bytes(text)
    again = grade(hand_ins, out, "1", executor=threads)
    assert (again.fresh, again.changes) == (0, ())
    assert pages(out) == everybody | {"feedback/my notes.html"}
    assert rows(out)["b b"]["points"] == marks["b b"]["points"]


def test_a_page_that_a_stopped_run_wrote_is_known_to_the_next(hand_ins, tmp_path, threads):
    out = tmp_path / "out"
    (out / "class.html").mkdir(parents=True)  # in the way of what is written after the pages
    with pytest.raises(OSError, match="directory"):
        grade(hand_ins, out, "1", executor=threads)
    assert (out / "feedback" / "b b.html").exists()

    (hand_ins / "b b.ipynb").unlink()
    (out / "class.html").rmdir()
    assert grade(hand_ins, out, "1", executor=threads).departed == ("b b",)
    assert not (out / "feedback" / "b b.html").exists()


def test_a_changed_mark_that_a_stopped_run_did_not_tell_is_told_by_the_next(hand_ins, tmp_path, threads):
    out = tmp_path / "out"
    grade(hand_ins, out, "1", executor=threads)
    (hand_ins / "b b.ipynb").write_bytes(STUB.read_bytes() + b" ")
    (out / "class.html").unlink()
    (out / "class.html").mkdir()
    with pytest.raises(OSError, match="directory"):
        grade(hand_ins, out, "1", executor=threads)

    (out / "class.html").rmdir()
    again = grade(hand_ins, out, "1", executor=threads)
    assert {change.student for change in again.changes} == {"b b"}
    assert grade(hand_ins, out, "1", executor=threads).changes == ()
