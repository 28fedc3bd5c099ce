"""The JavaScript keeps to the form that lets Python compose it without a bundler."""

import re
import shutil
import subprocess

import pytest

from kmcourse.widgets.compose import HERE, composed_script, ordered_modules

FILES = sorted(HERE.glob("*.js"))
WIDGETS = sorted(path.stem for path in FILES if re.search(r"^export function mount\(", path.read_text(), re.MULTILINE))


def test_there_are_widgets():
    assert "staircase" in WIDGETS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_import_is_of_the_form_that_is_composed(path):
    source = path.read_text(encoding="utf-8")
    imports = re.findall(r"^\s*import\b.*$", source, re.MULTILINE)

    assert all(re.fullmatch(r'import \{ \w+(, \w+)* \} from "\./\w+\.js";', line) for line in imports)
    assert "import(" not in source


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_functions_and_constants_are_exported_one_by_one(path):
    exports = re.findall(r"^export .*$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert all(
        re.match(r"export (function|const) \w+", line) or line == "export default { render };" for line in exports
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_string_spans_lines(path):
    # Lines are stripped when a script is composed.
    code = re.sub(r"^\s*(//[^\n]*|/\*\*.*?\*/)$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)

    assert all(line.count("`") % 2 == 0 for line in code.splitlines())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_but_declarations_stands_at_the_top(path):
    # What no widget names is left out of its script: a statement there would go with it.
    source = re.sub(r"/\*\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    begun = [line for line in source.splitlines() if re.match(r"[^\s})\]/]", line)]

    assert all(re.match(r"import |(export )?(default|const|let|(async )?function)\b", line) for line in begun)


def test_what_a_widget_does_not_use_is_left_out():
    dragging, running, scale = "lostpointercapture", 'kind:"assign"', "[1,2,5,10]"

    assert dragging in composed_script("bowl")
    assert running in composed_script("staircase")
    assert not any(words in composed_script("predict") for words in (dragging, running, scale))


@pytest.mark.parametrize("stem", WIDGETS)
def test_top_level_names_are_unique_in_a_script(stem):
    names = []
    for name in {*ordered_modules(stem), *ordered_modules("boot")}:
        source = (HERE / f"{name}.js").read_text(encoding="utf-8")
        names += re.findall(r"^(?:export )?(?:const|let|function) (\w+)", source, re.MULTILINE)

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("stem", WIDGETS)
def test_what_a_file_needs_comes_before_it(stem):
    order = ordered_modules(stem)

    assert order[-1] == stem
    for name in order:
        source = (HERE / f"{name}.js").read_text(encoding="utf-8")
        for needed in re.findall(r'from "\./(\w+)\.js"', source):
            assert order.index(needed) < order.index(name)


@pytest.mark.parametrize("stem", WIDGETS)
def test_a_script_is_one_that_a_browser_can_read(stem, tmp_path):
    if shutil.which("node") is None:
        pytest.skip("Install Node 20 to check the JavaScript.")
    script = tmp_path / "script.js"
    script.write_text(composed_script(stem), encoding="utf-8")

    done = subprocess.run(["node", "--check", str(script)], capture_output=True, encoding="utf-8")

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("stem", WIDGETS)
def test_a_script_asks_for_nothing_outside_and_cannot_end_its_element(stem):
    script = composed_script(stem)

    assert "</" not in script
    assert re.findall(r"https?://[^\"\s]+", script) in ([], ["http://www.w3.org/2000/svg"])


def test_strings_keep_their_spaces():
    assert '"J after every half-step"' in composed_script("staircase")
    assert "1 point`" in composed_script("staircase")
