"""Every numeral of a text: found once, with its kind and reading. The texts in `texts/` are invented."""

import csv
import io
import os
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from scripts.contract.package import PackageError
from scripts.reading.digits import format_decimal
from scripts.reading.mentions import COLUMNS, Mention, find_mentions, read_text, write_csv
from scripts.reading.shapes import Kind

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
ARCHIVE = Path(os.environ.get("TINH_SO_ARCHIVE", "../shared/sources"))
ARCHIVED = sorted(ARCHIVE.glob("*.txt"))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(mention.printed, mention.kind) for mention in find_mentions(text)]


def read_one(text: str, printed: str) -> Mention:
    (mention,) = [mention for mention in find_mentions(text) if mention.printed == printed]
    return mention


def find_uncovered(text: str) -> list[int]:
    """Return the offsets of the digits that do not lie in exactly one mention."""
    counts = [0] * len(text)
    for mention in find_mentions(text):
        for index in range(mention.offset, mention.offset + len(mention.printed)):
            counts[index] += 1
    return [index for index, character in enumerate(text) if character.isdecimal() and counts[index] != 1]


def test_there_are_ten_texts() -> None:
    assert len(TEXTS) >= 10


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_mentions_of_text(path: Path) -> None:
    stream = io.StringIO()
    write_csv(path, stream)
    found = list(csv.reader(io.StringIO(stream.getvalue())))
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as expected:
        assert found == list(csv.reader(expected))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_offsets_point_at_what_is_printed(path: Path) -> None:
    text = read_text(path)
    for mention in find_mentions(text):
        assert text[mention.offset : mention.offset + len(mention.printed)] == mention.printed
        assert mention.printed[0].isdecimal() and mention.printed[-1].isdecimal()
        assert mention.kind in get_args(Kind)


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "１２３ xã",
        "1/2/3/4/5",
        "12..34,,56",
        "1-2-3-4-5-6",
        "((84)) 0-1_2",
        "a1b2c3 4% 5/6% 7:8:9",
        "9" * 60,
        "số " + "7" * 5000,
        "0912 345 678 901 234 567 890",
        "ngày 99/99/9999, 0/0, 00:00:00, 24/7/365",
        "http://x.vn/1?a=2&b=3,4 5@6.vn",
        "QĐ 1/2/2023/QĐ-1 QH15-16",
    ],
)
def test_each_digit_lies_in_one_mention(text: str) -> None:
    assert find_uncovered(text) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_digit_of_a_text_lies_in_one_mention(path: Path) -> None:
    assert find_uncovered(read_text(path)) == []


