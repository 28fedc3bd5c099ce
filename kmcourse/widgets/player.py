"""What every widget is: a still picture in a cell's output that a script turns into a live player.

The output holds no widget mimetype, so it lives on where there is no kernel: in a reopened notebook, in an exported
page. Where no script may run, the picture stays. The same content gives the same bytes on every machine.
"""

import base64
import hashlib
import html
import json
import sys
from functools import cache

import numpy as np

from kmcourse import pictures
from kmcourse.widgets.compose import HERE, composed_script


class Player:
    """Base of the widgets: what a subclass says about itself becomes a notebook output.

    A subclass has `stem` (its .js file), `plain_text` (one constant line that says what is shown), `data()` and
    `picture()`. One that Python listens to sets `listens` and has `receive`.
    """

    stem = ""
    plain_text = ""
    listens = False
    _bridge = None

    def data(self):
        """Return what the page needs, as plain JSON; arrays through `packed`."""
        raise NotImplementedError

    def picture(self):
        """Return the still picture of the same content, a `pictures.Picture`."""
        raise NotImplementedError

    def still(self):
        """Return what stands there until the script runs, and where none may run: HTML that needs no trust."""
        picture = self.picture()
        source = base64.b64encode(picture.svg.encode()).decode()
        return f'<img src="data:image/svg+xml;base64,{source}" alt="{html.escape(picture.alt)}">'

    def receive(self, message, buffers):
        """Take a message from the page."""

    def send(self, message, buffers=None):
        """Send a message to the page, if it listens."""
        if self._bridge is not None:
            self._bridge.send(message, buffers)

    def html(self):
        """Return the player as HTML: the picture, the data and the script that brings them to life."""
        content = json.dumps(
            {"data": self.data(), "markers": pictures.MARKERS}, sort_keys=True, ensure_ascii=False, allow_nan=False
        )
        content = content.replace("</", "<\\/").replace("<!--", "<\\u0021--")
        return (
            f'<div class="km-player{" km-listens" if self.listens else ""}" data-km="{self._name(content)}">\n'
            f"<style>{_style()}</style>\n"
            f'<div class="km-still">{self.still()}</div>\n'
            f'<script type="application/json">{content}</script>\n'
            f"<script>{composed_script(self.stem)}</script>\n"
            "</div>"
        )

    def _name(self, content):
        script = composed_script(self.stem)
        return f"{self.stem}-{hashlib.sha256((content + script).encode()).hexdigest()[:8]}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "image/svg+xml": self.picture().svg, "text/plain": self.plain_text}

    def _ipython_display_(self):
        from IPython.display import display

        bundle = self._repr_mimebundle_()
        display(bundle, raw=True)
        if self.listens and in_a_notebook():
            from kmcourse.widgets.bridge import Bridge

            name = bundle["text/html"].split('data-km="', 1)[1].split('"', 1)[0]
            self._bridge = Bridge(name, self._hear)
            display(self._bridge)

    def _hear(self, bridge, message, buffers):
        # Shown twice, it has two players: the answer goes to the one that asked.
        self._bridge = bridge
        self.receive(message, buffers)

    def __repr__(self):
        return self.plain_text


def packed(array):
    """Return an array as {kind, base64}: double precision, or the smallest whole numbers that hold it.

    Examples
    --------
    >>> packed([0, 1, 2])
    {'kind': 'u1', 'base64': 'AAEC'}
    """
    array = np.asarray(array)
    kind = "f8" if array.dtype.kind == "f" else "u1" if array.max(initial=0) < 256 else "u2"
    raw = np.ascontiguousarray(array, dtype=f"<{kind}").tobytes()
    return {"kind": kind, "base64": base64.b64encode(raw).decode()}


def in_a_notebook():
    """Whether a kernel runs this, so that somebody can answer."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return getattr(shell, "kernel", None) is not None


@cache
def _style():
    light, dark = (
        "".join(f"--km-{place}:{colour};" for place, colour in enumerate(colours, 1))
        for colours in (pictures.LIGHT, pictures.DARK)
    )
    source = (HERE / "player.css").read_text(encoding="utf-8")
    return source.replace("--km-light-palette: set;", light).replace("--km-dark-palette: set;", dark)
