"""The widgets: every idea of the lesson under the reader's hand. One pair of files each: staircase.py + staircase.js.

How a widget is written
-----------------------
`bowl.py` holds a class on top of `player.Player`: `stem = "bowl"`, a constructor that looks at its arguments,
`data()` (what the page needs: plain numbers; arrays through `packed`), `picture()` (the still picture and its alt text,
from `kmcourse.pictures`), `plain_text`. A widget that Python listens to sets `listens = True` and has
`receive(message, buffers)`; it answers with `self.send(message, buffers)`.

`bowl.js` exports `mount(player)`, draws in `player.stage` with `elements.js`, and says one sentence with `player.say`.
`boot.js` lists what `player` has. What widgets share: `scales.js` (scales, ticks, how a number is written), `marks.js`
(points and centroids), `timeline.js` (play, step, back, scrub, speed, and the only animation loop), `controls.js` (one
of several, a slider, a switch, a button), `drag.js` (a thing to drag with pointer or arrow keys), `kmeans.js` (J and
the two half-steps), `replay.js` (a run as states, and what is to be seen between two of them), `known_run.js` and
`run_words.js` (a run in numbers and in words), `certificates.js` (what a half-step left undone), `regions.js`,
`cost_axis.js` (the axis of J), `squares.js`, `squares_layer.js` and `sum_bar.js` (squares on distances, and the same
squares end to end), `player.css` (colours `--km-ink`, `--km-quiet`, `--km-grid`, `--km-paper`, `--km-1` … `--km-8`, in
light and dark). After drawing, a widget calls `player.drawn("<step>/<J>")`: tests wait on that attribute, never on
time. Nothing moves off screen, nor unasked.

JavaScript keeps to `export function` and one-line imports, with names that no other file uses: see `compose.py`. Every
statement ends in a semicolon: a script is shortened before it is shown, see `shorten.py`.
"""

import importlib

_HOME = {
    "Staircase": "staircase",
    "Bowl": "bowl",
    "Choices": "choices",
    "Colours": "colours",
    "Playground": "playground",
    "SideBySide": "side_by_side",
    "Terms": "terms",
    "ManyStarts": "many_starts",
    "Zoo": "zoo",
}

__all__ = sorted(_HOME)


def __getattr__(name):
    if name in _HOME:
        return getattr(importlib.import_module(f"kmcourse.widgets.{_HOME[name]}"), name)
    raise AttributeError(f"kmcourse.widgets has no {name!r}; its names are {', '.join(__all__)}.")


def __dir__():
    return __all__
