"""The gradebook: what it keeps, what it refuses, and that it loses nothing when it is killed."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest

from kmcourse.classroom.marking.marks import Mark, Result
from kmcourse.classroom.results.changes import with_overrides
from kmcourse.classroom.results.gradebook import NAME, Gradebook, GradebookError

RESULT = Result("0" * 64, 5, "full", marks=(Mark("compute_cost", "compute_cost", "failed", 2, 5),))
BETTER = replace(RESULT, marks=(replace(RESULT.marks[0], outcome="passed", earned=5),))


def test_the_seed_is_drawn_once_a_class(tmp_path):
    with Gradebook(tmp_path / "one") as one, Gradebook(tmp_path / "two") as two:
        seed = one.seed
        assert seed != two.seed
        assert seed > 0  # 0 is that of the notebook's own check

    with Gradebook(tmp_path / "one") as again:
        assert again.seed == seed


def test_a_result_comes_back_as_it_was(tmp_path):
    with Gradebook(tmp_path) as gradebook:
        gradebook.keep("key", RESULT)
    with Gradebook(tmp_path) as gradebook:
        assert gradebook.result("key") == RESULT
        assert gradebook.result("another") is None


def test_submission_seed_checks_and_version_each_make_another_key(tmp_path):
    with Gradebook(tmp_path) as gradebook:
        keys = [gradebook.key(*words) for words in ("scv", "tcv", "sdv", "scw")]
        gradebook.seed += 1
        keys.append(gradebook.key(*"scv"))

    assert len(set(keys)) == 5


def test_a_second_run_in_the_same_folder_is_refused_politely(tmp_path):
    with Gradebook(tmp_path), pytest.raises(GradebookError, match="Another run is at work"):
        Gradebook(tmp_path)
    Gradebook(tmp_path).close()


def test_a_newer_gradebook_is_refused_and_left_as_it_is(tmp_path):
    Gradebook(tmp_path).close()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    before = (tmp_path / NAME).read_bytes()

    with pytest.raises(GradebookError, match="newer version"):
        Gradebook(tmp_path)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_file_that_is_no_gradebook_is_refused(tmp_path):
    (tmp_path / NAME).write_text("my notes " * 100)

    with pytest.raises(GradebookError, match="not a database"):
        Gradebook(tmp_path)
    assert (tmp_path / NAME).read_text() == "my notes " * 100


def test_a_folder_in_the_place_of_a_gradebook_is_refused(tmp_path):
    (tmp_path / NAME).mkdir()

    with pytest.raises(GradebookError, match="unable to open"):
        Gradebook(tmp_path)


def test_changed_marks_are_listed(tmp_path):
    with Gradebook(tmp_path) as gradebook:
        gradebook.keep("first", RESULT)
        gradebook.keep("second", BETTER)

        assert gradebook.changes("alice", "first") == []
        gradebook.assign({"alice": "first"})
        (change,) = gradebook.changes("alice", "second")
        gradebook.assign({"alice": "second"})
        assert (change.student, change.exercise, change.was, change.is_now) == ("alice", "compute_cost", 2, 5)
        assert gradebook.changes("alice", "second") == []


def test_an_override_survives_and_says_why(tmp_path):
    with Gradebook(tmp_path) as gradebook:
        gradebook.override("alice", "compute_cost", 4, "She explained it in the lesson.")
    with Gradebook(tmp_path) as gradebook:
        overrides = gradebook.overrides("alice")
        for result in (RESULT, BETTER):
            (mark,) = with_overrides(result, overrides).marks
            assert mark.earned == 4
            assert mark.notes[-1] == "The teacher gave 4 of 5 points here. She explained it in the lesson."
        assert gradebook.overrides("bob") == {}
        with pytest.raises(GradebookError, match="reason"):
            gradebook.override("alice", "compute_cost", 5, " ")


def test_what_is_told_is_kept_when_it_is_killed(tmp_path):
    program = """
import sys
from kmcourse.classroom.results.gradebook import Gradebook
from tests.classroom.test_gradebook import RESULT
gradebook = Gradebook(sys.argv[1])
for number in range(10_000):
    gradebook.keep(str(number), RESULT)
    print(number, flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    told = [process.stdout.readline().strip() for _ in range(5)]
    os.kill(process.pid, signal.SIGKILL)
    told += process.stdout.read().split("\n")[:-1]
    process.wait()
    process.stdout.close()

    with Gradebook(tmp_path) as gradebook:
        assert len(told) >= 5
        assert all(gradebook.result(number) == RESULT for number in told)
