"""Whatever a learner's function does, a check ends in a report that says it in sentences."""

import builtins
import contextlib
import subprocess
import sys
import warnings

import numpy as np
import pytest

import kmcourse as km
from tests.checks import odd_answers

RIGHT = km.compute_cost


RAISED = {
    "value_error": "ValueError: the rows at 0x… do not fit.",
    "exits": "It left Python",
    "recurses": "called itself without end",
    "generator_exit": "GeneratorExit",
    "interrupts_itself": "KeyboardInterrupt",
    "own_kind": "Oops: mine",
    "without_words": "OddError",
    "asks": "It asked for input",
    "reads": "It asked for input",
    "too_few_parameters": "takes 1 positional argument but 3 were given",
    "one_index_too_far": "of your code: `return X[len(X)]`",
}
GIVEN = {
    "nothing": "Is a `return` missing?",
    "text": "It gave '41'; expected one number.",
    "a_generator": "It gave a generator; expected one number.",
    "a_map": "It gave a map object",
    "a_function": "It gave a function instead of what a function returns",
    "true": "It gave True; expected one number.",
    "nan": "Was something divided by zero?",
    "complex_number": "It gave the complex number 41+0j",
    "one_row": "It gave an array of shape (2,), [1, 81]; expected one number.",
    "in_brackets": "It gave an array of shape (1,), [41]; expected one number.",
    "masked": "It gave a masked array of shape (1,)",
    "objects": "It gave an array of Python objects",
    "a_dict": "It gave a dict",
    "ragged": "It gave rows of different lengths, [[1], [1, 2]]",
    "itself_in_a_list": "too deeply nested",
    "pretends_to_be_equal": "It gave 1.5; expected 41.",
}


def report_of(answer):
    return km.check(answer, exercise="compute_cost")


@pytest.mark.parametrize("name", RAISED)
def test_what_an_answer_raises_is_reported(name):
    report = report_of(getattr(odd_answers, name))

    assert (report.outcome, report.score) == ("failed", 0.0)
    assert RAISED[name] in report.items[0].message
    assert "The call: compute_cost(X=[[1], [11]], labels=[0, 0], centroids=[[2]])" in str(report)
    assert "Traceback" not in str(report)


@pytest.mark.parametrize("name", GIVEN)
def test_what_an_answer_gives_is_named_and_what_was_expected(name):
    report = report_of(getattr(odd_answers, name))

    assert (report.outcome, report.passed) == ("failed", False)
    assert GIVEN[name] in report.items[0].message


@pytest.mark.parametrize("name", [*RAISED, "nothing", "a_generator", "masked"])
def test_one_failure_is_told_once(name):
    report = report_of(getattr(odd_answers, name))

    told = [item.message for item in report.items if item.message != "The same happened here."]

    assert len(told) == 1


def test_every_odd_answer_has_its_words():
    functions = {
        name for name, value in vars(odd_answers).items() if getattr(value, "__module__", "") == odd_answers.__name__
    }

    assert functions - {"OddError"} == {*RAISED, *GIVEN}


def test_a_print_is_kept_from_the_page_and_noted_at_no_cost(capsys):
    def compute_cost(X, labels, centroids):
        print("X has", len(X), "rows" * 100)
        print("and more", file=sys.stderr)
        return RIGHT(X, labels, centroids)

    report = km.check(compute_cost)

    assert report.score == 1.0
    assert report.notes[0].startswith("Your function printed “X has 2 rowsrows")
    assert len(report.notes[0]) < 200
    assert capsys.readouterr() == ("", "")


def test_a_flood_of_prints_takes_no_room():
    def compute_cost(X, labels, centroids):
        for _ in range(2000):
            print("x" * 1000)
        return RIGHT(X, labels, centroids)

    assert len(str(km.check(compute_cost))) < 1500


def test_a_warning_is_noted_at_no_cost():
    def compute_cost(X, labels, centroids):
        np.array([0.0]) / 0
        return RIGHT(X, labels, centroids)

    report = km.check(compute_cost)

    assert report.score == 1.0
    assert [note.split("“")[1].split("”")[0] for note in report.notes] == ["invalid value encountered in divide"]


def test_a_learners_own_strictness_of_numpy_does_not_reach_the_check():
    def compute_cost(X, labels, centroids):
        np.array([0.0]) / 0
        return RIGHT(X, labels, centroids)

    with np.errstate(all="raise"):
        assert km.check(compute_cost).passed


def test_an_answer_that_catches_the_question_for_input_goes_on():
    def compute_cost(X, labels, centroids):
        with contextlib.suppress(EOFError):
            input("press enter")
        return RIGHT(X, labels, centroids)

    assert km.check(compute_cost).passed


def test_input_print_and_warnings_are_as_before_after_a_check():
    before = builtins.input, sys.stdin, sys.stdout, sys.stderr, list(warnings.filters)

    for answer in (odd_answers.asks, odd_answers.exits, odd_answers.nothing):
        report_of(answer)

    assert before == (builtins.input, sys.stdin, sys.stdout, sys.stderr, list(warnings.filters))


@pytest.mark.parametrize("dtype", [float, int])
def test_only_the_item_about_it_is_lost_by_changing_the_input(dtype):
    def compute_cost(X, labels, centroids):
        J = RIGHT(X, labels, centroids)
        X *= 0
        return J

    report = km.check(compute_cost)

    assert [item.title for item in report.items if not item.passed] == ["X, labels and centroids stay as they were"]
    assert report.score == 0.9
    assert "X is not what it was before" in str(report)


def test_a_name_that_only_part_of_the_answer_raises_is_no_untouched_stub():
    def compute_cost(X, labels, centroids):
        if X.shape[1] > 1:
            raise NotImplementedError
        return RIGHT(X, labels, centroids)

    report = km.check(compute_cost)

    assert report.outcome == "failed"
    assert 0 < report.score < 1


ANSWERS = """
import numpy as np, kmcourse as km
def right(X, labels, centroids): return km.compute_cost(X, labels, centroids)
def summed(X, labels, centroids): return ((X - centroids[labels]) ** 2).sum()
def crash(X, labels, centroids): return {object(): 1, "a": 2}[object()]
def odd(X, labels, centroids): return {frozenset("abcdef")}
def printed(X, labels, centroids): print(object(), {"b", "a", "c"} and object()); return right
def stub(X, labels, centroids): raise NotImplementedError
for answer in (right, summed, crash, odd, printed, stub):
    report = km.check(answer, exercise="compute_cost")
    print(report, report._repr_html_(), report.mistake)
"""


def test_the_same_answer_gets_the_same_bytes_in_every_process(monkeypatch):
    outputs = set()
    for seed in ("0", "random"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        done = subprocess.run([sys.executable, "-c", ANSWERS], capture_output=True, check=True)
        assert done.stderr == b""
        outputs.add(done.stdout)

    assert len(outputs) == 1
    assert b"sum_instead_of_mean" in outputs.pop()
