"""What went wrong in a page: errors that it logged or raised, and requests that left this machine."""

import re
from urllib.parse import urlsplit

# What JupyterLab says by itself. Its widget manager stumbles over a notebook without a kernel, and over a widget whose
# kernel is gone; its debugger over a kernel that is shut down early;
# and what it had asked a kernel is cancelled when that is deleted.
OF_JUPYTERLAB = re.compile(
    r"reading 'kernel'\).*@jupyter-widgets/jupyterlab-manager"
    r"|widget model not found.*@jupyter-widgets/jupyterlab-manager"
    r"|Could not restore the debugger state"
    r"|Canceled future for \w+ message before replies were done",
    re.DOTALL,
)


class Watch:
    """Listens to one page from its beginning."""

    def __init__(self, page):
        self._errors = []
        self._outside = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._keep(f"raised: {error.stack or error}"))
        page.on("request", lambda request: self._note(request.url))
        page.on("websocket", lambda socket: self._note(socket.url))

    def complaints(self):
        """Return one line for every error and every address outside loopback."""
        return self._errors + [f"asked for {url}" for url in self._outside]

    def forget(self):
        """Begin anew."""
        self._errors.clear()
        self._outside.clear()

    def _hear(self, message):
        if message.type == "error":
            self._keep(f"logged: {message.text} ({message.location.get('url', '')})")

    def _keep(self, words):
        if not OF_JUPYTERLAB.search(words):
            self._errors.append(words)

    def _note(self, url):
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self._outside.append(url)
