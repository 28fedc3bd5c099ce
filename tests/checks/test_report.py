"""A report reads the same as text and as a card, and both say everything in words."""

from html.parser import HTMLParser

import pytest

from kmcourse.checks import Item, Report
from tests.checks.small import report_of


class Words(HTMLParser):
    """The text of a page, without its style, and the tags it is made of."""

    def __init__(self, html):
        super().__init__()
        self.words, self.tags, self.open = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words += data.split()


def squashed(words):
    return "".join(words).replace("Thecall:", "").replace("`", "")


REPORTS = {
    "passed": report_of(lambda x: 2 * x),
    "named": report_of(lambda x: x * x),
    "crash": report_of(lambda x: x["<script>"]),
    "stub": report_of(lambda x: None),
    "noisy": report_of(lambda x: print("<b>hello</b> & you") or 2 * x),
}
each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


@each_report
def test_the_card_says_what_the_text_says(report):
    page = Words(report._repr_html_())

    assert squashed(page.words) == squashed(str(report).split())
    assert page.open == []


@each_report
def test_the_card_has_a_heading_and_a_list_and_nothing_that_runs_or_loads(report):
    page = Words(report._repr_html_())

    assert page.tags.count("h3") == 1
    assert page.tags.count("li") == len(report.items)
    assert not {"script", "img", "link", "iframe", "a"} & set(page.tags)
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


def test_the_score_is_the_share_of_the_points():
    items = (Item("a", True, "", 3), Item("b", False, "It gave 1; expected 2.", 1))

    assert Report("double", "failed", items).score == 0.75
    assert Report("double", "not attempted").score == 0.0


def test_a_note_is_added_without_touching_the_rest():
    report = REPORTS["named"].with_note("It could not be recorded.")

    assert (report.items, report.mistake) == (REPORTS["named"].items, "squared")
    assert str(report).endswith("It could not be recorded.")
