"""What is no readable text is refused in a sentence, before it is kept or drafted from."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from scripts.contract.package import Package, PackageError, load_package
from scripts.drafting.propose import propose
from scripts.drafting.readable import LARGEST, LONGEST
from scripts.drafting.snapshot import snapshot
from tests.edits import replace_text
from tests.sample import ROOT, SHA256, write_sample

SOURCES = load_package(ROOT).resources["sources"]
TEXT = "Tỉnh có 5 hồ sơ được số hóa, đạt 74,16%.\n"
UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "has no words: give a text that says something"),
    "blank": (" \n\u00a0\n".encode(), "has no words: give a text that says something"),
    "numbers alone": (b"1.126 54,9%\n", "has no words: give a text that says something"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF: save its text as UTF-8 and give the path of that file"),
    "Word": (
        b"PK\x03\x04...",
        "is a document of Word, Excel or the like: save its text as UTF-8 and give the ",
    ),
    "old Word": (b"\xd0\xcf\x11\xe0", "is a document of an old Word or Excel: save its text as UTF-8"),
    "picture": (b"\x89PNG\r\n", "is a picture: save its text"),
    "UTF-16": (TEXT.encode("utf-16"), "is text in UTF-16: save its text as UTF-8"),
    "UTF-16 without its mark": (
        b"a\x00b\x00",
        "holds the control character U+0000 (character 1): it is",
    ),
    "binary": (
        bytes(range(1, 32)),
        "holds the control character U+0001 (character 0): it is no plain ",
    ),
    "Latin": (
        "thời".encode("cp1258", "replace") + b"\xe9",
        "is not UTF-8 text (byte 4): convert it, then give",
    ),
    "too large": (b"a " * (LARGEST // 2 + 1), "has over 2,000,000 bytes: save the part that has the figures"),
    "HTML": (
        b"<!doctype html><html><body><p>Tin</p></body></html>",
        "holds HTML: give the page's address, or ",
    ),
    "JSON": (
        b'{"title": "Tin", "text": "5"}',
        "is JSON, not a text: give the address of the page that people read",
    ),
    "lost letters": ("T\ufffdnh có 5 hồ sơ".encode(), "holds � where letters were lost: save the text anew"),
    "misread": (
        TEXT.encode().decode("cp1252", "replace").replace("\ufffd", "").encode() * 3,
        "was read in a wrong encoding (Ã¡ in the place of á): save the text anew as UTF-8",
    ),
    "TCVN3": (
        "ChuyÓn ®æi sè: ®¹t 5 hå s¬ ®­îc sè hãa".encode(),
        "is in an old Vietnamese encoding (TCVN3 or VNI)",
    ),
    "VNI": (
        "Chuyeån ñoåi soá: tænh ñaït 5 ñieåm, ñaõ ñöôïc".encode(),
        "is in an old Vietnamese encoding (TCVN3 or VNI)",
    ),
    "no such page": (
        "Không tìm thấy trang\n".encode(),
        "seems to be an error page (it says “Không tìm thấy trang”)",
    ),
    "no such post": (
        "Bài viết này không tồn tại.".encode(),
        "seems to be an error page (it says “Bài viết này",
    ),
    "404": (
        b"Error 404\nHome\n",
        "seems to be an error page (it says “404”): find the text's ",
    ),
    "guarded": (
        b"Just a moment... Checking your browser",
        "seems to keep programs out (it says “Just a",
    ),
    "log in": (
        "Vui lòng đăng nhập để xem".encode(),
        "seems to keep programs out (it says “Vui lòng",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_readable_text_is_not_kept(tmp_path: Path, name: str) -> None:
    content, sentence = UNREADABLE[name]
    path = tmp_path / "tin.txt"
    path.write_bytes(content)
    with pytest.raises(PackageError) as caught:
        snapshot(str(path), tmp_path / "archive", SOURCES)
    assert str(caught.value).startswith(f"{path} {sentence}")
    assert "\n" not in str(caught.value) and not (tmp_path / "archive").exists()


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Đạt 5 hồ sơ < 10 hồ sơ; viết <p> và <br> là thẻ.",
        "The province has 5 of 404 communes. Trang không tồn tại" + " từ" * 600,
        "Quyết định số 404/QĐ-UBND" + " của tỉnh" * 200,
        "Le département a numérisé 5 dossiers « à jour », reçus cet été.",
        "провинция Лаокай набрала 68,56 балла",
        "a " * (LARGEST // 2),
        "trang\ftrang sau",
    ],
)
def test_what_is_readable_is_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(text, encoding="utf-8")
    snapshot(str(path), tmp_path / "archive", SOURCES)
    assert [kept.read_text(encoding="utf-8") for kept in (tmp_path / "archive").iterdir()] == [text]


class Handler(BaseHTTPRequestHandler):
    """Answers each path with the content and type that it names."""

    answers: dict[str, tuple[str, bytes]] = {  # noqa: RUF012
        "/soft": ("text/html; charset=utf-8", "<h1>Rất tiếc</h1><p>Trang này không tồn tại.</p>".encode()),
        "/pdf": ("application/pdf", b"%PDF-1.4"),
        "/xhtml": (
            "application/xhtml+xml;charset=utf-8",
            f"<html><p>{TEXT}</p></html>".encode(),
        ),
        "/charset": ("text/html; charset=iso-8859-1", f"<p>{TEXT * 3}</p>".encode()),
    }

    def do_GET(self) -> None:
        kind, content = self.answers[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("/soft", "seems to be an error page (it says “Trang này không”)"),
        ("/pdf", "is a PDF: save its text as UTF-8 and give the path of that file"),
        ("/charset", "was read in a wrong encoding (Ã¡ in the place of á): save the text anew as UTF-8"),
    ],
)
def test_what_comes_instead_of_a_page_is_told(tmp_path: Path, web: str, place: str, sentence: str) -> None:
    with pytest.raises(PackageError, match=f"^{re.escape(web + place)} {re.escape(sentence)}"):
        snapshot(web + place, tmp_path / "archive", SOURCES)
    assert not (tmp_path / "archive").exists()


def test_a_page_in_xhtml_is_a_page(tmp_path: Path, web: str) -> None:
    snapshot(f"{web}/xhtml", tmp_path / "archive", SOURCES)
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "archive").iterdir()] == [TEXT]


# Proposing


@pytest.fixture
def draft(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """Return what drafts from a text's bytes and gives the numerals found."""
    package = write_sample(tmp_path / "gói")
    replace_text(package, "sources", SHA256, "")
    return partial(draft_of, package)


