"""Take pictures of every notebook as a learner sees it after Run All: light and dark, wide and narrow.

    python -m tests.browser.screenshots OUT            # all learner notebooks
    python -m tests.browser.screenshots OUT 03 04      # some of them
    python -m tests.browser.screenshots OUT --solutions

A notebook is longer than a picture that can be looked at, so it is cut into pages: OUT/03-dark-wide-2.png.
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import INSTALL, launch_chromium
from tests.browser.course import learner_edition, solved_edition
from tests.browser.lab import Lab
from tests.browser.notebook import open_copy
from tests.browser.server import LabServer

WIDTHS = {"wide": 1280, "narrow": 560}
PAGE_HEIGHT = 1400
MARGIN = 200  # more than JupyterLab's own bars above the notebook

CONTENT_HEIGHT = """
const outer = panel.node.querySelector('.jp-WindowedPanel-outer');
const bottoms = cells.map(c => c.node.getBoundingClientRect().bottom);
return Math.max(...bottoms) - outer.getBoundingClientRect().top + outer.scrollTop;
"""


def take_pictures(lab, notebook_file, out):
    """Run one notebook and photograph it page by page; return the files written."""
    notebook = open_copy(lab, notebook_file)
    notebook.run_all()
    for line in notebook.errors() + [f"{cell_id}: did not run" for cell_id in notebook.unfinished()]:
        print(f"{notebook_file.name}: {line}")
    written = []
    for theme in ("light", "dark"):
        lab.set_theme(dark=theme == "dark")
        for name, width in WIDTHS.items():
            written += _pages(notebook, width, out / f"{notebook_file.name[:2]}-{theme}-{name}")
    for line in lab.watch.complaints():
        print(f"{notebook_file.name}: {line}")
    lab.watch.forget()
    lab.clear()
    return written


def _pages(notebook, width, stem):
    """Photograph the notebook at a width, cut into pages."""
    # Cells off screen have no height until they were seen once: grow the window until everything fits.
    height, needed = 0, 900
    while height < needed:
        height = needed
        notebook.lab.set_width(width, height + MARGIN)
        notebook.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        needed = math.ceil(notebook.evaluate(CONTENT_HEIGHT))
    scroller = notebook.page.locator(".jp-WindowedPanel-outer")
    scroller.evaluate("element => element.scrollTo(0, 0)")
    box = scroller.bounding_box()
    written = []
    for page in range(math.ceil(height / PAGE_HEIGHT)):
        path = stem.with_name(f"{stem.name}-{page + 1}.png")
        top = page * PAGE_HEIGHT
        cut = {"x": box["x"], "y": box["y"] + top, "width": box["width"], "height": min(PAGE_HEIGHT, height - top)}
        notebook.page.screenshot(path=path, clip=cut)
        written.append(path)
    return written


def main(argv=None):
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="the folder for the pictures; it is made if missing")
    parser.add_argument("numbers", nargs="*", help="notebooks to take, as 03 (default: all)")
    parser.add_argument("--solutions", action="store_true", help="the solved edition instead of the learner's")
    arguments = parser.parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    edition = solved_edition() if arguments.solutions else learner_edition()
    files = [file for file in edition if not arguments.numbers or file.name[:2] in arguments.numbers]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as home:
        browser = launch_chromium(playwright)
        if browser is None:
            print(INSTALL, file=sys.stderr)
            return 1
        server = LabServer(Path(home))
        server.start()
        try:
            lab = Lab(browser.new_page(), server)
            lab.page.set_default_timeout(90_000)
            lab.load()
            for file in files:
                for picture in take_pictures(lab, file, arguments.out):
                    print(picture, flush=True)
        finally:
            browser.close()
            server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
