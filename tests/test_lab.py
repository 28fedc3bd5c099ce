"""`kmcourse lab` for real: a server that answers, from a clone and from the wheel."""

import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kmcourse.classroom.release.gradescope import release_gradescope
from kmcourse.course_files import PAGES

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
PATIENCE = 120  # seconds; a loaded machine is slow, not broken

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="stops the server by a signal")]


class Server:
    """A running `kmcourse lab`, as its own files describe it."""

    def __init__(self, process, info, folder):
        self.process = process
        self.folder = folder
        self.url = info["url"]
        self.token = info["token"]
        self.port = info["port"]

    def get(self, path):
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)


@contextmanager
def lab_running(command, folder, **environment):
    """Start `kmcourse lab` with a home folder of its own, wait until it has written where it is, and stop it."""
    runtime = folder / "runtime"
    output = folder / "output.txt"
    folder.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "HOME": str(folder / "home"),
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "KMCOURSE_HOME": str(folder / "kmcourse-work"),
        **environment,
    }
    (folder / "home").mkdir(exist_ok=True)
    with output.open("w") as writing:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=writing, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + PATIENCE
        while (
            not (found := list(runtime.glob("jpserver-*.json"))) and process.poll() is None and time.monotonic() < end
        ):
            time.sleep(0.1)
        assert found, output.read_text()
        server = Server(process, json.loads(found[0].read_text()), folder)
        # It writes where it is a moment before it listens there.
        while not answers(server) and process.poll() is None and time.monotonic() < end:
            time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(server):
    try:
        socket.create_connection((urlsplit(server.url).hostname, server.port), timeout=1).close()
    except OSError:
        return False
    return True


def names_listed_by(server):
    return sorted(entry["name"] for entry in server.get("api/contents")["content"] if entry["type"] == "notebook")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Give a server started where much is against it: port 8888 taken, a configuration that opens it to all."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "config").mkdir()
    (folder / "config" / "jupyter_server_config.json").write_text('{"ServerApp": {"ip": "0.0.0.0"}}')
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.1", 8888))
            other.listen()
        except OSError:
            pass  # somebody else has taken it, which serves as well
        browser = f"{sys.executable} -c \"open('{folder / 'opened'}', 'w').write('%s')\""
        command = [sys.executable, "-m", "kmcourse", "lab"]
        with lab_running(command, folder, BROWSER=browser, PYTHONPATH=str(ROOT)) as server:
            yield server


def test_lab_serves_the_learners_copies_and_nothing_else(server):
    assert server.get("api/status")["kernels"] == 0
    assert names_listed_by(server) == NOTEBOOKS


def test_lab_finds_a_free_port(server):
    assert server.port != 8888


def test_lab_listens_on_the_loopback_address_only(server):
    assert urlsplit(server.url).hostname == "127.0.0.1"
    # On Linux every 127.x.x.x is this machine: a server that listens everywhere answers there too.
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", server.port), timeout=10).close()


def test_lab_wants_the_token(server):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{server.url}api/contents", timeout=PATIENCE)


def test_lab_opens_the_browser_on_the_first_notebook(server):
    opened = server.folder / "opened"
    end = time.monotonic() + PATIENCE
    while not opened.exists() and time.monotonic() < end:
        time.sleep(0.1)
    page = Path(urlsplit(opened.read_text()).path).read_text()
    address = re.search(r'href="(http://127[^"]+)"', page)[1]

    assert urlsplit(address).path == f"/lab/tree/{NOTEBOOKS[0]}"
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        assert b"jupyter-config-data" in answer.read()


def test_jupyterlab_asks_no_question_about_news(server):
    settings = server.get("lab/api/settings/@jupyterlab/apputils-extension:notification")

    assert settings["schema"]["properties"]["fetchNews"]["default"] == "false"
    assert settings["schema"]["properties"]["checkForUpdates"]["default"] is False


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from what a clone would hold, with the tools that are installed."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel into a fresh environment, which sees this one's packages after its own."""
    place = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(place, with_pip=True)
    pip = [place / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel]
    assert subprocess.run(pip).returncode == 0
    site_packages = next(place.glob("lib/python*/site-packages"))
    (site_packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    return place


def test_the_wheel_carries_the_notebooks_the_widgets_and_no_solutions(installed):
    package = next(installed.glob("lib/python*/site-packages/kmcourse"))
    scripts = sorted(path.name for path in (ROOT / "kmcourse" / "widgets").glob("*.js"))

    handed_out = ["assignment", "assignment/build_k_means.ipynb"]
    carried = sorted(path.relative_to(package / "notebooks").as_posix() for path in (package / "notebooks").rglob("*"))
    assert carried == sorted([*NOTEBOOKS, *PAGES, *handed_out])
    assert sorted(path.name for path in (package / "widgets").glob("*.js")) == scripts
    assert (package / "widgets" / "player.css").is_file()
    assert {path.name for path in package.parent.glob("kmcourse-*/licenses/*")} == {"LICENSE", "LICENSE-TEXT"}


def test_the_autograder_for_gradescope_is_packed_from_the_wheel_as_from_a_clone(installed, tmp_path):
    solved = ROOT / "notebooks" / "assignment" / "solutions"
    command = [installed / "bin" / "kmcourse", "release", solved, tmp_path, "--format", "gradescope", "--seed", "1"]
    assert subprocess.run(command, cwd=tmp_path).returncode == 0

    (packed,) = tmp_path.glob("*.zip")
    assert packed.read_bytes() == release_gradescope(solved, tmp_path / "clone", 1)[0].read_bytes()


def test_lab_works_from_the_wheel(installed, tmp_path):
    port = free_port()
    command = [installed / "bin" / "kmcourse", "lab", "--no-browser", "--", f"--port={port}"]
    shared = Path(sysconfig.get_path("data")) / "share" / "jupyter"
    with lab_running(command, tmp_path, JUPYTERLAB_DIR=str(shared / "lab"), JUPYTER_PATH=str(shared)) as server:
        assert server.get("api/status")["kernels"] == 0
        assert names_listed_by(server) == NOTEBOOKS
        assert server.port == port

    done = subprocess.run(
        [installed / "bin" / "python", "-c", "import kmcourse; print(kmcourse.__file__)"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert Path(done.stdout.strip()).is_relative_to(installed), "the test looked at the clone, not at the wheel"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
