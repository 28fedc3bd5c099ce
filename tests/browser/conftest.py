"""One JupyterLab and one Chromium for all browser tests; its own notebooks, kernel and learner for each test."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import INSTALL, launch_chromium
from tests.browser.lab import Lab
from tests.browser.notebook import OpenNotebook
from tests.browser.server import LabServer

PATIENCE = 90_000  # milliseconds: a loaded machine is slow, not broken
WIDTH = 1280

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
    if not lab_pages:
        fresh = Lab(browser_context.new_page(), lab_server)
        fresh.load()
        lab_pages.append(fresh)
    lab = lab_pages.pop()
    lab.set_width(WIDTH)
    lab.set_theme(dark=False)

    yield lab

    complaints = lab.watch.complaints()
    lab.clear()
    lab.watch.forget()
    lab_server.forget()
    if lab.is_usable():
        lab_pages.append(lab)
    else:
        lab.page.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def open_notebook(lab):
    """Give a function that copies a notebook (a path, or an nbformat node) to the server and opens it."""

    def open_one(source, name="notebook.ipynb", kernel=True):
        folder = lab.server.root / "course"
        folder.mkdir(exist_ok=True)
        if isinstance(source, Path):
            name = source.name
            shutil.copy(source, folder)
        else:
            nbformat.write(source, folder / name)
        return OpenNotebook(lab, Path("course") / name).open(kernel)

    return open_one
