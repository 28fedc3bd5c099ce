"""A notebook from anybody becomes what is to be run, or one sentence that says why not."""

import contextlib
import inspect
import json
import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmcourse.classroom.reading.edition import edition_of
from kmcourse.classroom.reading.magics import without_magics
from kmcourse.classroom.reading.names import names_used, parameters, table_of
from kmcourse.classroom.reading.notebook_cells import LARGEST_FILE, UnreadableError, read_cells
from kmcourse.classroom.reading.notebook_reader import LONGEST_CELL, MOST_SOURCE, read_submission
from kmcourse.exercises import exercise_names
from tests.classroom.attacks import COST, MOVE
from tests.classroom.handed_in import RIGHT, as_bytes, cell, edition, handed_in, handed_out, without_ids
from tests.exercises.right_answers import right_answers

NAMES = ("compute_cost", "move_centroids")
EDITION = edition(*NAMES)
HONEST = {name: RIGHT[name] for name in NAMES}


def read(data):
    return read_submission(data, EDITION)


def run(data):
    """Return (kind, cell, source) of all that is run of a submission."""
    return [(step.kind, step.name, step.source) for step in read(data).steps if step.source]


def test_given_cells_are_not_run_but_for_the_names_that_are_used():
    assert run(handed_in(HONEST)) == [
        ("given", "setup", "import numpy as np"),
        ("exercise", "compute_cost-exercise", COST),
        ("exercise", "move_centroids-exercise", MOVE),
    ]


def test_an_untouched_notebook_runs_its_stubs_and_nothing_else():
    assert [kind for kind, _, _ in run(as_bytes(handed_out(NAMES)))] == ["exercise", "exercise"]


def test_a_given_statement_brings_those_that_it_needs():
    steps = run(handed_in(HONEST, after={"data": ["print(six)"]}))

    assert steps[:3] == [
        ("given", "setup", "import numpy as np"),
        ("given", "data", "six = np.arange(6.0)"),
        ("added", "cell-4", "print(six)"),
    ]


def test_what_only_a_given_statement_needs_is_brought_too():
    steps = run(as_bytes([*handed_out(NAMES), cell("mine", "print(six)")]))

    assert [source for kind, _, source in steps if kind == "given"] == ["import numpy as np", "six = np.arange(6.0)"]


@pytest.mark.parametrize(
    ("source", "is_given"),
    [
        ("def f(X):\n    return six + X", True),
        ("def f(X):\n    return ｓｉｘ + X", True),  # Python takes it for the same name
        ("def f(six):\n    return six + 1", False),
        ("six = 6  # not six as it was", False),
        ("def f(six): return 1\rsix", True),  # such a line ends too
        ("def f(six):\n    return 1\n \fsix", True),  # a new page begins at the left
        ("sixth = 'is not six'\n1 +", True),  # what is no Python is taken by its words
    ],
)
def test_a_given_value_is_given_to_those_who_use_it_and_not_to_those_who_only_have_the_word(source, is_given):
    steps = run(as_bytes([*handed_out(NAMES), cell("mine", source)]))

    assert (("given", "data", "six = np.arange(6.0)") in steps) is is_given


def test_a_letter_with_a_mark_of_its_own_is_in_a_name():
    given = [*handed_out(NAMES), cell("mean", "x\u0304 = 6.0")]
    notebook = as_bytes([*given, cell("mine", "print(x\u0304)")])

    steps = read_submission(notebook, edition_of(as_bytes(given))).steps

    assert [step.source for step in steps if step.name == "mean"] == ["x\u0304 = 6.0"]


@pytest.mark.parametrize(("source", "is_given"), [("# like Fraction", False), ("Fraction(1, 3)", True)])
def test_what_a_given_cell_imports_is_imported_for_those_who_use_it(source, is_given):
    given = [*handed_out(NAMES), cell("library", "from fractions import Fraction\nprint(Fraction(1, 2))")]
    notebook = as_bytes([*given, cell("mine", f"x = 1\n{source}")])

    steps = read_submission(notebook, edition_of(as_bytes(given))).steps

    assert ("from fractions import Fraction" in [step.source for step in steps]) is is_given


def test_each_exercise_is_judged_where_the_notebook_checks_it():
    steps = read(handed_in(HONEST)).steps

    assert [(step.name, [asked.exercise for asked in step.asked]) for step in steps if step.asked] == [
        ("compute_cost-check", ["compute_cost"]),
        ("move_centroids-check", ["move_centroids"]),
    ]


def test_an_edited_given_cell_runs_after_what_it_provided():
    cells = handed_out(NAMES)
    cells[2]["source"] = "six = np.arange(6.0) / 0\n1 +"
    cells.append(cell("mine", "print(six)"))

    assert ("given", "data", "six = np.arange(6.0)") in run(as_bytes(cells))
    assert ("edited", "data", cells[2]["source"]) in run(as_bytes(cells))


def test_spaces_at_the_end_of_a_line_are_no_edit():
    cells = handed_out(NAMES)
    cells[1]["source"] = cells[1]["source"].replace("\n", "  \r\n") + "\n\n"

    assert not any(kind == "edited" for kind, _, _ in run(as_bytes(cells)))


