"""A widget's player in a cell's output: what it says it has drawn, and its controls."""

import json
import re

from playwright.sync_api import expect


class Player:
    """The first player of a kind in a page; what it has drawn is read from `data-frame`: "<state>/<J>"."""

    def __init__(self, page, stem):
        self.page = page
        self.root = page.locator(f'.km-player[data-km^="{stem}-"]').first
        self.root.scroll_into_view_if_needed()
        self.root.locator(".km-live").wait_for()

    @property
    def state(self):
        """How far it is: the number before the stroke."""
        return float(self._frame()[0])

    @property
    def cost(self):
        """The J it has drawn, or None where there is none yet."""
        cost = self._frame()[1]
        return None if cost == "none" else float(cost)

    def content(self):
        """Return what Python wrote into the page for it."""
        return json.loads(self.root.locator('script[type="application/json"]').text_content())["data"]

    def button(self, name):
        """Return a locator of the button with this name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def wait_for_state(self, state):
        """Wait until the whole state is drawn."""
        expect(self.root).to_have_attribute("data-frame", re.compile(rf"^{state}/"))

    def wait_for_change(self, frame):
        """Wait until something else is drawn than `frame`."""
        expect(self.root).not_to_have_attribute("data-frame", frame)

    @property
    def frame(self):
        """The attribute as it stands."""
        return self.root.get_attribute("data-frame")

    def _frame(self):
        return self.frame.split("/")


def tab_until(page, locator, key="Tab", presses=200):
    """Press Tab (or Shift+Tab) until the element has the focus, as somebody without a mouse does."""
    for _ in range(presses):
        page.keyboard.press(key)
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{presses} times {key} do not lead to {locator}")


def press_commands(page):
    """Press the keys that JupyterLab would take for commands: insert, delete, cut, undo, change the kind of a cell."""
    for key in ("b", "a", "d", "d", "x", "z", "m", "y"):
        page.keyboard.press(key)
