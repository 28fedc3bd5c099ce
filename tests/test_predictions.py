import re

import pytest

import kmcourse as km
from kmcourse import records
from kmcourse.widgets.predict import Predict
from kmcourse.widgets.predicted import Predicted

QUESTION = "Where is J lowest for 1, 2 and 12?"


def ask(choices=("2", "5", "6.5")):
    return km.predict("best-mu", QUESTION, choices)


@pytest.fixture
def said(monkeypatch):
    """Collect what is said to the page; there is none here, and no kernel that a message could come from."""
    messages = []
    monkeypatch.setattr(Predict, "send", lambda self, message, buffers=None: messages.append(message))
    return messages


def test_an_answer_from_the_page_is_recorded_with_its_question(said):
    ask().receive({"choice": 1}, [])

    assert said == [{"recorded": True, "answered": True, "choice": "5", "note": None}]
    assert records.first_answer("best-mu")[:2] == (QUESTION, "5")


def test_the_first_answer_stays(said):
    ask().receive({"choice": 1}, [])
    ask().receive({"choice": 2}, [])

    assert said[1] == {"recorded": True, "answered": True, "choice": "5", "note": None}


def test_a_skipped_question_is_recorded(said):
    ask().receive({"choice": None}, [])

    assert said == [{"recorded": True, "answered": True, "choice": None, "note": None}]
    assert records.first_answer("best-mu").choice is None


def test_a_page_that_only_asks_records_nothing(said):
    ask().receive({}, [])

    assert said == [{"recorded": False, "answered": False, "choice": None, "note": None}]
    assert records.first_answer("best-mu") is None


@pytest.mark.parametrize("choice", [-1, 3, "1", True, 1.0, [1]])
def test_a_choice_that_was_not_offered_is_not_recorded(said, choice):
    ask().receive({"choice": choice}, [])

    assert records.first_answer("best-mu") is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("5", "5"),
        ("  it  falls\n", "it falls"),
        ("≈ 24,7", "≈ 24,7"),
        ("é" * 500, "é" * 200),
        ("a\x00\x1b[1mb", "a [1mb"),
    ],
)
def test_a_typed_answer_is_recorded_as_one_line_of_what_can_be_seen(said, typed, kept):
    km.predict("best-mu", QUESTION).receive({"typed": typed}, [])

    assert said == [{"recorded": True, "answered": True, "choice": kept, "note": None}]
    assert records.first_answer("best-mu")[:2] == (QUESTION, kept)


@pytest.mark.parametrize("typed", ["", " \n", None, 5, ["5"]])
def test_nothing_typed_is_not_recorded(said, typed):
    km.predict("best-mu", QUESTION).receive({"typed": typed}, [])

    assert said == [{"recorded": False, "answered": False, "choice": None, "note": None}]
    assert records.first_answer("best-mu") is None


def test_words_are_no_answer_where_there_are_choices(said):
    ask().receive({"typed": "5"}, [])

    assert records.first_answer("best-mu") is None


def test_a_question_to_type_an_answer_to_can_be_skipped(said):
    km.predict("best-mu", QUESTION).receive({"choice": None}, [])

    assert records.first_answer("best-mu").choice is None


