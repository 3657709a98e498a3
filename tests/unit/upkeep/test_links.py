"""Asking for the sources' addresses, against a real server on this machine that behaves badly in each way."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.contract.package import Package, read_rows
from scripts.upkeep.link_asking import Guest, escape
from scripts.upkeep.link_table import Plan, check_links
from scripts.upkeep.link_verdicts import Answer, judge_answer
from tests.sample import write_sample

DAY = date(2026, 11, 25)
AGENT = "tinh-so-links/0.2.0 (+https://so.example/)"
FINE = b"<html><title>B\xc3\xa1o c\xc3\xa1o</title></html>"
COPY = "http://web.archive.example/web/20250101000000/ranks"


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked; `log` has (method, path, agent) of each request."""

    log: ClassVar[list[tuple[str, str, str]]] = []

    def do_HEAD(self) -> None:
        self._answer(is_head=True)

    def do_GET(self) -> None:
        self._answer(is_head=False)

    def _answer(self, is_head: bool) -> None:
        self.log.append((self.command, self.path, self.headers["User-Agent"]))
        path = urlsplit(self.path).path
        if path == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /private/\n", is_head)
        elif path == "/wayback":
            asked = parse_qs(urlsplit(self.path).query)["url"][0]
            closest = {"available": True, "status": "200", "url": COPY} if "gone" in asked else {}
            known = {"closest": closest} if closest else {}
            self._send(200, json.dumps({"archived_snapshots": known}).encode(), is_head)
        elif path.startswith("/status/"):
            self._send(int(path.rsplit("/", 1)[1]), b"", is_head)
        elif path.startswith("/to/"):
            _, _, code, target = path.split("/", 3)
            self._send(int(code), b"", is_head, {"Location": f"/{target}"})
        elif path == "/head-refused":
            self._send(405 if is_head else 200, FINE, is_head)
        elif path == "/soft":
            self._send(200, b"<h1>Kh\xc3\xb4ng t\xc3\xacm th\xe1\xba\xa5y trang</h1>", is_head)
        elif path == "/slow":
            time.sleep(1.5)
            self._send(200, FINE, is_head)
        else:
            self._send(200, FINE, is_head)

    def _send(self, code: int, body: bytes, is_head: bool, headers: dict[str, str] | None = None) -> None:
        self.send_response(code)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not is_head:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.log = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def make_guest(pause: float = 0, timeout: float = 5) -> Guest:
    return Guest(AGENT, pause, timeout)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/fine", "works"),
        ("/head-refused", "works"),
        ("/to/301/fine", "moved"),
        ("/to/308/fine", "moved"),
        ("/to/302/fine", "works"),
        ("/to/301/to/302/fine", "works"),  # its last step is only for now
        ("/to/301/status/404", "gone"),
        ("/to/301/", "soft-404"),  # the front page in its place
        ("/soft", "soft-404"),
        ("/", "works"),  # a front page that was asked for
        ("/status/404", "gone"),
        ("/status/410", "gone"),
        ("/status/403", "refused"),
        ("/status/429", "refused"),
        ("/private/page", "refused"),
        ("/status/500", "failing"),
        ("/status/503", "failing"),
    ],
)
def test_what_an_address_answers(server: str, path: str, status: str) -> None:
    url = server + path
    assert judge_answer(url, make_guest().ask(url)) == status


def test_a_moved_address_is_known_by_where_it_ends(server: str) -> None:
    assert make_guest().ask(f"{server}/to/301/fine").final_url == f"{server}/fine"


def test_what_does_not_answer_in_time_is_unreachable(server: str) -> None:
    url = f"{server}/slow"
    assert judge_answer(url, make_guest(timeout=0.3).ask(url)) == "unreachable"


def test_where_nobody_listens_is_unreachable() -> None:
    url = "http://127.0.0.1:1/page"
    assert judge_answer(url, make_guest().ask(url)) == "unreachable"


def test_a_page_that_only_speaks_of_not_finding_is_no_soft_404() -> None:
    page = "<title>Báo cáo</title><p>Không tìm thấy số liệu nào.</p>"
    assert judge_answer("https://a.example/b", Answer(200, "https://a.example/b", page)) == "works"


