"""The released edition of an assignment, as marking needs it: which cells were given, and what is asked in them.

An exercise is asked where a given cell checks it, with `km.check(compute_cost)` or, for a value,
`km.check(order, exercise="loop_order")`.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

from kmcourse import hand_in
from kmcourse.classroom.reading.notebook_cells import UnreadableError, read_cells
from kmcourse.exercises import find_exercise


class EditionError(Exception):
    """A notebook that is no assignment; the message says why."""


@dataclass(frozen=True)
class Asked:
    """An exercise of the assignment."""

    exercise: str  # its name
    answer: str  # the name that the notebook's check looks at: that of the function, or of the value
    check_cell: str  # the id of the cell that checks it
    write_cell: str  # the id of the cell in which the answer is to be written
    points: float  # what it is worth in this assignment
    visible: tuple[str, ...]  # the titles of the checks whose texts a student may see


@dataclass(frozen=True)
class Edition:
    """A released notebook, and what it asks, in the notebook's order."""

    cells: tuple  # of `notebook_cells.Cell`
    asked: tuple[Asked, ...]


def read_edition(path, points=None, is_visible=None):
    """Read the released notebook of an assignment; as `edition_of`."""
    return edition_of(Path(path).read_bytes(), path, points, is_visible)


def edition_of(data, path="the notebook", points=None, is_visible=None):
    """Return what the released notebook of an assignment gives and asks.

    Parameters
    ----------
    data : bytes
        The learners' edition, with cell ids.
    path : path
        What to call it in an error.
    points : dict of str to float, optional
        What an exercise is worth in this assignment; those that are not named, what their checks add up to.
    is_visible : callable, optional
        is_visible(exercise, check) -> bool: whether a student may see what the check says of the notebook's own data.
        Unless given, all are visible, as they are in the notebook.

        Where the notebook's own checks say `assignment=True`, points and visibility are those of `kmcourse.hand_in`
        unless they are given.

    Returns
    -------
    Edition

    Raises
    ------
    EditionError
        If it cannot be read, has no cell ids, or asks nothing.
    """
    try:
        cells = read_cells(data)
    except UnreadableError as problem:
        raise EditionError(f"{path} is no assignment. {problem}") from None
    if any(not cell.id for cell in cells):
        raise EditionError(f"{path} has cells without an id: save it in notebook format 4.5 or later.")
    trees = [(cell, _tree(cell, path)) for cell in cells if cell.is_code]
    if points is None and is_visible is None and any(_is_for_a_class(tree) for _, tree in trees):
        points, is_visible = hand_in.POINTS, hand_in.is_visible
    asked, defined_in = [], {}
    for cell, tree in trees:
        for exercise, answer in checks_in(tree):
            asked.append(_asked(find_exercise(exercise), answer, cell.id, defined_in, points or {}, is_visible))
        defined_in.update(dict.fromkeys(_defined(tree), cell.id))
    if not asked:
        raise EditionError(f"{path} asks nothing: no cell checks an exercise.")
    return Edition(tuple(cells), tuple(asked))


def checks_in(tree):
    """Yield (exercise, answer) for each `km.check(answer)` of a cell that asks one of the course's exercises.

    Parameters
    ----------
    tree : ast.AST

    Examples
    --------
    >>> list(checks_in(ast.parse('km.check(order, exercise="loop_order")')))
    [('loop_order', 'order')]
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or ast.unparse(node.func) != "km.check" or not node.args:
            continue
        named = {word.arg: word.value for word in node.keywords}
        answer, exercise = node.args[0], named.get("exercise", node.args[1] if len(node.args) > 1 else None)
        if not isinstance(answer, ast.Name) or "record" in named:  # a version that is wrong on purpose
            continue
        name = answer.id if exercise is None else getattr(exercise, "value", None)
        if find_exercise(name) is not None:
            yield name, answer.id


def _is_for_a_class(tree):
    return any(
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "km.check"
        and any(word.arg == "assignment" for word in node.keywords)
        for node in ast.walk(tree)
    )


def _asked(exercise, answer, check_cell, defined_in, points, is_visible):
    return Asked(
        exercise.name,
        answer,
        check_cell,
        defined_in.get(answer, ""),
        points.get(exercise.name, sum(check.points for check in exercise.checks)),
        tuple(check.title for check in exercise.checks if is_visible is None or is_visible(exercise, check)),
    )


def _tree(cell, path):
    try:
        return ast.parse(cell.source)
    except SyntaxError as problem:
        raise EditionError(f"{path}, cell {cell.id}: it cannot be read as Python: {problem}.") from None


def _defined(tree):
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield statement.name
        for target in getattr(statement, "targets", ()):
            yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name))
