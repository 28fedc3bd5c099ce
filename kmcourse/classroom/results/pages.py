"""An HTML page that needs nothing else: no script, no network, light and dark, readable without its style."""

from html import escape

_STYLE = """
:root { color-scheme: light dark; --jp-border-color2: light-dark(#8a8f98, #6f7681);
  --jp-content-font-color1: light-dark(#1b1e23, #e8eaed); --jp-content-font-color2: light-dark(#50565f, #aeb4bd);
  --jp-success-color1: light-dark(#2e8540, #5fc676); --jp-warn-color1: light-dark(#c25700, #ff9d5c); }
body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1rem 4rem; line-height: 1.5;
  font-family: system-ui, "Noto Sans TC", sans-serif; background: light-dark(#fff, #16181c);
  color: var(--jp-content-font-color1); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.score { font-size: 1.2rem; font-weight: 600; } .aside { color: var(--jp-content-font-color2); }
.trouble { border-left: 4px solid var(--jp-warn-color1); padding-left: 0.8rem; }
.km-report { margin: 1rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.8rem 0.35rem 0; overflow-wrap: normal;
  border-bottom: 1px solid var(--jp-border-color2); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--jp-content-font-color2); padding-bottom: 0.4rem; }
caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2rem); }
a { color: light-dark(#0a58ca, #8ab8ff); }
section:target { outline: 2px solid; outline-offset: 4px; }
.bar { display: block; height: 0.75rem; background: light-dark(#3a6ea5, #7fb2e5); }
td.bars { width: 35%; vertical-align: middle; }
wbr { display: none; }
@media (max-width: 34rem) { td.bars { display: none; } td:not(.number, :has(code)) { min-width: 11rem; }
  th, td { padding-right: 0.4rem; } wbr { display: inline; } }
@media print { body { max-width: none; } }
"""
_REFUSE_THE_REST = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def page(title, body):
    """Return a page.

    Parameters
    ----------
    title : str
        Of anybody; escaped here.
    body : str
        HTML.
    """
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_REFUSE_THE_REST}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def table(caption, heads, rows, bars=None):
    """Return a table.

    Parameters
    ----------
    caption : str
    heads : list of str
    rows : list of lists
        A text is HTML already; a number stands to the right.
    bars : list of float, optional
        From 0 to 1, one a row: drawn beside it, for the eye only.
    """
    numbers = [not isinstance(value, str) for value in rows[0]]
    head = "".join(f'<th scope="col"{_CLASS[right]}>{name}</th>' for name, right in zip(heads, numbers, strict=True))
    head += '<td class="bars"></td>' if bars else ""
    # A part that scrolls has to be reached with the keyboard.
    lines = [f'<div class="wide" role="region" tabindex="0" aria-label="{caption}">']
    lines += [f"<table><caption><span>{caption}</span></caption><thead><tr>{head}</tr></thead><tbody>"]
    for i, row in enumerate(rows):
        cells = [
            f"<td{_CLASS[right]}>{f'{value:g}' if right else value}</td>"
            for value, right in zip(row, numbers, strict=True)
        ]
        bar = f'<span class="bar" style="width:{100 * bars[i]:.1f}%"></span>' if bars and bars[i] else ""
        beside = f'<td class="bars" aria-hidden="true">{bar}</td>' if bars else ""
        lines.append(f"<tr>{''.join(cells)}{beside}</tr>")
    return "\n".join([*lines, "</tbody></table></div>"])


_CLASS = {True: ' class="number"', False: ""}
