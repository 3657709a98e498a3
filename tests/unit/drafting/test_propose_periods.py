"""When a figure of a new text is dated: the words that say when, and the frames that hold over a text."""

import pytest

from scripts.drafting.dating import Dated, date_figure, read_calendar
from scripts.drafting.passages import find_passages, iter_sentences
from scripts.reading.mentions import find_mentions
from scripts.reading.period_words import NOW, find_periods

SOURCE = {"title": "Chuyển đổi số ở một tỉnh", "issued": "2023-07-20"}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Năm 2022, tỉnh triển khai", ["2022"]),
        ("trong 6 tháng đầu năm 2022", ["2022-S1"]),
        ("sáu tháng cuối năm 2022", ["2022-S2"]),
        ("9 tháng đầu năm 2022", ["2022-01-01/P9M"]),
        ("3 tháng đầu năm 2022", ["2022-Q1"]),
        ("6 tháng đầu năm đạt 5%", ["2021-S1"]),  # the year given for words that have none
        ("quý III/2023", ["2023-Q3"]),
        ("6T/2025", ["2025-S1"]),
        ("9T.2024 và 3T2025", ["2024-01-01/P9M", "2025-Q1"]),
        ("năm 2020 có 5%; 6 tháng đầu năm; năm 2023; quý II", ["2020", "2020-S1", "2023", "2023-Q2"]),
        ("quý 2 năm 2023", ["2023-Q2"]),
        ("quý I và quý II/2022", ["2022-S1"]),
        ("giai đoạn 2021 - 2025", ["2021-01-01/P5Y"]),
        ("đến hết tháng 10 năm 2023", ["2023-10"]),
        ("tháng 9/2022", ["2022-09"]),
        ("tính đến ngày 30/6/2023", ["2023-06-30"]),
        ("đến ngày 15 tháng 8 năm 2023", ["2023-08-15"]),
        ("Đến nay, hiện có 8 nền tảng", [NOW, NOW]),
        ("năm 2022 đạt 5%, đến hết tháng 9 đạt 6%", ["2022", "2022-09"]),
        ("Quyết định số 12/QĐ-UBND ngày 29/7/2022", []),  # the day of a document dates no figure
        ("tăng 5% so với cùng kỳ năm 2021", []),
        ("theo Kế hoạch Chuyển đổi số của tỉnh năm 2023", []),
        ("năm học 2022-2023", []),
        ("quý II và quý IX", ["2021-Q2"]),
        ("tháng 13/2022", []),
    ],
)
def test_periods_are_read_as_printed(text: str, periods: list[str]) -> None:
    assert [words.period for words in find_periods(text, 2021)] == periods


def test_words_without_a_year_are_left_out_where_none_is_known() -> None:
    assert find_periods("6 tháng đầu năm đạt 5%", None) == []


def test_sentences_end_where_a_new_one_begins() -> None:
    text = "Xếp thứ 26 toàn quốc.Về xã hội số: TP. Huế có 9 xã. Theo G.A.P, OCOP... có 5%. Hết"
    sentences = [text[start:end].strip() for start, end in iter_sentences(text, 0, len(text))]
    assert sentences == [
        "Xếp thứ 26 toàn quốc.",
        "Về xã hội số: TP. Huế có 9 xã.",
        "Theo G.A.P, OCOP... có 5%.",
        "Hết",
    ]


def date_all(text: str, **source: str | None) -> list[tuple[str, str]]:
    calendar = read_calendar(text, {**SOURCE, **source})
    passages = find_passages(text, [mention for mention in find_mentions(text) if mention.percent])
    dated = [date_figure(calendar, passage) for passage in passages]
    return [(item.period, item.basis) for item in dated]


def test_a_period_that_opens_a_paragraph_holds_for_the_next_paragraphs() -> None:
    text = "Năm 2022, có 10% số xã.\n\nCó 20% số hộ.\n\nNăm 2021, có 30% số hộ."
    assert date_all(text) == [("2022", "stated"), ("2022", "stated"), ("2021", "stated")]


def test_a_period_inside_a_sentence_holds_for_that_sentence_where_there_is_a_frame() -> None:
    text = "Năm 2022, có 10% số xã. Trước đó, trong tháng 5/2021 có 20%, rồi 30%. Có 40% số hộ."
    assert [period for period, _ in date_all(text)] == ["2022", "2021-05", "2021-05", "2022"]


def test_a_period_inside_a_sentence_holds_for_its_paragraph_where_there_is_no_frame() -> None:
    text = "Có 10% số xã. Trước đó, trong tháng 5/2021 có 20%. Rồi có 30%.\n\nCó 40% số hộ."
    assert [period for period, _ in date_all(text)] == ["2023-07-20", "2021-05", "2021-05", "2023-07-20"]


def test_a_period_behind_its_figure_is_taken() -> None:
    assert date_all("Tỷ lệ đạt 60% năm 2021.\n\nTỷ lệ đạt 70%.") == [
        ("2021", "stated"),
        ("2023-07-20", "inferred"),
    ]


def test_the_heading_of_a_list_dates_its_items() -> None:
    text = "Mục tiêu đến năm 2025:\n- 100% số xã có mạng;\n- 90% số hộ có mạng.\nCó 80% số hộ."
    assert [period for period, _ in date_all(text)] == ["2025", "2025", "2023-07-20"]


@pytest.mark.parametrize(
    ("text", "source", "moment"),
    [
        ("Kết quả đến hết tháng 10 năm 2023.\n\nĐến nay có 5%.", {}, ("2023-10", "stated")),
        ("Sáng 14/7, tỉnh họp.\n\nĐến nay có 5%.", {}, ("2023-07-14", "inferred")),
        ("Đến nay có 5%.", {}, ("2023-07-20", "inferred")),
        ("Đến nay có 5%.", {"title": "Đánh giá kết quả năm 2022"}, ("2022", "stated")),
        ("Đến nay có 5%. Ngày 3/3/2022 và 4/4/2022 họp.", {"issued": None}, ("2022", "inferred")),
        ("Đến nay có 5%.", {"issued": None}, ("", "inferred")),
    ],
)
def test_the_moment_of_until_now(text: str, source: dict[str, str | None], moment: tuple[str, str]) -> None:
    assert date_all(text, **source) == [moment]


def test_a_frame_that_ends_at_the_stated_moment_is_that_moment() -> None:
    text = "Kết quả đến hết tháng 10 năm 2023.\n\nTrong 10 tháng đầu năm 2023, có 5%.\n\nCó 6%."
    assert date_all(text)[1] == ("2023-10", "stated")


def test_a_moment_that_is_inferred_says_how() -> None:
    calendar = read_calendar("Đến nay có 5%.", SOURCE)
    assert calendar.moment == Dated("2023-07-20", "inferred", "The day of publication is taken.")
