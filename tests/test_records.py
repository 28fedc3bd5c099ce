import multiprocessing
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from kmcourse import records


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KMCOURSE_HOME", str(tmp_path / "learner"))
    return tmp_path / "learner"


def query(file, question):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def test_what_is_remembered_is_found_again(home):
    assert records.remember_prediction("best-mu", "Where is the best μ?", "5") is None

    assert records.prediction("best-mu") == "5"


def test_the_first_answer_counts(home):
    records.remember_prediction("best-mu", "Where is the best μ?", "2")

    assert records.remember_prediction("best-mu", "Where is the best μ?", "5") is None
    assert records.prediction("best-mu") == "2"


def test_a_skipped_question_is_recorded_and_has_no_answer(home):
    assert records.first_answer("best-mu") is None

    records.remember_prediction("best-mu", "Where is the best μ?", None)

    assert records.first_answer("best-mu")[:2] == ("Where is the best μ?", None)
    assert records.prediction("best-mu") is None


def test_an_untouched_stub_is_not_an_attempt(home):
    records.remember_check("compute_cost", "not attempted", 0.0)
    records.remember_check("compute_cost", "failed", 0.4, "sum instead of mean")
    records.remember_check("compute_cost", "passed", 1.0)
    records.remember_check("assign_points", "failed", 0.1)

    assert records.attempts("compute_cost") == 2


def test_a_check_is_stored_with_its_mistake_and_the_time_in_utc(home):
    records.remember_check("compute_cost", "failed", 0.4, "sum instead of mean")

    ((at, *rest),) = query(home / "records.sqlite", "SELECT * FROM checks")
    assert rest == ["compute_cost", "failed", 0.4, "sum instead of mean"]
    assert datetime.fromisoformat(at).utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - datetime.fromisoformat(at)) < timedelta(minutes=1)


def test_reading_makes_no_file(home):
    assert records.prediction("best-mu") is None
    assert records.attempts("compute_cost") == 0
    assert not home.exists()