@pytest.mark.skipif(
    not ARCHIVED, reason="the archived texts are not at hand: set TINH_SO_ARCHIVE to their folder"
)
def test_archived_texts_have_a_fixed_number_of_mentions() -> None:
    texts = [read_text(path) for path in ARCHIVED]
    assert [len(find_mentions(text)) for text in texts] == [42, 47, 37, 25, 51]
    assert [find_uncovered(text) for text in texts] == [[], [], [], [], []]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 17/2/2023", [("17/2/2023", "date")]),
        ("15:34, Thứ Năm, 14-7-2022", [("15:34", "time"), ("14-7-2022", "date")]),
        ("Chiều ngày 14/9, họp", [("14/9", "date")]),
        ("Sáng 21/10, tại tỉnh", [("21/10", "date")]),
        ("Ngày Chuyển đổi số quốc gia (10/10)", [("10/10", "date")]),
        ("ngày 13-7 và ngày 10-11/10", [("13-7", "date"), ("10", "date"), ("11/10", "date")]),
        ("trong tháng 7/2022...", [("7/2022", "date")]),
        ("quý II/2022", [("2022", "date")]),
        ("ngày 10 tháng 10 hằng năm", [("10", "date"), ("10", "date")]),
        ("giai đoạn 2021 - 2025", [("2021", "date"), ("2025", "date")]),
        ("tháng 7, 8 năm 2023", [("7", "date"), ("8", "date"), ("2023", "date")]),
        ("từ 19h30 đến 21 giờ 15 phút", [("19h30", "time"), ("21", "time"), ("15", "time")]),
        ("trực 24/7, 24/24", [("24/7", "label"), ("24/24", "label")]),
        ("24/24 xã", [("24", "numerator"), ("24", "denominator")]),
        ("18/21 sở", [("18", "numerator"), ("21", "denominator")]),
        ("08/08 huyện", [("08", "numerator"), ("08", "denominator")]),
        ("đạt 9/10 xã", [("9", "numerator"), ("10", "denominator")]),
        ("đứng thứ 6/19 tỉnh", [("6", "rank"), ("19", "denominator")]),
        ("xếp vị trí thứ 5, 6, 7 cả nước", [("5", "rank"), ("6", "rank"), ("7", "rank")]),
        ("Thứ 6, 14/7", [("6", "date"), ("14/7", "date")]),
        ("10-15%", [("10", "range-low"), ("15", "range-high")]),
        ("Quyết định số 2443/QĐ-UBND", [("2443", "document-number")]),
        ("Nghị quyết 57-NQ/TW", [("57", "document-number")]),
        ("Nghị quyết 93/2014/NQ-HĐND", [("93/2014", "document-number")]),
        ("Nghị định 42/2022", [("42/2022", "document-number")]),
        ("Luật số 20/2023/QH15", [("20/2023/QH15", "document-number")]),
        ("Kế hoạch số 48/KH UBND", [("48", "document-number")]),
        ("ISO 27001:2013", [("27001:2013", "document-number")]),
        ("ĐT: 0233.3550 382", [("0233.3550 382", "phone")]),
        ("(0233) 3852 529", [("0233) 3852 529", "phone")]),
        ("024.3943.6616; 0911.123.456", [("024.3943.6616", "phone"), ("0911.123.456", "phone")]),
        ("tổng đài AI 1900868674", [("1900868674", "phone")]),
        ("Tổng đài 1900 1075, hotline 1022", [("1900 1075", "phone"), ("1022", "phone")]),
        ("3G/4G, IPv6", [("3", "label"), ("4", "label"), ("6", "label")]),
        ("Covid-19, H1N1", [("19", "label"), ("1", "label"), ("1", "label")]),
        ("mức độ 3, 4 còn thấp", [("3", "label"), ("4", "label")]),
        ("mức độ 3,4 đạt 45%", [("3", "label"), ("4", "label"), ("45", "figure")]),
        ("mức độ 1; 698 dịch vụ", [("1", "label"), ("698", "figure")]),
        ("Đề án 06 năm 2023", [("06", "label"), ("2023", "date")]),
        ("công nghiệp 4.0. Tỉnh", [("4.0", "label")]),
        ("khóa XIII, quý III", []),
        ("1. Mục tiêu\n1.1. Về hạ tầng", [("1", "label"), ("1.1", "label")]),
        ("Địa chỉ: 204 Hùng Vương", [("204", "label")]),
        ("http://abc.gov.vn/2023/tin-12", [("2023", "label"), ("12", "label")]),
        ("Hôm nay: 2743", [("2743", "counter")]),
        ("một trăm hai mươi", []),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "printed", "scaled_value", "unit"),
    [
        ("có 1.126 dịch vụ công trực tuyến", "1.126", "1126", "dịch vụ công"),
        ("có 1,126 dịch vụ công", "1,126", "1126", "dịch vụ công"),
        ("dài 1,126 km", "1,126", "1.126", "km"),
        ("3250 trạm BTS", "3250", "3250", "trạm BTS"),
        ("1,5 triệu đồng", "1,5", "1500000", "đồng"),
        ("2,3 nghìn tỷ đồng", "2,3", "2300000000000", "đồng"),
        ("115 tổ công nghệ số cộng đồng", "115", "115", "tổ"),
        ("tăng 0,5 điểm phần trăm", "0,5", "0.5", "điểm phần trăm"),
        ("từ 1,5 đến 2 triệu đồng", "1,5", "1500000", "đồng"),
        ("giải ngân 45,6/60 tỷ đồng", "45,6", "45600000000", "đồng"),
        ("60.000/100.000 hộ", "60.000", "60000", "hộ"),
        ("166 Go top", "166", "166", ""),
        ("khoảng 50km cáp", "50", "50", "km"),
    ],
)
def test_scaled_value_and_unit(text: str, printed: str, scaled_value: str, unit: str) -> None:
    mention = read_one(text, printed)
    assert (format_decimal(mention.scaled_value), mention.unit) == (scaled_value, unit)


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("đạt 54,9%", [True]),
        ("đạt 95,22 %", [True]),
        ("đạt 70 phần trăm", [True]),
        ("tăng 0,5 điểm phần trăm", [False]),
        ("10-15%", [True, True]),
        ("từ 10 đến 15%", [True, True]),
        ("tăng từ 45 lên 60%", [True, True]),
        ("12/12 đơn vị (100%)", [False, False, True]),
    ],
)
def test_percent(text: str, percents: list[bool]) -> None:
    assert [mention.percent for mention in find_mentions(text)] == percents


