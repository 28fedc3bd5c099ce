import multiprocessing
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from kmcourse import records, store


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
        for table in store._TABLES:
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

    aside = store._set_aside(file, store._identity(file))

    assert (home / f"{aside}-journal").read_bytes() == b"left over"
    assert [path.name for path in home.glob("records.sqlite*")] == []


def test_a_file_that_another_kernel_has_just_begun_anew_is_not_set_aside(home):
    home.mkdir()
    file = home / "records.sqlite"
    file.write_bytes(b"broken")
    seen = store._identity(file)
    fresh = home / "fresh"
    fresh.write_bytes(b"whole")
    fresh.replace(file)

    assert store._set_aside(file, seen) is None
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
    monkeypatch.setattr(store, "TIMEOUT", 0.05)
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
from kmcourse import records, store
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
    monkeypatch.setattr(store.os, "environ", {"KMCOURSE_HOME": "nul\0byte"})

    assert "Not recorded" in records.remember_check("compute_cost", "passed", 1.0)
    assert records.attempts("compute_cost") == 0


def test_everything_is_read_in_the_order_in_which_it_was_recorded(home):
    records.remember_check("run_kmeans", "failed", 0.4, "last_J_only")
    records.remember_check("compute_cost", "passed", 1.0)
    records.remember_prediction("best-mu", "Where?", "5")
    records.remember_prediction("best-k", "How many?", None)

    assert records.everything() == (
        [("run_kmeans", "failed", 0.4, "last_J_only"), ("compute_cost", "passed", 1.0, None)],
        [("best-mu", "Where?", "5"), ("best-k", "How many?", None)],
        None,
    )


def test_an_exercise_has_passed_when_any_of_its_checks_has(home):
    records.remember_check("compute_cost", "failed", 0.4)
    assert not records.has_passed("compute_cost")

    records.remember_check("compute_cost", "passed", 1.0)
    records.remember_check("compute_cost", "failed", 0.4)
    assert records.has_passed("compute_cost")
    assert not records.has_passed("run_kmeans")


def test_nothing_recorded_is_no_problem(home):
    assert records.everything() == ([], [], None)
    assert records.set_aside() == (None, None)
    assert not home.exists()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("broken", "is broken (file is not a database)"),
        ("newer", "a newer version"),
        ("a folder", "cannot be read now"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be_so_and_stays_as_it_is(home, damage, words):
    records.remember_prediction("old", "?", "1")
    file = home / "records.sqlite"
    if damage == "broken":
        file.write_bytes(b"this is no database at all" * 99)
    elif damage == "newer":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA user_version = 2")
    else:
        file.unlink()
        file.mkdir()
    before = file.is_file() and file.read_bytes()

    checks, predictions, problem = records.everything()

    assert (checks, predictions) == ([], [])
    assert words in problem
    assert (file.is_file() and file.read_bytes()) == before


def test_what_is_set_aside_is_whole_and_the_next_record_begins_anew(home):
    records.remember_check("compute_cost", "failed", 0.4, "sum_instead_of_mean")
    records.remember_prediction("best-mu", "Where?", "5")
    before = records.everything()

    aside, problem = records.set_aside()

    assert problem is None
    assert records.everything() == ([], [], None)
    assert records.set_aside() == (None, None)
    assert records.remember_check("run_kmeans", "passed", 1.0) is None
    assert records.everything().checks == [("run_kmeans", "passed", 1.0, None)]
    (home / aside).replace(home / "records.sqlite")
    assert records.everything() == before


def test_a_broken_file_is_set_aside_as_it_is(home):
    home.mkdir()
    (home / "records.sqlite").write_bytes(b"this is no database at all" * 99)

    aside, problem = records.set_aside()

    assert problem is None
    assert (home / aside).read_bytes() == b"this is no database at all" * 99
    assert not (home / "records.sqlite").exists()


def test_a_newer_file_is_set_aside_with_tables_that_this_version_does_not_know(home):
    records.remember_prediction("old", "?", "1")
    with closing(sqlite3.connect(home / "records.sqlite")) as connection:
        connection.execute("CREATE TABLE later (number INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT)")
        connection.execute("INSERT INTO later (what) VALUES ('new')")
        connection.execute("PRAGMA user_version = 2")
        connection.commit()

    aside, problem = records.set_aside()

    assert problem is None
    assert query(home / aside, "SELECT what FROM later") == [("new",)]
    assert query(home / aside, "PRAGMA user_version") == [(2,)]
    assert records.remember_check("compute_cost", "passed", 1.0) is None


def test_nothing_is_lost_when_a_kernel_writes_while_the_records_are_set_aside(home):
    assert records.remember_check("compute_cost", "failed", 0.0) is None
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        writing = pool.map_async(_write_many, range(2))
        while not writing.ready():
            records.set_aside()
            writing.wait(0.02)
        notes = writing.get()

    assert notes == [[None] * 25] * 2
    files = [home / "records.sqlite", *home.glob("records-until-*.sqlite")]
    counted = sum(
        query(file, "SELECT count(*) FROM checks")[0][0]
        for file in files
        if query(file, "SELECT 1 FROM sqlite_master WHERE name = 'checks'")
    )
    assert counted == 51


def test_a_locked_file_is_not_set_aside(home, monkeypatch):
    monkeypatch.setattr(store, "TIMEOUT", 0.05)
    records.remember_prediction("old", "?", "1")
    with closing(sqlite3.connect(home / "records.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        aside, problem = records.set_aside()

    assert aside is None
    assert problem == "Your records could not be set aside, and stay as they are (database is locked)."
    assert records.prediction("old") == "1"


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot limit the size of a process's files")
def test_a_disk_without_room_for_the_copy_leaves_the_records_as_they_are(home):
    records.remember_check("compute_cost", "passed", 1.0)
    before = (home / "records.sqlite").read_bytes()
    program = """
import resource
from kmcourse import records
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
print(records.set_aside())
"""
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert child.stdout.startswith("(None, 'Your records could not be set aside, and stay as they are")
    assert [path.name for path in home.iterdir()] == ["records.sqlite"]
    assert (home / "records.sqlite").read_bytes() == before
