"""Numerals mended by kind: for each kind, invented texts with the whole reading of every numeral in them.

A reading is written `printed kind value[%] [scaled] [qualifier] [unit]`, as `describe` prints it.
"""

import pytest

from scripts.reading.digits import format_decimal
from scripts.reading.mentions import Mention, find_mentions

NBSP, NARROW, MINUS = "\xa0", "\u202f", "\u2212"


def describe(mention: Mention) -> str:
    """Write a reading on one line; what is usual (no scale, exact, no unit) is left out."""
    value = format_decimal(mention.value)
    scaled = format_decimal(mention.scaled_value)
    parts = [
        f"{mention.printed} {mention.kind}",
        value + ("%" if mention.percent else ""),
        f"={scaled}" if scaled != value else "",
        mention.qualifier if mention.qualifier != "exact" else "",
        "" if mention.percent else mention.unit,
    ]
    return " ".join(part for part in parts if part)


def read(text: str) -> list[str]:
    return [describe(mention) for mention in find_mentions(text)]


GROUPED = [
    ("có 1 126 000 thuê bao", ["1 126 000 figure 1126000 thuê bao"]),
    (f"hỗ trợ 25{NBSP}000 hộ", [f"25{NBSP}000 figure 25000 hộ"]),
    (f"dài 12{NARROW}345 km", [f"12{NARROW}345 figure 12345 km"]),
    ("hơn 12 345,6 ha rừng", ["12 345,6 figure 12345.6 more-than ha"]),
    ("84 125 000 lượt", ["84 125 000 figure 84125000 lượt"]),
    ("900/1 126 xã", ["900 numerator 900 xã", "1 126 denominator 1126 xã"]),
    ("9/10 100 hồ sơ", ["9 numerator 9", "10 denominator 10", "100 figure 100 hồ sơ"]),
    ("tháng 9 100% xã", ["9 date 9", "100 figure 100%"]),
    ("mức độ 4 345 dịch vụ", ["4 label 4", "345 figure 345 dịch vụ"]),
    ("mỗi tháng 1 200 hồ sơ", ["1 200 figure 1200 hồ sơ"]),
    ("1\t126\t000", ["1 figure 1", "126 figure 126", "000 figure 0"]),
    ("SĐT 912 345 678", ["912 345 678 phone"]),
    ("từ 1 000 - 2 000 hộ", ["1 000 range-low 1000 hộ", "2 000 range-high 2000 hộ"]),
]
LINES = [
    ("đạt 85,4%\n- 100% xã có mạng", ["85,4 figure 85.4%", "100 figure 100%"]),
    ("có 10\n-15 xã", ["10 figure 10", "15 figure 15 xã"]),
    ("từ 10\n\nđến 15%", ["10 figure 10", "15 figure 15%"]),
    ("mức độ 3,\n4 xã có mạng", ["3 label 3", "4 figure 4 xã"]),
    ("có 1 tỷ\n200 triệu đồng", ["1 figure 1 =1000000000", "200 figure 200 =200000000 đồng"]),
    ("1\n126 hộ", ["1 figure 1", "126 figure 126 hộ"]),
    ("10\t-\t15", ["10 figure 10", "15 figure 15"]),
    ("10-15%", ["10 range-low 10%", "15 range-high 15%"]),
]
SIGNS = [
    ("-3,5%", ["3,5 figure -3.5%"]),
    ("- 3,5%", ["3,5 figure 3.5%"]),
    ("tăng trưởng -3,5% so với", ["3,5 figure -3.5%"]),
    (f"chênh lệch {MINUS}0,73 điểm", ["0,73 figure -0.73 điểm"]),
    (f"{MINUS}4 điểm", ["4 figure -4 điểm"]),
    ("tăng trưởng âm 2,1%", ["2,1 figure -2.1%"]),
    ("Âm 5 độ ở vùng cao", ["5 figure -5 độ"]),
    ("(-5,2%)", ["5,2 figure -5.2%"]),
    ("GRDP: -3,5%.", ["3,5 figure -3.5%"]),
    ("Kết quả: -85% hộ có mạng; -90% xã", ["85 figure 85%", "90 figure 90%"]),
    ("-90% xã có mạng", ["90 figure 90%"]),
    ("giảm –1,2 điểm", ["1,2 figure -1.2 điểm"]),
    ("giai đoạn 2021 -2025", ["2021 date 2021", "2025 date 2025"]),
    ("Covid-19", ["19 label 19"]),
    ("phát âm 12 tiếng", ["12 figure 12 tiếng"]),
]
COMPOUNDS = [
    ("1 tỷ 200 triệu đồng", ["1 tỷ 200 figure 1.2 =1200000000 đồng"]),
    ("hơn 15 tỷ 600 triệu", ["15 tỷ 600 figure 15.6 =15600000000 more-than"]),
    ("2 nghìn 500 tỷ đồng", ["2 nghìn 500 figure 2500 =2500000000000 đồng"]),
    ("5 nghìn 300 hộ", ["5 nghìn 300 figure 5.3 =5300 hộ"]),
    ("1 triệu 126 nghìn 500 lượt", ["1 triệu 126 nghìn 500 figure 1.1265 =1126500 lượt"]),
    ("2 tỷ rưỡi đồng", ["2 figure 2.5 =2500000000 đồng"]),
    ("gần 3 triệu rưỡi người", ["3 figure 3.5 =3500000 nearly người"]),
    ("trong 2 năm rưỡi", ["2 figure 2.5 năm"]),
    ("1 tỷ, 200 triệu", ["1 figure 1 =1000000000", "200 figure 200 =200000000"]),
    ("1 triệu 2 tỷ", ["1 figure 1 =1000000", "2 figure 2 =2000000000"]),
    ("3 nghìn 100% đúng hạn", ["3 figure 3 =3000", "100 figure 100%"]),
]
IN_TURN = [
    (
        "năm 2021, 2022 và 2023 lần lượt đạt 45, 56 và 67%",
        [
            "2021 date 2021",
            "2022 date 2022",
            "2023 date 2023",
            "45 figure 45",
            "56 figure 56",
            "67 figure 67%",
        ],
    ),
    (
        "2020, 2021 lần lượt là 3 và 5 lần",
        ["2020 date 2020", "2021 date 2021", "3 figure 3", "5 figure 5 lần"],
    ),
    ("hai năm 2022 và 2023 lần lượt", ["2022 date 2022", "2023 date 2023"]),
    ("năm 2022 tổ chức 5 lớp", ["2022 date 2022", "5 figure 5 lớp"]),
    ("tăng 3 lần", ["3 figure 3 lần"]),
]
TABLES = [
    (
        "TT\tXã\tHồ sơ\tTỷ lệ (%)\n1\tAn Thử\t1,126\t95.22\n2\tB Thử\t16.000\t54,9\n3\tC Thử\t980\t100",
        [
            "1 label 1", "1,126 figure 1126", "95.22 figure 95.22%",
            "2 label 2", "16.000 figure 16000", "54,9 figure 54.9%",
            "3 label 3", "980 figure 980", "100 figure 100%",
        ],
    ),
    (
        "| Xã | Thuê bao | Mật độ |\n| A | 1,126 | 0,824 |\n| B | 3.250 | 1,126 |",
        ["1,126 figure 1126", "0,824 figure 0.824", "3.250 figure 3250", "1,126 figure 1.126"],
    ),
    (
        "ĐVT: %\nXã  2022  2023\nA Thử  45,1  50\nB Thử  46  51,234",
        ["2022 date 2022", "2023 date 2023", "45,1 figure 45.1%", "50 figure 50%", "46 figure 46%",
         "51,234 figure 51.234%"],
    ),
    (
        "Chỉ tiêu\tĐơn vị\tKết quả\nDịch vụ\t%\t68,3\nHồ sơ\thồ sơ\t1.200",
        ["68,3 figure 68.3%", "1.200 figure 1200"],
    ),
    (
        "Xã\tLượt\nA\t1,234,567\nB\t2,345",
        ["1,234,567 figure 1234567", "2,345 figure 2345"],
    ),
    ("Một dòng  có 1,126 km\nhai dòng, có 5 xã", ["1,126 figure 1.126 km", "5 figure 5 xã"]),
]  # fmt: skip
RANKS = [
    ("đứng ở vị trí số 3", ["3 rank 3"]),
    ("xếp vị trí số 12 cả nước", ["12 rank 12"]),
    ("đứng số 1 toàn quốc", ["1 rank 1"]),
    ("nằm trong nhóm 10/63 tỉnh dẫn đầu", ["10 rank 10 tỉnh", "63 denominator 63 tỉnh"]),
    ("thuộc nhóm 5/34", ["5 rank 5", "34 denominator 34"]),
    ("thứ 6 trong 19 tỉnh", ["6 rank 6 tỉnh", "19 denominator 19 tỉnh"]),
    ("xếp thứ 6 trong tổng số 34 tỉnh", ["6 rank 6 tỉnh", "34 denominator 34 tỉnh"]),
]
PARTS = [
    ("8 trong số 12 xã", ["8 numerator 8 xã", "12 denominator 12 xã"]),
    ("8 xã trong số 12 xã", ["8 numerator 8 xã", "12 denominator 12 xã"]),
    ("18 trong tổng số 21 sở", ["18 numerator 18 sở", "21 denominator 21 sở"]),
    ("5 trong 12 huyện", ["5 numerator 5 huyện", "12 denominator 12 huyện"]),
    ("18 trên 21 trường", ["18 numerator 18 trường", "21 denominator 21 trường"]),
    ("hoàn thành 3 trong 5 ngày", ["3 figure 3", "5 figure 5 ngày"]),
    ("80% trong số 12 xã", ["80 figure 80%", "12 figure 12 xã"]),
]
RATES = [
    ("mật độ thuê bao/100 dân đạt 18,1", ["100 label 100", "18,1 figure 18.1"]),
    ("đạt 18,1 thuê bao/100 dân", ["18,1 figure 18.1 thuê bao/100 dân", "100 label 100"]),
    ("12 máy tính/100 học sinh", ["12 figure 12 máy tính/100 học sinh", "100 label 100"]),
    ("5,2 bác sĩ/1 vạn dân", ["5,2 figure 5.2 bác sĩ/1 vạn dân", "1 label 1 =10000"]),
    ("62,7 triệu đồng/người/năm", ["62,7 figure 62.7 =62700000 đồng/người/năm"]),
    ("0,3 ca/1.000 dân", ["0,3 figure 0.3 ca/1.000 dân", "1.000 label 1000"]),
    ("3 huyện/12 xã", ["3 figure 3 huyện", "12 figure 12 xã"]),
]
HEDGES = [
    ("trên dưới 500 người", ["500 figure 500 about người"]),
    ("hơn kém 20 xã", ["20 figure 20 about xã"]),
    ("non 300 hộ", ["300 figure 300 nearly hộ"]),
    ("non 1 triệu lượt", ["1 figure 1 =1000000 nearly lượt"]),
    ("trường mầm non 30 cháu", ["30 figure 30 cháu"]),
    ("dưới 500 người", ["500 figure 500 less-than người"]),
]
LISTS = [
    ("1) Hạ tầng; 2) Dữ liệu", ["1 label 1", "2 label 2"]),
    ("Gồm: (1) xã An; (2) xã Bình", ["1 label 1", "2 label 2"]),
    ("1/ Mục tiêu\n2- Giải pháp", ["1 label 1", "2 label 2"]),
    ("(4) Tổ chức thực hiện", ["4 label 4"]),
    ("Bước 1: chuẩn bị; bước 2: làm", ["1 label 1", "2 label 2"]),
    ("1. “Số hóa” hồ sơ", ["1 label 1"]),
    ("2022. Kết quả", ["2022 date 2022"]),
    ("10 xã (3 phường)", ["10 figure 10 xã", "3 figure 3 phường"]),
]
SLOGANS = [
    ("phương châm “4 tại chỗ”", ["4 label 4"]),
    ("mô hình 5 không", ["5 label 5"]),
    ("“3 có, 4 cùng”", ["3 label 3", "4 label 4"]),
    ("thực hiện 6 rõ, 4 sẵn sàng", ["6 label 6", "4 label 4"]),
    ("chỉ 5 không đạt", ["5 figure 5"]),
    ("có 12 hồ sơ không đạt", ["12 figure 12 hồ sơ"]),
]
MONTHS = [
    ("6T/2025 đạt 5%", ["6T/2025 date", "5 figure 5%"]),
    ("9T đầu năm 2024", ["9 date 9", "2024 date 2024"]),
    ("6T2025", ["6T2025 date"]),
    ("T6/2025", ["6/2025 date"]),
    ("Q2/2025", ["2/2025 date"]),
]
STREETS = [
    ("số 12 đường 30/4", ["12 label 12", "30/4 label"]),
    ("phố 2 tháng 9", ["2 label 2", "9 label 9"]),
    ("đường 3 Tháng 2", ["3 label 3", "2 label 2"]),
    ("đường Cách Mạng Tháng 8", ["8 label 8"]),
    ("quảng trường 2/9", ["2/9 label"]),
    ("thành phố 9/10 phường", ["9 numerator 9 phường", "10 denominator 10 phường"]),
    ("ngày 2 tháng 9", ["2 date 2", "9 date 9"]),
]
NOTES = [
    ("đạt 95,2%(1)", ["95,2 figure 95.2%", "1 label 1"]),
    ("số hồ sơ(2) tăng", ["2 label 2"]),
    ("dân số [3] tăng 4%", ["3 label 3", "4 figure 4%"]),
    ("đạt 95%1 số hộ", ["95 figure 95%", "1 label 1"]),
    ("12 xã (2%)", ["12 figure 12 xã", "2 figure 2%"]),
    ("dân số² là 5 triệu", ["5 figure 5 =5000000"]),
]
CODES = [
    ("Mã bưu chính: 48000", ["48000 label 48000"]),
    ("MST 0100109106-001", ["0100109106-001 label"]),
    ("Mã số thuế: 3200123456", ["3200123456 label 3200123456"]),
    ("mã vùng điện thoại 0233", ["0233 label 233"]),
    ("CCCD số 045090001234", ["045090001234 label 45090001234"]),
    ("cấp mã số cho 1.200 hộ, mã số 1.200 hộ", ["1.200 figure 1200 hộ", "1.200 figure 1200 hộ"]),
    ("mã định danh đạt 95%", ["95 figure 95%"]),
]
BANDS = [
    ("từ 10% trở lên", ["10 figure 10% at-least"]),
    ("nhóm từ 10%", ["10 figure 10% at-least"]),
    ("dưới 5%", ["5 figure 5% less-than"]),
    ("người từ 15 tuổi", ["15 figure 15 at-least tuổi"]),
    ("từ 80 điểm đổ lên", ["80 figure 80 at-least điểm"]),
    ("từ 10% đến 15%", ["10 range-low 10%", "15 range-high 15%"]),
    ("từ 5% đến dưới 10%", ["5 range-low 5%", "10 range-high 10% less-than"]),
    ("tăng từ 45% lên 60%", ["45 figure 45%", "60 figure 60%"]),
    ("huy động từ 5 triệu đồng", ["5 figure 5 =5000000 đồng"]),
    ("đến từ 5 huyện", ["5 figure 5 huyện"]),
]
ALL = {
    "grouped": GROUPED, "lines": LINES, "signs": SIGNS, "compounds": COMPOUNDS, "in turn": IN_TURN,
    "tables": TABLES, "ranks": RANKS, "parts": PARTS, "rates": RATES, "hedges": HEDGES, "lists": LISTS,
    "slogans": SLOGANS, "months": MONTHS, "streets": STREETS, "notes": NOTES, "codes": CODES, "bands": BANDS,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        pytest.param(text, readings, id=f"{kind}: {' '.join(text.split())[:40]}")
        for kind, cases in ALL.items()
        for text, readings in cases
    ],
)
def test_a_text_is_read_by_its_kind(text: str, readings: list[str]) -> None:
    assert read(text) == readings


@pytest.mark.parametrize("cases", ALL.values(), ids=ALL)
def test_a_kind_has_several_texts(cases: list[tuple[str, list[str]]]) -> None:
    assert len({text for text, _ in cases}) >= 5
