"""The three verbs: check, hint and solution."""

import functools
import sqlite3
from collections import Counter

import numpy as np
import pytest

import kmcourse as km
from kmcourse import records, verbs
from kmcourse.exercises import exercise_names, find_exercise


@pytest.fixture(autouse=True)
def _new_session(monkeypatch):
    monkeypatch.setattr(verbs, "_rungs", {})
    monkeypatch.setattr(verbs, "_tried", Counter())
    monkeypatch.setattr(verbs, "_passed", set())


def compute_cost(X, labels, centroids):
    return ((X - centroids[labels]) ** 2).sum()


class Callable:
    def __call__(self, X, labels, centroids):
        return km.compute_cost(X, labels, centroids)


def test_an_exercise_is_found_by_the_name_of_the_function():
    assert km.check(compute_cost).exercise == "compute_cost"
    assert km.check(functools.partial(compute_cost)).exercise == "compute_cost"


@pytest.mark.parametrize(
    "answer", [Callable(), lambda X, c, mu: km.compute_cost(X, c, mu), functools.partial(Callable())]
)
def test_an_answer_without_that_name_is_found_when_the_exercise_is_named(answer):
    assert km.check(answer, exercise="compute_cost").score == 1.0


def test_what_is_meant_to_be_wrong_leaves_no_trace():
    assert not km.check(compute_cost, record=False).passed
    assert km.check(Callable(), exercise="compute_cost", record=False).passed

    assert records.attempts("compute_cost") == 0
    assert not records.has_passed("compute_cost")
    assert "Try it first" in km.hint("compute_cost")
    assert km.check(compute_cost, record=False).notes == ()


def test_without_a_name_the_report_says_how_to_give_one():
    for answer in (lambda X: 0, Callable(), 41.0, None, object(), [1, 2]):
        report = km.check(answer)
        assert report.outcome == "not attempted"
        assert "km.check(answer, exercise='compute_cost')" in report.message


ODD_CALLS = {
    "nothing at all": (lambda: km.check(), "Say what to check"),
    "an unknown name": (lambda: km.check(compute_cost, exercise="foo"), "There is no exercise called 'foo'"),
    "a name for an answer": (lambda: km.check("compute_cost"), "Give the function itself, without quotes"),
    "another text": (lambda: km.check("hello"), "Say which exercise"),
    "a result for a function": (lambda: km.check(41.0, exercise="compute_cost"), "without brackets"),
    "none for a function": (lambda: km.check(None, exercise="compute_cost"), "There is no answer yet."),
    "swapped": (lambda: km.check("compute_cost", compute_cost), "Give the function itself, without quotes"),
    "an unknown function": (lambda: km.check(len), "There is no exercise called 'len'"),
    "an odd exercise": (lambda: km.check(compute_cost, exercise=3), "Say which exercise"),
    "a path": (lambda: km.check(compute_cost, exercise="../verbs"), "There is no exercise called"),
}


@pytest.mark.parametrize(("call", "phrase"), ODD_CALLS.values(), ids=ODD_CALLS)
def test_an_odd_call_gets_a_report_that_says_how_to_call(call, phrase):
    report = call()

    assert (report.outcome, report.score, report.items) == ("not attempted", 0.0, ())
    assert phrase in report.message


def test_a_report_about_an_unknown_name_lists_the_exercises():
    message = km.check(compute_cost, exercise="foo").message

    assert all(name in message for name in exercise_names())


def test_an_object_without_an_honest_name_gets_a_report():
    class Rude:
        def __getattr__(self, name):
            raise RuntimeError("no " + name)

    assert km.check(Rude()).outcome == "not attempted"


def test_an_attempt_is_recorded_with_the_mistake_it_makes():
    km.check(compute_cost)

    with sqlite3.connect(records.home() / "records.sqlite") as store:
        rows = store.execute("SELECT exercise, outcome, score, mistake FROM checks").fetchall()
    store.close()
    assert rows == [("compute_cost", "failed", 0.2, "sum_instead_of_mean")]


@pytest.mark.parametrize("kind", ["a folder in its place", "no store at all", "not a folder"])
def test_a_broken_store_never_breaks_a_check(kind, monkeypatch, tmp_path):
    home = tmp_path / "kmcourse-work"
    if kind == "a folder in its place":
        (home / "records.sqlite").mkdir(parents=True)
    elif kind == "no store at all":
        home.mkdir()
        (home / "records.sqlite").write_bytes(b"this is no database" * 99)
    else:
        home.write_text("a file")

    report = km.check(compute_cost)

    assert (report.outcome, report.score, report.mistake) == ("failed", 0.2, "sum_instead_of_mean")
    assert len(report.notes) == 1
    assert report.notes[0].endswith(".")


def test_a_check_says_the_same_whatever_is_recorded():
    first = km.check(compute_cost)
    km.check(km.compute_cost)

    assert str(km.check(compute_cost)) == str(first)


def hint_number(words):
    return int(words.split()[1])


