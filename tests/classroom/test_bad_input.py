"""What can go wrong around a class: a full disk, files that may not be read, names that mean no good. One clear line
for each, everybody else graded, and an exit code that a script can use."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from kmcourse.classroom.results.gradebook import NAME
from kmcourse.classroom.results.writing import HALF
from kmcourse.cli import main
from tests.classroom.test_grade import SOLVED, STUB, kept, rows

ROOT = Path(__file__).resolve().parents[2]
# Root reads everything, unless it gives that up.
AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")


@pytest.fixture
def hand_ins(tmp_path):
    folder = tmp_path / "hand-ins"
    folder.mkdir()
    for number in range(8):
        (folder / f"s{number}.ipynb").write_text(STUB.read_text(encoding="utf-8") + " " * number, encoding="utf-8")
    return folder


def run(hand_ins, out, before=(), **settings):
    command = [*before, sys.executable, "-m", "kmcourse", "grade", str(hand_ins), "--out", str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, **settings)


def test_a_folder_without_notebooks_one_that_is_missing_and_a_file_in_its_place(hand_ins, tmp_path, capsys):
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "notes.txt").write_text("nothing")
    (tmp_path / "file").write_text("no folder")

    for place, out, words in [
        ("none", "out", f"{tmp_path}/none: there is no notebook (.ipynb) in it that can be read."),
        ("nowhere", "out", f"{tmp_path}/nowhere: No such file or directory"),
        ("file", "out", "It is no zip, or it is damaged."),
        ("hand-ins", "file", f"{tmp_path}/file: File exists"),
        ("hand-ins", "file/out", f"{tmp_path}/file/out: Not a directory"),
    ]:
        assert main(["grade", str(tmp_path / place), "--out", str(tmp_path / out)]) == 2
        assert capsys.readouterr().err == f"kmcourse: {words}\n"
    assert not (tmp_path / "out").exists()


def test_a_gradebook_from_a_newer_version_and_one_of_another_program(hand_ins, tmp_path, capsys):
    for version, words in [(2, "was written by a newer version of kmcourse"), (0, "the database of another program")]:
        out = tmp_path / str(version)
        out.mkdir()
        with closing(sqlite3.connect(out / NAME)) as database:
            database.execute("CREATE TABLE theirs (value)")
            database.execute(f"PRAGMA user_version = {version}")
        before = (out / NAME).read_bytes()

        assert main(["grade", str(hand_ins), "--out", str(out)]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert words in line
        assert "It is left as it is." in line
        assert (out / NAME).read_bytes() == before


def small_disk(folder, size):
    """Return a command in front of another, for which a folder is on a disk of its own; None where none can be made."""
    command = ["bwrap", "--dev-bind", "/", "/", "--size", str(size), "--tmpfs", str(folder)]
    possible = shutil.which("bwrap") and subprocess.run([*command, "true"], capture_output=True).returncode == 0
    return command if possible else None


@pytest.mark.slow
@pytest.mark.parametrize("how", ["a limit", "a small disk"])
def test_a_disk_that_fills_up_in_the_middle_loses_nothing(hand_ins, tmp_path, how):
    out = tmp_path / "out"
    out.mkdir()
    for number in range(60):
        (hand_ins / f"t{number}.ipynb").write_bytes(SOLVED.read_bytes() + b" " * number)
    # The copy is made where the disk is seen, before it goes away with the command.
    before = ["sh", "-c", f'"$@"; code=$?; cp -r "{out}" "{tmp_path}/full"; exit $code', "sh"]
    disk = small_disk(out, 150_000) if how == "a small disk" else None
    limit = None if disk else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    full = run(hand_ins, out, [*disk, *before] if disk else before, preexec_fn=limit)

    assert full.returncode == 2, full.stderr
    said = full.stderr.splitlines()[-1]
    assert said.startswith(f"kmcourse: {out / NAME} cannot be used: ")
    assert said.endswith("What it has kept is not lost.")
    by_then = kept(tmp_path / "full")
    assert 0 < by_then < 68

    again = run(hand_ins, tmp_path / "full")
    assert again.returncode == 0, again.stderr
    assert f"Marked now: {68 - by_then}." in again.stdout
    assert len(rows(tmp_path / "full")) == 68


@pytest.mark.slow
def test_a_disk_that_is_full_when_pages_are_written_leaves_none_half(hand_ins, tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    (out / HALF).symlink_to("/dev/full")

    assert main(["grade", str(hand_ins), "--out", str(out)]) == 2
    line = capsys.readouterr().err.splitlines()[-1]
    assert line == f"kmcourse: {out}/feedback/s0.html: No space left on device"
    assert list((out / "feedback").iterdir()) == []

    assert main(["grade", str(hand_ins), "--out", str(out)]) == 0
    assert "Marked now: 0." in capsys.readouterr().out


@pytest.mark.slow
def test_what_may_not_be_read_or_written(hand_ins, tmp_path):
    as_anybody = AS_ANYBODY if os.geteuid() == 0 else ()
    (hand_ins / "s0.ipynb").chmod(0)
    (hand_ins / "deep").mkdir(mode=0)
    (hand_ins / "gone.ipynb").symlink_to(tmp_path / "nowhere")
    (hand_ins / "folder.ipynb").mkdir()
    (hand_ins / "cut.ipynb").write_bytes(STUB.read_bytes()[:1000])
    done = run(hand_ins, tmp_path / "out", as_anybody)

    assert done.returncode == 1, done.stderr
    for words in (
        "s0: The file cannot be read: Permission denied.",
        "deep: The file cannot be read: Permission denied.",
        "gone: It is a link to another file, and links are not followed.",
        "folder.ipynb: No notebook (.ipynb) was handed in.",
        "cut: ",
    ):
        assert [line for line in done.stderr.splitlines() if line.startswith(words)], done.stderr
    assert len(rows(tmp_path / "out")) == 12

    (tmp_path / "closed").mkdir(mode=0o500)
    done = run(hand_ins, tmp_path / "closed" / "out", as_anybody)
    assert (done.returncode, done.stderr) == (2, f"kmcourse: {tmp_path}/closed/out: Permission denied\n")


NAMES = [
    "with  spaces ",
    'O\'Neill, "Bo" $(touch x) `y` ; z',
    "陳小明" * 20,
    "اسم",
    "e\u0301mile",
    "-rf",
    "con",
    "NUL.tar",
    "a\\b",
    "two\nlines",
    "red\x1b[31m",
    "https:__x",
    "%2e%2e",
    "<script>",
    "=cmd|1",
    "🙂" * 30,
    "x" * 240,
]


@pytest.mark.slow
def test_names_that_mean_no_good_in_a_folder_and_in_a_zip(tmp_path, capsys):
    folder, path = tmp_path / "folder", tmp_path / "class.zip"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.ipynb").write_bytes(STUB.read_bytes())
    (folder / os.fsdecode(b"no \xff UTF-8.ipynb")).write_bytes(STUB.read_bytes())
    with zipfile.ZipFile(path, "w") as archive:
        for name in [*NAMES, "../../up", "/etc/passwd/down", "C:\\con\\aux", ".", "a/../b"]:
            archive.writestr(f"{name}.ipynb", STUB.read_bytes())

    for place, count in [(folder, len(NAMES) + 1), (path, len(NAMES) + 3)]:
        out = tmp_path / f"out of {place.name}"
        assert main(["grade", str(place), "--out", str(out)]) == 0, capsys.readouterr().err
        said = capsys.readouterr()
        assert "\x1b" not in said.out + said.err
        assert len(rows(out)) == count
        written = [path for path in out.rglob("*") if path.is_file()]
        assert len(written) == 2 * count + 4  # pages and files for Gradescope; grades, class, gradebook and its lock
        for path in written:
            assert path.resolve().is_relative_to(out.resolve())
            assert path.name.isprintable()
            if path.suffix == ".json":
                json.loads(path.read_text(encoding="utf-8"))
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "class.zip",
        "folder",
        "out of class.zip",
        "out of folder",
    ]
