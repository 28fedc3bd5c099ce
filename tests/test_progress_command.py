"""`kmcourse progress`: the page in a terminal; a reset that asks, loses nothing, and says how it ended."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

import kmcourse as km
from kmcourse import records
from kmcourse.cli import main

PROGRAM = "import sys; from kmcourse.cli import main; sys.argv[0] = 'kmcourse'; sys.exit(main())"


def run(*words, typed="", **environment):
    """Run `kmcourse progress` in a process of its own; `typed` None: its input is closed."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "progress", *words],
        capture_output=True,
        text=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        input=typed,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        preexec_fn=None if typed is not None or os.name == "nt" else lambda: os.close(0),
    )


@pytest.fixture
def recorded():
    """Record something, and return the whole of it."""
    records.remember_check("compute_cost", "failed", 0.2, "sum_instead_of_mean")
    records.remember_check("compute_cost", "passed", 1.0)
    records.remember_prediction("cost-of-two", "What is J?", "41")
    (records.home() / "my_kmeans.py").write_text("mine = True\n")
    return records.everything()


def files():
    return {path.name: path.read_bytes() for path in records.home().iterdir()}


def refused(done):
    """Return the one line that says why; the exit code must say so too."""
    assert done.returncode == 1
    assert done.stderr.startswith("kmcourse: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_the_terminal_says_what_the_notebook_says(recorded, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")

    assert main(["progress"]) == 0
    assert capsys.readouterr().out == f"{km.progress().text(72)}\n"


def test_with_nothing_recorded_it_says_where_to_start(capsys):
    assert main(["progress"]) == 0
    assert "Welcome!" in capsys.readouterr().out
    assert not records.home().exists()


def test_a_terminal_that_lacks_a_character_shows_a_question_mark(recorded):
    done = run(PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (0, "")
    assert "the average of 1? and 9?" in " ".join(done.stdout.split())


def test_what_cannot_be_read_is_one_line_and_an_exit_code():
    (records.home() / "records.sqlite").mkdir(parents=True)

    assert "cannot be read now" in refused(run())


def test_yes_alone_makes_no_sense(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["progress", "--yes"])
    assert "--yes goes with --reset" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["y\n", "Yes\n"])
def test_a_yes_sets_everything_aside_and_leaves_the_rest(recorded, typed):
    done = run("--reset", typed=typed)

    assert (done.returncode, done.stderr) == (0, "")
    assert f"Recorded in {records.home()}: checks 2, predictions 1." in done.stdout
    assert "my_kmeans.py stay as they are" in done.stdout
    assert records.everything() == ([], [], None)
    assert (records.home() / "my_kmeans.py").read_text() == "mine = True\n"
    (aside,) = records.home().glob("records-until-*.sqlite")
    assert str(aside) in done.stdout

    aside.replace(records.home() / "records.sqlite")
    assert records.everything() == recorded


@pytest.mark.parametrize("typed", ["n\n", "\n", "", "yesterday\n", "no, y\n"])
def test_anything_but_a_yes_changes_nothing(recorded, typed):
    before = files()

    assert "Nothing was changed" in refused(run("--reset", typed=typed))
    assert files() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to start a program with its input closed")
def test_a_closed_input_changes_nothing_and_says_what_a_script_may_type(recorded):
    before = files()

    assert "without being asked: kmcourse progress --reset --yes" in refused(run("--reset", typed=None))
    assert files() == before


def test_a_script_is_not_asked(recorded):
    done = run("--reset", "--yes", typed=None if os.name != "nt" else "")

    assert (done.returncode, done.stderr) == (0, "")
    assert "[y/N]" not in done.stdout
    assert records.everything() == ([], [], None)


def test_with_nothing_recorded_there_is_nothing_to_ask():
    done = run("--reset")

    assert (done.returncode, done.stdout) == (0, "Nothing is recorded, so there is nothing to reset.\n")
    assert not records.home().exists()


def test_a_broken_file_can_be_set_aside(recorded):
    (records.home() / "records.sqlite").write_bytes(b"this is no database at all" * 99)

    done = run("--reset", typed="y\n")

    assert done.returncode == 0
    assert "is broken" in done.stdout
    (aside,) = records.home().glob("records-broken-*.sqlite")
    assert aside.read_bytes() == b"this is no database at all" * 99


def test_a_newer_file_is_set_aside_only_after_saying_so(recorded):
    with closing(sqlite3.connect(records.home() / "records.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 2")
    before = files()

    done = run("--reset", typed="n\n")
    assert "was written by a newer version of kmcourse" in done.stdout
    refused(done)
    assert files() == before

    assert run("--reset", typed="y\n").returncode == 0
    assert len(list(records.home().glob("records-until-*.sqlite"))) == 1


def test_while_another_kernel_holds_the_file_nothing_is_reset(recorded):
    with closing(sqlite3.connect(records.home() / "records.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = refused(run("--reset", "--yes"))

    assert "could not be set aside, and stay as they are (database is locked)" in said
    assert records.everything() == recorded


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot limit the size of a process's files")
def test_on_a_full_disk_nothing_is_reset(recorded):
    """A limit on the size of files stops the copy in the middle, as a full disk does."""
    before = files()
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); {PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", full, "progress", "--reset", "--yes"], capture_output=True, text=True, encoding="utf-8"
    )

    assert "stay as they are" in refused(done)
    assert files() == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")  # noqa: PTH110
def test_a_page_that_cannot_be_written_is_one_line_and_an_exit_code(recorded):
    # With a buffer, as nearly everywhere, Python would complain once more when it ends.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device, not a path of ours
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "progress"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )

    assert "No space left" in refused(done)