def test_without_the_variable_the_folder_is_in_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("KMCOURSE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert records.home() == tmp_path / "kmcourse-work"


def _write_many(worker):
    return [records.remember_check("compute_cost", "failed", worker / 10) for _ in range(25)]


def test_several_kernels_lose_nothing_when_they_write_at_once(home):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        notes = pool.map(_write_many, range(3))

    assert notes == [[None] * 25] * 3
    assert records.attempts("compute_cost") == 75


def test_a_kernel_waits_while_another_makes_the_tables(home):
    home.mkdir()
    with closing(sqlite3.connect(home / "records.sqlite", isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        for table in records._TABLES:
            other.execute(table)
        other.execute("PRAGMA user_version = 1")
        soon = threading.Timer(0.3, other.execute, ["COMMIT"])
        soon.start()
        note = records.remember_check("compute_cost", "passed", 1.0)
        soon.join()

    assert note is None
    assert records.attempts("compute_cost") == 1


def test_a_writer_killed_within_its_transaction_leaves_the_file_whole(home):
    records.remember_check("compute_cost", "passed", 1.0)
    # A tiny cache makes the transaction spill into the file, so that only the journal can bring it back.
    program = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
for _ in range(2000):
    connection.execute("INSERT INTO checks VALUES ('', 'half', 'failed', 0, ?)", ("x" * 500,))
print("written", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", program, str(home / "records.sqlite")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline().strip() == b"written"
        assert (home / "records.sqlite-journal").exists()
        writer.kill()

    assert records.remember_check("compute_cost", "passed", 1.0) is None
    assert records.attempts("half") == 0
    assert records.attempts("compute_cost") == 2


@pytest.mark.parametrize("damage", ["text", "header", "page"])
def test_a_broken_file_is_set_aside_and_a_new_one_begun(home, damage):
    records.remember_prediction("old", "?", "1")
    file = home / "records.sqlite"
    whole = file.read_bytes()
    broken = {
        "text": b"this is no database at all, but it is long enough to be read as one " * 20,
        "header": b"broken" + whole[6:],
        "page": whole[:100] + b"\xff" * (len(whole) - 100),
    }[damage]
    file.write_bytes(broken)
    assert records.prediction("old") is None

    note = records.remember_prediction("new", "?", "2")

    (aside,) = home.glob("records-broken-*.sqlite")
    assert aside.read_bytes() == broken
    assert note == f"The file of your records was broken. It was set aside as {aside.name}, and a new one begun."
    assert records.prediction("new") == "2"


def test_the_journal_of_a_broken_file_goes_aside_with_it(home):
    home.mkdir()
    file = home / "records.sqlite"
    file.write_bytes(b"broken")
    (home / "records.sqlite-journal").write_bytes(b"left over")

    aside = records._set_aside(file, records._identity(file))

    assert (home / f"{aside}-journal").read_bytes() == b"left over"
    assert [path.name for path in home.glob("records.sqlite*")] == []


def test_a_file_that_another_kernel_has_just_begun_anew_is_not_set_aside(home):
    home.mkdir()
    file = home / "records.sqlite"
    file.write_bytes(b"broken")
    seen = records._identity(file)
    fresh = home / "fresh"
    fresh.write_bytes(b"whole")
    fresh.replace(file)

    assert records._set_aside(file, seen) is None
    assert file.read_bytes() == b"whole"


def test_a_newer_file_is_not_touched(home):
    records.remember_prediction("old", "?", "1")
    file = home / "records.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 2")
    before = file.read_bytes()

    note = records.remember_prediction("new", "?", "2")

    assert note == f"Not recorded: {file} was written by a newer version of kmcourse. It is left as it is."
    assert records.prediction("old") is None
    assert file.read_bytes() == before
    assert [path.name for path in home.iterdir()] == ["records.sqlite"]


def test_a_locked_file_gets_a_note_and_keeps_what_it_has(home, monkeypatch):
    monkeypatch.setattr(records, "TIMEOUT", 0.05)
    records.remember_prediction("old", "?", "1")
    with closing(sqlite3.connect(home / "records.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "database is locked" in records.remember_prediction("new", "?", "2")
        assert records.prediction("old") is None

    assert records.prediction("old") == "1"


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot limit the size of a process's files")
def test_a_disk_that_fills_up_gets_a_note_and_keeps_what_is_there(home):
    """A limit on the size of files stops SQLite in the middle of its writing, as a full disk does."""
    records.remember_check("compute_cost", "passed", 1.0)
    program = f"""
import resource
from kmcourse import records
resource.setrlimit(resource.RLIMIT_FSIZE, ({(home / "records.sqlite").stat().st_size},) * 2)
print(records.remember_check("compute_cost", "failed", 0.0, "x" * 100_000))
"""
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert child.stdout.startswith("Not recorded, and nothing else is lost")
    assert records.attempts("compute_cost") == 1
    assert records.remember_check("compute_cost", "passed", 1.0) is None


def test_a_file_where_the_folder_should_be_gets_a_note(home):
    home.write_text("a file, not a folder")

    assert records.remember_check("compute_cost", "passed", 1.0).startswith("Not recorded, and nothing else is lost")
    assert records.attempts("compute_cost") == 0


def test_a_folder_where_the_file_should_be_gets_a_note(home):
    (home / "records.sqlite").mkdir(parents=True)

    assert "unable to open database file" in records.remember_prediction("best-mu", "?", "5")
    assert records.prediction("best-mu") is None
    assert records.first_answer("best-mu") is None


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")  # noqa: PTH110
def test_a_device_that_is_always_full_gets_a_note(home):
    home.mkdir()
    (home / "records.sqlite").symlink_to("/dev/full")

    assert records.remember_check("compute_cost", "passed", 1.0).startswith("Not recorded, and nothing else is lost")


@pytest.mark.skipif(os.name == "nt", reason="a folder's read-only mark does not stop writing on Windows")
def test_a_read_only_folder_gets_a_note(home, monkeypatch):
    home.mkdir()
    home.chmod(0o500)
    if os.geteuid() == 0:
        # Permissions do not bind this user; a file system that takes no files does.
        monkeypatch.setenv("KMCOURSE_HOME", "/proc/self")

    assert records.remember_check("compute_cost", "passed", 1.0).startswith("Not recorded, and nothing else is lost")


def test_a_folder_name_that_cannot_be_gets_a_note(monkeypatch):
    monkeypatch.setattr(records.os, "environ", {"KMCOURSE_HOME": "nul\0byte"})

    assert "Not recorded" in records.remember_check("compute_cost", "passed", 1.0)
    assert records.attempts("compute_cost") == 0
