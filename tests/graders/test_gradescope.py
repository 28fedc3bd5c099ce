"""Gradescope's autograder, in a folder that stands for its container: whatever is handed in, results.json tells it."""

import json
import os
import tempfile
import zipfile
from pathlib import Path

import nbformat
import pytest

from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.marking.marks import Mark, MarkedItem, Result
from kmcourse.classroom.reading.edition import edition_of
from kmcourse.classroom.release.gradescope import LOCK, PACKAGE, SCRIPTS, release_gradescope, requirements
from kmcourse.classroom.release.plain import ReleaseError, as_text, learner_edition
from kmcourse.classroom.results.gradescope_results import results_json
from kmcourse.classroom.sandbox.sandbox import Sandbox
from tests.graders.gradescope import Autograder, points_of
from tests.graders.three_exercises import EXERCISES, filled, solved, submissions

SEED = 20260309
FULL = {"compute_cost": 10, "assign_points": 15, "move_centroids": 15}
NAME = "assignment.ipynb"
EDITION = learner_edition(solved())
RIGHT = as_text(solved()).encode()
UNTOUCHED = as_text(EDITION).encode()


def handed_in(**answers):
    return as_text(filled(solved(), answers)).encode()


WRONG = handed_in(compute_cost="def compute_cost(X, labels, centroids):\n    return 41.0")


@pytest.fixture(scope="module")
def autograder():
    with tempfile.TemporaryDirectory() as folder:  # not pytest's own, which no other user may enter
        yield Autograder(Path(folder), solved(), SEED)


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox


def without_top(results):
    return {name: value for name, value in results.items() if name != "tests"}


# The zip


def zipped(folder, seed=SEED, notebook=None):
    folder.mkdir(exist_ok=True)
    nbformat.write(notebook or solved(), folder / NAME)
    return release_gradescope(folder / NAME, folder, seed)[0]


def test_the_same_source_and_seed_give_the_same_bytes(tmp_path):
    first, again, other = zipped(tmp_path / "a"), zipped(tmp_path / "b"), zipped(tmp_path / "c", seed=SEED + 1)

    assert first.name == "assignment_gradescope.zip"
    assert first.read_bytes() == again.read_bytes() != other.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert len({info.date_time for info in archive.infolist()}) == 1
        assert archive.infolist()[0].date_time[0] == 1980


def test_both_scripts_stand_at_its_top_and_can_be_executed(tmp_path):
    with zipfile.ZipFile(zipped(tmp_path)) as archive:
        modes = {info.filename: info.external_attr >> 16 for info in archive.infolist()}

    assert {name for name, mode in modes.items() if mode & 0o111} == {"setup.sh", "run_autograder"}


def test_it_names_packages_by_hash_and_holds_no_address(tmp_path):
    with zipfile.ZipFile(zipped(tmp_path)) as archive:
        pins = archive.read("requirements.txt").decode()
        texts = [archive.read(name).decode() for name in ("setup.sh", "run_autograder", "requirements.txt")]

    assert {line.partition("==")[0] for line in pins.splitlines() if not line.startswith(" ")} == {
        "numpy",
        "scipy",
        "scikit-learn",
        "joblib",
        "narwhals",
        "threadpoolctl",
    }
    assert pins.count("--hash=sha256:") > 20
    assert not any("://" in text for text in texts)


def test_a_lock_that_does_not_pin_what_is_needed_is_refused():
    lock = (PACKAGE.parent / LOCK).read_text(encoding="utf-8")

    with pytest.raises(ReleaseError, match="does not pin"):
        requirements(lock.replace("narwhals==", "another=="))


def test_the_notebook_in_it_is_the_students(tmp_path):
    with zipfile.ZipFile(zipped(tmp_path)) as archive:
        assert archive.read(NAME) == UNTOUCHED


def test_a_notebook_that_asks_nothing_is_refused_and_nothing_is_written(tmp_path):
    notebook = solved()
    notebook.cells = [cell for cell in notebook.cells if "km.check" not in cell.source]

    with pytest.raises(ReleaseError, match="asks nothing"):
        zipped(tmp_path, notebook=notebook)
    assert not list(tmp_path.glob("*.zip"))


