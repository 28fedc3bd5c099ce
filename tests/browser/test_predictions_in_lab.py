"""A prediction in a real JupyterLab: from a click to the learner's records, and back in the debrief."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import grave_findings
from tests.browser.notebook import notebook_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASK = 'km.predict("best-mu", "Where is J lowest for 1, 2 and 12?", ["2", "5", "6.5"])'
TYPE = 'km.predict("lowest", "How low is J there?")'
OPENS = 'km.predict("first-mu", "What is J with μ at 2?", opens=km.widgets.Bowl())'
BESIDE = 'km.predicted("lowest", 74 / 3)'


@pytest.fixture
def asked(open_notebook):
    notebook = open_notebook(
        notebook_of(ask=ASK, debrief='km.predicted("best-mu")', type=TYPE, beside=BESIDE, opens=OPENS)
    )
    notebook.run_all()
    return notebook


def recorded(notebook):
    with closing(sqlite3.connect(notebook.lab.server.records / "records.sqlite")) as connection:
        return connection.execute("SELECT id, question, choice FROM predictions").fetchall()


def question(notebook, cell="ask"):
    return notebook.output_area(cell).locator(".km-player").first


def wait_for(notebook, cell_id, frame):
    expect(notebook.output_area(cell_id).locator(".km-player").first).to_have_attribute(
        "data-frame", frame, timeout=60_000
    )


def test_a_prediction_is_recorded_and_stands_in_the_debrief(asked):
    wait_for(asked, "ask", "open/none")
    wait_for(asked, "debrief", "told/none")
    assert "No prediction recorded for this question." in asked.text("debrief")

    question(asked).get_by_label("5", exact=True).check()
    question(asked).get_by_role("button", name="Record my prediction").click()

    wait_for(asked, "ask", "answered/5")
    assert recorded(asked) == [("best-mu", "Where is J lowest for 1, 2 and 12?", "5")]
    wait_for(asked, "debrief", "told/5")
    assert "You predicted: 5" in asked.text("debrief")


def test_a_skipped_question_is_recorded_and_a_second_run_does_not_ask_again(asked):
    wait_for(asked, "ask", "open/none")

    question(asked).get_by_role("button", name="Skip").click()
    wait_for(asked, "ask", "answered/none")
    asked.run("ask")

    wait_for(asked, "ask", "answered/none")
    assert recorded(asked) == [("best-mu", "Where is J lowest for 1, 2 and 12?", None)]


def test_a_question_is_answered_with_the_keyboard_alone_and_no_key_reaches_the_notebook(asked):
    wait_for(asked, "ask", "open/none")
    cells = asked.cell_ids()

    question(asked).get_by_label("2", exact=True).focus()
    asked.page.keyboard.press("Space")
    for key in ("ArrowDown", "ArrowDown", "b", "d", "d"):
        asked.page.keyboard.press(key)
    asked.page.keyboard.press("Tab")
    asked.page.keyboard.press("Enter")

    wait_for(asked, "ask", "answered/6.5")
    asked.page.keyboard.press("d")
    asked.page.keyboard.press("d")
    assert asked.cell_ids() == cells


@pytest.mark.parametrize(("key", "chosen"), [("ArrowDown", "2"), ("ArrowUp", "6.5")])
def test_who_comes_back_to_a_question_with_shift_and_tab_chooses_with_the_arrow_keys(asked, key, chosen):
    wait_for(asked, "ask", "open/none")
    asked.select("debrief")

    asked.page.keyboard.press("Shift+Tab")
    expect(question(asked).get_by_role("button", name="Skip")).to_be_focused()
    asked.page.keyboard.press(key)

    expect(question(asked).get_by_label(chosen, exact=True)).to_be_checked()
    expect(question(asked).get_by_label(chosen, exact=True)).to_be_focused()
    wait_for(asked, "ask", "open/none")


def test_an_answer_is_typed_and_stands_beside_what_happened(asked):
    wait_for(asked, "type", "open/none")
    wait_for(asked, "beside", "told/none")
    assert "What happened: 24.67" in asked.text("beside")
    cells = asked.cell_ids()

    question(asked, "type").get_by_label("How low is J there?").focus()
    for key in "about 24.7":
        asked.page.keyboard.press("Space" if key == " " else key)
    asked.page.keyboard.press("Enter")

    wait_for(asked, "type", "answered/about 24.7")
    assert recorded(asked) == [("lowest", "How low is J there?", "about 24.7")]
    wait_for(asked, "beside", "told/about 24.7")
    assert "You predicted: about 24.7" in asked.text("beside")
    assert "It happened as predicted." in asked.text("beside")
    asked.page.keyboard.press("d")
    asked.page.keyboard.press("d")
    assert asked.cell_ids() == cells


def test_a_question_to_type_an_answer_to_can_be_skipped(asked):
    wait_for(asked, "type", "open/none")

    question(asked, "type").get_by_role("button", name="Skip").click()

    wait_for(asked, "type", "answered/none")
    wait_for(asked, "beside", "told/none")
    assert recorded(asked) == [("lowest", "How low is J there?", None)]
    assert "You skipped this question." in asked.text("beside")


def test_a_widget_opens_with_the_answer_and_stays_open(asked):
    bowl = asked.output_area("opens").locator('.km-player[data-km^="bowl-"]')
    wait_for(asked, "opens", "open/none")
    expect(bowl).to_be_hidden()

    question(asked, "opens").get_by_role("button", name="Skip").click()

    wait_for(asked, "opens", "answered/none")
    expect(bowl).to_be_visible()
    asked.run("opens")
    wait_for(asked, "opens", "answered/none")
    expect(bowl).to_be_visible()


def test_what_is_stored_does_not_depend_on_what_is_recorded(asked):
    wait_for(asked, "ask", "open/none")
    before = [asked.outputs(cell) for cell in ("ask", "debrief")]
    question(asked).get_by_label("5", exact=True).check()
    question(asked).get_by_role("button", name="Record my prediction").click()
    wait_for(asked, "ask", "answered/5")

    asked.run("ask")
    asked.run("debrief")
    wait_for(asked, "debrief", "told/5")

    assert without_widgets([asked.outputs(cell) for cell in ("ask", "debrief")]) == without_widgets(before)


def without_widgets(outputs):
    """Leave out what nbval leaves out: the name of a widget that lives in the kernel."""
    widget = "application/vnd.jupyter.widget-view+json"
    return [
        [{kind: data for kind, data in output["data"].items() if kind != widget} for output in cell] for cell in outputs
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_grave_in_a_question(asked, dark):
    asked.lab.set_theme(dark)
    wait_for(asked, "ask", "open/none")

    assert grave_findings(asked.page, ".km-player") == []


def test_without_a_kernel_a_saved_question_says_to_run_the_cell(asked):
    wait_for(asked, "ask", "open/none")
    asked.save()

    asked.reopen(kernel=False)
    wait_for(asked, "ask", "closed/none")
    expect(asked.output_area("opens").locator('.km-player[data-km^="bowl-"]')).to_be_visible()
    assert "Run this cell to answer" in asked.text("ask")
    assert "Run this cell to see what you predicted." in asked.text("debrief")
    assert "Error displaying widget" not in asked.text("ask") + asked.text("debrief")

    asked.receive()
    asked.reopen(kernel=False)
    assert "Where is J lowest for 1, 2 and 12?" in asked.text("ask")
    assert "Run this cell to answer." in asked.text("ask")
    assert "Error displaying widget" not in asked.text("ask") + asked.text("debrief")
