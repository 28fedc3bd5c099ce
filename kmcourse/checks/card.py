"""A report as a calm card for a notebook: a heading and a list, words before colours, light and dark.

It reads as well without its style, where a page strips that.
"""

from html import escape

STYLE = """
.km-report { border: 1px solid var(--jp-border-color2, GrayText); border-radius: 6px; padding: 0.7em 1em;
  max-width: 52em; line-height: 1.45; color: var(--jp-content-font-color1, CanvasText); }
.km-report h3 { margin: 0 0 0.5em; font-size: 1.1em; font-weight: 600; }
.km-report p { margin: 0.3em 0; }
.km-report ul { list-style: none; margin: 0; padding: 0; }
.km-report li { margin: 0.5em 0; padding-left: 0.8em; border-left: 3px solid var(--jp-border-color2, GrayText); }
.km-report li.km-passed { border-color: var(--jp-success-color1, #2e8540); }
.km-report li.km-failed { border-color: var(--jp-warn-color1, #c25700); }
.km-report code { white-space: pre-wrap; overflow-wrap: anywhere; }
.km-report .km-points { color: var(--jp-content-font-color2, GrayText); }
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
        parts.append(f"<p>{escape(report.message)}</p>")
    if report.items:
        parts += ["<ul>", *map(_item, report.items), "</ul>"]
    if report.hint:
        parts.append(f"<p><strong>A likely cause:</strong> {escape(report.hint)}</p>")
    parts += [f'<p class="km-points">{escape(note)}</p>' for note in report.notes]
    return "\n".join([*parts, "</div>"])


def _item(item):
    points = "1 point" if item.points == 1 else f"{item.points} points"
    lines = [
        f'<li class="km-{"passed" if item.passed else "failed"}"><strong>{item.verdict}:</strong> {escape(item.title)} '
        f'<span class="km-points">({points})</span>'
    ]
    if item.call:
        lines.append(f"<p><code>{escape(item.call)}</code></p>")
    if item.message:
        lines.append(f"<p>{escape(item.message)}</p>")
    return "\n".join([*lines, "</li>"])
