"""One inline script out of the small JavaScript files: dependencies first, each once.

The files are real ES modules, so that Node can test them; a browser that opens a saved notebook has no files to import
from. They keep to a form that needs no bundler: `export function …`, `import { a, b } from "./other.js";` on one line,
nothing but declarations at the top level, and names that are unique among all files. What a widget does not use of
them is left out.
"""

import re
from functools import cache
from pathlib import Path

from kmcourse.widgets.shorten import shortened

HERE = Path(__file__).parent

_IMPORT = re.compile(r'^import \{ \w+(?:, \w+)* \} from "\./(\w+)\.js";$', re.MULTILINE)
_SPACED = re.compile(r"""("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|'[^']*')|[ \t]*([=+*<>?:,;{}()|&!-]+)[ \t]*""")
_DECLARATION = re.compile(r"^(?:function|const|let) (\w+).*?(?=^(?:function|const|let) |\Z)", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"^\s*(//[^\n]*|/\*\*.*?\*/)$", re.MULTILINE | re.DOTALL)


@cache
def composed_script(stem):
    """Return the script of the widget `stem`: what it imports, its own file, and the call that starts it.

    Parameters
    ----------
    stem : str
        The name of the widget's .js file, which exports `mount(player)`.

    Returns
    -------
    str
        Classic JavaScript, closed in a function, safe inside a `<script>` element.
    """
    sources = []
    for name in [*ordered_modules(stem), *(m for m in ordered_modules("boot") if m not in ordered_modules(stem))]:
        source = _IMPORT.sub("", (HERE / f"{name}.js").read_text(encoding="utf-8"))
        sources.append(re.sub(r"^export ", "", _COMMENT.sub("", source), flags=re.MULTILINE))
    lines = (line.strip() for line in "".join(_needed("\n".join(sources))).splitlines())
    # Spaces that are neither between two words nor in a string are a tenth of it.
    body = _SPACED.sub(lambda found: found[1] or found[2], "\n".join(line for line in lines if line))
    script = shortened(f'(() => {{\n"use strict";\n{body}\nstartPlayer(mount);\n}})();\n')
    return script.strip().replace("</", "<\\/")


def _needed(source):
    """Return the top-level declarations that the widget's own `mount` and the player's start need, in their order."""
    declarations = {found[1]: found[0] for found in _DECLARATION.finditer(source)}
    words = {name: set(re.findall(r"\w+", text)) & set(declarations) for name, text in declarations.items()}
    kept, new = set(), {"mount", "startPlayer"}
    while new:
        kept |= new
        new = set().union(*(words[name] for name in new)) - kept
    return [text for name, text in declarations.items() if name in kept]


def ordered_modules(stem):
    """Return the stems of the files that `stem` needs, each after those it imports, itself last."""
    ordered = []

    def visit(name):
        if name in ordered:
            return
        for imported in _IMPORT.findall((HERE / f"{name}.js").read_text(encoding="utf-8")):
            visit(imported)
        ordered.append(name)

    visit(stem)
    return ordered
