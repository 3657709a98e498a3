"""The site's files on this machine, sent as a host of static files would send them.

For looking at what was built, not for the public: 127.0.0.1 alone, with the standard library's server.
"""

import gzip
import os
import sys
from collections.abc import Callable
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from scripts.contract.package import PackageError
from scripts.exports.formats import MEDIA_TYPES
from scripts.publish.request_headers import accepts_gzip, find_range
from scripts.shared.languages import MANNERS

HOST = "127.0.0.1"
SITE_PORT = 8000
WRITING = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
COMPRESSED = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
TYPES = {
    **MEDIA_TYPES,
    ".bib": "text/plain",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of one folder, with the headers of its ``_headers``, compressed text and its own 404 pages."""

    protocol_version = "HTTP/1.1"

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        kind = TYPES.get(Path(path).suffix) or super().guess_type(path)
        textual = kind.startswith("text/") or kind in ("application/json", "application/xml", "image/svg+xml")
        return f"{kind}; charset=utf-8" if textual else kind

    def end_headers(self) -> None:
        for name, value in self._chosen_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        page = self._find_page()
        if page is None:
            return None
        part = self.headers.get("Range", "") if self.command == "GET" else ""
        is_text = page.suffix in COMPRESSED
        if is_text and not part and accepts_gzip(self.headers.get("Accept-Encoding", "")):
            return self._send_compressed(page)
        return self._send_plain(page, part, {"Vary": "Accept-Encoding"} if is_text else {})

    def _find_page(self) -> Path | None:
        """Return the file that is asked for; None where it is answered that it is elsewhere or nowhere."""
        path = self.translate_path(self.path)
        address, _, question = self.path.partition("?")
        page = os.path.join(path, "index.html") if os.path.isdir(path) else path
        if not os.path.isfile(page):  # nor is a folder listed: hosts of static files do not, either
            self.send_error(404)
            return None
        if page != path and not address.endswith("/"):
            self._send_start(301, {"Location": f"{address}/{question and f'?{question}'}"}, 0)
            return None
        return Path(page)

    def _send_compressed(self, page: Path) -> BytesIO | None:
        changed = page.stat().st_mtime_ns
        headers = {"Vary": "Accept-Encoding", "ETag": f'"{changed:x}-gzip"'}
        if self._is_known(headers):
            return None
        content = compress(page, changed)
        kind = {"Content-Type": self.guess_type(str(page)), "Content-Encoding": "gzip"}
        self._send_start(200, kind | headers, len(content))
        return BytesIO(content)

    def _send_plain(self, page: Path, part: str, headers: dict[str, str]) -> BytesIO | BinaryIO | None:
        status = page.stat()
        headers = {**headers, "ETag": f'"{status.st_mtime_ns:x}"', "Accept-Ranges": "bytes"}
        if self._is_known(headers):
            return None
        headers["Content-Type"] = self.guess_type(str(page))
        if part and self.headers.get("If-Range", headers["ETag"]) == headers["ETag"]:
            try:
                wanted = find_range(part, status.st_size)
            except ValueError:
                self._send_start(416, {"Content-Range": f"bytes */{status.st_size}"}, 0)
                return None
            if wanted:
                return self._send_part(page, wanted, status.st_size, headers)
        self._send_start(200, headers, status.st_size)
        return page.open("rb")

    def _send_part(self, page: Path, wanted: range, size: int, headers: dict[str, str]) -> BytesIO:
        with page.open("rb") as file:
            file.seek(wanted.start)
            content = file.read(len(wanted))
        place = {"Content-Range": f"bytes {wanted.start}-{wanted.stop - 1}/{size}"}
        self._send_start(206, headers | place, len(content))
        return BytesIO(content)

    def _is_known(self, headers: dict[str, str]) -> bool:
        """Tell whether the asker has the file already; then that is the answer."""
        known = self.headers.get("If-None-Match", "")
        if headers["ETag"] not in {tag.strip().removeprefix("W/") for tag in known.split(",")}:
            return False
        self._send_start(304, headers, None)
        return True

    def _send_start(self, status: int, headers: dict[str, str], length: int | None) -> None:
        self.send_response(status)
        lengths = {} if length is None else {"Content-Length": str(length)}
        for name, value in (headers | lengths).items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code == 501 and self.command in WRITING:
            return self._refuse()
        if code != 404:
            return super().send_error(code, message, explain)
        folders = [manner.folder for manner in MANNERS.values() if self.path.startswith(f"/{manner.folder}")]
        page = Path(self.directory) / max(folders, key=len, default="") / "404.html"
        if not page.is_file():
            return super().send_error(code, message, explain)
        content = page.read_bytes()
        self._send_start(404, {"Content-Type": "text/html; charset=utf-8"}, len(content))
        if self.command != "HEAD":
            self.wfile.write(content)

    def _refuse(self) -> None:
        """Answer a method that would write; what it sends along is not read, so the connection ends."""
        self.close_connection = True
        self._send_start(405, {"Allow": "GET, HEAD", "Connection": "close"}, 0)

    def _chosen_headers(self) -> dict[str, str]:
        file = Path(self.directory) / "_headers"
        rules = read_headers(file.read_text(encoding="utf-8")) if file.is_file() else []
        chosen: dict[str, str] = {}
        for prefix, headers in rules:
            if getattr(self, "path", "").startswith(prefix):
                chosen |= headers
        return {"Cache-Control": "no-cache"} | chosen

    def log_message(self, format: str, *arguments: object) -> None:
        """Stay silent: the terminal is for the addresses."""


@lru_cache(maxsize=512)
def compress(page: Path, changed: int) -> bytes:
    """Return a file's content compressed; ``changed`` makes a changed file another entry of the cache."""
    return gzip.compress(page.read_bytes(), mtime=0)


@lru_cache(maxsize=4)
def read_headers(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the rules of a ``_headers`` file: path prefix and headers, in their order.

    A line ``! Name`` takes an earlier rule's header away, which hosts would join with the later one; here the
    later always wins, so that the line says nothing.
    """
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line.strip().removesuffix("*"), {}))
        elif line.strip() and not line.strip().startswith("!"):
            name, value = line.split(":", 1)
            rules[-1][1][name.strip()] = value.strip()
    return rules


class Server(ThreadingHTTPServer):
    """A server whose port is its own, and that is silent about readers who leave."""

    daemon_threads = True
    allow_reuse_port = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def make_server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the folder on this machine; port 0 takes any free one."""
    return open_server(partial(SiteHandler, directory=str(site)), port)


def open_server(handler: Callable[..., SiteHandler], port: int) -> ThreadingHTTPServer:
    """Return a server on this machine whose requests the handler answers; PackageError for a taken port."""
    try:
        return Server((HOST, port), handler)
    except (OSError, OverflowError) as error:
        raise PackageError(explain_port(port, error)) from error


def explain_port(port: int, error: Exception) -> str:
    """Return in a sentence why a port cannot be had."""
    if isinstance(error, PermissionError):
        return f"Port {port} is the system's own: choose one above 1023 with --port."
    if isinstance(error, OverflowError):
        return f"There is no port {port}: choose one from 1024 to 65535 with --port."
    return f"Port {port} is taken: stop the program that uses it, or choose another with --port."
