"""The server of ``make dev``: the site's files, and on every page a script that reloads it."""

import json
import os
import threading
from collections.abc import Sequence
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from scripts.publish.static_server import SiteHandler, open_server

STATE, SCRIPT = "/dev/state.json", "/dev/reload.js"
PATIENCE = 20.0
"""Seconds that a question for news is kept waiting."""
RELOAD = Path(__file__).with_name("dev_reload.js")


class State:
    """What has been made last: a version for each time, and what was wrong with it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0
        self._error = ""

    @property
    def version(self) -> str:
        """A name that no other version has, of another run neither."""
        return f"{id(self):x}-{self._count}"

    def tell(self, error: str) -> None:
        """Say that something has been made, or what went wrong."""
        with self._changed:
            self._count += 1
            self._error = error
            self._changed.notify_all()

    def wait(self, known: str) -> dict[str, str]:
        """Return the state as soon as it is another than the one known, or when patience ends."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known, PATIENCE)
            return {"version": self.version, "error": self._error}


class DevHandler(SiteHandler):
    """Files of several folders, the first that has one; pages get the script that reloads them."""

    def __init__(self, *arguments: object, folders: Sequence[Path], state: State) -> None:
        self.folders, self.state = folders, state
        super().__init__(*arguments, directory=str(folders[-1]))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        place = Path(super().translate_path(path)).relative_to(Path(self.directory))
        for folder in self.folders:
            found = folder.resolve() / place
            if os.path.isfile(found / "index.html" if os.path.isdir(found) else found):
                return str(found)
        return super().translate_path(path)

    def send_head(self) -> BytesIO | BinaryIO | None:
        address, _, question = self.path.partition("?")
        if address == STATE:
            return self._send(json.dumps(self.state.wait(question)), "application/json")
        if address == SCRIPT:
            return self._send(RELOAD.read_text(encoding="utf-8"), "text/javascript")
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if address.endswith("/") else path
        if page.suffix == ".html" and os.path.isfile(page):
            text = page.read_text(encoding="utf-8")
            script = f'<script type="module" src="{SCRIPT}"></script>\n</body>'
            return self._send(text.replace("</body>", script), "text/html")
        return super().send_head()

    def _send(self, text: str, kind: str) -> BytesIO:
        content = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


def make_dev_server(folders: Sequence[Path], state: State, port: int) -> ThreadingHTTPServer:
    """Return a server of the folders on this machine; port 0 takes any free one."""
    return open_server(partial(DevHandler, folders=folders, state=state), port)
