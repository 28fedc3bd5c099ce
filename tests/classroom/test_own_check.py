"""`kmcourse check`: what a student reads before handing in, and the exit code that a script reads."""

import json
import subprocess
import sys

import pytest

from kmcourse.checks.calls import Trouble
from kmcourse.classroom.grading.own_process import OwnProcess
from kmcourse.classroom.hand_ins.assignment import assignment_of
from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.submission_words import cell_trouble
from kmcourse.cli import main
from kmcourse.course_files import course_notebooks, notebooks_to_hand_in
from tests.classroom.attacks import ASSIGN, COST
from tests.classroom.handed_in import as_bytes, cell, edition, handed_in, handed_out, without_ids

COURSE = next(path for path in course_notebooks() if path.name.startswith("02_"))
FARTHEST = ASSIGN.replace("argmin", "argmax")


def with_answer(source, path=COURSE):
    """Return a notebook of the course with an answer to its exercise."""
    notebook = json.loads(path.read_bytes())
    for one in notebook["cells"]:
        if one["id"] == "assign-exercise":
            one["source"] = source
    return json.dumps(notebook).encode()


@pytest.fixture
def check(tmp_path, capsys, monkeypatch):
    """Give a function that checks bytes as a student's file: (exit code, what is printed, what is complained of)."""
    monkeypatch.setenv("KMCOURSE_HOME", str(tmp_path / "home"))

    def check(data, *words, name="my notebook.ipynb"):
        path = tmp_path / name
        path.write_bytes(data)
        code = main(["check", str(path), *map(str, words)])
        assert path.read_bytes() == data
        assert not (tmp_path / "home").exists(), "nothing is recorded"
        return code, *capsys.readouterr()

    return check


def test_a_right_notebook_passes(check):
    code, out, err = check(with_answer(ASSIGN))

    assert (code, err) == (0, "")
    assert out.startswith(
        "my notebook.ipynb was run from the top, shut in as the grader runs it.\n\nassign_points: passed"
    )
    assert "All exercises are passed: 10 of 10 points." in out


def test_a_wrong_answer_is_told_what_the_notebook_tells(check):
    code, out, _ = check(with_answer(FARTHEST))

    assert code == 1
    assert "assign_points: not yet, " in out
    assert "A likely cause: " in out
    assert "The call: assign_points(X=" in out
    assert "Exercises passed: 0 of 1." in out


def test_an_untouched_notebook_is_open(check):
    code, out, _ = check(COURSE.read_bytes())

    assert code == 1
    assert "assign_points: not attempted" in out


def test_a_missing_answer_is_said_to_be_missing(check):
    code, out, _ = check(with_answer(""))

    assert code == 1
    assert "assign_points: missing\nNo cell of the notebook gives `assign_points` a value." in out


def test_what_needs_a_cell_that_is_gone_is_said_so(check):
    code, out, _ = check(with_answer("def assign_points(X, centroids):\n    return helper(X, centroids)"))

    assert code == 1
    assert "`helper` has a value in no cell of the notebook." in " ".join(out.split())


def test_a_notebook_that_lost_its_ids_is_known_by_its_cells(check):
    code, out, _ = check(without_ids(with_answer(ASSIGN)))

    assert code == 0
    assert "lost the ids" in out


def test_another_assignment_can_be_named(check, tmp_path):
    handout = tmp_path / "handed_out.ipynb"
    handout.write_bytes(as_bytes(handed_out(["compute_cost"])))
    data = handed_in({"compute_cost": COST}, after={"setup": ["1/0"]})
    code, out, _ = check(data, "--assignment", handout)

    assert code == 0
    assert "Cell 3: It stopped with ZeroDivisionError: division by zero." in out
    assert check(data, "--assignment", tmp_path / "nowhere.ipynb")[0] == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This file is empty."),
        (b"{", "This file is cut off: its end is missing."),
        (b"\xff", "This file is damaged: it is not UTF-8 text, as notebooks are."),
        (as_bytes([cell("mine", "x = 1")]), "Say which was handed out"),
    ],
)
def test_what_cannot_be_read_has_an_exit_code_of_its_own(check, data, reason):
    code, out, err = check(data)

    assert (code, out) == (2, "")
    assert reason in err
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_has_the_same_code(capsys):
    assert main(["check", "no such file.ipynb"]) == 2
    assert capsys.readouterr().err == "kmcourse: no such file.ipynb: No such file or directory\n"


# What only Linux has, or all but Windows, is taken away before anything of the course is loaded.
ELSEWHERE = """
import os, select, signal, socket, subprocess, sys
sys.platform = "win32"
sys.modules.update(dict.fromkeys(("fcntl", "grp", "pwd", "resource", "termios")))
del os.fork, os.setpgid, select.poll, signal.setitimer, signal.SIGALRM, signal.SIGPROF, socket.send_fds
from kmcourse.classroom.submission_words import cell_trouble
from kmcourse.cli import main
sys.exit(main(["check", *sys.argv[1:]]))
"""


def test_where_there_is_no_sandbox_an_ordinary_process_does_and_is_named(check, tmp_path):
    in_a_sandbox = check(with_answer(FARTHEST))[1]
    words = [sys.executable, "-c", ELSEWHERE, str(tmp_path / "my notebook.ipynb")]
    done = subprocess.run(words, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (1, "")
    assert "in an ordinary process of its own: there is no sandbox here" in done.stdout
    assert done.stdout.partition("\n\n")[2] == in_a_sandbox.partition("\n\n")[2]


class WithoutAlarms(OwnProcess):
    """Its processes have no timers, as on Windows."""

    start = "import signal\ndel signal.setitimer, signal.SIGALRM, signal.SIGPROF\n" + OwnProcess.start


@pytest.mark.slow
def test_without_timers_an_endless_loop_is_stopped_all_the_same():
    answers = {"compute_cost": COST + "\nwhile True:\n    pass", "assign_points": ASSIGN}
    with WithoutAlarms() as place:
        result = mark(handed_in(answers), edition(*answers), place)

    assert result.passed
    assert [run.trouble for run in result.cells] == [cell_trouble(Trouble("too slow"))]


def test_what_the_process_says_and_asks_for_meets_nothing():
    answers = {"compute_cost": "import os, sys\nos.write(1, b'x' * 99999)\nprint(sys.stdin.read())\n" + COST}
    with OwnProcess() as place:
        result = mark(handed_in(answers), edition(*answers), place)

    assert result.marks[0].outcome == "missing"
    assert "asked for input" in result.marks[0].message


def test_an_ordinary_process_leaves_nothing_running(tmp_path):
    with OwnProcess() as place, place.submission() as student:
        outcome = student.run_cell("open('left.txt', 'w').write('here')\nimport threading", "cell")
        process = place._process
        assert outcome.ok
        folder = place._folder.name

    assert process.poll() is not None
    assert not place._work.exists(), folder


def test_the_assignment_for_a_class_is_known_by_its_cells(check):
    [assignment] = (path for path in notebooks_to_hand_in() if path not in course_notebooks())

    code, out, _ = check(assignment.read_bytes(), name="王小明.ipynb")

    assert code == 1
    assert "compute_cost: not attempted" in out
    assert "Exercises passed: 0 of 10." in out
    assert assignment_of([assignment.read_bytes(), b"no notebook", COURSE.read_bytes(), assignment.read_bytes()]) == (
        assignment
    )
