"""Marks of whole submissions: deserved points are not lost, undeserved ones not got, and nothing hidden is told."""

import json
import re
from dataclasses import replace

import pytest

from kmcourse.checks import Guard, judge
from kmcourse.classroom import submission_words as words
from kmcourse.classroom.grading.own_process import OwnProcess
from kmcourse.classroom.marking import marking
from kmcourse.classroom.marking.marking import NOTEBOOK_SEED, mark
from kmcourse.classroom.marking.marks import for_student, from_json, to_json
from kmcourse.classroom.marking.one_run import run_through
from kmcourse.classroom.reading.edition import EditionError, edition_of, read_edition
from kmcourse.classroom.reading.notebook_reader import read_submission
from kmcourse.classroom.sandbox.sandbox import Sandbox
from kmcourse.course_files import course_notebooks
from kmcourse.exercises import find_exercise
from tests.classroom.attacks import ASSIGN, COST, SETUP
from tests.classroom.handed_in import RIGHT, as_bytes, cell, edition, handed_in, handed_out, stub, without_ids

EDITION = edition(*RIGHT)
SUM = COST.replace(" / len(X)", "")
FARTHEST = ASSIGN.replace("argmin", "argmax")
SEED = 20260101


def outcomes(result):
    return {marked.exercise: (marked.outcome, marked.earned) for marked in result.marks}


def one(result, name="compute_cost"):
    return next(marked for marked in result.marks if marked.exercise == name)


ALL_RIGHT = {name: ("passed", 10) for name in RIGHT}


@pytest.mark.parametrize("seed", [NOTEBOOK_SEED, SEED])
def test_right_answers_get_all_points(sandbox, seed):
    result = mark(handed_in(RIGHT), EDITION, sandbox, seed)

    assert outcomes(result) == ALL_RIGHT
    assert (result.earned, result.points, result.passed) == (40, 40, True)
    assert (result.tier, result.seed, result.notes, result.cells) == (sandbox.tier, seed, (), ())


def solved(path):
    return (path.parent / "solutions" / path.name).read_bytes()


# The first asks only to see what a check says, and leaves its exercise open; the last asks nothing.
ASKING = [path for path in course_notebooks() if b"BEGIN SOLUTION" in solved(path) and b"km.check(" in solved(path)]


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.stem)
def test_the_solved_notebooks_of_the_course_pass_and_the_untouched_ones_are_not_attempted(sandbox, path):
    course = read_edition(path)
    right, untouched = mark(solved(path), course, sandbox), mark(path.read_bytes(), course, sandbox, SEED)

    assert all(marked.passed and marked.earned == 10 for marked in right.marks), right
    assert {marked.outcome for marked in untouched.marks} == {"not attempted"}
    assert untouched.cells == right.cells == ()


def test_the_same_submission_gets_the_same_result(sandbox):
    data = handed_in(RIGHT | {"compute_cost": SUM}, after={"setup": ["1/0", "print(object())"]})
    with Sandbox() as another:
        first, second = mark(data, EDITION, sandbox, SEED), mark(data, EDITION, another, SEED)

    assert to_json(first) == to_json(second)
    assert from_json(to_json(first)) == first


