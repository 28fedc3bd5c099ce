"""The command line: help that helps, one line for what is wrong, never a traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kmcourse
from kmcourse.cli import command_line, main

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("lab", "progress", "check", "test", "release")


def run(*words, python=(sys.executable,), **environment):
    """Run the command line in a process of its own."""
    program = "import sys; from kmcourse.cli import command_line, main; sys.argv[0] = 'kmcourse'; sys.exit(main())"
    return subprocess.run(
        [*python, "-c", program, *words],
        capture_output=True,
        text=True,
        cwd=environment.pop("cwd", ROOT),
        env={**os.environ, **environment},
    )


def test_the_help_says_the_command_as_it_was_typed():
    done = subprocess.run([sys.executable, "-m", "kmcourse", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.startswith("usage: py -m kmcourse " if os.name == "nt" else "usage: python3 -m kmcourse ")


def is_one_line(text):
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


@pytest.mark.parametrize("words", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_gives_an_example(words, capsys):
    with pytest.raises(SystemExit, match="0"):
        main(words)
    assert "kmcourse lab" in (text := capsys.readouterr().out) or f"kmcourse {words[0]}" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_in_the_help_are_command_lines_that_make_sense(command, capsys):
    with pytest.raises(SystemExit):
        main([command, "--help"])
    text = capsys.readouterr().out
    examples = [line.split() for line in text.splitlines() if line.startswith("  kmcourse ")]
    assert examples
    for example in examples:
        ours = example[1 : example.index("--")] if "--" in example else example[1:]
        assert command_line().parse_args(ours).command == command


def test_version(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"kmcourse {kmcourse.__version__}\n"


@pytest.mark.parametrize(
    "words", [[], ["no-such-command"], ["lab", "--rest", "03", "more"], ["release", "a", "b", "--", "c"]]
)
def test_a_command_line_that_makes_no_sense_gets_the_usage(words, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert capsys.readouterr().err.startswith("usage: ")


def test_lab_without_jupyterlab_says_what_to_install(tmp_path):
    done = run("lab", python=(sys.executable, "-S"), KMCOURSE_HOME=str(tmp_path))

    assert done.returncode == 1
    assert is_one_line(done.stderr)
    assert done.stderr.startswith("kmcourse: JupyterLab cannot be loaded by ")
    assert "pip install jupyterlab" in done.stderr


def test_lab_without_notebooks_says_so(tmp_path):
    shutil.copytree(ROOT / "kmcourse", tmp_path / "kmcourse", ignore=shutil.ignore_patterns("__pycache__"))
    done = run("lab", cwd=tmp_path, PYTHONPATH=str(tmp_path))

    assert done.returncode == 1
    assert is_one_line(done.stderr)
    assert "The course's notebooks are missing from" in done.stderr


def test_lab_says_when_the_folder_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    done = run("lab", KMCOURSE_HOME=str(tmp_path / "file" / "folder"))

    assert done.returncode == 1
    assert is_one_line(done.stderr)
    assert "Your copies of the notebooks cannot be written to" in done.stderr
    assert "KMCOURSE_HOME" in done.stderr


def test_lab_says_which_notebooks_there_are(tmp_path):
    done = run("lab", "--reset", "99", KMCOURSE_HOME=str(tmp_path))

    assert done.returncode == 1
    assert is_one_line(done.stderr)
    assert "The course has no notebook '99'. It has 00, 01" in done.stderr


def test_release_writes_the_learners_edition(tmp_path, capsys):
    solutions = ROOT / "notebooks" / "solutions"

    assert main(["release", str(solutions), str(tmp_path / "out")]) == 0
    written = [tmp_path / "out" / path.name for path in sorted(solutions.glob("*.ipynb"))]
    assert capsys.readouterr().out.split() == [str(path) for path in written]
    assert all(path.is_file() for path in written)


def test_release_check_writes_nothing_and_names_what_is_not_fresh(tmp_path, capsys):
    solutions = ROOT / "notebooks" / "solutions"

    assert main(["release", str(solutions), str(ROOT / "notebooks"), "--check"]) == 0
    assert main(["release", str(solutions), str(tmp_path), "--check"]) == 1

    assert "00_how_this_works.ipynb is missing." in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_release_says_in_one_line_what_it_cannot_read(tmp_path, capsys):
    assert main(["release", str(tmp_path / "nothing"), str(tmp_path / "out")]) == 1
    assert is_one_line(capsys.readouterr().err)
    assert not (tmp_path / "out").exists()


def test_release_says_in_one_line_where_it_cannot_write(tmp_path, capsys):
    (tmp_path / "file").touch()
    solutions = ROOT / "notebooks" / "solutions"

    assert main(["release", str(solutions), str(tmp_path / "file" / "out"), "--format", "plain"]) == 1
    assert is_one_line(capsys.readouterr().err)


def test_test_in_an_installed_package_says_where_the_tests_are(tmp_path):
    shutil.copytree(ROOT / "kmcourse", tmp_path / "kmcourse", ignore=shutil.ignore_patterns("__pycache__"))
    done = run("test", cwd=tmp_path, PYTHONPATH=str(tmp_path))

    assert done.returncode == 1
    assert is_one_line(done.stderr)
    assert "The tests are in the course's repository" in done.stderr


def test_test_without_pytest_says_what_to_install():
    done = run("test", python=(sys.executable, "-S"))

    assert done.returncode == 1
    assert is_one_line(done.stderr)
    assert "requirements.lock" in done.stderr


def test_test_passes_its_words_on_to_pytest_and_returns_its_answer():
    assert run("test", "--", "--version").returncode == 0
    assert run("test", "--", "--no-such-option").returncode == 4