def test_a_hint_waits_for_an_honest_attempt():
    def stub(X, labels, centroids):
        raise NotImplementedError

    km.check(stub, exercise="compute_cost")

    assert km.hint("compute_cost") == (
        "Try it first, right or wrong: check your answer with `km.check(compute_cost)`. Then ask again."
    )
    assert "`km.check(answer, 'diagnose_program')`" in km.hint("diagnose_program")


def test_each_hint_comes_after_one_more_attempt_and_says_how_many_are_left():
    said = []
    for _ in range(3):
        km.check(compute_cost)
        said.append(km.hint("compute_cost"))
        assert km.hint(compute_cost) == said[-1]

    assert [hint_number(words) for words in said] == [1, 2, 3]
    assert said[0].endswith("\n\nTwo hints are left. The next one comes when you have checked another try.")
    assert said[1].endswith("\n\nOne hint is left. It comes when you have checked another try.")
    assert said[2].endswith("\n\nThis is the last hint. One way to write it: `km.solution('compute_cost')`.")


def test_after_many_attempts_hints_come_one_a_call_and_the_last_one_again():
    for _ in range(5):
        km.check(compute_cost)

    said = [km.hint("compute_cost") for _ in range(5)]

    assert [hint_number(words) for words in said] == [1, 2, 3, 3, 3]
    assert said[0].endswith("\n\nTwo hints are left: ask again for the next.")
    assert said[1].endswith("\n\nOne hint is left: ask again.")


def test_who_has_passed_may_see_all_the_hints_and_the_solution():
    km.check(km.compute_cost)

    assert [hint_number(km.hint("compute_cost")) for _ in range(3)] == [1, 2, 3]
    assert km.solution("compute_cost").startswith("def ")


def test_a_hint_counts_the_attempts_of_earlier_sessions():
    for _ in range(2):
        records.remember_check("compute_cost", "failed", 0.5, None)

    assert [hint_number(km.hint("compute_cost")) for _ in range(3)] == [1, 2, 2]


def test_a_ladder_of_one_rung_says_when_the_solution_comes(monkeypatch):
    exercise = find_exercise("compute_cost")
    monkeypatch.setattr(exercise, "hints", exercise.hints[:1])
    km.check(compute_cost)

    assert km.hint("compute_cost").endswith(
        "This is the last hint. When you have checked another try, there is `km.solution('compute_cost')`."
    )


def test_a_hint_and_a_solution_for_nothing_say_what_there_is():
    for verb in (km.hint, km.solution):
        for exercise in ("foo", None, 3, len):
            assert "compute_cost" in verb(exercise)


def test_a_hint_for_no_exercise_says_how_to_ask_for_one():
    for exercise in (None, 3, lambda X: X):
        assert km.hint(exercise).startswith(
            "Say for which exercise, such as km.hint('compute_cost'). The exercises are "
        )
        assert km.solution(exercise).startswith("Say for which exercise, such as km.solution('compute_cost').")
    assert km.hint(len).startswith("There is no exercise called 'len'.")


@pytest.mark.parametrize("name", exercise_names())
def test_a_solution_that_is_pasted_into_a_cell_passes(name):
    cell = {"np": np, "km": km}
    exec(km.solution(name, instructor=True), cell)

    assert km.check(cell["answer"] if find_exercise(name).value else cell[name], name).passed


def test_the_solution_waits_for_two_honest_attempts():
    def stub(X, labels, centroids):
        raise NotImplementedError

    for _ in range(3):
        km.check(stub, exercise="compute_cost")
    assert km.solution("compute_cost") == (
        "The solution comes after two tries. Try it, right or wrong, and check with `km.check(compute_cost)`."
    )

    km.check(compute_cost)
    assert km.solution("compute_cost") == (
        "The solution comes after two tries, and you have made one. A hint: `km.hint('compute_cost')`."
    )

    km.check(compute_cost)
    assert km.solution("compute_cost").startswith("def compute_cost(X, labels, centroids):")


def test_attempts_of_an_earlier_session_count():
    for _ in range(2):
        records.remember_check("compute_cost", "failed", 0.5, None)

    assert km.solution("compute_cost").startswith("def ")


def test_attempts_count_even_if_they_cannot_be_recorded(tmp_path):
    (tmp_path / "kmcourse-work").write_text("a file")

    km.check(compute_cost)
    assert hint_number(km.hint(compute_cost)) == 1
    assert km.solution(compute_cost).startswith("The solution comes")
    km.check(compute_cost)
    assert hint_number(km.hint(compute_cost)) == 2
    assert km.solution(compute_cost).startswith("def ")


def test_a_pass_counts_even_if_it_cannot_be_recorded(tmp_path):
    (tmp_path / "kmcourse-work").write_text("a file")

    km.check(km.compute_cost)

    assert km.solution("compute_cost").startswith("def ")


def test_an_instructor_sees_the_solution_at_once():
    assert km.solution("run_kmeans", instructor=True).startswith("def run_kmeans(")


def test_words_are_shown_without_quotes_and_as_paragraphs():
    km.check(compute_cost)
    hint = km.hint("compute_cost")

    assert repr(hint) == str(hint)
    assert hint._repr_html_().count("<p>") == 2
    assert "<code>" in km.solution("run_kmeans")._repr_html_()
