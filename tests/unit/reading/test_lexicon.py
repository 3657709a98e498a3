"""The lexicon: its notation, and the files beside the modules that read them."""

import re
import tomllib
from pathlib import Path

import pytest

from scripts.reading.lexicon import Lexicon, format_alternatives, format_entry, read_lexicon
from scripts.reading.mentions import find_mentions

ROOMS = [Path("scripts/reading"), Path("scripts/drafting")]
FILES = sorted(path for room in ROOMS for path in (room / "lexicon").glob("*.toml"))


@pytest.mark.parametrize(
    ("entry", "matching", "other"),
    [
        ("mức (độ)", ["mức", "mức độ"], ["mức  độ", "mứcđộ"]),
        ("lượt (xem|tải)", ["lượt", "lượt xem", "lượt tải"], ["lượt xem tải"]),
        ("ước (tính) (đạt)", ["ước", "ước tính", "ước đạt", "ước tính đạt"], ["ước đạt tính"]),
        ("{chưa|không} đến", ["chưa đến", "không đến"], ["đến", "chưa không đến"]),
        ("{tới|đến} {nay|thời điểm {này|ấy}}", ["tới nay", "đến thời điểm ấy"], ["tới thời điểm"]),
        ("t[ỷỉ]", ["tỷ", "tỉ"], ["tỷỉ", "t"]),
        ("không … quá", ["không thể quá", "không bao giờ quá"], ["không quá", "không 1 quá"]),
        ("approx.", ["approx."], ["approxy"]),
        ("GMT+", ["GMT+"], ["GMTT"]),
    ],
)
def test_an_entry_matches_its_variants_and_nothing_else(
    entry: str, matching: list[str], other: list[str]
) -> None:
    pattern = re.compile(format_entry(entry))
    assert [word for word in matching if pattern.fullmatch(word)] == matching
    assert [word for word in other if pattern.fullmatch(word)] == []


def test_the_first_entry_wins() -> None:
    assert re.match(format_alternatives(["năm học", "năm"]), "năm học 2022")[0] == "năm học"  # type: ignore[index]


def test_a_word_does_not_stand_behind_those_of_a_list() -> None:
    words = Lexicon({"kinds": ["đô thị", "chợ"]})
    pattern = re.compile(rf"{words.not_after('kinds')}\bhạng")
    assert [text for text in ("xếp hạng", "đô thị hạng", "chợ hạng", "hạng") if pattern.search(text)] == [
        "xếp hạng",
        "hạng",
    ]


def test_a_word_that_only_ends_like_one_of_a_list_is_not_that_word() -> None:
    """ "hương ước" is a village's charter, but "địa phương ước … đạt" an estimate."""
    mentions = [
        find_mentions(f"{word} ước doanh thu đạt 9,03%")[0].qualifier for word in ("Hương", "Địa phương")
    ]
    assert mentions == ["exact", "about"]


def test_a_module_without_words_has_no_lexicon() -> None:
    with pytest.raises(FileNotFoundError):
        read_lexicon("scripts/reading/archive.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_belongs_to_a_module_that_uses_each_of_its_lists(path: Path) -> None:
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    code = (path.parents[1] / f"{path.stem}.py").read_text(encoding="utf-8") + path.read_text(
        encoding="utf-8"
    )
    hedges = {"before_vi", "before_en"}  # qualifiers.py makes these names
    unused = [name for name in lists if not re.search(rf"[\"']{name}[\"']", code) and name not in hedges]
    assert unused == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_has_each_entry_once(path: Path) -> None:
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    twice = {
        name: [entry for entry in entries if entries.count(entry) > 1]
        for name, entries in lists.items()
        if isinstance(entries, list)
    }
    assert not any(twice.values()), twice
