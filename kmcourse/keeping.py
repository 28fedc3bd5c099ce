"""my_kmeans.py: the learner's own functions, each written there when its check passes.

The file lies beside the learner's notebooks and is theirs to read and to change. Later notebooks take the functions
from it one by one, so that one that is missing or broken costs only itself.
"""

import ast
from datetime import datetime

from kmcourse.records import home

NAME = "my_kmeans.py"
HEADER = '''"""My own K-means: every function here passed its check. kmcourse adds the next ones."""

import numpy as np

import kmcourse as km
'''


def keep(name, source):
    """Write a function into my_kmeans.py, in place of an earlier one of that name.

    Parameters
    ----------
    name : str
        What the function is called.
    source : str
        Its definition, as it stands in the learner's cell.

    Returns
    -------
    str
        Empty, or a sentence for the learner: why it was not written, or that an unreadable file was set aside.
    """
    try:
        path = home() / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        text, note = _text(path)
        beside = path.with_name(f"{NAME}.part")
        beside.write_text(_with(text, name, source), encoding="utf-8")
        beside.replace(path)
    except (OSError, RuntimeError, ValueError) as problem:
        return f"{name} was not kept in {NAME}: {getattr(problem, 'strerror', None) or problem}."
    return note


def kept(name):
    """Return what my_kmeans.py says before its functions, and the function of this name; None if it is not there.

    Returns
    -------
    str or None
        Python source that defines the function when it is run.
    """
    try:
        text = (home() / NAME).read_text(encoding="utf-8")
        tree = ast.parse(text)
    except (OSError, RuntimeError, ValueError, SyntaxError):
        return None
    function = _find(tree, name)
    if function is None:
        return None
    lines = text.splitlines()
    others = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
    return "\n".join("\n".join(_lines(node, lines)) for node in [*others, function])


def _text(path):
    """Return what the file says, and a note; one that is no Python any more is set aside under another name."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return HEADER, ""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        aside = path.with_stem(f"{path.stem}-kept-{datetime.now():%Y-%m-%d-%H%M%S}")
        path.replace(aside)
        return HEADER, f"{NAME} could not be read as Python any more. It is kept as {aside.name}, and a new one begun."
    return text, ""


def _with(text, name, source):
    source = source.strip("\n")
    old = _find(ast.parse(text), name)
    if old is None:
        return f"{text.rstrip()}\n\n\n{source}\n"
    lines = text.splitlines()
    first, last = _span(old)
    return "\n".join([*lines[:first], *source.splitlines(), *lines[last:]]) + "\n"


def _find(tree, name):
    # The last definition is the one that counts, as in Python.
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    return found[-1] if found else None


def _span(node):
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(d.lineno for d in decorators)]) - 1, node.end_lineno


def _lines(node, lines):
    first, last = _span(node)
    return lines[first:last]
