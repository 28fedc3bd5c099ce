"""A Chromium page that holds a widget's html and nothing else: no Jupyter, so fast and steady."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import INSTALL, launch_chromium
from tests.widgets.shown import Shown

PATIENCE = 60_000  # milliseconds: a loaded machine is slow, not broken


# Package scope, not session: Playwright keeps an event loop running, which later tests must not meet.
@pytest.fixture(scope="package")
def page_browser():
    """Give a running Chromium; without one, skip with a line that says what to install."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        if browser is None:
            pytest.skip(INSTALL)
        yield browser
        browser.close()


@pytest.fixture
def show(page_browser):
    """Give `show(widget, …, width=900, **context)`; the test fails if a page complained."""
    shown = []

    def open_page(*widgets, width=900, **options):
        context = page_browser.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(PATIENCE)
        shown.append(Shown(context.new_page(), [widget.html() for widget in widgets]))
        return shown[-1]

    yield open_page

    complaints = [line for one in shown for line in one.complaints]
    for one in shown:
        one.page.context.close()
    assert complaints == []
