"""A script with short names for what only it can see: a notebook carries a script for every widget it shows.

A name is left as it is wherever the same word is also a property: after a dot, before a colon, or alone in braces,
where `{ name }` is both. What is left is a variable of the script everywhere, and one new name for it everywhere is
safe. Strings and the words of templates are never touched.
"""

import re
from collections import Counter
from itertools import product
from string import ascii_letters

_TOKEN = re.compile(
    r"""(?P<name>[A-Za-z_$][\w$]*)|(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    r"""|(?P<regex>(?<=[(,=])/(?![*/])(?:[^/\\[]|\\.|\[[^\]]*\])+/[a-z]*)|(?P<number>\d[\w.]*)"""
    r"""|(?P<space>\s+)|(?P<sign>\$\{|=>|.)""",
    re.DOTALL,
)
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
_SHORTEST_WORTH_IT = 3


def shortened(script):
    r"""Return the script with its variables renamed, and without the line breaks that nothing needs.

    Parameters
    ----------
    script : str
        JavaScript that declares with const, let and function, and every statement of which ends in a semicolon.

    Examples
    --------
    >>> shortened("const other={cost:2};\nconst square=(side)=>side*side;\nuse(square,other.cost);")
    'const c={cost:2};const b=(a)=>a*a;use(b,c.cost);'
    """
    parts = list(_tokens(script))
    new_names = _new_names(parts)
    renamed = "".join(new_names.get(text, text) if kind == "name" else text for kind, text in parts)
    return re.sub(r"(?<=[{(,;])\n|\n(?=[})])", "", renamed)


def _tokens(script):
    """Yield (kind, text); the words of a template are strings, what it computes is code."""
    place, open_brackets = 0, []
    while place < len(script):
        if open_brackets and open_brackets[-1] == "`":
            found = _TEMPLATE.match(script, place)
            yield "string", found[0]
            place = found.end()
            sign = "`" if script[place] == "`" else "${"
            if sign == "`":
                open_brackets.pop()
            else:
                open_brackets.append(sign)
            yield "sign", sign
            place += len(sign)
            continue
        found = _TOKEN.match(script, place)
        place = found.end()
        if found[0] in "{([`":
            open_brackets.append(found[0])
        elif found[0] in "})]":
            open_brackets.pop()
        yield found.lastgroup, found[0]


def _new_names(parts):
    code = [("sign", ""), *((kind, text) for kind, text in parts if kind != "space"), ("sign", "")]
    counts, declared, properties, opened = Counter(), set(), set(), []
    for place, (kind, text) in enumerate(code):
        if kind == "sign" and text in ("{", "(", "[", "${"):
            opened.append(place)
        elif kind == "sign" and text in ("}", ")", "]"):
            begin = opened.pop()
            if text == ")" and ("=>" in code[place + 1] or "function" in code[begin - 2]):
                declared |= _parameters(code[begin : place + 1])
        if kind != "name":
            continue
        counts[text] += 1
        before, after = code[place - 1][1], code[place + 1][1]
        in_braces = opened and code[opened[-1]][1] == "{"
        # Between ? and : stands a value; behind { or , a key.
        if before == "." or (in_braces and before in "{," and after in (",", "}", "=", "(", ":")):
            properties.add(text)
        if before in ("const", "let", "function"):
            declared.add(text)
    ours = [name for name in declared - properties if len(name) >= _SHORTEST_WORTH_IT]
    ours.sort(key=lambda name: (-counts[name] * len(name), name))
    free = (name for name in _names() if name not in counts)
    return {name: next(free) for name in ours}


def _parameters(code):
    between = zip(code, code[1:], code[2:], strict=False)
    return {
        name for (_, before), (kind, name), (_, after) in between if kind == "name" and before in "(," and after in ",)"
    }


def _names():
    for length in (1, 2):
        for letters in product(ascii_letters, repeat=length):
            name = "".join(letters)
            if name not in ("as", "do", "if", "in", "is", "of"):
                yield name