def test_it_asks_as_a_guest(server: str) -> None:
    guest = make_guest()
    for path in ("/private/page", "/fine", "/fine", "/status/410"):
        guest.ask(server + path)
    assert Handler.log == [
        ("GET", "/robots.txt", AGENT),
        ("HEAD", "/fine", AGENT),
        ("GET", "/fine", AGENT),
        ("HEAD", "/status/410", AGENT),
    ]


def test_it_waits_between_two_questions_to_one_host(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("scripts.upkeep.link_asking.time.sleep", waits.append)
    make_guest(pause=5).ask(f"{server}/fine")
    assert [round(wait) for wait in waits] == [5, 5]  # robots.txt, HEAD, GET


def test_an_address_is_escaped_as_a_browser_does() -> None:
    assert escape("https://a.example/Chuyển đổi?q=số#phần") == (
        "https://a.example/Chuy%E1%BB%83n%20%C4%91%E1%BB%95i?q=s%E1%BB%91"
    )
    assert escape("https://a.example/b%20c?d=e&f") == "https://a.example/b%20c?d=e&f"


@pytest.fixture
def package(tmp_path: Path, server: str) -> Package:
    """Return a small package whose two sources stand on the server; one was asked before."""
    package = write_sample(tmp_path / "package")
    path = package.resources["sources"].path
    text = path.read_text(encoding="utf-8").replace("https://example.org/ranks", f"{server}/gone")
    path.write_text(text, encoding="utf-8")
    return package


def read_links(package: Package) -> dict[str, tuple[object, ...]]:
    rows = read_rows(package.resources["links"])
    return {str(row["source_id"]): tuple(row.values())[1:] for row in rows}


def run(package: Package, server: str, day: date, **plan: object) -> dict[str, int]:
    options: dict[str, object] = {"days": 30, "archive": f"{server}/wayback", **plan}
    return check_links(package, make_guest(), Plan(day, **options))  # type: ignore[arg-type]


def point_to(package: Package, old: str, new: str) -> None:
    path = package.resources["sources"].path
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def forget(package: Package) -> None:
    path = package.resources["links"].path
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def test_the_table_has_what_came_of_it_and_the_copy_of_what_is_gone(package: Package, server: str) -> None:
    forget(package)
    point_to(package, f"{server}/gone", f"{server}/to/301/status/410?gone")
    assert run(package, server, DAY, only=frozenset({"ranks-2024"})) == {"gone": 1}
    assert read_links(package) == {
        "ranks-2024": ("2026-11-25", "gone", 410, None, "2026-11-25", COPY),
    }


def test_a_copy_that_no_archive_knows_is_left_empty(package: Package, server: str) -> None:
    forget(package)
    point_to(package, f"{server}/gone", f"{server}/status/404")
    run(package, server, DAY, only=frozenset({"ranks-2024"}))
    assert read_links(package)["ranks-2024"] == ("2026-11-25", "gone", 404, None, "2026-11-25", None)


def test_an_archive_that_does_not_answer_is_no_copy(package: Package, server: str) -> None:
    forget(package)
    point_to(package, f"{server}/gone", f"{server}/status/404")
    run(package, server, DAY, only=frozenset({"ranks-2024"}), archive=f"{server}/status/500")
    assert read_links(package)["ranks-2024"][-1] is None


def test_what_was_asked_lately_is_left_alone_and_a_known_copy_is_kept(package: Package, server: str) -> None:
    point_to(package, f"{server}/gone", f"{server}/status/500")
    assert run(package, server, date(2026, 12, 24), only=frozenset()).get("failing") is None
    assert run(package, server, date(2026, 12, 25))["failing"] == 1
    assert read_links(package)["ranks-2024"] == (
        "2026-12-25", "failing", 500, None, "2026-11-25", "https://archive.example/ranks",
    )  # fmt: skip


def test_an_address_that_answers_again_has_no_failure(package: Package, server: str) -> None:
    point_to(package, f"{server}/gone", f"{server}/to/301/fine")
    run(package, server, date(2027, 1, 1), only=frozenset({"ranks-2024"}))
    assert read_links(package)["ranks-2024"] == (
        "2027-01-01", "moved", 200, f"{server}/fine", None, "https://archive.example/ranks",
    )  # fmt: skip