def test_its_scripts_have_the_ends_of_lines_of_the_container(tmp_path, monkeypatch):
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    for script in SCRIPTS.iterdir():
        (scripts / script.name).write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr("kmcourse.classroom.release.gradescope.SCRIPTS", scripts)

    with zipfile.ZipFile(zipped(tmp_path / "out")) as archive:
        assert not [name for name in ("setup.sh", "run_autograder") if b"\r" in archive.read(name)]


# results.json


def marked(earned, *items):
    return Mark("compute_cost", "compute_cost", "failed", earned, 10, items, hint="Divide by m.", notes=("Printed.",))


def shown(mark):
    written = json.loads(results_json(Result("digest", SEED, "full", marks=(mark,)), ["", "Said."]))
    assert written["score"] == sum(test["score"] for test in written["tests"]) == mark.earned
    assert written["output"] == "Said.\nSandbox tier: full."
    assert str(SEED) not in json.dumps(written)
    return {test["name"]: test for test in written["tests"]}


SEEN, NOT_SEEN = MarkedItem("Seen", True, 4, True), MarkedItem("Not seen", False, 6, False, "Secret.", detail="Data.")


def test_what_is_right_before_is_not_called_wrong_there_because_of_what_is_not_shown():
    tests = shown(marked(4, SEEN, NOT_SEEN))

    assert [test["status"] for test in tests.values()] == ["passed", "failed"]
    assert "Divide by m." not in tests["compute_cost"]["output"]
    assert "Printed." in tests["compute_cost"]["output"]
    assert "Divide by m." in tests["compute_cost: the other checks"]["output"]
    assert not any("Data." in test["output"] for test in tests.values())


def test_points_that_a_teacher_gave_are_shown_as_one_when_grades_are_published():
    assert {test["visibility"] for test in shown(marked(7, SEEN, NOT_SEEN)).values()} == {"after_published"}
    assert {test["visibility"] for test in shown(marked(3, SEEN)).values()} == {"visible"}


# What is graded


@pytest.mark.slow
def test_right_answers_get_all_points(autograder):
    results = autograder.run({NAME: RIGHT})

    assert points_of(results) == FULL
    assert results["score"] == 40
    assert results["output"].startswith("Sandbox tier: ")
    assert f"Seed: {SEED}" in autograder.said


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_the_points_are_those_of_our_grader(autograder, sandbox, number):
    one = submissions()[number]
    data = as_text(filled(EDITION, one.answers)).encode()
    ours = mark(data, edition_of(UNTOUCHED), sandbox, SEED)
    results = autograder.run({NAME: data})

    assert points_of(results) == {marked.exercise: marked.earned for marked in ours.marks}
    assert results["score"] == ours.earned
    assert {name for name in EXERCISES if points_of(results)[name] == FULL[name]} == one.right


@pytest.mark.slow
def test_what_may_not_be_seen_before_is_shown_when_grades_are_published(autograder):
    tests = {test["name"]: test for test in autograder.run({NAME: WRONG})["tests"]}
    seen, other = tests["compute_cost"], tests["compute_cost: the other checks"]

    assert (seen["visibility"], other["visibility"]) == ("visible", "after_published")
    assert seen["max_score"] + other["max_score"] == 10
    assert seen["status"] == other["status"] == "failed"
    assert "41" in seen["output"]
    assert "What this check does is not shown." in other["output"]
    assert tests["move_centroids"]["status"] == tests["move_centroids: the other checks"]["status"] == "passed"