def draft_of(package: Package, content: bytes) -> list[str]:
    path = package.folder / "tin.txt"
    path.write_bytes(content)
    folder = propose(package, path, "ha-tinh-2023-02", "ha-tinh", package.folder / "out")
    lines = (folder / "mentions.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split(",")[2] for line in lines]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Không có con số nào.\n", []),
        ("", []),
        (" \n\t\n", []),
        ("...,,,!!! --- “”()\n", []),
        ("%" * 300, []),
        (f"Có {'1' * 40} hồ sơ.\n", ["1" * 40]),
        (f"Có {'9' * 30} tỷ {'9' * 30} triệu hồ sơ", None),
        (f"0,{'0' * 400}1 %", None),
        ("31/31/9999 ngày 45 tháng 13 năm 99999, 1e999, ²³ ５４ ٣", None),
        ("1/" * 200, None),
        ("(" * 300 + "5" + ")" * 300, ["5"]),
        ("Có 5 hồ sơ.\r\nCó 6 hồ sơ.\r\n", ["5", "6"]),
        ("Tỉnh có 5 hồ sơ. " * 100, ["5"] * 100),
    ],
)
def test_any_text_is_drafted(draft: Callable[[bytes], list[str]], text: str, found: list[str] | None) -> None:
    numerals = draft(text.encode())
    assert numerals == found if found is not None else numerals


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"C\x00 5", "holds the control character U+0000 (character 1): it is no plain text; save it anew"),
        (b"%PDF-1.7", "is a PDF: save its text as UTF-8"),
        (b"5 " * (LONGEST // 2), None),
        (
            b"5 " * (LONGEST // 2) + b"5 6",
            "paragraph 1 has 10,003 characters, over 10,000: put back",
        ),
        (b"a" * 1_000_000, "paragraph 1 has 1,000,000 characters, over 10,000: put back the line ends that"),
    ],
)
def test_what_cannot_be_drafted_is_told(
    draft: Callable[[bytes], list[str]], content: bytes, sentence: str | None
) -> None:
    if sentence is None:
        assert draft(content[:200]) == ["5"] * 100  # the limit itself takes as long as a long text
        return
    with pytest.raises(PackageError, match=re.escape(sentence)):
        draft(content)
