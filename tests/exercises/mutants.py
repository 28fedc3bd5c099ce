"""Mutants: right programs, each with one simple change that is made in its syntax tree."""

import ast
import copy
import difflib
import inspect
import textwrap
from collections.abc import Callable
from typing import NamedTuple

from tests.exercises.changes import changes, is_validation

MOST_ROUNDS = 10_000  # of all loops in one call: so an endless loop ends, and at the same place on every machine


class Mutant(NamedTuple):
    """A program with one change."""

    diff: str
    function: Callable


def mutants_of(parts, instead=None):
    """Return the mutants of a program, one after another.

    Parameters
    ----------
    parts : tuple of callable
        The functions of the program; the first is the one that is called.
    instead : dict of str to str, optional
        What is replaced in their source before anything is changed.

    Returns
    -------
    iterator of Mutant
    """
    trees = [_tree_of(part, instead) for part in parts]
    texts = {node.value for tree in trees for *_, node in _places(tree) if _is_text(node)}
    known = {"\n".join(map(ast.unparse, trees))}
    for part, tree in zip(parts, trees, strict=True):
        before, variables = ast.unparse(tree), _variables(tree)
        for holder, field, place, node in list(_places(tree)):
            for change in changes(node, texts, variables):
                _put(holder, field, place, change)
                source = "\n".join(map(ast.unparse, trees))
                if source not in known:
                    known.add(source)
                    yield Mutant(_diff(part, before, ast.unparse(tree)), _built(trees, parts))
            _put(holder, field, place, node)


def unchanged(parts, instead=None):
    """Return the program without a change, made in the same way as its mutants."""
    return _built([_tree_of(part, instead) for part in parts], parts)


def _tree_of(part, instead):
    # Without decorators, which would register the function, and without docstring.
    source = textwrap.dedent(inspect.getsource(part))
    for old, new in (instead or {}).items():
        source = source.replace(old, new)
    definition = ast.parse(source).body[0]
    definition.decorator_list = []
    if ast.get_docstring(definition) is not None:
        del definition.body[0]
    return definition


class TooManyRoundsError(RuntimeError):
    """A loop goes on and on."""


class _Rounds:
    """Counts the rounds of all loops."""

    def __init__(self):
        self.left = MOST_ROUNDS

    def __call__(self):
        self.left -= 1
        if self.left < 0:
            raise TooManyRoundsError


class _CountLoops(ast.NodeTransformer):
    def visit_For(self, node):
        self.generic_visit(node)
        node.body.insert(0, ast.parse("_a_round()").body[0])
        return node

    def visit_While(self, node):
        return self.visit_For(node)


def _built(trees, parts):
    counted = [_CountLoops().visit(copy.deepcopy(tree)) for tree in trees]
    namespace = {}
    for part in parts:
        namespace.update(vars(inspect.getmodule(part)))
    namespace["_a_round"] = rounds = _Rounds()
    for part, tree in zip(parts, counted, strict=True):
        exec(compile(ast.fix_missing_locations(ast.Module([tree], [])), "<mutant>", "exec"), namespace)
        owner, _, method = part.__qualname__.rpartition(".")
        if owner:  # what the other parts use is then a class with this method
            namespace[owner] = type(owner, (namespace[owner],), {method: namespace.pop(method)})
    function = namespace[parts[0].__name__]

    def run(*arguments):
        rounds.left = MOST_ROUNDS
        return function(*arguments)

    return run


def _places(node):
    """Return every place in a tree where a node stands, as (holder, field, number in a list or None, node)."""
    for field, value in ast.iter_fields(node):
        for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and field not in ("annotation", "returns") and not is_validation(child):
                yield node, field, place, child
                yield from _places(child)


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _variables(tree):
    # The parameters, and what is assigned; not the variables of comprehensions, which live in there only.
    inside = {id(name) for node in ast.walk(tree) if isinstance(node, ast.comprehension) for name in ast.walk(node)}
    stored = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    parameters = {argument.arg for argument in tree.args.args}
    return (parameters | {node.id for node in stored if id(node) not in inside}) - {"self", "_"}


def _put(holder, field, place, node):
    if place is None:
        setattr(holder, field, node)
    else:
        getattr(holder, field)[place] = node


def _diff(part, before, after):
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return f"{part.__qualname__}\n" + "\n".join(line for line in lines if line[:3] not in ("---", "+++", "@@ "))
