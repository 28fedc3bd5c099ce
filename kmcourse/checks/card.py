"""A report as a calm card for a notebook: a heading and a list, words before colours, light and dark.

It reads as well without its style, where a page strips that.
"""

import base64
import re
from html import escape

from kmcourse.pictures_of_counterexamples import counter_example

STYLE = """
.km-report { border: 1px solid var(--jp-border-color2, GrayText); border-radius: 6px; padding: 0.7em 1em;
  max-width: 52em; line-height: 1.45; color: var(--jp-content-font-color1, CanvasText); }
.km-report h3 { margin: 0 0 0.5em; font-size: 1.1em; font-weight: 600; }
.km-report p { margin: 0.3em 0; }
.km-report p.km-cause { margin-bottom: 0.8em; }
.km-report ul.km-items { list-style: none; margin: 0; padding: 0; }
.km-report .km-items li { margin: 0.5em 0; padding-left: 0.8em;
  border-left: 3px solid var(--jp-border-color2, GrayText); }
.km-report .km-items li.km-passed { border-color: var(--jp-success-color1, #2e8540); }
.km-report .km-items li.km-failed { border-color: var(--jp-warn-color1, #c25700); }
.km-report code { white-space: pre-wrap; overflow-wrap: anywhere; }
.km-report img { display: block; width: 400px; max-width: 100%; margin: 0.5em 0; color-scheme: light;
  border: 1px solid var(--jp-border-color2, GrayText); border-radius: 4px; }
body[data-jp-theme-light="false"] .km-report img, body[data-vscode-theme-kind="vscode-dark"] .km-report img,
  html[theme="dark"] .km-report img { color-scheme: dark; }
@media (prefers-color-scheme: dark) {
  body:not([data-jp-theme-light], [data-vscode-theme-kind]) .km-report img { color-scheme: dark; } }
.km-report summary { cursor: pointer; }
.km-report .km-aside { color: var(--jp-content-font-color2, GrayText); }
"""


def card(report):
    """Return a report as HTML.

    Parameters
    ----------
    report : Report

    Returns
    -------
    str
        One element with its own style; no script, nothing to load.
    """
    parts = [f'<div class="km-report"><style>{STYLE}</style>', f"<h3>{escape(report.heading)}</h3>"]
    if report.message:
        parts.append(f"<p>{sentences(report.message)}</p>")
    if report.hint:
        parts.append(f'<p class="km-cause"><strong>A likely cause:</strong> {sentences(report.hint)}</p>')
    if report.items:
        first = next((item for item in report.items if item.example), None)
        parts += ['<ul class="km-items">', *(_item(item, item is first) for item in report.items), "</ul>"]
    parts += [f'<p class="km-aside">{sentences(note)}</p>' for note in report.notes]
    return "\n".join([*parts, "</div>"])


def _item(item, open_picture):
    verdict = "km-passed" if item.passed else "km-failed"
    lines = [
        f'<li class="{verdict}"><strong>{item.verdict}:</strong> {sentences(item.title)} '
        f'<span class="km-aside">({item.worth})</span>'
    ]
    if item.call:
        lines.append(f"<p><code>{escape(item.call)}</code></p>")
    if item.message:
        lines.append(f"<p>{sentences(item.message)}</p>" if item.call else sentences(item.message))
    if item.example:
        lines.append(_picture(item.example, open_picture))
    return "\n".join([*lines, "</li>"])


def _picture(example, open_picture):
    # An <img> is left standing where a page strips inline SVG; the first is enough to begin with.
    picture = counter_example(example)
    source = base64.b64encode(picture.svg.encode()).decode()
    image = f'<img src="data:image/svg+xml;base64,{source}" alt="{escape(picture.alt)}">'
    return image if open_picture else f"<details><summary>Picture</summary>{image}</details>"


def sentences(text):
    """Return a text as HTML, with what stands between backticks as code.

    Examples
    --------
    >>> sentences("Is `a < b`?")
    'Is <code>a &lt; b</code>?'
    """
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))
