"""A notebook open in JupyterLab, driven as a learner drives it. Every wait is for a state, never for a time."""

import json
import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

NO_KERNEL = {"shouldStart": False, "canStart": False, "autoStartDefault": False}

# What JavaScript sees when it is handed to `OpenNotebook.evaluate`.
_NAMES = """
const panel = window.jupyterapp.shell.currentWidget;
const cells = panel.content.widgets;
const cell = id => {
    const found = cells.find(c => c.model.id === id);
    if (!found) throw new Error(`there is no cell ${id} among ${cells.map(c => c.model.id)}`);
    return found;
};
"""


class OpenNotebook:
    """One notebook in one page of JupyterLab."""

    def __init__(self, lab, path):
        self.lab = lab
        self.page = lab.page
        self.path = path  # below the server's folder

    @property
    def file(self):
        """Where the notebook lies on disk."""
        return self.lab.server.root / self.path

    # Opening and saving

    def open(self, kernel=True):
        """Open the notebook, with a kernel that is ready or with none at all."""
        self.page.evaluate(
            "([path, preference]) => window.jupyterapp.commands.execute('docmanager:open',"
            " {path, factory: 'Notebook', kernelPreference: preference}).then(() => null)",
            [self.path, None if kernel else NO_KERNEL],
        )
        self.wait_until("panel.context?.isReady && cells.length > 0")
        if kernel:
            self.wait_for_kernel()
        return self

    def reopen(self, kernel=True):
        """Close JupyterLab and its kernels, and open the saved file again, as on another day."""
        self.lab.clear()
        self.lab.load()
        return self.open(kernel)

    def save(self):
        """Save, and wait until the file is written."""
        self.evaluate("return panel.context.save().then(() => null)")
        self.wait_until("!panel.context.model.dirty")

    # Waiting and asking

    def evaluate(self, body, argument=None):
        """Run JavaScript that sees `panel`, `cells`, `cell(id)` and `argument`; return what it returns."""
        return self.page.evaluate(f"argument => {{ {_NAMES} {body} }}", argument)

    def wait_until(self, condition, argument=None):
        """Wait for a JavaScript condition on `panel`, `cells`, `cell(id)` and `argument`."""
        self.page.wait_for_function(
            "argument => { if (!window.jupyterapp?.shell.currentWidget?.content) return false;"
            f" {_NAMES} return {condition}; }}",
            arg=argument,
        )

    def wait_for_kernel(self):
        """Wait until the kernel answers and has nothing to do."""
        self.wait_until("panel.sessionContext.session?.kernel?.status === 'idle'")

    # Running

    def run_all(self):
        """Run every cell, as the menu does, and wait for the end: reached, or stopped by an error."""
        self._run("notebook:run-all-cells")

    def run(self, cell_id):
        """Run one cell and wait for its end."""
        self.select(cell_id)
        self._run("notebook:run-cell")

    def _run(self, command):
        self.evaluate(
            "window.finished = false;"
            "window.jupyterapp.commands.execute(argument).finally(() => { window.finished = true; });",
            command,
        )
        self.wait_until("window.finished")
        self.wait_for_kernel()

    def unfinished(self):
        """Return the ids of code cells that have a source and no number at their prompt."""
        return self.evaluate(
            "return cells.filter(c => c.model.type === 'code' && c.model.sharedModel.getSource().trim()"
            " && c.model.executionCount === null).map(c => c.model.id)"
        )

    # Outputs

    def outputs(self, cell_id):
        """Return a cell's outputs as nbformat has them."""
        return self.evaluate("return cell(argument).model.outputs.toJSON()", cell_id)

    def errors(self):
        """Return every error output and every traceback, each as "cell id: words"."""
        all_outputs = self.evaluate(
            "return cells.filter(c => c.model.type === 'code').map(c => [c.model.id, c.model.outputs.toJSON()])"
        )
        return [
            f"{cell_id}: {json.dumps(output)[:500]}"
            for cell_id, outputs in all_outputs
            for output in outputs
            if output["output_type"] == "error" or "Traceback (most recent call last)" in json.dumps(output)
        ]

    def output_area(self, cell_id):
        """Return a locator of what lies below the cell's source."""
        return self.cell(cell_id).locator(".jp-Cell-outputWrapper")

    def text(self, cell_id):
        """Return the words that a cell's outputs show on the screen."""
        return self.output_area(cell_id).inner_text()

    def wait_for_text(self, cell_id, words):
        """Wait until a cell's outputs show these words: JupyterLab draws an output some time after it has come."""
        expect(self.output_area(cell_id)).to_contain_text(words, use_inner_text=True)

    def overflowing(self):
        """Return the ids of cells whose output is wider than the place it has."""
        return self.evaluate(
            "return cells.filter(c => [...c.node.querySelectorAll('.jp-OutputArea-output')]"
            ".some(e => e.scrollWidth > e.clientWidth + 1)).map(c => c.model.id)"
        )

    # Cells

    def cell_ids(self):
        """Return the ids of all cells in their order."""
        return self.evaluate("return cells.map(c => c.model.id)")

    def cell_kinds(self):
        """Return every cell's id and kind in their order: what a command key would change."""
        return self.evaluate("return cells.map(c => [c.model.id, c.model.type])")

    def executions(self, cell_id):
        """Return the number at a cell's prompt."""
        return self.evaluate("return cell(argument).model.executionCount", cell_id)

    def cell(self, cell_id):
        """Return a locator of the whole cell, scrolled into view."""
        index = self.evaluate("return cells.indexOf(cell(argument))", cell_id)
        located = self.page.locator(
            f'.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell[data-windowed-list-index="{index}"]'
        )
        located.scroll_into_view_if_needed()
        return located

    def source(self, cell_id):
        """Return a cell's source."""
        return self.evaluate("return cell(argument).model.sharedModel.getSource()", cell_id)

    def select(self, cell_id):
        """Make a cell the active one, in command mode."""
        self.evaluate(
            "panel.content.activeCellIndex = cells.indexOf(cell(argument));"
            "panel.content.mode = 'command'; panel.content.activate();",
            cell_id,
        )

    def type_into(self, cell_id, source):
        """Replace a cell's source: click into it, select all, type."""
        self.cell(cell_id).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)
        self.wait_until("cell(argument[0]).model.sharedModel.getSource() === argument[1]", [cell_id, source])

    def is_trusted(self, cell_id):
        """Say whether JupyterLab lets this cell's saved outputs run scripts."""
        return self.evaluate("return cell(argument).model.trusted", cell_id)

    def receive(self):
        """Change the saved file as if it had come from somebody else."""
        void_signature(self.file)


def void_signature(file):
    """Change a saved notebook in nothing but its signature.

    JupyterLab trusts a notebook by a signature over all that is in it; a word in its metadata voids it.
    """
    content = nbformat.read(file, as_version=4)
    content.metadata["received"] = True
    nbformat.write(content, file)


def notebook_of(**cells):
    """Return a notebook with a code cell for each name, which is its id, after one that imports the course as km."""
    code = {"import": "import kmcourse as km", **cells}
    kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(
        cells=[new_code_cell(source, id=name) for name, source in code.items()], metadata={"kernelspec": kernelspec}
    )


def open_copy(lab, source, kernel=True):
    """Copy a notebook (a path, or an nbformat node) to the server's folder and open it."""
    name = source.name if isinstance(source, Path) else "notebook.ipynb"
    if isinstance(source, Path):
        shutil.copy(source, lab.server.root)
    else:
        nbformat.write(source, lab.server.root / name)
    return OpenNotebook(lab, name).open(kernel)