def test_where_nothing_can_be_recorded_the_page_is_told_so_and_still_goes_on(said, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("KMCOURSE_HOME", str(tmp_path / "file"))

    ask().receive({"choice": 0}, [])

    (message,) = said
    assert (message["recorded"], message["answered"], message["choice"]) == (False, True, "2")
    assert message["note"].startswith("Not recorded, and nothing else is lost")


def test_what_a_notebook_stores_does_not_depend_on_the_records():
    asked, told = ask()._repr_mimebundle_(), km.predicted("best-mu")
    told_html = told.html()
    records.remember_prediction("best-mu", QUESTION, "5")

    assert ask()._repr_mimebundle_() == asked
    assert told.html() == told_html
    assert "You predicted" not in re.sub(r"<script>.*</script>", "", told_html, flags=re.DOTALL)


def test_without_a_script_the_question_is_text_that_says_what_to_do():
    still = km.predict("best-mu", "Is 1 < 2?", ["yes & no", "<b>"]).still()

    assert "Is 1 &lt; 2?" in still
    assert "<li>yes &amp; no</li><li>&lt;b&gt;</li>" in still
    assert "Run this cell to answer." in still


def test_at_a_python_prompt_the_debrief_says_what_is_recorded():
    assert repr(km.predicted("best-mu")) == "No prediction recorded for this question."

    records.remember_prediction("best-mu", QUESTION, "5")
    records.remember_prediction("best-k", QUESTION, None)

    assert repr(km.predicted("best-mu")) == "You predicted: 5"
    assert repr(km.predicted("best-k")) == "You skipped this question."


def test_what_happened_stands_beside_what_was_predicted():
    records.remember_prediction("best-mu", QUESTION, "5")
    records.remember_prediction("best-k", QUESTION, None)

    assert repr(km.predicted("best-mu", 5)) == "You predicted: 5\nWhat happened: 5\nIt happened as predicted."
    assert repr(km.predicted("best-mu", 74 / 3)) == "You predicted: 5\nWhat happened: 24.67\nIt turned out differently."
    assert repr(km.predicted("best-mu", "at the mean")) == "You predicted: 5\nWhat happened: at the mean"
    assert repr(km.predicted("best-k", 5)) == "You skipped this question.\nWhat happened: 5"
    assert repr(km.predicted("never-asked", "5")) == "No prediction recorded for this question.\nWhat happened: 5"


@pytest.mark.parametrize(("happened", "agrees"), [(5, True), (6, False), ("the mean", None), (None, None)])
def test_the_page_is_told_whether_it_came_true(monkeypatch, happened, agrees):
    messages = []
    monkeypatch.setattr(Predicted, "send", lambda self, message, buffers=None: messages.append(message))
    records.remember_prediction("best-mu", QUESTION, "5.0")

    km.predicted("best-mu", happened).receive({}, [])

    assert messages[0]["agrees"] is agrees


def test_what_happened_is_shown_where_no_script_runs():
    assert '<p class="km-question">What happened: 1 &lt; 2</p>' in km.predicted("best-mu", "1 < 2").still()


@pytest.mark.parametrize(
    ("happened", "message"),
    [
        ("", "happened is an empty text"),
        (float("nan"), "happened is nan; expected what turned out, as a text or a finite number."),
        (True, "happened is True;"),
        ([5], "happened is [5];"),
    ],
)
def test_what_happened_is_a_text_or_a_number(happened, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        km.predicted("best-mu", happened)


@pytest.mark.parametrize("id", ["", "Best μ", "best mu", "-best", 7, None])
def test_an_id_that_is_no_name_is_refused(id):
    message = f'id is {id!r}; expected small letters, digits and hyphens, such as "best-mu".'
    with pytest.raises(ValueError, match=re.escape(message)):
        km.predict(id, QUESTION, ["2", "5"])
    with pytest.raises(ValueError, match=re.escape(message)):
        km.predicted(id)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ([], "choices has 0 entries; expected at least two."),
        (["2"], "choices has 1 entries; expected at least two."),
        ("25", "choices is '25'; expected a list of at least two texts."),
        (7, "choices is 7; expected a list of at least two texts."),
        (["2", 5], "choices[1] is 5; expected a text."),
        (["2", " "], "choices[1] is ' '; expected a text."),
        (["2", "5", "2"], "choices has '2' more than once; a reader could not tell which one they chose."),
    ],
)
def test_choices_that_are_none_are_refused(choices, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        ask(choices)


@pytest.mark.parametrize("opens", ["Bowl()", km.widgets.Bowl, 7])
def test_what_opens_with_the_answer_is_a_widget(opens):
    with pytest.raises(ValueError, match=r"^opens is .*; expected a widget, such as km\.widgets\.Bowl\(\)\.$"):
        km.predict("best-mu", QUESTION, opens=opens)


def test_a_widget_that_opens_with_the_answer_is_shown_after_the_question(capsys):
    km.predict("best-mu", QUESTION, opens=km.widgets.Bowl())._ipython_display_()
    shown = capsys.readouterr().out

    assert shown.index("Predict first") < shown.index("The bowl of the points 1 and 11")


@pytest.mark.parametrize("question", ["", "  ", None, 7])
def test_a_question_without_words_is_refused(question):
    with pytest.raises(ValueError, match="expected a sentence"):
        km.predict("best-mu", question, ["2", "5"])
