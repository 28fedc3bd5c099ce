"""A page that shows widgets, driven as a reader drives it; every wait is for what is drawn, never for a time."""

import re

from playwright.sync_api import expect

# Counts the frames that players ask for.
_WATCH = """
window.asked = 0;
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (f) => { window.asked += 1; return ask(f); };
window.untouchedFrame = ask;
"""


class Shown:
    """The page, with the first widget on it as the one that is asked."""

    def __init__(self, page, pieces):
        self.page = page
        self.complaints = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: asked.url.startswith("http") and self.complaints.append(asked.url))
        page.add_init_script(_WATCH)
        page.goto("about:blank")
        body = "\n".join(pieces)
        page.set_content(f'<!doctype html><html lang="en"><title>Widgets</title><body><main>{body}</main>')
        page.evaluate(
            "() => { window.escaped = []; document.addEventListener('keydown', (e) => window.escaped.push(e.key)); }"
        )
        self.root = page.locator(".km-player").first

    @property
    def state(self):
        """The number before the stroke in data-frame."""
        return float(self.frame.split("/")[0])

    @property
    def cost(self):
        """J as drawn; None before there is one."""
        cost = self.frame.split("/")[1]
        return None if cost == "none" else float(cost)

    @property
    def frame(self):
        """What the player says it has drawn."""
        return self.root.get_attribute("data-frame")

    @property
    def sentence(self):
        """The live sentence as seen."""
        return self.root.locator(".km-sentence").inner_text()

    def button(self, name):
        """Return a locator of a button."""
        return self.root.get_by_role("button", name=name, exact=True)

    def wait_for_state(self, state):
        """Wait until this whole state is drawn."""
        expect(self.root).to_have_attribute("data-frame", re.compile(rf"^{state}/"), timeout=60_000)

    def wait_for_change(self, frame):
        """Wait until something else is drawn."""
        expect(self.root).not_to_have_attribute("data-frame", frame, timeout=60_000)

    def scrub(self, state, name="Half-step"):
        """Move the slider there."""
        self.root.get_by_role("slider", name=name).fill(str(state))
        self.wait_for_state(state)

    def play_to_the_end(self, name="Half-step", play="Play", speed="4"):
        """Play at so many times the speed."""
        self.root.get_by_role("combobox", name="Speed").select_option(speed)
        self.button(play).click()
        self.wait_for_state(self.root.get_by_role("slider", name=name).get_attribute("max"))

    def record(self):
        """Begin to keep every frame that is drawn."""
        self.root.evaluate(
            "root => { window.drawn = []; new MutationObserver(() => window.drawn.push(root.dataset.frame))"
            ".observe(root, {attributes: true, attributeFilter: ['data-frame']}); }"
        )

    def recorded(self):
        """Return (state, J) of every frame kept since."""
        frames = [frame.split("/") for frame in self.page.evaluate("window.drawn")]
        return [(float(state), None if cost == "none" else float(cost)) for state, cost in frames]

    def frames_asked_for(self):
        """Let two frames pass, and return how many the players asked for meanwhile."""
        return self.page.evaluate(
            "async () => { const before = window.asked;"
            " for (let i = 0; i < 2; i += 1) await new Promise((done) => window.untouchedFrame(done));"
            " return window.asked - before; }"
        )

    def scroll_away(self):
        """Scroll until the player is far off screen, and wait until nothing asks for frames any more."""
        self.page.evaluate("document.body.style.paddingBottom = '5000px'; scrollTo(0, 4000)")
        self.page.wait_for_function(
            "async () => { const before = window.asked; await new Promise((done) => window.untouchedFrame(done));"
            " await new Promise((done) => window.untouchedFrame(done)); return window.asked === before; }"
        )

    def scroll_back(self):
        """Scroll to where the player is."""
        self.page.evaluate("scrollTo(0, 0)")

    def middle_of(self, locator):
        """Return where on the screen the middle of something is."""
        locator.scroll_into_view_if_needed()
        box = locator.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, locator, right, down, let_go=True):
        """Take hold of something and move it so many pixels."""
        x, y = self.middle_of(locator)
        before = self.frame
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y + down, steps=3)
        self.wait_for_change(before)
        if let_go:
            self.page.mouse.up()

    def listen(self):
        """Be Python: keep what the page sends."""
        self.root.evaluate(
            "root => { window.sent = []; window.port = {send: (message, buffers) =>"
            " window.sent.push([message, Array.from(new Float64Array(buffers[0]))])};"
            " root.dispatchEvent(new CustomEvent('km-port', {detail: {port: window.port}})); }"
        )

    def sent(self):
        """Return what Python would have got: (message, the numbers in the first buffer)."""
        return self.page.evaluate("window.sent")

    def answer(self, message):
        """Be Python: send the page a message."""
        self.page.evaluate("message => window.port.onMessage(message, [])", message)
