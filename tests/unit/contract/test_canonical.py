import unicodedata
from pathlib import Path

import pytest

from scripts.contract.canonical import clean_number, clean_text, rewrite_package
from scripts.contract.package import Package, PackageError, load_package
from tests.sample import ROOT, write_sample

WRITTEN = """id,name_vi,name_en,position
index,Xếp hạng,"Ranks, ""and"" lists",1
services,Dịch vụ,Services,2
"""


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return write_sample(tmp_path / "sample")


def test_the_published_tables_are_canonical(package: Package) -> None:
    published = {
        resource.path: resource.path.read_bytes() for resource in load_package(ROOT).resources.values()
    }
    for path, content in published.items():
        (package.folder / "data" / path.name).write_bytes(content)
    assert rewrite_package(package) == []


@pytest.mark.parametrize(
    "content",
    [
        WRITTEN.encode(),
        b"\xef\xbb\xbf" + WRITTEN.encode(),
        WRITTEN.replace("\n", "\r\n").encode(),
        WRITTEN.rstrip("\n").encode(),
        (WRITTEN + "\n\n").encode(),
        unicodedata.normalize("NFD", WRITTEN).encode(),
        WRITTEN.replace("Dịch vụ", " Dịch \u00a0\tvụ\u200b").encode(),
        WRITTEN.replace("services,Dịch vụ,Services,2", '"services","Dịch vụ",Services,"02"').encode(),
        "".join(WRITTEN.splitlines(keepends=True)[line] for line in (0, 2, 1)).encode(),
        'id,position,name_en,name_vi\nindex,1,"Ranks, ""and"" lists",Xếp hạng\n'.encode()
        + "services,2,Services,Dịch vụ\n".encode(),
    ],
)
def test_one_table_has_one_form(package: Package, content: bytes) -> None:
    path = package.folder / "data" / "pillars.csv"
    path.write_bytes(content)
    assert rewrite_package(package) == ([] if content == WRITTEN.encode() else [path])
    assert path.read_bytes() == WRITTEN.encode()
    assert rewrite_package(package) == []


def test_whole_numbers_of_a_key_sort_by_value(package: Package) -> None:
    path = package.folder / "data" / "mentions.csv"
    path.write_bytes(
        b"source_id,offset,printed,kind,observation_id\nb,9,1,date,\na,10,1,date,\na,9,1,date,\n"
    )
    rewrite_package(package)
    assert [line.split(b",")[:2] for line in path.read_bytes().splitlines()[1:]] == [
        [b"a", b"9"],
        [b"a", b"10"],
        [b"b", b"9"],
    ]


def test_ids_of_a_letter_and_digits_sort_by_their_number(package: Package) -> None:
    path = package.folder / "data" / "withdrawals.csv"
    rows = [f"{name},2026-11-25,Sai.,Wrong." for name in ("f1234567", "f9999", "f10000", "f0999", "f1000")]
    path.write_text("\n".join(["observation_id,date,reason_vi,reason_en", *rows, ""]), encoding="utf-8")
    rewrite_package(package)
    assert [line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]] == [
        "f0999",
        "f1000",
        "f9999",
        "f10000",
        "f1234567",
    ]


def test_an_id_that_only_begins_with_letters_and_digits_sorts_as_text(package: Package) -> None:
    path = package.folder / "data" / "sources.csv"
    header, first, _ = path.read_text(encoding="utf-8").splitlines()
    rows = [first.replace("ha-tinh-2023-02,", f"{name},", 1) for name in ("s9-a", "s10-a")]
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    rewrite_package(package)
    ids = [line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert ids == ["s10-a", "s9-a"]


def test_truth_values_stay_as_they_are(package: Package) -> None:
    path = package.folder / "data" / "licences.csv"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(",true,", ", true ,"), encoding="utf-8")
    assert rewrite_package(package) == [path]
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"id,name_vi,name_en,position\nindex,a,b\n",
            "pillars.csv:2: the row has 3 cells where the header has 4",
        ),
        (
            b"id,name_vi,name_en,position\nindex,a,b,1,2\n",
            "pillars.csv:2: the row has 5 cells where the header has 4",
        ),
        (
            b'id,name_vi,name_en,position\nindex,a,"b,1\n',
            "pillars.csv:2: the row cannot be read (unexpected end of data)",
        ),
        (
            b'id,name_vi,name_en,position\nindex,a,"b\nc",1\n',
            "pillars.csv:2 name_en: the cell holds a line break",
        ),
        (b"id,name_vi,name_en,position\nindex,\xff,b,1\n", "pillars.csv is not UTF-8 (byte 34)"),
        (
            b"id,name_vi,name_en\nindex,a,b\n",
            "pillars.csv:1: the columns are id,name_vi,name_en: make them id,name_vi,",
        ),
        (
            b"id,name_vi,name_en,rank\nindex,a,b,1\n",
            "pillars.csv:1: the columns are id,name_vi,name_en,rank: make them",
        ),
        (
            b"id,id,name_en,position\nindex,a,b,1\n",
            "pillars.csv:1: the columns are id,id,name_en,position: make them",
        ),
        (b"", "pillars.csv is empty"),
    ],
)
def test_refuses_to_lose_anything(package: Package, content: bytes, sentence: str) -> None:
    path, other = package.folder / "data" / "pillars.csv", package.folder / "data" / "areas.csv"
    path.write_bytes(content)
    unsorted = b"\xef\xbb\xbf" + other.read_bytes()
    other.write_bytes(unsorted)
    with pytest.raises(PackageError) as caught:
        rewrite_package(package)
    assert str(caught.value)[: len(sentence)] == sentence
    assert (path.read_bytes(), other.read_bytes()) == (content, unsorted)


def test_what_is_no_value_is_kept(package: Package) -> None:
    path = package.folder / "data" / "pillars.csv"
    content = b"id,name_vi,name_en,position\nindex,a,b,1_000\n"
    path.write_bytes(content)
    assert rewrite_package(package) == []
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("95.20", "95.2"),
        ("007", "7"),
        ("-0", "0"),
        ("0.0", "0"),
        ("1000", "1000"),
        ("0.50", "0.5"),
        ("-1.0", "-1"),
    ],
)
def test_numbers_have_no_idle_zeros(text: str, number: str) -> None:
    assert clean_number(text) == number


def test_text_keeps_its_letters_and_signs() -> None:
    assert clean_text("  Đà\u00a0Nẵng —\u202f54,9 %\ufeff ") == "Đà Nẵng — 54,9 %"