def test_a_given_cell_that_is_gone_provides_its_names_all_the_same_with_a_note():
    reading = read(as_bytes([one for one in json.loads(handed_in(HONEST))["cells"] if one["id"] != "setup"]))

    assert (reading.steps[0].kind, reading.steps[0].source) == ("given", "import numpy as np")
    assert "`setup`" in reading.notes[0]


def test_without_ids_cells_are_known_by_their_source_with_a_note():
    data = without_ids(handed_in(HONEST))
    reading = read(data)

    assert [(kind, source) for kind, _, source in run(data)] == [
        ("given", "import numpy as np"),
        ("added", COST),
        ("added", MOVE),
    ]
    assert [step.asked[0].exercise for step in reading.steps if step.asked] == list(NAMES)
    assert "lost the ids" in reading.notes[0]


def test_another_notebook_is_said_to_be_one():
    assert "Is it the right one?" in read(as_bytes([cell("mine", "x = 1")])).notes[0]


def test_an_exercise_that_is_no_code_cell_any_more_is_said_so():
    cells = handed_out(NAMES)
    cells[3] = cell(cells[3]["id"], cells[3]["source"], "markdown")

    assert read(as_bytes(cells)).notes == ("Cell 4 of the notebook is no code cell any more, so it was not run.",)


def test_a_copy_of_an_exercise_cell_under_the_same_id_is_run_as_an_added_one():
    cells = handed_out(NAMES)
    cells.append(cell(cells[3]["id"], COST))

    assert ("added", "cell-8", COST) in run(as_bytes(cells))


def test_magics_are_dropped_with_a_note():
    reading = read(handed_in(HONEST, after={"setup": ["%matplotlib inline\n!rm -rf /\nscale = 2", "%%bash\nls"]}))

    assert [step.source for step in reading.steps if step.kind == "added"] == ["pass\npass\nscale = 2", ""]
    assert reading.notes == (
        "Lines that are for the notebook and not Python were left out, such as "
        "`%matplotlib inline`, `!rm -rf /`, `%%bash`.",
    )


@pytest.mark.parametrize(
    ("source", "python"),
    [
        ("%time labels = f(X)", "labels = f(X)"),
        ("%%time\nx = 1", "\nx = 1"),
        ("%%writefile a.py\nx = 1", ""),
        ("files = !ls", "pass"),
        ("def f(X):\n    %timeit X\n    return X", "def f(X):\n    pass\n    return X"),
        ("km.check?", "pass"),
        ("?km", "pass"),
        ("x = 5 % 3", "x = 5 % 3"),
        ("text = '''\n%magic\n!no'''", "text = '''\n%magic\n!no'''"),
        ("x = (7\n%d)", "x = (7\n%d)"),
        ("print('100 %')\nwhat?!", "print('100 %')\nwhat?!"),
    ],
)
def test_what_is_python_stays(source, python):
    assert without_magics(source)[0] == python


