"""Grading a class: what comes out, what goes on after a kill, and what one hand-in cannot do to another."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from pathlib import Path

import pytest

from kmcourse.classroom.grading.grade import GradeError, grade
from kmcourse.classroom.grading.grade_command import Progress, run
from kmcourse.classroom.results.gradebook import NAME, Gradebook
from kmcourse.classroom.results.graded import harmless
from kmcourse.classroom.sandbox.sandbox import Sandbox, SandboxError
from kmcourse.cli import main
from tests.classroom.dask_cluster import wait_until

ROOT = Path(__file__).resolve().parents[2]
STUB = ROOT / "notebooks" / "01_measure_a_clustering.ipynb"
SOLVED = ROOT / "notebooks" / "solutions" / "01_measure_a_clustering.ipynb"
SUM = "    return ((X - centroids[labels]) ** 2).sum()\n"


def notebook(body):
    """Return the assignment with a body of compute_cost."""
    written = json.loads(STUB.read_text(encoding="utf-8"))
    for cell in written["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and "def compute_cost" in source:
            cell["source"] = source.replace("    raise NotImplementedError\n", body).replace(
                "    raise NotImplementedError", body
            )
    return json.dumps(written)


@pytest.fixture
def hand_ins(tmp_path):
    folder = tmp_path / "hand-ins"
    (folder / "empty").mkdir(parents=True)
    (folder / "陳小明.ipynb").write_bytes(SOLVED.read_bytes())
    (folder / "bob <b>.ipynb").write_text(notebook(SUM), encoding="utf-8")
    (folder / "=HYPERLINK(1).ipynb").write_bytes(STUB.read_bytes())
    (folder / "cut.ipynb").write_bytes(STUB.read_bytes()[:500])
    return folder


def rows(out):
    text = (out / "grades.csv").read_text(encoding="utf-8-sig")
    return {row["student"]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_class_gets_its_marks_and_what_cannot_be_read_costs_nobody_else(hand_ins, tmp_path, threads):
    out = tmp_path / "out"
    ran = grade(hand_ins, out, "1", executor=threads)

    marks = rows(out)
    assert (marks["陳小明"]["points"], marks["陳小明"]["of"], marks["cut"]["points"]) == ("20", "20", "0")
    assert float(marks["bob <b>"]["points"]) < 10
    assert set(marks) == {"'=HYPERLINK(1)", "bob <b>", "cut", "empty", "陳小明"}
    assert marks["empty"]["problem"] == "No notebook (.ipynb) was handed in."
    assert "damaged" in marks["cut"]["problem"]
    assert ran.tiers
    assert marks["陳小明"]["tier"] == ran.tiers[0]
    assert not list(out.rglob("*.part"))


def test_every_page_says_what_the_notebook_says_and_loads_nothing(hand_ins, tmp_path, threads):
    out = tmp_path / "out"
    ran = grade(hand_ins, out, "1", executor=threads)
    (bob,) = (one for one in ran.class_ if one.student == "bob <b>")
    page = (out / "feedback" / f"{bob.file_name}.html").read_text(encoding="utf-8")

    assert "Feedback for bob &lt;b&gt;" in page
    assert "compute_cost: not yet" in page
    assert "A likely cause:" in page
    assert f"Sandbox tier: {bob.result.tier}." in page
    hidden = [i.detail for mark in bob.result.marks for i in mark.items if i.detail and i.detail != i.message]
    assert hidden
    assert not any(text in page for text in hidden)
    for path in (*(out / "feedback").iterdir(), out / "class.html"):
        text = path.read_text(encoding="utf-8")
        assert '<html lang="en">' in text
        assert len(re.findall("<h1>", text)) == 1
        assert not re.search(r'(?:src|href)="(?!data:|#)', text)
        assert "<script" not in text

    written = json.loads((out / "gradescope" / f"{bob.file_name}.json").read_text(encoding="utf-8"))
    assert written["score"] == sum(test["score"] for test in written["tests"])
    assert written["extra_data"]["tier"] == bob.result.tier


def test_the_class_page_counts_known_mistakes(hand_ins, tmp_path, threads):
    (hand_ins / "dora.ipynb").write_text(notebook(SUM) + " ", encoding="utf-8")
    ran = grade(hand_ins, tmp_path / "out", "1", executor=threads)
    page = (tmp_path / "out" / "class.html").read_text(encoding="utf-8")

    (mark,) = (m for one in ran.class_ if one.student == "dora" for m in one.result.marks if m.mistake)
    assert mark.exercise == "compute_cost"
    mistakes = page[page.index("Known mistakes") : page.index("The checks that cost most")]
    assert re.search(r'<code>compute_cost</code></td><td>.*</td><td class="number">2</td>', mistakes)
    assert "<strong>sum instead of mean</strong>" in mistakes  # divided by K has the same hint
    assert "01_measure_a_clustering" in page.replace("<wbr>", "")


def test_only_what_changed_is_marked_again_and_changed_marks_are_listed(hand_ins, tmp_path, threads):
    out = tmp_path / "out"
    assert grade(hand_ins, out, "1", executor=threads).fresh == 4
    assert grade(hand_ins, out, "1", executor=threads).fresh == 0

    (hand_ins / "bob <b>.ipynb").write_bytes(SOLVED.read_bytes() + b"\n")
    again = grade(hand_ins, out, "1", executor=threads)
    assert again.fresh == 1
    assert {change.student for change in again.changes} == {"bob <b>"}
    assert "Changed marks" in (out / "class.html").read_text(encoding="utf-8")
    assert grade(hand_ins, out, "2", executor=threads).fresh == 4


def test_an_override_survives_a_regrade(hand_ins, tmp_path, threads):
    out = tmp_path / "out"
    grade(hand_ins, out, "1", executor=threads, overrides=[("bob <b>", "compute_cost", 9, "Told in the lesson.")])
    ran = grade(hand_ins, out, "2", executor=threads)

    (bob,) = (one for one in ran.class_ if one.student == "bob <b>")
    assert {mark.exercise: mark.earned for mark in bob.result.marks}["compute_cost"] == 9
    page = (out / "feedback" / f"{bob.file_name}.html").read_text(encoding="utf-8")
    assert "The teacher gave 9 of 10 points here. Told in the lesson." in page
    with pytest.raises(GradeError, match="Nobody called 'zoe'"):
        grade(hand_ins, out, "2", executor=threads, overrides=[("zoe", "compute_cost", 9, "Why not.")])


def test_a_submission_that_the_grader_fails_with_is_said_and_not_kept(hand_ins, tmp_path, threads, monkeypatch):
    from kmcourse.classroom.grading import batches

    real = batches.mark

    def failing(data, *rest):
        if b"centroids[labels]) ** 2).sum()" in data:
            raise ZeroDivisionError("a slip of ours")
        return real(data, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(batches, "mark", failing)
        ran = grade(hand_ins, tmp_path / "out", "1", executor=threads)
    assert "a slip of ours" in rows(tmp_path / "out")["bob <b>"]["problem"]
    assert rows(tmp_path / "out")["bob <b>"]["points"] == ""
    assert rows(tmp_path / "out")["陳小明"]["points"] == "20"
    assert ran.fresh == 4
    assert grade(hand_ins, tmp_path / "out", "1", executor=threads).fresh == 1


def kept(out):
    import sqlite3

    try:
        connection = sqlite3.connect(f"file:{out / 'gradebook.sqlite'}?mode=ro", uri=True)
        kept = connection.execute("SELECT count(*) FROM results").fetchone()[0]
        connection.close()
    except sqlite3.Error:
        return 0
    return kept


def test_the_command_ends_with_a_code_that_a_script_can_use(hand_ins, tmp_path, capsys):
    (tmp_path / "nothing").mkdir()
    out = str(tmp_path / "out")

    assert main(["grade", str(tmp_path / "nothing"), "--out", out]) == 2
    assert "there is no notebook" in capsys.readouterr().err
    assert main(["grade", str(tmp_path / "nowhere"), "--out", out]) == 2
    assert main(["grade", str(hand_ins), "--out", out]) == 1
    said = capsys.readouterr()
    assert "empty: No notebook (.ipynb) was handed in." in said.err
    assert re.search("Tier of the sandbox: (full|landlock)", said.out)

    with Gradebook(out):
        assert main(["grade", str(hand_ins), "--out", out]) == 2
    assert "Another run is at work" in capsys.readouterr().err


@pytest.mark.parametrize(("lost", "code"), [(b"{", 2), (b"centroids[labels]) ** 2).sum()", 1)])
def test_the_code_is_two_if_the_grader_fails_with_everybody(tmp_path, threads, monkeypatch, lost, code):
    from kmcourse.classroom.grading import batches

    real = batches.mark

    def failing(data, *rest):
        if lost in data:
            raise ZeroDivisionError("a slip of ours")
        return real(data, *rest)

    (tmp_path / "class").mkdir()
    for name, text in (("eve", SOLVED.read_text(encoding="utf-8")), ("bob", notebook(SUM))):
        (tmp_path / "class" / f"{name}.ipynb").write_text(text, encoding="utf-8")
    monkeypatch.setattr(batches, "mark", failing)

    assert run(tmp_path / "class", tmp_path / "out", "1", executor=threads) == code


def test_where_no_sandbox_holds_nothing_is_graded_unless_told(hand_ins, tmp_path, threads, monkeypatch, capsys):
    def none_holds(unsafe_split_only=False):
        if unsafe_split_only:
            return Sandbox(tier="split-only", unsafe_split_only=True)
        raise SandboxError("No sandbox holds on this machine, so nothing is graded. Install bubblewrap.")

    monkeypatch.setattr("kmcourse.classroom.grading.batches.Sandbox", none_holds)
    assert run(hand_ins, tmp_path / "out", "1", executor=threads) == 2
    assert "Install bubblewrap" in capsys.readouterr().err
    assert not (tmp_path / "out" / "grades.csv").exists()

    assert run(hand_ins, tmp_path / "out", "1", executor=threads, unsafe_split_only=True) == 1
    assert "Tier split-only: the marks are sound, but files" in capsys.readouterr().out
    assert rows(tmp_path / "out")["陳小明"]["tier"] == "split-only"


def split_only(unsafe_split_only):
    assert unsafe_split_only
    return Sandbox(tier="split-only", unsafe_split_only=True)


def test_a_result_of_an_unsafe_run_says_so_in_a_later_one(hand_ins, tmp_path, threads, monkeypatch, capsys):
    out = tmp_path / "out"
    with monkeypatch.context() as patch:  # as on a machine where no other tier holds
        patch.setattr("kmcourse.classroom.grading.batches.Sandbox", split_only)
        assert grade(hand_ins, out, "1", executor=threads, unsafe_split_only=True).tiers == ("split-only",)

    (hand_ins / "eve.ipynb").write_text(notebook(SUM) + "  ", encoding="utf-8")
    later = grade(hand_ins, out, "1", executor=threads)
    assert later.fresh == 1
    assert set(later.tiers) == {"split-only", rows(out)["eve"]["tier"]}
    assert (rows(out)["eve"]["tier"], rows(out)["陳小明"]["tier"]) == (later.tiers[0], "split-only")
    assert "split-only. Files, network" in (out / "feedback" / "陳小明.html").read_text(encoding="utf-8")
    assert "split-only. Files, network" in (out / "class.html").read_text(encoding="utf-8")
    assert run(hand_ins, out, "1", executor=threads) == 1
    assert "Tier split-only: the marks are sound, but files" in capsys.readouterr().out


@pytest.mark.slow
def test_any_executor_will_do(hand_ins, tmp_path, threads):
    grade(hand_ins, tmp_path / "out", "1", executor=threads)
    (tmp_path / "processes").mkdir()
    (tmp_path / "processes" / NAME).write_bytes((tmp_path / "out" / NAME).read_bytes())  # the same seed
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:
        assert grade(hand_ins, tmp_path / "processes", "2", executor=processes).fresh == 4

    assert rows(tmp_path / "processes") == rows(tmp_path / "out")


@pytest.mark.slow
def test_an_executor_whose_workers_are_killed_is_told_and_loses_nothing(hand_ins, tmp_path, monkeypatch):
    monkeypatch.setattr("kmcourse.classroom.grading.handing_out.BATCH", 1)
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:

        def kill(done, count):
            for child in active_children():
                os.kill(child.pid, signal.SIGKILL)

        with pytest.raises(GradeError, match=r"The workers have ended. What was graded is kept"):
            grade(hand_ins, tmp_path / "out", "1", executor=processes, progress=kill)

    assert 0 < kept(tmp_path / "out") < 4


def test_a_task_that_fails_costs_nobody_but_its_own(hand_ins, tmp_path, threads, monkeypatch):
    monkeypatch.setattr("kmcourse.classroom.grading.handing_out.BATCH", 1)
    real = threads.submit
    first = iter([True])

    def submit(function, batch, *settings):
        return real(function, None if next(first, False) else batch, *settings)

    threads.submit = submit
    ran = grade(hand_ins, tmp_path / "out", "1", executor=threads)

    (failed,) = (one for one in ran.class_ if one.failure)
    assert failed.failure.startswith("This was not graded, because the grader itself failed. TypeError")
    assert kept(tmp_path / "out") == 3


@pytest.mark.parametrize("points", ["many", "nan", "inf"])
def test_an_override_takes_a_number(hand_ins, tmp_path, capsys, points):
    words = ["--override", "bob <b>", "compute_cost", points, "Why not."]

    assert main(["grade", str(hand_ins), "--out", str(tmp_path / "out"), *words]) == 2
    assert "POINTS is a number" in capsys.readouterr().err


@pytest.fixture
def _interrupts_are_heard():
    # What a background job of a shell starts ignores them; what this process starts then hears them.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.usefixtures("_interrupts_are_heard")
def test_ctrl_c_ends_a_run_in_one_line_and_loses_nothing(hand_ins, tmp_path):
    for number in range(40):
        (hand_ins / f"s{number}.ipynb").write_text(notebook(SUM) + " " * number, encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kmcourse", "grade", str(hand_ins), "--out", str(out)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_until(lambda: kept(out) > 2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to the workers, too
    said = process.communicate(timeout=60)[1]

    assert process.returncode == 130, said
    assert said.splitlines()[1:] == ["kmcourse: Stopped. What was graded is kept: run the same command again to go on."]
    assert kept(out) > 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1"])
def test_no_text_is_a_formula_for_a_spreadsheet(text):
    assert harmless(text) == f"'{text}"
    assert harmless("Alice Chen") == "Alice Chen"


def test_progress_says_how_long_the_rest_takes_once_all_have_started():
    now = iter([0.0, 0.0, 30.0, 30.5, 50.0, 60.0])
    stream = io.StringIO()
    progress = Progress(stream, clock=lambda: next(now))
    for done in (0, 1, 2, 21, 31):
        progress(done, 31)

    assert stream.getvalue() == "0 of 31 marked\n1 of 31 marked\n21 of 31 marked, 10 s left\n31 of 31 marked\n"
