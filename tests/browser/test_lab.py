"""The helpers themselves, on a notebook that needs nothing of the course."""

import os

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.browser.accessibility import grave_findings
from tests.browser.pixels import light_share
from tests.browser.server import LabServer

pytestmark = pytest.mark.browser

SCRIPT = "<div class='scripted'>still</div><script>document.querySelector('.scripted').textContent = 'live'</script>"


def notebook_of(*cells):
    kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=list(cells), metadata={"kernelspec": kernelspec})


@pytest.fixture
def small(open_notebook):
    return open_notebook(
        notebook_of(
            new_markdown_cell("# A title", id="title"),
            new_code_cell("import os\nprint(6 * 7)", id="product"),
            new_code_cell(f"from IPython.display import HTML\nHTML({SCRIPT!r})", id="script"),
            new_code_cell("", id="empty"),
        )
    )


def test_all_cells_run_and_their_outputs_are_found_by_id(small):
    small.run_all()

    assert small.unfinished() == []
    assert small.errors() == []
    assert small.text("product").strip() == "42"
    assert small.output_area("script").locator(".scripted").inner_text() == "live"


def test_a_typed_cell_runs_and_its_error_is_found(small):
    small.type_into("product", "def broken(n):\n    return n / 0\n\n\nbroken(1)")

    small.run("product")

    assert small.source("product").startswith("def broken(n):\n    return")
    assert [error.split(":")[0] for error in small.errors()] == ["product"]


def test_the_theme_and_the_width_follow(small):
    small.lab.set_theme(dark=True)
    small.lab.set_width(600)

    assert small.page.evaluate("document.body.dataset.jpThemeLight") == "false"
    assert small.page.evaluate("innerWidth") == 600


def test_a_saved_notebook_opens_without_a_kernel_trusted_or_received(small):
    small.run_all()
    small.save()

    small.reopen(kernel=False)
    assert small.is_trusted("script")
    assert small.output_area("script").locator(".scripted").inner_text() == "live"
    assert small.lab.server.ask("api/kernels") == []

    small.receive()
    small.reopen(kernel=False)
    assert not small.is_trusted("script")
    assert "live" not in small.text("script")


def test_a_kernel_lives_in_the_folder_of_its_notebook_and_records_in_the_server_s(small):
    small.type_into("product", "print(os.getcwd()); print(os.environ['KMCOURSE_HOME'])")
    small.type_into("product", "import os\nprint(os.getcwd())\nprint(os.environ['KMCOURSE_HOME'])")

    small.run("product")

    assert small.text("product").split() == [str(small.file.parent), str(small.lab.server.records)]


def test_an_error_in_the_page_and_a_request_to_the_outside_are_noticed(small):
    small.page.evaluate("console.error('of ours'); fetch('https://example.org/x').catch(() => {}); null")
    small.page.evaluate("setTimeout(() => { throw new Error('uncaught') })")
    small.page.wait_for_function("() => true")

    complaints = "\n".join(small.lab.watch.complaints())
    small.lab.watch.forget()

    assert "of ours" in complaints
    assert "asked for https://example.org/x" in complaints


def test_nothing_stays_of_the_last_learner(lab):
    assert list(lab.server.root.iterdir()) == []
    assert not lab.server.records.exists()
    assert lab.server.ask("api/sessions") == []


def test_keys_pressed_on_a_cell_do_reach_the_notebook(small):
    """Without this, that keys pressed in a widget leave the notebook alone would prove nothing."""
    small.select("product")

    small.page.keyboard.press("b")
    small.wait_until("cells.length === 5")
    small.page.keyboard.press("d")
    small.page.keyboard.press("d")
    small.wait_until("cells.length === 4")


def test_what_looks_for_trouble_finds_it(small):
    """The controls of the tests on the notebooks: an unnamed button, a white slab in the dark, a thing too wide."""
    slab = '<button></button><div style="background: white; width: 3000px">.</div>'
    small.type_into("script", f"from IPython.display import HTML\nHTML({slab!r})")
    small.run("script")
    small.lab.set_theme(dark=True)

    assert any("button-name" in line for line in grave_findings(small.page, ".jp-OutputArea-output"))
    assert light_share(small.output_area("script").locator(".jp-OutputArea-output").screenshot()) > 0.2
    assert small.overflowing() == ["script"]


def test_what_a_test_left_is_forgotten_but_the_folder_is_there_at_every_moment(tmp_path):
    server = LabServer(tmp_path)
    for path in (server.records, server.root / "folder"):
        path.mkdir(parents=True)
    (server.root / "notebook.ipynb").touch()
    held = os.open(server.root, os.O_RDONLY)  # while it is open, no other folder gets its number

    server.forget()

    assert not server.records.exists()
    assert not any(server.root.iterdir())
    assert server.root.stat().st_ino == os.fstat(held).st_ino
    os.close(held)
