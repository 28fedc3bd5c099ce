"""The invisible widget through which a player's page and Python talk; shown right after the player.

The player lives in plain HTML, so that it outlives the kernel; this is the part that cannot.
"""

from pathlib import Path

import anywidget
import traitlets


class Bridge(anywidget.AnyWidget):
    """Carries messages between one player in the page and Python.

    =========  ==========  ======================================================
    trait      written by  meaning
    =========  ==========  ======================================================
    player     Python      the `data-km` of the player to find
    =========  ==========  ======================================================
    """

    _esm = Path(__file__).with_suffix(".js")
    player = traitlets.Unicode().tag(sync=True)

    def __init__(self, player, receive):
        super().__init__(player=player)
        self.on_msg(receive)

    def _repr_mimebundle_(self, **kwargs):
        bundle, metadata = super()._repr_mimebundle_(**kwargs)
        # An empty html outranks the text where there is no widget: an exported page shows nothing here.
        return bundle | {"text/plain": PLAIN_TEXT, "text/html": NO_HTML}, metadata


NO_HTML = "<!-- The widget above can talk to Python. -->"
PLAIN_TEXT = "The widget above can talk to Python."
