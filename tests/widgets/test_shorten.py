"""A shortened script is the same script: only variables of its own have other names."""

import re
import shutil
import subprocess

import pytest

from kmcourse.widgets import compose
from kmcourse.widgets.shorten import shortened

WIDGETS = sorted(
    path.stem
    for path in compose.HERE.glob("*.js")
    if re.search(r"^export function mount\(", path.read_text(encoding="utf-8"), re.MULTILINE)
)


def printed(script, tmp_path):
    node = shutil.which("node")
    if node is None:
        pytest.skip("Install Node 20 to run the JavaScript.")
    path = tmp_path / "script.js"
    path.write_text(script, encoding="utf-8")
    return subprocess.run([node, str(path)], capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize(
    "script",
    [
        "const total = 5;\nconst box = { total, other: total };\nconsole.log(box.total, box.other);",
        "const number = 2;\nconst words = (number) => `number ${number * 2} {number}`;\nconsole.log(words(3));",
        "const place = 1;\nconst { place: where = place } = {};\nconsole.log(where, \"place\", 'place');",
        "const one = 8;\nfunction second(third, fourth = one) { return third / fourth / 2; }\nconsole.log(second(64));",
        "const first = 8;\nconst other = 9;\nconsole.log(first > 8 ? first : other, { first: 1 }.first);",
        'const text = "a/b/c";\nconst split = (text) => text.replace(/[/"]/g, "(").length;\nconsole.log(split(text));',
        "const deep = `a${[1, 2].map((one) => `b${{ one }.one}`).join()}c`;\nconsole.log(deep);",
        "const list = [1, 2];\nconst spread = [...list, ...list];\nconsole.log(spread?.length, { list }.list);",
        "function twice(one) { const two = one * 2; const three = () => { const four = two; return four; };\n"
        "const five = { six: two };\nreturn three() + five.six; }\nconst seven = twice(3);\nconsole.log(seven);",
        "const many = [1];\nif (many) { many.push(2); }\nconst more = many;\n"
        "const { length } = more;\nconsole.log(length);",
        "let left = 3;\nfunction down() { while (left-- > 1); }\ndown();\nconsole.log(left);",
        "let count = 0;\nfor (const entry of [1, 2]) {\ncount += entry;\n}\nconsole.log(count);",
        "for (const entry of [true, false]) console.log(entry);\nconst words = `${1}, `;\nconsole.log(words + 1);",
    ],
)
def test_it_does_what_it_did(script, tmp_path):
    assert printed(shortened(script), tmp_path) == printed(script, tmp_path)


@pytest.mark.parametrize("stem", WIDGETS)
def test_the_words_and_the_properties_of_a_widget_are_untouched(stem, monkeypatch):
    short = compose.composed_script.__wrapped__(stem)
    monkeypatch.setattr(compose, "shortened", lambda script: re.sub(r"(?<=[{,])\n", "", script))
    whole = compose.composed_script.__wrapped__(stem)

    for kind in (r"\.[A-Za-z]\w*", r'"[^"`]*"', r"(?<=[{,])\w+:"):
        assert re.findall(kind, short) == re.findall(kind, whole)
    assert len(short) < len(whole)


def test_the_same_script_gives_the_same_bytes():
    assert compose.composed_script.__wrapped__("staircase") == compose.composed_script("staircase")
