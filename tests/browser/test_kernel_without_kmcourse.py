"""A notebook opened where the course is not installed says in one line what to run."""

import nbformat
import pytest

from tests.browser.course import learner_edition
from tests.browser.without_kmcourse import NAME, register_kernel

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def registered(lab_server, tmp_path_factory):
    register_kernel(lab_server.kernels, tmp_path_factory.mktemp("environment"))


@pytest.fixture
def kernel(registered, lab):
    lab.page.evaluate("() => window.jupyterapp.serviceManager.kernelspecs.refreshSpecs()")
    return NAME


def setup_cell(file):
    """Return the first code cell of a notebook."""
    return next(cell for cell in nbformat.read(file, as_version=4).cells if cell.cell_type == "code")


def test_one_line_says_what_to_run(open_notebook, kernel):
    content = nbformat.read(learner_edition(1), as_version=4)
    content.metadata["kernelspec"] = {"name": kernel, "display_name": "Python without kmcourse", "language": "python"}
    setup = setup_cell(learner_edition(1)).id
    notebook = open_notebook(content)

    notebook.run(setup)

    words = notebook.text(setup).strip()
    assert len(words.splitlines()) == 1
    assert "python3 -m kmcourse lab" in words
    assert "Traceback" not in words


def test_every_notebook_says_it_in_the_same_words():
    said = {setup_cell(file).source.split("except ImportError")[1] for file in learner_edition()}

    assert len(said) == 1
