"""Running solved notebooks: what is stored is what they show, and nothing of the machine."""

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError

from kmcourse.classroom.release.execute import main
from kmcourse.classroom.release.plain import read_notebook

pytestmark = pytest.mark.slow  # every test starts a kernel


def written(path, *sources):
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_outputs_are_stored_and_running_again_gives_the_same_bytes(tmp_path):
    path = written(tmp_path / "a.ipynb", "print(41)", "import ipywidgets\nipywidgets.IntSlider()")

    main([str(tmp_path)])
    first = path.read_bytes()
    main([str(path)])

    assert path.read_bytes() == first
    notebook = read_notebook(path)
    assert notebook.cells[0].outputs[0].text == "41\n"
    assert notebook.cells[1].outputs[0].data["application/vnd.jupyter.widget-view+json"].model_id == "0" * 32
    assert all(cell.metadata == {} for cell in notebook.cells)
    assert "widgets" not in notebook.metadata


def test_nothing_recorded_on_this_machine_shows(tmp_path, monkeypatch):
    monkeypatch.setenv("KMCOURSE_HOME", str(tmp_path / "mine"))
    path = written(tmp_path / "a.ipynb", "import os\nprint(os.environ['KMCOURSE_HOME'])")

    main([str(path)])

    assert str(tmp_path / "mine") not in path.read_text()


def test_a_notebook_whose_cell_raises_is_left_as_it_was(tmp_path):
    path = written(tmp_path / "a.ipynb", "print(41)", "1 / 0")
    before = path.read_bytes()

    with pytest.raises(CellExecutionError, match="division by zero"):
        main([str(path)])

    assert path.read_bytes() == before


def test_what_is_printed_in_pieces_is_stored_in_one(tmp_path):
    path = written(
        tmp_path / "a.ipynb", "import time\nfor i in range(3):\n    print(i, flush=True)\n    time.sleep(0.1)"
    )

    main([str(path)])

    (output,) = read_notebook(path).cells[0].outputs
    assert output.text == "0\n1\n2\n"
