"""Run solved notebooks and store what they show: `python -m kmcourse.classroom.release.execute notebooks/solutions`."""

import argparse
import os
import tempfile
from pathlib import Path

from nbclient import NotebookClient

from kmcourse.classroom.release.plain import as_text, notebooks_in, read_notebook, tidy_metadata

_WIDGET = "application/vnd.jupyter.widget-view+json"


def execute(path, timeout=60):
    """Run a solved notebook from the top in a fresh kernel and store its outputs in its file.

    It runs in its own folder, with an empty KMCOURSE_HOME: nothing recorded on this machine shows in it. What Jupyter
    makes anew in every run (times, a widget's model id) is left out, so that running it again gives the same text.

    Parameters
    ----------
    path : path
    timeout : float
        Seconds allowed to a cell.

    Raises
    ------
    ReleaseError
        If it cannot be read as a notebook.
    nbclient.exceptions.CellExecutionError
        If a cell raises; the file is left as it was.
    """
    path = Path(path)
    notebook = read_notebook(path)
    client = NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
        coalesce_streams=True,  # what is printed comes in pieces, cut by the clock
    )
    with tempfile.TemporaryDirectory() as home:
        client.execute(env={**os.environ, "KMCOURSE_HOME": home})
    tidy_metadata(notebook)
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        if _WIDGET in output.get("data", {}):
            output.data[_WIDGET].model_id = "0" * 32
    path.write_text(as_text(notebook), encoding="utf-8", newline="\n")


def main(arguments=None):
    """Execute every notebook that is named, alone or in a folder."""
    parser = argparse.ArgumentParser(prog="python -m kmcourse.classroom.release.execute", description=__doc__)
    parser.add_argument("source", nargs="+", help="a solved notebook, or a folder of them")
    for source in parser.parse_args(arguments).source:
        for path in notebooks_in(source):
            print(path)
            execute(path)


if __name__ == "__main__":
    main()