@pytest.mark.parametrize(
    ("text", "printed", "qualifier", "words"),
    [
        ("có trên 21.000 km cáp quang", "21.000", "more-than", "trên"),
        ("đạt trên 91%", "91", "more-than", "trên"),
        ("trên cả 3 trụ cột", "3", "exact", ""),
        ("triển khai trên 3 nền tảng", "3", "exact", ""),
        ("trên 63 tỉnh, thành phố", "63", "exact", ""),
        ("trên địa bàn 5 xã", "5", "exact", ""),
        ("bình quân trên 100 dân", "100", "exact", ""),
        ("trên tổng số 52 xã", "52", "exact", ""),
        ("18 trên 21 sở", "21", "exact", ""),
        ("trên 5 năm", "5", "more-than", "trên"),
        ("có trên 10 trạm BTS", "10", "more-than", "trên"),
        ("trên 2/3 số xã", "2", "more-than", "trên"),
        ("trên 151/151 xã", "151", "exact", ""),
        ("hồ sơ quá hạn 6,8%", "6,8", "exact", ""),
        ("cao hơn 5,2 điểm", "5,2", "exact", ""),
        ("vượt 15% kế hoạch", "15", "exact", ""),
        ("đã vượt 1 triệu", "1", "more-than", "vượt"),
        ("ước tính tỷ trọng của tỉnh đạt 9,03%", "9,03", "about", "ước tính"),
        ("người từ 15 tuổi trở lên", "15", "at-least", "trở lên"),
        ("đạt ≥ 90%", "90", "at-least", "≥"),
        ("tối đa không quá 3 ngày", "3", "at-most", "tối đa không quá"),
        ("gần\n80% số xã", "80", "nearly", "gần"),
        ("gần\n\n80% số xã", "80", "exact", ""),
    ],
)
def test_qualifier(text: str, printed: str, qualifier: str, words: str) -> None:
    mention = next(mention for mention in find_mentions(text) if mention.printed == printed)
    assert (mention.qualifier, mention.qualifier_words) == (qualifier, words)


def test_both_ends_of_a_range_are_hedged() -> None:
    assert [mention.qualifier for mention in find_mentions("khoảng 10-15%")] == ["about", "about"]
    assert [mention.qualifier for mention in find_mentions("từ khoảng 0,5 đến gần 0,6")] == [
        "about",
        "nearly",
    ]


def test_mention_has_its_place() -> None:
    text = "Tiêu đề\n \u00a0\n\nĐến nay có trên 1,5 triệu thuê bao."
    assert find_mentions(text) == [
        Mention(
            offset=text.index("1,5"),
            printed="1,5",
            kind="figure",
            value=Decimal("1.5"),
            scaled_value=Decimal(1_500_000),
            percent=False,
            qualifier="more-than",
            qualifier_words="trên",
            unit="thuê bao",
            paragraph=2,
            before="Đến nay có trên ",
            after=" triệu thuê bao.",
        )
    ]


def test_read_text_tolerates_mark_and_composes(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "hộ gia đình").encode())
    assert read_text(path) == "hộ gia đình"


def test_read_text_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("hộ".encode("utf-16"))
    with pytest.raises(PackageError, match=r"text\.txt: byte 0 is not UTF-8: save the text as UTF-8$"):
        read_text(path)
    with pytest.raises(
        PackageError, match=r"none\.txt: cannot be read \(No such file or directory\): give the path"
    ):
        read_text(tmp_path / "none.txt")


def test_csv_has_the_stated_header() -> None:
    assert ",".join(COLUMNS) == "offset,printed,kind,value,scaled_value,percent,qualifier,unit"
