"""One JupyterLab and one Chromium for all browser tests; its own notebooks, kernel and learner for each test."""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import INSTALL, launch_chromium
from tests.browser.lab import WIDTH, lent_lab
from tests.browser.notebook import open_copy
from tests.browser.server import LabServer

PATIENCE = 60_000  # milliseconds: a loaded machine is slow, not broken

# Package scope, not session: Playwright keeps an event loop running, which later tests must not meet.


@pytest.fixture(scope="package")
def chromium():
    """Give a running Chromium; without one, skip with a line that says what to install (in CI: fail)."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        if browser is None:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(INSTALL)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def browser_context(chromium):
    """Give the context that all pages share, so that JupyterLab's files are fetched once."""
    context = chromium.new_context(viewport={"width": WIDTH, "height": 900})
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context
    context.close()


@pytest.fixture(scope="package")
def lab_server(tmp_path_factory, chromium):
    """Start JupyterLab once for all."""
    server = LabServer(tmp_path_factory.mktemp("lab"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="package")
def lab_pages(browser_context, lab_server):
    """Give the page that the tests hand on: loading JupyterLab takes longer than most of them."""
    return []


@pytest.fixture
def lab(lab_pages, browser_context, lab_server):
    """Give a JupyterLab page in light colours; the test fails if it complained or asked for anything outside."""
    with lent_lab(lab_pages, browser_context, lab_server) as lab:
        yield lab


@pytest.fixture
def open_notebook(lab):
    """Give `open_notebook(source, kernel=True)`: it copies a notebook to the server and opens it."""
    return lambda source, kernel=True: open_copy(lab, source, kernel)


@pytest.fixture(scope="module")
def notebook_after_run_all(request, lab_pages, browser_context, lab_server):
    """Give the notebook that the test's parameter names, run from top to bottom, to all tests of a module."""
    with lent_lab(lab_pages, browser_context, lab_server) as lab:
        notebook = open_copy(lab, request.param)
        notebook.run_all()
        yield notebook
