"""Servers for tests: a command is started on a free port of 127.0.0.1, waited for, and ended."""

import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.publish.static_server import make_server

PATIENCE = 30.0
"""Seconds that a server may take until its first answer."""


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a built site in this process; give its address, with a slash at the end."""
    with make_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def served(make_command: Callable[[int], list[str]]) -> Iterator[str]:
    """Run the command for a port; give the server's address, with a slash at the end, while it answers."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(make_command(port), stdout=log, stderr=log) as server,
    ):
        try:
            _wait(url, server)
            yield url
        except TimeoutError as error:
            log.seek(0)
            raise RuntimeError(f"{error}:\n{log.read().decode()}") from None
        finally:
            server.terminate()


def _wait(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Wait for the first answer; TimeoutError if the server ends or stays silent."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=PATIENCE).close()
            return
        except (ConnectionError, urllib.error.URLError):
            time.sleep(0.1)
    raise TimeoutError(f"the server did not answer at {url}")
