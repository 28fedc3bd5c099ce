"""A notebook as one page: slides to show, or sheets to print. Nothing is fetched when the page is opened.

Slides are what JupyterLab says they are: a cell's `slideshow.slide_type` is "slide", "fragment", "notes", "skip" or
"-". A cell's output is shown, its code is not. The slides are moved by reveal.js, which stands in the page with the
widgets' own scripts; formulas are MathML, which browsers draw by themselves. A sheet begins where a slide would.
"""

import html
import re
from pathlib import Path

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from kmcourse.classroom.release.plain import ReleaseError, read_notebook

_FILES = Path(__file__).parent / "slide_files"
_BEGINS = ("slide", "subslide")


def slides_page(path):
    """Return a notebook as a page of slides.

    Parameters
    ----------
    path : path
        A notebook with its outputs stored; it is not run.

    Returns
    -------
    str
        HTML that needs no other file. Arrow keys change slides, `s` opens the speaker's window with the notes, `o` the
        overview, `f` fills the screen; with `?print-pdf` after the address it can be printed.

    Raises
    ------
    ReleaseError
        If it cannot be read, has no slide, or has a code cell that was not run.
    """
    notebook = _executed(path)
    sections = "\n".join(f"<section>\n{_slide(cells)}\n</section>" for cells in _slides(notebook.cells, path))
    script = "\n".join(f"<script>\n{_file(name)}\n</script>" for name in ("reveal.js", "reveal-notes.js", "start.js"))
    body = f'<div class="reveal"><div class="slides">\n{sections}\n</div></div>\n{script}'
    return _page(_title(notebook, path), ("reveal.css", "slides.css"), body)


def paper_page(path):
    """Return a notebook as sheets to print: a sheet a slide, notes and skipped cells left out, no script.

    Parameters
    ----------
    path : path
        A notebook with its outputs stored; it is not run.

    Returns
    -------
    str
        HTML that needs no other file. Of a widget it holds the still picture.

    Raises
    ------
    ReleaseError
        As `slides_page`.
    """
    notebook = _executed(path)
    sheets = (
        "\n".join(_content(cell, still=True) for cell in cells if _kind(cell) != "notes")
        for cells in _slides(notebook.cells, path)
    )
    body = "<main>\n" + "\n".join(f"<section>\n{sheet}\n</section>" for sheet in sheets) + "\n</main>"
    return _page(_title(notebook, path), ("paper.css",), body)


class _WithMathML(IPythonRenderer):
    def inline_math(self, body):
        return convert(body)

    def block_math(self, body):
        return convert(body, display="block")


def _executed(path):
    notebook = read_notebook(path)
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None:
            raise ReleaseError(f"{path}, cell {cell.get('id', '?')}, was not run: a slide shows what a cell shows.")
    return notebook


def _kind(cell):
    return cell.metadata.get("slideshow", {}).get("slide_type", "-")


def _slides(cells, path):
    """Return the cells of every slide; what stands before the first slide belongs to none."""
    slides = []
    for cell in cells:
        kind = _kind(cell)
        if kind in _BEGINS:
            slides.append([])
        if slides and kind != "skip":
            slides[-1].append(cell)
    if not slides:
        raise ReleaseError(f'{path} has no slide: no cell has the slide type "slide".')
    return slides


def _slide(cells):
    parts, in_fragment = [], False
    for cell in cells:
        kind = _kind(cell)
        if kind == "notes":
            parts.append(f'<aside class="notes">\n{_content(cell)}\n</aside>')
            continue
        if kind == "fragment":
            parts.append("</div>" * in_fragment + '<div class="fragment">')
            in_fragment = True
        parts.append(_content(cell))
    return "\n".join(parts + ["</div>"] * in_fragment)


def _content(cell, still=False):
    if cell.cell_type == "raw":
        return ""
    if cell.cell_type == "markdown":
        renderer = _WithMathML(escape=False, exclude_anchor_links=True)
        return f'<div class="text">\n{MarkdownWithMath(renderer=renderer).render(cell.source)}</div>'
    return "\n".join(_output(output, still) for output in cell.get("outputs", []))


def _output(output, still):
    if output.output_type == "stream":
        return f"<pre>{html.escape(output.text)}</pre>"
    data = output.get("data", {})
    if any("widget-view" in kind for kind in data):
        return ""  # a widget's line to Python, which is not there
    shown = data.get("text/html")
    if shown is None:
        return f"<pre>{html.escape(data.get('text/plain', ''))}</pre>"
    if still and (player := re.search(r'<div class="km-still">(.*?)</div>', shown, re.DOTALL)):
        return player[1]
    return shown


def _title(notebook, path):
    texts = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = (line[2:] for text in texts for line in text.splitlines() if line.startswith("# "))
    return next(headings, Path(path).stem)


def _page(title, styles, body):
    style = "\n".join(map(_file, styles))
    # The widgets take their light colours from this attribute: a projector's paper is white.
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{html.escape(title)}</title>\n'
        f'<style>\n{style}\n</style>\n</head>\n<body data-jp-theme-light="true">\n{body}\n</body>\n</html>\n'
    )


def _file(name):
    return (_FILES / name).read_text(encoding="utf-8")
