"""One page of JupyterLab: loading it, its theme and width, and clearing it away."""

import uuid
from contextlib import contextmanager

from tests.browser.server import TOKEN
from tests.browser.watch import Watch

WIDTH = 1280  # pixels, of a page before a test changes it


class Lab:
    """A page with JupyterLab in it."""

    def __init__(self, page, server):
        self.page = page
        self.server = server
        self.watch = Watch(page)

    def load(self):
        """Load JupyterLab with an empty workspace and the side bar closed."""
        self.page.goto(f"{self.server.url}lab/workspaces/w{uuid.uuid4().hex[:8]}?token={TOKEN}")
        self.page.wait_for_function("() => window.jupyterapp")
        self.page.evaluate("() => window.jupyterapp.restored.then(() => { window.jupyterapp.shell.collapseLeft(); })")

    def clear(self):
        """Close every notebook without asking, and end its kernel."""
        self.page.evaluate("() => { for (const w of [...window.jupyterapp.shell.widgets('main')]) w.dispose(); }")
        self.server.shut_kernels_down()

    def is_usable(self):
        """Say whether the page can serve another test: loaded, and no dialog in front of it."""
        return self.page.evaluate("() => Boolean(window.jupyterapp) && !document.querySelector('.jp-Dialog')")

    def set_theme(self, dark):
        """Switch to JupyterLab's own dark or light theme."""
        name = "JupyterLab Dark" if dark else "JupyterLab Light"
        self.page.evaluate("theme => { window.jupyterapp.commands.execute('apputils:change-theme', {theme}); }", name)
        self.page.wait_for_selector(f'body[data-jp-theme-name="{name}"]', state="attached")
        # JupyterLab veils the page while it changes its colours; what is measured must not be the veil.
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")

    def set_width(self, width, height=900):
        """Make the window so many pixels wide."""
        self.page.set_viewport_size({"width": width, "height": height})


@contextmanager
def lent_lab(lab_pages, browser_context, lab_server):
    """Lend a page, fresh or used, take away what was left in it, and fail if it complained."""
    if not lab_pages:
        fresh = Lab(browser_context.new_page(), lab_server)
        fresh.load()
        lab_pages.append(fresh)
    lab = lab_pages.pop()
    lab.set_width(WIDTH)
    lab.set_theme(dark=False)

    try:
        yield lab
    finally:
        complaints = lab.watch.complaints()
        lab.clear()
        lab.watch.forget()
        lab_server.forget()
        if lab.is_usable():
            lab_pages.append(lab)
        else:
            lab.page.close()
    assert not complaints, "\n".join(complaints)