@pytest.mark.parametrize("seed", [NOTEBOOK_SEED, SEED])
@pytest.mark.parametrize(
    "source",
    [
        COST,
        SUM,
        "def compute_cost(X, labels, centroids):\n    return abs(X - centroids[labels]).sum(axis=1).mean()",
        "def compute_cost(X, labels, centroids):\n    print(len(X))\n    return ((X - centroids[labels]) ** 2).mean()",
        "def compute_cost(X, labels, centroids):\n    X -= centroids[labels]\n    return (X ** 2).sum(axis=1).mean()",
        "def compute_cost(X, labels, centroids):\n    return unknown_name",
        "def compute_cost(X, labels, centroids):\n    raise NotImplementedError",
        "def compute_cost(X, labels, centroids):\n    pass",
        "def compute_cost(X, labels, centroids):\n    return input('J? ')",
        "def compute_cost(X):\n    return 1.0",
        "compute_cost = lambda X, labels, centroids: 25.0",
    ],
)
def test_the_report_is_that_of_the_notebook(sandbox, source, seed):
    scope = {}
    exec(SETUP.partition("\n")[0], scope)
    exec(source, scope)
    here = judge(find_exercise("compute_cost"), Guard(scope["compute_cost"]))
    there = one(mark(handed_in({"compute_cost": source}), edition("compute_cost"), sandbox, seed))

    assert (there.outcome, there.earned, there.mistake) == (here.outcome, here.earned, here.mistake)
    texts = [re.sub(r" That was in line \d+ of your code: `.*`", "", str(r)) for r in (there.report(), here)]
    notes = [words.NOWHERE.format(name="unknown_name")] if "unknown_name" in source else []
    assert list(there.notes) == [*here.notes, *notes]
    if not notes:
        assert texts[0] == texts[1]
        assert [item.example for item in there.report().items] == [item.example for item in here.items]