UNREADABLE = {
    "empty": (b"", "empty"),
    "only spaces": (b" \n ", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", "not UTF-8"),
    "UTF-16": (handed_in(HONEST).decode().encode("utf-16"), "not UTF-8"),
    "cut off": (handed_in(HONEST)[:-40], "cut off"),
    "cut off in a text": (handed_in(HONEST)[:300], "damaged|cut off"),
    "deep": (b"[" * 100_000 + b"]" * 100_000, "damaged"),
    "deep objects": (b'{"a":' * 50_000, "damaged"),
    "a list": (b"[1, 2]", "no notebook"),
    "a number": (b"1", "no notebook"),
    "another object": (b'{"name": "x"}', "no notebook"),
    "a page": (b"<!DOCTYPE html><html>", "damaged"),
    "format 3": (b'{"nbformat": 3, "worksheets": []}', "format 4"),
    "format of text": (b'{"nbformat": "4", "cells": []}', "format 4"),
    "no cells": (b'{"nbformat": 4}', "no list of cells"),
    "cells of another kind": (b'{"nbformat": 4, "cells": {"a": 1}}', "no list of cells"),
    "an empty notebook": (b'{"nbformat": 4, "cells": []}', "no cells"),
    "a cell that is none": (b'{"nbformat": 4, "cells": [4]}', "cell 1 is no cell"),
    "a source of numbers": (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": [1]}]}', "cell 1 has no text"),
    "too many cells": (as_bytes([{"cell_type": "raw"}] * 5001), "more than 5000"),
    "too large": (b" " * LARGEST_FILE + b"{}", "larger than 100 MB"),
    "too many parts": (b"[" + b"[]," * 9_000_000 + b"1]", "too many parts"),
    "a long number": (b'{"nbformat": ' + b"9" * 10_000 + b"}", "format 4"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_is_no_notebook_is_refused_in_one_sentence(what):
    data, words = UNREADABLE[what]
    began = time.process_time()

    with pytest.raises(UnreadableError, match=words) as refused:
        read(data)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
    assert time.process_time() - began < 5


def test_outputs_do_not_count():
    cells = json.loads(handed_in(HONEST))["cells"]
    for one in cells:
        if one["cell_type"] == "code":
            one["outputs"] = [{"output_type": "display_data", "data": {"image/png": "A" * 2_000_000}}]

    assert run(as_bytes(cells)) == run(handed_in(HONEST))


def test_what_is_too_long_is_left_out_and_the_rest_is_run():
    long = "x = 1\n" * (LONGEST_CELL // 6 + 1)
    many = ["y = 2\n" * 15_000] * (MOST_SOURCE // 90_000 + 2)
    reading = read(handed_in(HONEST, after={"setup": [long], "move_centroids-check": many}))

    assert [step.source for step in reading.steps if step.kind == "exercise"] == [COST, MOVE]
    assert sum(len(step.source) for step in reading.steps) <= MOST_SOURCE
    assert reading.notes[0].startswith("Too long to be run, and left out: cell 3, ")


HARD = {
    "parentheses": "(" * 50_000 + ")" * 50_000,
    "minus signs": "-" * 90_000 + "1",
    "attributes": "a" + ".b" * 45_000,
    "sums": "1" + "+1" * 45_000,
    "lambdas": "lambda: " * 10_000 + "1",
    "null": "x = '\0'",
    "half a pair": "x = '\ud800'",
    "indents": "".join(f"{' ' * n}if 1:\n" for n in range(200)),
    "escapes": "x = '\\d'",
    "spaces and a magic": " " * 90_000 + "x ?! y",
    "words and a magic": "a, " * 30_000 + "?!",
    "dots and a question": "a." * 45_000 + "?!",
}


@pytest.mark.parametrize("what", HARD)
def test_hard_source_is_read_in_no_time(what):
    began = time.process_time()
    reading = read(as_bytes([cell("mine", HARD[what]), *handed_out(NAMES)]))

    assert reading.steps
    assert time.process_time() - began < 2
    json.dumps([step.source for step in reading.steps], ensure_ascii=False).encode()


def test_text_that_is_no_python_has_all_its_words_for_names():
    assert names_used("x = '\ud800'") == {"x"}
    assert names_used("to be (") == {"to", "be"}


@pytest.mark.parametrize(
    "source",
    [
        "def f(six):\n    def g():\n        global six\n        return six\n    return g()",
        "def f(six=six):\n    return six",
        "def f(six: six):\n    return six",
        "@six\ndef f(six):\n    return six",
        "def f(six):\n    return six\nsix",
        "def f(six):\n    '''\nsix\n    '''\n    return 1",
    ],
)
def test_a_name_that_is_a_parameter_and_something_else_is_none(source):
    assert parameters(source) == set()


@pytest.mark.parametrize("name", exercise_names())
def test_no_parameter_of_an_answer_is_looked_for_outside_of_it(name):
    answers = filter(inspect.isfunction, right_answers(name).values())
    sources = [textwrap.dedent(inspect.getsource(answer)).strip() for answer in answers]

    assert [source for source in sources if parameters(source) & names_used(source)] == []


pieces = st.sampled_from(
    ["def f(", "six", ", ", "):", "\n", "\r", "\f", "    ", "return ", "=", "global ", "#", "six = 1", "class C:", "'"]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(pieces, max_size=25).map("".join))
def test_what_is_taken_for_a_parameter_is_one(rest):
    for source in (rest, f"def f(six):\n    return six{rest}"):
        if table_of(source) is not None:
            assert not parameters(source) & names_used(source)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
sources = st.text(max_size=80) | st.sampled_from([COST, MOVE, *HARD.values(), "%time x", "!", "%%"])
cells = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown", "raw"]) | values},
    optional={
        "id": st.sampled_from([one["id"] for one in handed_out(NAMES)]) | values,
        "source": sources | st.lists(sources, max_size=3) | values,
        "metadata": values,
        "outputs": values,
    },
)
notebooks = st.fixed_dictionaries(
    {"nbformat": st.just(4) | values, "cells": st.lists(cells, max_size=6) | values},
    optional={"nbformat_minor": values, "metadata": values},
)


@settings(max_examples=300, deadline=None)
@given(notebooks | values)
def test_any_json_is_read_or_refused(notebook):
    with contextlib.suppress(UnreadableError):
        reading = read(json.dumps(notebook).encode())
        assert all(isinstance(step.source, str) for step in reading.steps)
        "".join((*(step.source for step in reading.steps), *reading.notes)).encode()


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(0, 300))
def test_any_bytes_are_read_or_refused(noise, place, dropped):
    honest = handed_in(HONEST)
    for data in (noise, honest[:place] + noise + honest[place + dropped :]):
        with contextlib.suppress(UnreadableError):
            read(data)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | st.text("%!?=x \n()'\"#\\", max_size=60))
def test_any_text_has_names_and_loses_its_magics(source):
    names_used(source)
    python, dropped = without_magics(source)

    assert dropped or python == source or "%time" in source


@given(st.lists(st.text(max_size=40), max_size=5))
def test_code_cells_come_back_as_they_were_written(texts):
    texts = [text.encode("utf-8", "replace").decode() for text in texts] or [""]

    assert [one.source for one in read_cells(as_bytes([cell("a", text) for text in texts]))] == texts
