"""What is installed for the tests beside the course: pinned by hash, and with the course's own versions."""

import re
from pathlib import Path

import pytest

from tests.graders.found import environment_of
from tests.graders.install import HERE, TOOLS
from tests.test_setup import DEPENDENCIES, pins

OWN = {pin.name: pin.specifier for pin, _ in pins()}
each_tool = pytest.mark.parametrize("tool", TOOLS)


def listed(tool):
    return (HERE / f"{tool}.txt").read_text(encoding="utf-8")


@each_tool
def test_everything_is_pinned_by_hash_and_from_nowhere_in_particular(tool):
    text = listed(tool)

    assert "://" not in text
    assert not re.search(r"^(-|[./~])", text, re.MULTILINE)
    for pin, hashes in pins(text):
        assert re.fullmatch(r"==[^*,]+", str(pin.specifier)), pin
        assert hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one.strip()) for one in hashes), pin


@each_tool
def test_the_tool_is_there_and_what_the_course_needs_in_the_versions_of_its_lock(tool):
    found = {pin.name: pin.specifier for pin, _ in pins(listed(tool))}
    asked = (HERE / f"{tool}.in").read_text(encoding="utf-8").split()

    assert {line.partition("==")[0] for line in asked} | {dependency.name for dependency in DEPENDENCIES} <= set(found)
    assert all(str(found[line.partition("==")[0]]) in line for line in asked if "==" in line)
    assert [name for name in found if name in OWN and found[name] != OWN[name]] == []


def test_no_grader_is_among_the_course_s_own_packages():
    assert not {"nbgrader", "otter-grader"} & set(OWN)


def test_without_the_graders_a_test_is_skipped_with_the_command_that_installs_them(monkeypatch):
    monkeypatch.delenv("KMCOURSE_GRADERS", raising=False)

    with pytest.raises(pytest.skip.Exception, match=r"python3 -m tests\.graders\.install FOLDER"):
        environment_of("nbgrader")


def test_a_folder_without_them_is_no_reason_to_skip(monkeypatch, tmp_path):
    monkeypatch.setenv("KMCOURSE_GRADERS", str(tmp_path))

    with pytest.raises(FileNotFoundError, match="nbgrader is not installed"):
        environment_of("nbgrader")


def test_ci_installs_them_before_the_tests_run():
    ci = (Path(__file__).parents[2] / ".ci" / "run").read_text(encoding="utf-8")

    assert 0 < ci.index('python3 -m tests.graders.install "$KMCOURSE_GRADERS"') < ci.index("python3 -m kmcourse test")