BAD = {
    "an error in it": "1/0\n" + COST,
    "a syntax error": COST + "\n)",
    "an end of the process": "import os\nos._exit(1)\n" + COST,
    "another type": "compute_cost = 41",
    "a deletion": "",
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_cell_costs_one_exercise(sandbox, what):
    result = mark(handed_in(RIGHT | {"compute_cost": BAD[what]}), EDITION, sandbox, SEED)

    assert outcomes(result) == ALL_RIGHT | {"compute_cost": (one(result).outcome, 0)}
    assert one(result).message


@pytest.mark.slow
def test_a_cell_without_end_keeps_what_it_had_defined(sandbox):
    result = mark(handed_in(RIGHT | {"compute_cost": COST + "\nwhile True:\n    pass"}), EDITION, sandbox, SEED)

    assert outcomes(result) == ALL_RIGHT
    assert [run.name for run in result.cells] == ["compute_cost-exercise"]


def test_why_an_answer_is_missing_is_said(sandbox):
    stopped = mark(handed_in({"compute_cost": "1/0\n" + COST}), edition("compute_cost"), sandbox)
    gone = mark(handed_in({"compute_cost": ""}), edition("compute_cost"), sandbox)

    assert one(stopped).outcome == one(gone).outcome == "missing"
    assert "ZeroDivisionError" in one(stopped).message
    assert "its cell was not run to its end" in one(stopped).message
    assert "a cell that is no longer there" in one(gone).message
    assert (one(stopped).only_elsewhere, one(gone).only_elsewhere) == (False, True)


@pytest.mark.parametrize(
    "extra", ["1/0", "import os\nos._exit(1)", "input()", "exit()", "x = (", "import nothing_there"]
)
def test_a_failing_added_cell_costs_nothing(sandbox, extra):
    result = mark(handed_in(RIGHT, after={"setup": [extra], "assign_points-check": [extra]}), EDITION, sandbox, SEED)

    assert outcomes(result) == ALL_RIGHT
    assert {(run.kind, run.name) for run in result.cells} == {("added", "cell-3"), ("added", "cell-9")}


def test_what_their_own_functions_got_wrong_is_not_charged_twice(sandbox):
    result = mark(handed_in(RIGHT | {"assign_points": FARTHEST, "compute_cost": SUM}), EDITION, sandbox, SEED)

    assert outcomes(result)["run_kmeans"] == ("passed", 10)
    assert one(result, "run_kmeans").notes == (words.INSTEAD.format(names="`compute_cost`, `assign_points`"),)
    assert outcomes(result)["assign_points"][0] == outcomes(result)["compute_cost"][0] == "failed"
    assert outcomes(result)["move_centroids"] == ("passed", 10)


def test_who_does_not_use_what_failed_is_told_nothing_of_it(sandbox):
    run = find_exercise("run_kmeans").solution_source()
    result = mark(handed_in(RIGHT | {"assign_points": FARTHEST, "run_kmeans": run}), EDITION, sandbox, SEED)

    assert outcomes(result)["run_kmeans"] == ("passed", 10)
    assert outcomes(result)["assign_points"][0] == "failed"
    assert one(result, "run_kmeans").notes == ()


@pytest.mark.parametrize("sign", ["km.", "kmcourse."])
def test_a_mention_of_the_course_s_own_is_none(sandbox, sign):
    run = find_exercise("run_kmeans").solution_source().replace("km.", sign)
    cells = RIGHT | {"assign_points": FARTHEST, "run_kmeans": f"import kmcourse\n{run}"}

    assert one(mark(handed_in(cells), EDITION, sandbox, SEED), "run_kmeans").notes == ()


def test_the_words_of_a_student_name_the_mistake(sandbox):
    """It is named on the data of the class; the run that gives the words does not look for it again."""
    marked = one(mark(handed_in(RIGHT | {"compute_cost": SUM}), EDITION, sandbox, SEED))

    assert marked.mistake == "sum_instead_of_mean"
    assert marked.hint


@pytest.mark.parametrize(
    "use", ["globals()['assign_points']", "eval('assign_points')", "(lambda f=assign_points: f)()"]
)
def test_a_mention_in_any_cell_is_taken_for_a_use(sandbox, use):
    cells = RIGHT | {
        "assign_points": FARTHEST,
        "run_kmeans": RIGHT["run_kmeans"].replace("assign_points(", "nearest()("),
    }
    added = f"def nearest():\n    return {use}"
    result = mark(handed_in(cells, after={"setup": [added]}), EDITION, sandbox, SEED)

    assert one(result, "run_kmeans").notes == (words.INSTEAD.format(names="`assign_points`"),)


@pytest.mark.slow
def test_what_does_not_end_is_not_judged_a_second_time(sandbox):
    endless = "def run_kmeans(X, centroids, max_iterations=100):\n    while True:\n        assign_points"
    result = mark(handed_in(RIGHT | {"assign_points": FARTHEST, "run_kmeans": endless}), EDITION, sandbox, SEED)

    # With their own functions it is worth no less, and the note would be gone.
    assert one(result, "run_kmeans").notes == (words.INSTEAD.format(names="`assign_points`"),)
    assert outcomes(result)["run_kmeans"][0] == "failed"


def test_a_run_that_fits_only_their_own_functions_is_judged_with_them(sandbox):
    turned = ASSIGN.replace("(X, centroids)", "(centroids, X)", 1)
    run = RIGHT["run_kmeans"].replace("assign_points(X, centroids)", "assign_points(centroids, X)")
    result = mark(handed_in(RIGHT | {"assign_points": turned, "run_kmeans": run}), EDITION, sandbox, SEED)

    assert outcomes(result)["assign_points"][0] == "failed"
    assert outcomes(result)["run_kmeans"] == ("passed", 10)
    assert one(result, "run_kmeans").notes == ()


def test_a_function_that_was_never_written_is_there_for_those_that_build_on_it(sandbox):
    result = mark(handed_in(RIGHT | {"move_centroids": stub("move_centroids")}), EDITION, sandbox, SEED)

    assert outcomes(result) == ALL_RIGHT | {"move_centroids": ("not attempted", 0)}


def test_a_better_version_below_its_check_counts_and_a_worse_one_does_not(sandbox):
    better = handed_in({"compute_cost": SUM}, after={"compute_cost-check": [COST]})
    worse = handed_in({"compute_cost": COST}, after={"compute_cost-check": [SUM]})
    nothing = handed_in({"compute_cost": SUM}, after={"compute_cost-check": [COST.replace("return", "return -")]})
    results = [mark(data, edition("compute_cost"), sandbox, SEED) for data in (better, worse, nothing)]

    assert [one(result).earned for result in results] == [10, 10, 2]
    assert one(results[0]).notes == (words.AGAIN_BELOW.format(name="compute_cost"),)
    assert one(results[1]).notes == one(results[2]).notes == ()


def test_what_works_only_with_a_cell_that_is_gone_or_in_another_order_is_said(sandbox):
    uses = "def compute_cost(X, labels, centroids):\n    return helper(X - centroids[labels])"
    helper = "def helper(differences):\n    return (differences ** 2).sum(axis=1).mean()"
    gone = mark(handed_in({"compute_cost": uses}), edition("compute_cost"), sandbox, SEED)
    below = mark(
        handed_in({"compute_cost": uses}, after={"compute_cost-check": [helper]}), edition("compute_cost"), sandbox
    )

    assert words.NOWHERE.format(name="helper") in one(gone).notes
    assert one(gone).only_elsewhere
    assert one(below).passed
    assert not one(below).only_elsewhere


def test_a_notebook_without_ids_gets_the_same_marks(sandbox):
    answers = RIGHT | {"compute_cost": SUM}
    plain, without = (
        mark(data, EDITION, sandbox, SEED) for data in (handed_in(answers), without_ids(handed_in(answers)))
    )

    assert outcomes(plain) == outcomes(without)
    assert "lost the ids" in without.notes[0]


def test_answers_in_another_notebook_altogether_are_found_by_name(sandbox):
    data = as_bytes([cell("a", SETUP), *(cell(f"b{n}", source) for n, source in enumerate(RIGHT.values()))])

    assert outcomes(mark(data, EDITION, sandbox, SEED)) == ALL_RIGHT


def test_without_its_setup_cell_a_notebook_still_has_what_was_given(sandbox):
    cells = [one for one in json.loads(handed_in(RIGHT))["cells"] if one["id"] != "setup"]

    assert outcomes(mark(as_bytes(cells), EDITION, sandbox, SEED)) == ALL_RIGHT


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[]", handed_in(RIGHT)[:-9]])
def test_what_cannot_be_read_has_no_points_and_says_why(sandbox, data):
    result = mark(data, EDITION, sandbox, SEED)

    assert outcomes(result) == dict.fromkeys(RIGHT, ("missing", 0))
    assert result.points == 40
    assert result.problem.endswith(".")
    assert result.tier == ""
    assert from_json(to_json(result)) == result


TALKS = """
told = []
def compute_cost(X, labels, centroids):
    told.insert(0, X.tolist())  # the newest first: a text is cut where it gets long
    print(told)
    if len(X) == 30:
        raise ValueError(str(told))
    return ((X - centroids[labels]) ** 2).sum() / len(X)
"""
TELLS = """
def assign_points(X, centroids):
    raise ValueError(str(told))
"""


def test_no_text_for_a_student_depends_on_the_seed_of_the_class(sandbox):
    data = handed_in(
        RIGHT | {"compute_cost": TALKS, "assign_points": TELLS},
        after={"assign_points-check": ["raise ValueError(str(told))", "raise NameError(\"name 'a' is not defined\")"]},
    )
    results = [mark(data, EDITION, sandbox, seed) for seed in (SEED, SEED + 1)]
    shown = [to_json(replace(for_student(result), seed=0)) for result in results]

    assert shown[0] == shown[1]
    assert to_json(replace(results[0], seed=0)) != to_json(replace(results[1], seed=0)), "the teacher is told"


def test_what_fails_only_with_other_numbers_says_so_and_no_more(sandbox):
    seen, exercise = [], find_exercise("compute_cost")

    def right(X, labels, centroids):
        seen.append(float(X[0, 0]))
        return exercise.reference(X, labels, centroids)

    assert judge(exercise, Guard(right)).passed
    source = COST.replace("return", f"if X[0, 0] not in {seen}:\n        return 0.0\n    return")
    marked = one(mark(handed_in({"compute_cost": source}), edition("compute_cost"), sandbox, SEED))

    assert marked.outcome == "failed"
    assert [item.message for item in marked.items if not item.passed] == [words.ONLY_HERE]


def test_checks_that_are_not_visible_cost_points_and_tell_nothing(sandbox):
    title = "Six points with three features and two centroids"
    hiding = edition(
        "compute_cost", is_visible=lambda exercise, check: check.title != title, points={"compute_cost": 5}
    )
    one_place = COST.replace("return", "if X.shape == (6, 3):\n        return str(X)\n    return")
    data = handed_in({"compute_cost": one_place})
    full, own = one(mark(data, hiding, sandbox, SEED)), one(mark(data, hiding, sandbox, show_hidden=False))

    assert (full.outcome, full.points) == ("failed", 5)
    assert [(item.title, item.message) for item in full.items if not item.passed] == [(title, words.NOT_SHOWN)]
    assert sum(item.points for item in full.items) == full.points
    assert (own.outcome, own.earned, own.points) == ("passed", 4, 4)
    assert title not in {item.title for item in own.items}


def test_an_exercise_that_asks_for_a_value_is_judged_by_the_name_that_is_checked(sandbox):
    right = find_exercise("loop_order").reference()
    asked = edition_of(
        as_bytes([cell("order", "order = None"), cell("check", 'km.check(order, exercise="loop_order")')])
    )
    found = {
        source: mark(
            as_bytes([cell("order", source), cell("check", 'km.check(order, exercise="loop_order")')]), asked, sandbox
        )
        for source in (f"order = {right!r}", "order = [1]", "order = None", "order = print", "pass")
    }

    assert [one(result, "loop_order").outcome for result in found.values()] == [
        "passed",
        "failed",
        "not attempted",
        "not attempted",
        "missing",
    ]


@pytest.mark.parametrize(
    "answers",
    [
        RIGHT,
        RIGHT | {"compute_cost": SUM, "assign_points": FARTHEST},
        RIGHT | {"compute_cost": "import os\nos._exit(1)"},
    ],
)
def test_a_process_of_its_own_gives_the_same_result(sandbox, answers):
    data = handed_in(answers, after={"setup": ["import matplotlib.pyplot as plt\nplt.plot([1])", "import yaml"]})
    with OwnProcess() as ordinary:
        there, here = (mark(data, EDITION, place, SEED) for place in (sandbox, ordinary))

    assert replace(here, tier=sandbox.tier) == there
    assert here.tier == "own process"


@pytest.mark.parametrize(
    ("cells", "words_of_it"),
    [
        ([cell("a", "x = 1")], "asks nothing"),
        ([cell("", "x = 1")], "without an id"),
        ([cell("a", "x = (")], "cannot be read as Python"),
    ],
)
def test_what_is_no_assignment_is_refused(cells, words_of_it):
    with pytest.raises(EditionError, match=words_of_it):
        edition_of(as_bytes(cells))


def test_the_untouched_assignment_is_not_attempted(sandbox):
    result = mark(as_bytes(handed_out(RIGHT)), EDITION, sandbox, SEED)

    assert outcomes(result) == dict.fromkeys(RIGHT, ("not attempted", 0))


# A hostile cell looks for what has come to its process already.
LOOKING = """
import os
import select
import kmcourse
come = kmcourse._line[0].__self__.channel._come
if select.select([3], [], [], 0)[0]:
    come += os.read(3, 2**16)
is_there = bool(come)
"""


@pytest.mark.parametrize("is_public", [True, False])
def test_the_data_of_the_class_come_after_the_cells_that_could_look_at_them(sandbox, is_public):
    reading = read_submission(handed_in({"compute_cost": f"{LOOKING}\n{COST}"}), EDITION)

    with sandbox.submission() as student:
        run = run_through(reading, EDITION, student, SEED, False, is_public=is_public)
        is_there = student.runner("is_there", is_value=True)(()).value

    assert not run.cells
    assert is_there is is_public


def test_only_the_data_of_the_notebook_are_public(sandbox, monkeypatch):
    runs = []

    def noted(*given, is_public=False, **named):
        runs.append((given[3], is_public))
        return run_through(*given, is_public=is_public, **named)

    monkeypatch.setattr(marking, "run_through", noted)
    # It is right eleven times, which is enough for the first data; what it holds may be to blame, so it is run again.
    held = "held = []\n" + COST.replace("return (", "held.append(0)\n    return (len(held) < 12) * (")
    for seed in (NOTEBOOK_SEED, SEED):
        mark(handed_in({"compute_cost": held}), EDITION, sandbox, seed)

    assert runs == [(NOTEBOOK_SEED, True), (NOTEBOOK_SEED, True), (SEED, False), (SEED, False)]
