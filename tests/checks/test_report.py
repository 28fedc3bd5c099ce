"""A report reads the same as text and as a card, and both say everything in words."""

from html.parser import HTMLParser

import pytest

import kmcourse as km
from kmcourse.checks import Guard, Item, Report, judge
from kmcourse.exercises import assign_points, move_centroids, run_kmeans
from kmcourse.pictures_of_counterexamples import counter_example
from tests.checks.small import report_of


class Words(HTMLParser):
    """The text of a page, without its style, and the tags it is made of."""

    def __init__(self, html):
        super().__init__()
        self.words, self.tags, self.open, self.sources, self.alts = [], [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag == "img":  # has no end
            self.sources.append(dict(attributes)["src"])
            self.alts.append(dict(attributes)["alt"])
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words += data.split()


def squashed(words):
    return "".join(words).replace("Thecall:", "").replace("`", "")


def nearest_but_one(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argsort(axis=1)[:, 1 % len(centroids)]


REPORTS = {
    "passed": report_of(lambda x: 2 * x),
    "named": report_of(lambda x: x * x),
    "crash": report_of(lambda x: x["<script>"]),
    "stub": report_of(lambda x: None),
    "drawn": judge(assign_points.exercise, Guard(nearest_but_one)),
    "noisy": report_of(lambda x: print("<b>hello</b> & you") or 2 * x),
}
each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


@each_report
def test_the_card_says_what_the_text_says(report):
    page = Words(report._repr_html_())

    # What opens a picture is the card's alone; the text has no pictures.
    assert squashed(word for word in page.words if word != "Picture") == squashed(str(report).split())
    assert page.open == []


@each_report
def test_the_card_has_a_heading_and_a_list_and_nothing_that_runs_or_loads(report):
    page = Words(report._repr_html_())

    assert page.tags.count("h3") == 1
    assert page.tags.count("li") == len(report.items)
    assert not {"script", "svg", "link", "iframe", "a"} & set(page.tags)
    assert all(source.startswith("data:image/svg+xml;base64,") for source in page.sources)
    assert "http" not in report._repr_html_()
    assert " id=" not in report._repr_html_()


@each_report
def test_a_notebook_shows_the_text_beside_the_card(report):
    assert repr(report) == str(report)


def test_every_item_says_passed_or_not_yet_in_words():
    lines = str(report_of(lambda x: 2 * x if x is not None and getattr(x, "ndim", 0) == 0 else x)).splitlines()

    assert lines[0] == "double: not yet, 3 of 5 points"
    assert "passed:  Twice a number (3 points)" in lines
    assert "not yet: Twice an array (1 point)" in lines


def test_what_a_learner_prints_or_raises_cannot_become_part_of_the_page():
    assert "<b>hello" not in REPORTS["noisy"]._repr_html_()
    assert "&lt;b&gt;hello&lt;/b&gt; &amp; you" in REPORTS["noisy"]._repr_html_()


def test_a_counter_example_is_on_its_item_in_its_message_and_drawn_once_unasked():
    report = REPORTS["drawn"]
    drawn = [item for item in report.items if item.example]

    assert len(drawn) > 2
    for item in drawn:
        assert not item.passed
        assert item.example.certificate.gain in item.message
    page = Words(report._repr_html_())
    assert page.alts == [counter_example(item.example).alt for item in drawn]
    assert page.tags.count("details") == len(drawn) - 1


def test_an_answer_that_is_right_or_gives_nothing_has_no_counter_example():
    for answer in (km.assign_points, lambda X, centroids: None, lambda X, centroids: 1 / 0):
        report = judge(assign_points.exercise, Guard(answer))

        assert not any(item.example for item in report.items)


@pytest.mark.parametrize("exercise", [assign_points.exercise, move_centroids.exercise, run_kmeans.exercise])
def test_j_has_something_against_most_known_mistakes_and_nothing_against_the_reference(exercise):
    def shows(function):
        return any(item.example for item in judge(exercise, Guard(function)).items)

    assert not shows(exercise.solved)
    assert sum(shows(mistake.function) for mistake in exercise.mistakes) >= 6


def test_the_score_is_the_share_of_the_points():
    items = (Item("a", True, "", 3), Item("b", False, "It gave 1; expected 2.", 1))

    assert Report("double", "failed", items).score == 0.75
    assert Report("double", "not attempted").score == 0.0


def test_a_note_is_added_without_touching_the_rest():
    report = REPORTS["named"].with_note("It could not be recorded.")

    assert (report.items, report.mistake) == (REPORTS["named"].items, "squared")
    assert str(report).endswith("It could not be recorded.")
