"""my_kmeans.py is the learner's: written a function at a time, never thrown away."""

import pytest

from kmcourse import keeping
from kmcourse.records import home

FIRST = "def compute_cost(X, labels, centroids):\n    return 1\n"
SECOND = "def compute_cost(X, labels, centroids):\n    # better\n    return 2\n"
OTHER = "def assign_points(X, centroids):\n    return 3\n"


def my_file():
    return home() / "my_kmeans.py"


def value_of(name):
    scope = {}
    exec(keeping.kept(name), scope)
    return scope[name](*[None] * scope[name].__code__.co_argcount)


def test_a_function_kept_comes_back():
    assert keeping.keep("compute_cost", FIRST) == ""

    assert value_of("compute_cost") == 1


def test_a_newer_one_takes_the_place_of_the_older_and_leaves_the_others():
    keeping.keep("compute_cost", FIRST)
    keeping.keep("assign_points", OTHER)
    keeping.keep("compute_cost", SECOND)

    assert value_of("compute_cost") == 2
    assert value_of("assign_points") == 3
    assert my_file().read_text().count("def compute_cost") == 1


def test_what_the_learner_wrote_in_the_file_stays():
    keeping.keep("compute_cost", FIRST)
    my_file().write_text(my_file().read_text() + "\n\nSCALE = 10  # mine\n")

    keeping.keep("compute_cost", SECOND)

    assert "SCALE = 10  # mine" in my_file().read_text()


def test_the_file_can_be_imported_as_it_is():
    keeping.keep("compute_cost", FIRST)
    keeping.keep("assign_points", OTHER)

    exec(compile(my_file().read_text(), "my_kmeans.py", "exec"), {})


def test_a_file_that_is_no_python_any_more_is_set_aside():
    keeping.keep("compute_cost", FIRST)
    my_file().write_text("def broken(:\n")

    note = keeping.keep("compute_cost", SECOND)

    aside = [path for path in home().glob("my_kmeans-kept-*.py")]
    assert [path.read_text() for path in aside] == ["def broken(:\n"]
    assert aside[0].name in note
    assert value_of("compute_cost") == 2


def test_a_function_that_is_not_there_is_none():
    assert keeping.kept("compute_cost") is None
    keeping.keep("assign_points", OTHER)

    assert keeping.kept("compute_cost") is None


def test_one_that_cannot_be_written_says_so_and_breaks_nothing(tmp_path, monkeypatch):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("KMCOURSE_HOME", str(in_the_way))

    assert keeping.keep("compute_cost", FIRST).startswith("compute_cost was not kept in my_kmeans.py: ")


@pytest.mark.parametrize("source", ["@(lambda f: f)\ndef f():\n    return 4\n", "\n\ndef f():\n    return 4\n\n\n"])
def test_decorators_and_blank_lines_are_part_of_a_definition(source):
    keeping.keep("f", source)
    keeping.keep("f", source)

    assert my_file().read_text().count("def f()") == 1
    assert value_of("f") == 4
