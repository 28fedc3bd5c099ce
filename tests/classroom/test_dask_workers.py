"""A class graded by the workers of a Dask scheduler: real processes, one of them killed in the middle."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from distributed import Client

import kmcourse
from kmcourse.classroom.grading import dask_workers
from kmcourse.classroom.grading.grade import GradeError, grade
from kmcourse.classroom.results.gradebook import NAME, Gradebook
from kmcourse.cli import main
from tests.classroom.dask_cluster import cluster, kill, wait_until
from tests.classroom.test_grade import STUB, SUM, kept, notebook

ROOT = Path(__file__).resolve().parents[2]
GOOD, BAD = ["127.0.0.1"], ["127.0.0.2", "127.0.0.3"]  # all of them are this machine
COUNT = 120  # six batches
COUNTED = (
    "CREATE TABLE counted (key TEXT)",
    "CREATE TRIGGER count AFTER INSERT ON results BEGIN INSERT INTO counted VALUES (new.key); END",
)


@pytest.fixture
def class_(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    for number in range(COUNT):
        text = STUB.read_text(encoding="utf-8") if number % 3 else notebook(SUM)
        (folder / f"s{number:03}.ipynb").write_text(text + " " * number, encoding="utf-8")
    return folder


def command(hand_ins, out, address):
    return [sys.executable, "-m", "kmcourse", "grade", str(hand_ins), "--out", str(out), "--scheduler", address]


def table(out):
    return (out / "grades.csv").read_text(encoding="utf-8-sig")


@pytest.mark.slow
def test_one_of_two_workers_is_killed_and_nothing_is_lost_or_marked_twice(class_, tmp_path):
    out, alone = tmp_path / "out", tmp_path / "alone"
    Gradebook(out).close()
    shutil.copytree(out, alone)  # the same seed
    with closing(sqlite3.connect(out / NAME)) as gradebook:
        for statement in COUNTED:
            gradebook.execute(statement)
        gradebook.commit()

    with cluster() as dask:
        workers = dask.worker(), dask.worker()
        dask.wait_for(2)
        process = subprocess.Popen(command(class_, out, dask.address), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        wait_until(lambda: kept(out) or process.poll() is not None)
        kill(workers[0])
        kept_by_then = kept(out)
        said = process.communicate(timeout=300)[1]

    assert process.returncode == 0, said
    assert 0 < kept_by_then < COUNT
    assert said.count("grades in a sandbox of tier") == 2
    with closing(sqlite3.connect(out / NAME)) as gradebook:
        counts = gradebook.execute("SELECT count(*), count(DISTINCT key) FROM counted").fetchone()
    assert counts == (COUNT, COUNT)

    assert grade(class_, alone, kmcourse.__version__).fresh == COUNT
    assert table(out) == table(alone)


@pytest.mark.slow
def test_a_machine_that_cannot_grade_gets_nothing_and_is_named(class_, tmp_path):
    for path in sorted(class_.iterdir())[40:]:
        path.unlink()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "libseccomp.so.2").write_text("no library")
    shutil.copytree(ROOT / "kmcourse", tmp_path / "other" / "kmcourse")
    with (tmp_path / "other" / "kmcourse" / "kmeans.py").open("a", encoding="utf-8") as file:
        file.write("\n# another rounding\n")

    with cluster() as dask:
        dask.worker(BAD[0], LD_LIBRARY_PATH=str(tmp_path / "broken"))
        dask.worker(BAD[1], PYTHONPATH=str(tmp_path / "other"))
        dask.wait_for(2)
        refused = subprocess.run(command(class_, tmp_path / "out", dask.address), cwd=ROOT, capture_output=True)
        dask.worker("127.0.0.1")
        dask.wait_for(3)
        graded = subprocess.run(command(class_, tmp_path / "out", dask.address), cwd=ROOT, capture_output=True)

        with Client(dask.address, set_as_default=False) as client:
            held = []
            settings = {"progress": lambda done, count: held.append(len(client.futures))}
            with pytest.raises(GradeError, match=r"No sandbox holds|another version"):
                grade(class_, tmp_path / "out", "2", executor=client.get_executor(pure=False, workers=BAD))
            ran = grade(
                class_, tmp_path / "out", "2", executor=client.get_executor(pure=False, workers=GOOD), **settings
            )

    said = refused.stderr.decode()
    assert refused.returncode == 2, said
    assert "127.0.0.2" in said
    assert "No sandbox holds on this machine" in said
    assert "A worker has another version of the course" in said
    assert said.splitlines()[-1].startswith("kmcourse: No worker of tcp://")
    said = graded.stderr.decode()
    assert graded.returncode == 0, said
    assert said.count("refuses, and its machine gets nothing") == 2
    assert said.count("grades in a sandbox of tier") == 1
    assert ran.fresh == 40
    assert held[-1] < max(held)  # what has come back is let go of, or Dask does it again when its worker dies


@pytest.mark.slow
def test_a_run_whose_workers_are_all_gone_ends(class_, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(dask_workers, "SECONDS_ALONE", 2.0)
    out = tmp_path / "out"
    with cluster() as dask:
        worker = dask.worker()
        dask.wait_for(1)

        def end():
            wait_until(lambda: kept(out))
            kill(worker)

        killer = threading.Thread(target=end)
        killer.start()
        code = main(["grade", str(class_), "--out", str(out), "--scheduler", dask.address])
        killer.join()

    assert code == 2
    assert "The workers have ended. What was graded is kept" in capsys.readouterr().err
    assert 0 < kept(out) < COUNT


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "carrier://pigeon:1"])
def test_a_scheduler_that_is_not_there_is_one_line(class_, tmp_path, monkeypatch, capsys, address):
    monkeypatch.setattr(dask_workers, "SECONDS_TO_CONNECT", 1)

    assert main(["grade", str(class_), "--out", str(tmp_path / "out"), "--scheduler", address]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"kmcourse: The scheduler at {address} cannot be reached: ")


def test_without_dask_one_line_says_what_to_install(class_, tmp_path):
    (tmp_path / "distributed.py").write_text("raise ImportError")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    run = command(class_, tmp_path / "out", "tcp://127.0.0.1:8786")
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert done.returncode == 2
    assert done.stderr == f"kmcourse: {dask_workers.NO_DASK}\n"
    assert done.stdout == ""