BROKEN = {
    "nothing": ({}, "No notebook (.ipynb) was handed in."),
    "another file": ({"homework.py": b"def compute_cost(): pass"}, "No notebook (.ipynb) was handed in."),
    "an empty file": ({NAME: b""}, "This file is empty."),
    "half a file": ({NAME: RIGHT[:3000]}, "This file is"),
    "no text": ({NAME: b"\xff\xfe\x00"}, "This file is damaged"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_read_has_no_points_and_says_why(autograder, what):
    files, words = BROKEN[what]
    results = autograder.run(files)

    assert results["score"] == 0
    assert words in results["output"]
    assert points_of(results) == dict.fromkeys(FULL, 0)
    assert sum(test["max_score"] for test in results["tests"]) == 40


@pytest.mark.slow
def test_an_untouched_notebook_has_no_points(autograder):
    assert points_of(autograder.run({NAME: UNTOUCHED})) == dict.fromkeys(FULL, 0)


@pytest.mark.slow
def test_of_two_notebooks_the_one_that_was_handed_out_counts_and_the_other_is_named(autograder):
    results = autograder.run({"zzz.ipynb": UNTOUCHED, NAME: RIGHT, ".ipynb_checkpoints/old.ipynb": UNTOUCHED})

    assert results["score"] == 40
    assert f"Graded: {NAME}. Handed in beside it, and not graded: zzz.ipynb." in results["output"]
    assert autograder.run({"my own name.ipynb": RIGHT})["score"] == 40


# Hostile notebooks


FORGED = '{"score": 1000, "output": "forged", "tests": []}'


def hostile(root):
    """Return a notebook that is wrong in one exercise and attacks wherever it can, in a cell and in a call."""
    attack = f"""
import os, signal, subprocess, sys, threading, time
FORGED = {FORGED!r}
ROOT = {str(root)!r}

def attack():
    print(FORGED, flush=True)
    sys.stderr.write(FORGED)
    for name in ("results", "source", "submission", "."):
        for file in ("results.json", "results.json.part", "settings.json"):
            try:
                with open(f"{{ROOT}}/{{name}}/{{file}}", "w") as there:
                    there.write(FORGED)
            except OSError:
                pass
    for what in (lambda: os.kill(os.getppid(), signal.SIGKILL), lambda: subprocess.Popen(["sleep", "99"]), later):
        try:
            what()
        except Exception:
            pass

def later():
    if os.fork() == 0:
        os.setsid()
        time.sleep(2)
        attack()

attack()
"""
    wrong = "def compute_cost(X, labels, centroids):\n    attack()\n    return 41.0"
    stolen = f"""
def move_centroids(X, labels, centroids):
    read = []
    for name in ("source/settings.json", "source/kmcourse/kmeans.py", "submission_metadata.json"):
        try:
            read.append(open({str(root)!r} + "/" + name).read())
        except OSError:
            pass
    raise ValueError("stolen: " + repr(read))
"""
    notebook = filled(solved(), {"compute_cost": wrong, "move_centroids": stolen})
    notebook.cells.insert(2, nbformat.v4.new_code_cell(attack, id="attack"))
    return as_text(notebook).encode()


def assert_nothing_forged(autograder, results, tier):
    assert results["extra_data"]["tier"] == tier
    assert points_of(results) == {"compute_cost": 0, "assign_points": 15, "move_centroids": 0}
    assert results["score"] == 15
    outputs = " ".join(test["output"] for test in results["tests"])
    assert "stolen: []" in outputs
    assert sorted(path.name for path in autograder.root.iterdir() if path.suffix == ".json") == [
        "submission_metadata.json"
    ]
    assert json.loads((autograder.root / "source" / "settings.json").read_text())["seed"] == SEED


@pytest.mark.slow
def test_a_hostile_notebook_writes_no_results_and_takes_nothing(autograder):
    results = autograder.run({NAME: hostile(autograder.root)})

    assert_nothing_forged(autograder, results, results["extra_data"]["tier"])


@pytest.mark.slow
def test_where_no_sandbox_is_offered_the_submission_is_another_users_and_the_results_say_so(autograder):
    results = autograder.run({NAME: hostile(autograder.root)}, tier="other-user")
    if os.geteuid() or not _may_be_used_by_all(autograder.root / "python" / "bin" / "python"):
        assert "The grader itself failed" in results["output"]
        assert "Tier other-user: It " in autograder.said
        return

    assert_nothing_forged(autograder, results, "other-user")
    assert "Sandbox tier: other-user. Files that everybody may read could be read" in results["output"]
    assert autograder.run({NAME: RIGHT}, tier="other-user")["score"] == 40


def _may_be_used_by_all(path):
    path = Path(path).resolve()
    return all(there.stat().st_mode & 0o001 for there in (path, *path.parents))


# When the grader itself fails


FAILURES = {
    "the settings are damaged": "source/settings.json",
    "the course is not there": "source/kmcourse/classroom/marking/marking.py",
    "Python is not there": "python",
}


@pytest.mark.slow
@pytest.mark.parametrize("what", FAILURES)
def test_a_grader_that_fails_says_so_to_the_student(autograder, what):
    path = autograder.root / FAILURES[what]
    away = path.rename(path.with_name("away"))
    try:
        results = autograder.run({NAME: RIGHT})
    finally:
        away.rename(path)

    assert results["score"] == 0
    assert "The grader itself failed, so nothing was graded. This is no mark" in results["output"]
    assert results["tests"][0]["name"] == "The grader itself failed"
