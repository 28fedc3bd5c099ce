"""`kill -9`, for real, at every moment of a run: nothing is lost, nothing is half written, and the next run goes on."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kmcourse.classroom.results.gradebook import NAME, Gradebook
from kmcourse.classroom.results.writing import HALF
from tests.classroom.dask_cluster import wait_until
from tests.classroom.test_grade import SOLVED, STUB, SUM, kept, notebook

ROOT = Path(__file__).resolve().parents[2]
COUNT = 60
COUNTED = (
    "CREATE TABLE counted (key TEXT)",
    "CREATE TRIGGER count AFTER INSERT ON results BEGIN INSERT INTO counted VALUES (new.key); END",
)


@pytest.fixture
def hand_ins(tmp_path):
    folder = tmp_path / "hand-ins"
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in (STUB, SOLVED)] + [notebook(SUM)]
    for number in range(COUNT):
        (folder / f"s{number:02}.ipynb").write_text(texts[number % 3] + " " * number, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path):
    """A folder of results in which every result that is kept is counted, and beside it one with the same seed."""
    folder = tmp_path / "out"
    Gradebook(folder).close()
    shutil.copytree(folder, tmp_path / "undisturbed")
    with closing(sqlite3.connect(folder / NAME)) as gradebook:
        for statement in COUNTED:
            gradebook.execute(statement)
        gradebook.commit()
    return folder


def kept_after_a_kill(out, tmp_path):
    """Return how many results a gradebook holds whose last change may be half made: a copy of it is mended to see."""
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in out.glob(f"{NAME}*"):
        shutil.copy(path, copy)
    with closing(sqlite3.connect(copy / NAME)) as gradebook:
        return gradebook.execute("SELECT count(*) FROM results").fetchone()[0]


def start(hand_ins, out):
    command = [sys.executable, "-m", "kmcourse", "grade", str(hand_ins), "--out", str(out)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def below(pid):
    """Return the processes that come from one, the nearest first."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return children + [process for child in children for process in below(child)]


def workers(process):
    return [pid for pid in below(process.pid) if "spawn_main" in command_of(pid)]


def command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def assert_whole(out):
    for path in out.rglob("*"):
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".html":
            assert path.read_text(encoding="utf-8").endswith("</html>\n"), path
        elif path.is_file():
            assert path.name.removesuffix("-journal") in (NAME, "gradebook.lock", "grades.csv", HALF), path


# When each run is killed: it takes the process, the folder, and how many were kept before.
MOMENTS = {
    "a sandbox proves itself": lambda process, out, before: any(below(worker) for worker in workers(process)),
    "in the middle of a batch": lambda process, out, before: kept(out) > before + 2,
    "a result is written": lambda process, out, before: kept(out) > before and (out / f"{NAME}-journal").exists(),
    "a result is written, once more": lambda process, out, before: (out / f"{NAME}-journal").exists(),
    "pages are written": lambda process, out, before: any((out / "feedback").glob("*")),
    "pages are written again": lambda process, out, before: (out / HALF).exists(),
}


@pytest.mark.slow
def test_a_run_that_is_killed_at_any_moment_goes_on(hand_ins, out, tmp_path):
    for moment, has_come in MOMENTS.items():
        before = kept(out)
        process = start(hand_ins, out)
        until = time.monotonic() + 120
        while not has_come(process, out, before) and process.poll() is None:
            assert time.monotonic() < until, moment
        left = below(process.pid)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL, moment
        wait_until(lambda left=left: not any(map(is_alive, left)), 30)
        assert_whole(out)
        assert kept_after_a_kill(out, tmp_path) >= before, moment

    process = start(hand_ins, out)
    said = process.communicate(timeout=120)[0]
    assert process.returncode == 0, said
    assert "Marked now: 0." in said
    assert not (out / HALF).exists()
    with closing(sqlite3.connect(out / NAME)) as gradebook:
        counts = gradebook.execute("SELECT count(*), count(DISTINCT key) FROM counted").fetchone()
    assert counts == (COUNT, COUNT)
    assert_as_undisturbed(hand_ins, out, tmp_path)


@pytest.mark.slow
def test_workers_that_are_killed_cost_nobody_anything_and_a_second_run_is_refused(hand_ins, out, tmp_path):
    process = start(hand_ins, out)
    wait_until(lambda: any(below(worker) for worker in workers(process)))
    os.kill(workers(process)[0], signal.SIGKILL)  # while its sandbox proves itself
    wait_until(lambda: kept(out) > 2 and workers(process))
    os.kill(process.pid, signal.SIGSTOP)  # so that it is still at work when the second asks
    try:
        os.kill(workers(process)[0], signal.SIGKILL)  # in the middle of a batch
        second = start(hand_ins, out)
        said = second.communicate(timeout=120)[0]
    finally:
        os.kill(process.pid, signal.SIGCONT)
    assert second.returncode == 2, said
    assert said == f"kmcourse: Another run is at work in {out}. Wait for its end.\n"

    said = process.communicate(timeout=300)[0]
    assert process.returncode == 0, said
    assert_as_undisturbed(hand_ins, out, tmp_path)


def assert_as_undisturbed(hand_ins, out, tmp_path):
    process = start(hand_ins, tmp_path / "undisturbed")
    assert process.wait() == 0, process.communicate()
    process.stdout.close()
    assert_whole(out)
    for path in (tmp_path / "undisturbed").rglob("*.*"):
        if not path.name.startswith("gradebook"):
            again = out / path.relative_to(tmp_path / "undisturbed")
            assert again.read_bytes() == path.read_bytes()
