"""A real JupyterLab server on loopback, with nothing of this machine's own settings."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

TOKEN = "browser-tests"
SECONDS_TO_START = 90

SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # A dialog that asks about widgets or about unsaved changes would stand in front of what is tested.
    "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
}


class LabServer:
    """A JupyterLab server whose settings, kernels, records and notebooks all live below one folder."""

    def __init__(self, home):
        self.home = Path(home)
        self.root = self.home / "notebooks"  # what the file browser shows
        self.records = self.home / "kmcourse"  # KMCOURSE_HOME of every kernel
        self.kernels = self.home / "data" / "kernels"
        self.log = self.home / "server.log"
        self.url = None
        self._process = None

    def start(self):
        """Start the server on a port that the system chooses, and wait until it answers."""
        self.root.mkdir(parents=True)
        for name, values in SETTINGS.items():
            path = self.home / "settings" / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(values), encoding="utf-8")
        with self.log.open("w") as log:
            self._process = subprocess.Popen(self._command(), env=self._environment(), stdout=log, stderr=log)
        self._wait()

    def stop(self):
        """Shut every kernel down and end the server."""
        try:
            self.shut_kernels_down()
        finally:
            self._process.terminate()
            try:
                self._process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                # On a loaded machine the server now and then waits for a thread that never ends; the tests are over.
                self._process.kill()
                self._process.wait()

    def shut_kernels_down(self):
        """Delete every session and every kernel, as closing JupyterLab would not."""
        for session in self.ask("api/sessions"):
            self.ask(f"api/sessions/{session['id']}", method="DELETE")
        for kernel in self.ask("api/kernels"):
            self.ask(f"api/kernels/{kernel['id']}", method="DELETE")

    def forget(self):
        """Remove what learners recorded and every notebook, so that the next test starts as a new learner.

        The folder itself stays: JupyterLab's file browser asks for it every few seconds, and would put a dialog in
        front of the next test if it were gone at that moment.
        """
        shutil.rmtree(self.records, ignore_errors=True)
        for path in self.root.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def ask(self, path, method="GET"):
        """Send one request to the server's REST interface and return what it answers, or None."""
        request = urllib.request.Request(
            f"{self.url}{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            body = response.read()
        return json.loads(body) if body else None

    def _command(self):
        return [
            sys.executable,
            "-m",
            "jupyterlab",
            "--expose-app-in-browser",
            "--ServerApp.open_browser=False",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0",
            "--ServerApp.allow_root=True",
            "--ServerApp.terminals_enabled=False",
            "--LabApp.news_url=",
            "--LabApp.extension_manager=readonly",
            f"--IdentityProvider.token={TOKEN}",
            f"--ServerApp.root_dir={self.root}",
        ]

    def _environment(self):
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON", "KMCOURSE"))}
        return inherited | {
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "KMCOURSE_HOME": str(self.records),
        }

    def _wait(self):
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.1)
        self._process.kill()
        self._process.wait()
        raise RuntimeError(f"JupyterLab did not start. The end of its log:\n{self.log.read_text()[-3000:]}")

    def _answers(self):
        try:
            # The server writes its address there, now and then a moment before it listens.
            written = next((self.home / "runtime").glob("jpserver-*.json")).read_text(encoding="utf-8")
            self.url = json.loads(written)["url"]
            self.ask("api/status")
        except (StopIteration, OSError, ValueError):
            return False
        return True
