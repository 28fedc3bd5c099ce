"""What the documents say is so: their commands exist and are what CI runs, their links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

from kmcourse.cli import command_line

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(path for path in ROOT.glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def name_of(path):
    return path.name


def commands_in(text):
    """Return every command line that a document shows: in fenced blocks, and between backticks."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in fenced for line in block.splitlines()]
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return [*lines, *(" ".join(code.split()) for code in re.findall(r"`([^`]+)`", prose))]


def kmcourse_words(command):
    """Return what follows kmcourse in a command line, up to --; None if it is no such command line."""
    found = re.fullmatch(r"(?:(?:python3?|py) -m )?kmcourse( .*)?", command)
    if not found:
        return None
    words = shlex.split(found[1] or "")
    return words[: words.index("--")] if "--" in words else words


def is_understood(words):
    try:
        command_line().parse_args(words)
    except SystemExit as stopped:
        return stopped.code == 0
    return True


def two_commands(column):
    """Return the README's two commands, from the table at its start: column 1 for Linux and macOS, 2 for Windows."""
    rows = [line.strip("| ").split("|") for line in README.splitlines() if re.search(r"\| `(python3|py) ", line)]
    return [row[column].strip().strip("`") for row in rows]


def test_the_readme_gives_two_commands_in_two_forms():
    assert two_commands(1) == ["python3 -m kmcourse lab", "python3 -m kmcourse test"]
    assert two_commands(2) == ["py -m kmcourse lab", "py -m kmcourse test"]


def test_ci_runs_the_readme_s_two_commands_word_for_word_and_in_this_order():
    lines = [re.sub(r'^BROWSER="[^"]*" | &$', "", line) for line in CI.splitlines()]
    # BROWSER is what stands in for a person's browser; & lets the script go on while JupyterLab runs.
    assert [line for line in lines if re.match(r"python3? -m kmcourse", line)] == two_commands(1)


def test_the_workflow_runs_the_same_command_where_python_has_another_name():
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert two_commands(1)[1].replace("python3", "python", 1) in workflow


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_kmcourse_command_exists(path, capsys):
    for command in commands_in(path.read_text(encoding="utf-8")):
        words = kmcourse_words(command)
        if words:  # in prose a command may be named without its arguments
            assert is_understood(words) or (len(words) == 1 and is_understood([*words, "--help"])), command


def test_a_command_that_does_not_exist_would_be_seen(capsys):
    assert [
        kmcourse_words(command)
        for command in commands_in("type `kmcourse fly --high`\n```\npy -m kmcourse lab -- x\n```")
    ] == [
        ["lab"],
        ["fly", "--high"],
    ]
    assert not is_understood(["fly", "--high"])
    assert not is_understood(["lab", "--high"])


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_no_command_chains_two(path):
    # && is no word of Windows PowerShell 5.
    assert not any("&&" in command for command in commands_in(path.read_text(encoding="utf-8")))


def broken_links(text):
    links = re.findall(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)|<(?:img|a) [^>]*(?:src|href)=\"([^\"]+)\"", text)
    targets = [first or second for first, second in links]
    return [
        target
        for target in targets
        if not re.match(r"[a-z]+:|#", target) and not (ROOT / target.partition("#")[0]).exists()
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_to_a_file_leads_to_one(path):
    assert broken_links(path.read_text(encoding="utf-8")) == []


def test_a_link_that_leads_nowhere_would_be_seen():
    text = '[here](README.md#set-up) [there](no/such.md "title") [web](https://example.org) <img src="gone.png">'
    assert broken_links(text) == ["no/such.md", "gone.png"]


def notebooks_in_table(text):
    """Return the notebooks that the rows of a table name, in order."""
    return re.findall(r"^\|.*?\(notebooks/(\d\d_\w+\.ipynb)\)", text, re.MULTILINE)


def test_the_readme_s_table_has_a_row_for_each_notebook_in_order():
    assert notebooks_in_table(README) == sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
