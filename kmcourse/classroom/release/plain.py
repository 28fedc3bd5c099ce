"""The learner edition of a solved notebook: the same cells, with stubs where the solutions were and no outputs.

In a code cell, what is to be written by the learner stands between two marker lines:

    ### BEGIN SOLUTION
    ### END SOLUTION

Inside a function the lines between them become `raise NotImplementedError`; signature, docstring and given lines stay.
Outside a function they must be assignments, and every name assigned there is set to None, `answer = None` for one.
A marker that is nested, unclosed, stray or misspelt is an error: a solution is never handed out by a slip of the pen.
"""

import ast
import re
import textwrap
from pathlib import Path

import nbformat

_MARKER = re.compile(r"( *)### (BEGIN|END) SOLUTION\s*$")
_LIKE_A_MARKER = re.compile(r"#\s*(begin|end)[\s_-]*solution", re.IGNORECASE)
_KEPT_OF_A_CELL = ("slideshow", "tags")
_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class ReleaseError(ValueError):
    """A notebook from which no learner edition can be made; the message names the file and the cell."""


def release_plain(source, out):
    """Write the learner edition of every notebook in `source` into the folder `out`.

    Parameters
    ----------
    source : path
        A solved notebook, or a folder of them (folders inside it are not entered).
    out : path
        A folder; it is made if it does not exist. Notebooks of the same name are replaced.

    Returns
    -------
    list of Path
        What was written, in the order of the names. The same source always gives the same bytes.

    Raises
    ------
    ReleaseError
        If there is no notebook, one cannot be read, or its markers are wrong. Nothing is written then.
    """
    texts = _editions(source)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return [out / name for name in texts]


def compare_plain(source, out):
    """Say in which notebooks `out` differs from what `release_plain` would write; nothing is written.

    Parameters
    ----------
    source, out : path
        As for `release_plain`.

    Returns
    -------
    list of str
        One sentence a notebook that is missing, stale or without a source; empty when all agree.

    Raises
    ------
    ReleaseError
        As `release_plain`.
    """
    texts = _editions(source)
    out = Path(out)
    differences = []
    for name, text in texts.items():
        if not (out / name).exists():
            differences.append(f"{out / name} is missing.")
        elif (out / name).read_bytes() != text.encode():
            differences.append(f"{out / name} is not what its solved notebook gives: release it again.")
    if Path(source).is_dir():
        strangers = sorted(path.name for path in out.glob("*.ipynb") if path.name not in texts)
        differences += [f"{out / name} has no solved notebook in {source}." for name in strangers]
    return differences


def learner_edition(notebook, name="the notebook"):
    """Make the learner edition of one notebook.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        The solved notebook, of format 4.5 or later; it is not changed.
    name : str
        What to call it in an error.

    Returns
    -------
    nbformat.NotebookNode
        The same cells under the same ids, without solutions, outputs and execution counts.

    Raises
    ------
    ReleaseError
        If the notebook has no cell ids, or its markers are wrong.
    """
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        raise ReleaseError(f"{name} has no cell ids: save it in notebook format 4.5 or later.")
    edition = nbformat.from_dict(notebook)
    tidy_metadata(edition)
    for cell in edition.cells:
        try:
            cell.source = without_solutions(cell.source)
        except ReleaseError as error:
            raise ReleaseError(f"{name}, cell {cell.id}: {error}\n\n{textwrap.indent(cell.source, '    ')}") from None
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return edition


def without_solutions(source):
    r"""Replace every solution region of a cell's source by its stub.

    Raises
    ------
    ReleaseError
        If a marker is nested, unclosed, stray or misspelt, or the region is neither in a function nor assignments.

    Examples
    --------
    >>> print(without_solutions("### BEGIN SOLUTION\nanswer = 41\n### END SOLUTION"))
    answer = None
    """
    return with_regions(source, lambda region, stubs: stubs)


def with_regions(source, write):
    """Return a cell's source with something in the place of each solution region.

    Parameters
    ----------
    source : str
    write : callable
        write(region, stubs) -> lines. The region is given with its two markers.

    Raises
    ------
    ReleaseError
        As `without_solutions`.
    """
    lines, kept, begin = source.splitlines(), [], None
    for number, line in enumerate(lines, start=1):
        marker = _MARKER.match(line)
        if not marker and _LIKE_A_MARKER.search(line):
            raise ReleaseError(f"Line {number} is nearly a marker, which stands alone and reads ### BEGIN SOLUTION.")
        if marker and marker[2] == "BEGIN":
            if begin:
                raise ReleaseError(f"Line {number} begins a solution inside the one that began in line {begin}.")
            begin, indent = number, marker[1]
        elif marker:
            if not begin:
                raise ReleaseError(f"Line {number} ends a solution that never began.")
            if marker[1] != indent:
                raise ReleaseError(f"The markers in lines {begin} and {number} are not indented alike.")
            kept += write(lines[begin - 1 : number], [indent + stub for stub in _stubs(lines, begin, number)])
            begin = None
        elif not begin:
            kept.append(line)
    if begin:
        raise ReleaseError(f"The solution that begins in line {begin} never ends.")
    return "\n".join(kept)


def _stubs(lines, begin, end):
    try:
        tree = ast.parse("\n".join(lines))
        statements = ast.parse(textwrap.dedent("\n".join(lines[begin : end - 1]))).body
    except SyntaxError as error:
        raise ReleaseError(f"It cannot be read as Python: {error}.") from None
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    if any(function.lineno < begin < function.end_lineno for function in functions):
        return ["raise NotImplementedError"]
    names = [target for statement in statements for target in getattr(statement, "targets", [None])]
    if not names or not all(isinstance(name, ast.Name) for name in names):
        raise ReleaseError(f"The solution in lines {begin} to {end} must be in a function, or set plain names.")
    return [f"{name} = None" for name in dict.fromkeys(name.id for name in names)]


def _editions(source):
    return {path.name: as_text(learner_edition(read_notebook(path), path)) for path in notebooks_in(source)}


def notebooks_in(source):
    """Return the path of a notebook in a list, or the paths of all notebooks in a folder, in the order of the names."""
    source = Path(source)
    paths = sorted(source.glob("*.ipynb")) if source.is_dir() else [source]
    if not paths:
        raise ReleaseError(f"There is no notebook in {source}.")
    return paths


def tidy_metadata(notebook):
    """Leave, of a notebook's metadata, kernel and language; of a cell's, slides and tags. The notebook is changed."""
    notebook.metadata = nbformat.from_dict(_METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({key: cell.metadata[key] for key in _KEPT_OF_A_CELL if key in cell.metadata})


def read_notebook(path):
    """Read a notebook as it is, without upgrading its format; a ReleaseError says why it cannot be read."""
    try:
        return nbformat.read(path, as_version=nbformat.NO_CONVERT)
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{path} cannot be read as a notebook: {error}.") from None


def as_text(notebook):
    """Return a notebook as the text of its file: the same notebook always gives the same text."""
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"
