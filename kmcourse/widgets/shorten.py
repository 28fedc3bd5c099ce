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
_ALONE = ("[", "]", "/", "%", "`")
_BEFORE_A_BLOCK = ("", ")", "=>", "else", "try", "finally", ";", "{", "}")


def shortened(script):
    r"""Return the script with its variables renamed, and without the line breaks that nothing needs.

    Parameters
    ----------
    script : str
        JavaScript that declares with const, let and function, and every statement of which ends in a semicolon.

    Examples
    --------
    >>> shortened("const other={cost:2};\nconst square=(side)=>side*side;\nuse(square,other.cost);")
    'let c={cost:2},b=a=>a*a;use(b,c.cost);'
    """
    parts = list(_tokens(script))
    new_names = _new_names(parts) | {"const": "let"}
    renamed = [(kind, new_names.get(text, text) if kind == "name" else text) for kind, text in parts]
    together = "".join(_declared_together(_bare_parameters(_without_spaces(renamed))))
    return re.sub(r"(?<=[{}(,;])\n|\n(?=[})])", "", together)


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


def _without_spaces(parts):
    """Return the parts without spaces beside a bracket, a stroke or a string; others may part two signs or words."""
    beside = [("", ""), *parts, ("", "")]
    return [
        part
        for before, part, after in zip(beside, beside[1:], beside[2:], strict=False)
        if part != ("space", " ") or not (before[1] in _ALONE or after[1] in _ALONE or after[0] == "string")
    ]


def _bare_parameters(parts):
    """Yield the parts with `(a)=>` as `a=>`."""
    place = 0
    while place < len(parts):
        texts = [text for _, text in parts[place : place + 4]]
        if len(texts) == 4 and (texts[0], *texts[2:]) == ("(", ")", "=>") and parts[place + 1][0] == "name":
            if place and parts[place - 1][0] == "name":
                yield "space", " "
            yield parts[place + 1]
            place += 3
        else:
            yield parts[place]
            place += 1


def _declared_together(parts):
    """Yield the texts of the parts with `let a=1;let b=2;}` as `let a=1,b=2}`."""
    parts = list(parts)
    code = [part for part in parts if part[0] != "space"]
    statements = [""]  # the first word of the statement in each open bracket
    place, joining = 0, False
    for kind, text in parts:
        if kind == "space":
            if not joining:
                yield text
            continue
        place += 1
        if joining and text == statements[-1]:
            continue
        joining = False
        if kind == "sign" and text in ("{", "(", "[", "${"):
            statements.append("")
        elif kind == "sign" and text in ("}", ")", "]"):
            statements.pop()
            if text == "}" and statements[-1] not in ("let", "return", "expression"):
                statements[-1] = ""  # a block ends its statement without a semicolon
        elif text == ";":
            joining = statements[-1] == "let" and place < len(code) and code[place][1] == statements[-1]
            if joining:
                text = ","
            else:
                # Behind the brackets of a loop, a semicolon can be all that the loop does.
                needed = statements[-1] in ("for", "while") or place == len(code) or code[place][1] != "}"
                statements[-1] = ""
                text = ";" if needed else ""
        elif statements[-1] == "":
            statements[-1] = text if kind == "name" else "expression"
        yield text


def _new_names(parts):
    code = [("sign", ""), *((kind, text) for kind, text in parts if kind != "space"), ("sign", "")]
    counts, declared, properties, opened, objects = Counter(), set(), set(), [], set()
    for place, (kind, text) in enumerate(code):
        if kind == "sign" and text in ("{", "(", "[", "${"):
            opened.append(place)
            if text == "{" and code[place - 1][1] not in _BEFORE_A_BLOCK:
                objects.add(place)
        elif kind == "sign" and text in ("}", ")", "]"):
            begin = opened.pop()
            if text == ")" and ("=>" in code[place + 1] or "function" in code[begin - 2]):
                declared |= _parameters(code[begin : place + 1])
        if kind != "name":
            continue
        counts[text] += 1
        before, after = code[place - 1][1], code[place + 1][1]
        # Between ? and : stands a value; behind { or , of an object a key.
        if before == "." or (
            opened and opened[-1] in objects and before in "{," and after in (",", "}", "=", "(", ":")
        ):
            properties.add(text)
        if text in ("const", "let", "function"):
            declared |= set(_declared(code[place + 1 :]))
    ours = [name for name in declared - properties if len(name) >= _SHORTEST_WORTH_IT]
    ours.sort(key=lambda name: (-counts[name] * len(name), name))
    free = (name for name in _names() if name not in counts)
    return {name: next(free) for name in ours}


def _declared(code):
    """Yield the names in `a`, in `a,b,c` and in `[a,b]` behind the word that declares them."""
    for kind, text in code:
        if kind == "name" and text not in ("of", "in"):
            yield text
        elif text not in ("[", ","):
            return


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
