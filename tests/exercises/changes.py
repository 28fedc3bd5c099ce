"""The simple changes that can be made to one node of a program: what a slip of the finger, or of the mind, would make.

Operators, comparisons, axes, constants, indices, conditions, missing statements, exchanged arguments, left-out keywords
and calls, one variable for another, and one function for another that is often taken for it.
"""

import ast
import builtins
import copy
import itertools

ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
OPPOSITES = {ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}
TAKEN_FOR = {
    "argmin": ("argmax",),
    "argmax": ("argmin",),
    "mean": ("sum", "max"),
    "sum": ("mean", "max"),
    "min": ("max", "sum"),
    "max": ("min", "sum"),
    "minimum": ("maximum",),
    "maximum": ("minimum",),
    "any": ("all",),
    "all": ("any",),
    "zeros": ("ones",),
    "zeros_like": ("ones_like",),
    "unique": ("sort",),
    "round": ("floor",),
}
CONVERSIONS = ("float", "bool", "np.asarray", "np.array")  # without them the same number or array comes back
VALIDATION = ("as_", "_generator")  # how the names of the functions begin that only look at what they are given


def is_validation(node):
    """Whether a node only looks at what a function was given, and raises an exception if it is not good."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id.startswith(VALIDATION)
    if isinstance(node, ast.If):
        return isinstance(node.body[0], ast.Raise)
    return isinstance(node, ast.keyword) and node.arg == "strict"


def changes(node, texts, variables):
    """Return what may stand in the place of a node.

    Parameters
    ----------
    node : ast.AST
    texts, variables : set of str
        The texts in the program and the variables of the function, each of which may be taken for another.

    Returns
    -------
    list of ast.AST
    """
    if isinstance(node, ast.Constant):
        return list(_constant(node, texts))
    if isinstance(node, ast.Name):
        return list(_name(node, variables))
    of_its_kind = CHANGES.get(type(node), lambda node: ())
    return [*of_its_kind(node), *(_without_statement(node) if isinstance(node, ast.stmt) else ())]


def _with(node, **fields):
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _without_statement(node):
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    only_validates = isinstance(node, ast.Assign) and is_validation(node.value)
    if not (is_text or only_validates or isinstance(node, ast.Pass | ast.FunctionDef)):
        yield ast.Pass()


def _binop(node):
    for operator in ARITHMETIC:
        if not isinstance(node.op, operator):
            yield _with(node, op=operator())


def _unaryop(node):
    yield node.operand


def _compare(node):
    for place, operator in enumerate(node.ops):
        others = ORDER if isinstance(operator, ORDER) else (OPPOSITES[type(operator)],)
        for other in others:
            if not isinstance(operator, other):
                yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])


def _boolop(node):
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    if len(node.values) == 2:
        yield from node.values


def _condition(node):
    if isinstance(node.test, ast.Compare) and len(node.test.ops) == 1:
        return  # turned round as a comparison
    yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def _break(node):
    yield ast.Continue()


def _continue(node):
    yield ast.Break()


def _constant(node, texts):
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        for other in dict.fromkeys((value + 1, value - 1, 0)):
            if other != value:
                yield ast.Constant(other)
    elif isinstance(value, str):
        yield from (ast.Constant(other) for other in sorted(texts - {value}))


def _attribute(node):
    if node.attr == "T":
        yield node.value
    yield from (_with(node, attr=other) for other in TAKEN_FOR.get(node.attr, ()))


def _name(node, variables):
    if isinstance(node.ctx, ast.Load):
        functions = [name for name in TAKEN_FOR.get(node.id, ()) if hasattr(builtins, name)]
        others = sorted(variables - {node.id}) if node.id in variables else functions
        yield from (_with(node, id=other) for other in others)


def _call(node):
    yield from (_with(node, args=args) for args in _exchanged(node.args))
    for place, keyword in enumerate(node.keywords):
        if is_validation(keyword):
            continue
        others = [*node.keywords[:place], *node.keywords[place + 1 :]]
        yield _with(node, keywords=others)
        if keyword.arg == "axis":
            for axis in (0, 1, 2, None):
                yield _with(node, keywords=[*others, ast.keyword("axis", ast.Constant(axis))])
    if isinstance(node.func, ast.Name) and node.func.id == "len":
        yield from _shifted(node)
    elif isinstance(node.func, ast.Attribute) and _is_a_value(node.func.value):
        yield node.func.value  # the method is not called
    elif len(node.args) == 1 and ast.unparse(node.func) not in CONVERSIONS:
        yield node.args[0]


def _sequence(node):
    if isinstance(node.ctx, ast.Load):
        yield from (_with(node, elts=elts) for elts in _exchanged(node.elts))


def _subscript(node):
    if isinstance(node.ctx, ast.Load):
        yield node.value
    if not isinstance(node.slice, ast.Slice | ast.Tuple | ast.Constant | ast.UnaryOp):
        yield from (_with(node, slice=index) for index in _shifted(node.slice))


def _slice(node):
    for bound in ("lower", "upper"):
        if getattr(node, bound) is not None:
            yield _with(node, **{bound: None})


def _shifted(node):
    for operator in (ast.Add, ast.Sub):
        yield ast.BinOp(node, operator(), ast.Constant(1))


def _exchanged(nodes):
    for first, second in itertools.pairwise(range(len(nodes))):
        exchanged = list(nodes)
        exchanged[first], exchanged[second] = nodes[second], nodes[first]
        yield exchanged


def _is_a_value(node):
    # In `np.sum(x)` and `km.run(X)` what stands before the dot is a module.
    return not (isinstance(node, ast.Name) and node.id in ("np", "km")) and not ast.unparse(node).startswith("np.")


CHANGES = {
    ast.BinOp: _binop,
    ast.AugAssign: _binop,
    ast.UnaryOp: _unaryop,
    ast.Compare: _compare,
    ast.BoolOp: _boolop,
    ast.If: _condition,
    ast.IfExp: _condition,
    ast.While: _condition,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
}
