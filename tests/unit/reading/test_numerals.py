"""The reading of one figure: number formats, scale words, hedges, in Vietnamese and in English."""

from decimal import Decimal

import pytest

from scripts.reading.digits import format_decimal, read_number
from scripts.reading.numerals import parse_printed, read_scale
from scripts.shared.languages import Language


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("3250", "3250"),
        ("08", "8"),
        ("87001896", "87001896"),
        ("1.126", "1126"),
        ("16.000", "16000"),
        ("3.315.068", "3315068"),
        ("1.130.000", "1130000"),
        ("1,130,000", "1130000"),
        ("54,9", "54.9"),
        ("95.22", "95.22"),
        ("55,60", "55.60"),
        ("0,8241", "0.8241"),
        ("0.8241", "0.8241"),
        ("0,727", "0.727"),
        ("0.727", "0.727"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("900,000", "900000"),
        ("5,125", "5.125"),
        ("3250.125", "3250.125"),
        ("1 126 000", "1126000"),
        ("25\xa0000", "25000"),
        ("12\u202f345,6", "12345.6"),
    ],
)
def test_read_vietnamese_number(digits: str, value: str) -> None:
    assert read_number(digits) == Decimal(value)


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1,126", "1126"),
        ("21,000", "21000"),
        ("5.5", "5.5"),
        ("5.125", "5.125"),
        ("1.130.000", "1130000"),
        ("18,1", "18.1"),
    ],
)
def test_read_english_number(digits: str, value: str) -> None:
    assert read_number(digits, "en") == Decimal(value)


@pytest.mark.parametrize(
    "digits", ["1.2.1", "10.0.0.1", "1.23,4.5", "1234.567.890", "1 26", "1 126\xa0000", "a"]
)
def test_separators_that_make_no_number(digits: str) -> None:
    assert read_number(digits) is None


def test_percent_is_never_in_the_thousands() -> None:
    assert read_number("12.345", percent=True) == Decimal("12.345")
    assert read_number("99.500", percent=True) == Decimal("99.5")


def test_counted_noun_takes_a_whole_number() -> None:
    assert read_number("1,126", counted=True) == Decimal(1126)
    assert read_number("1,126", counted=True, scaled=True) == Decimal("1.126")


@pytest.mark.parametrize(
    ("after", "factor", "length"),
    [
        (" triệu đồng", 10**6, 6),
        (" nghìn tỷ đồng", 10**12, 9),
        (" triệu tỷ", 10**15, 9),
        (" tỉ", 10**9, 3),
        ("tr đồng", 10**6, 2),
        (" tỷ lệ cao", 1, 0),
        (" trường", 1, 0),
        (" hồ sơ", 1, 0),
    ],
)
def test_read_scale(after: str, factor: int, length: int) -> None:
    assert read_scale(after) == (Decimal(factor), length)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("100", "100"),
        ("1E+6", "1000000"),
        ("54.90", "54.9"),
        ("0", "0"),
        ("0.05", "0.05"),
        ("1300000.0", "1300000"),
    ],
)
def test_format_decimal(number: str, written: str) -> None:
    assert format_decimal(Decimal(number)) == written


def test_format_no_number() -> None:
    assert format_decimal(None) == ""


@pytest.mark.parametrize(
    ("printed", "language", "scaled_value", "percent", "qualifier", "words"),
    [
        ("1.126", "vi", "1126", False, "exact", ""),
        ("95.22%", "vi", "95.22", True, "exact", ""),
        ("70 phần trăm", "vi", "70", True, "exact", ""),
        ("1,3 triệu", "vi", "1300000", False, "exact", ""),
        ("251 nghìn", "vi", "251000", False, "exact", ""),
        ("2,3 nghìn tỷ đồng", "vi", "2300000000000", False, "exact", ""),
        ("trên 70%", "vi", "70", True, "more-than", "trên"),
        ("ước đạt trên 98%", "vi", "98", True, "more-than", "ước đạt trên"),
        ("tối thiểu trên 20%", "vi", "20", True, "more-than", "tối thiểu trên"),
        ("vượt mốc 1 triệu", "vi", "1000000", False, "more-than", "vượt mốc"),
        ("gần 1.400", "vi", "1400", False, "nearly", "gần"),
        ("suýt soát 100", "vi", "100", False, "nearly", "suýt soát"),
        ("ước đạt 70%", "vi", "70", True, "about", "ước đạt"),
        ("khoảng 2.000", "vi", "2000", False, "about", "khoảng"),
        ("xấp xỉ 70%", "vi", "70", True, "about", "xấp xỉ"),
        ("không dưới 90%", "vi", "90", True, "at-least", "không dưới"),
        ("từ 80% trở lên", "vi", "80", True, "at-least", "trở lên"),
        ("không vượt quá 5", "vi", "5", False, "at-most", "không vượt quá"),
        ("tối đa 30 ngày", "vi", "30", False, "at-most", "tối đa"),
        ("chưa đến 10%", "vi", "10", True, "less-than", "chưa đến"),
        ("dưới 5%", "vi", "5", True, "less-than", "dưới"),
        ("cao hơn 5%", "vi", "5", True, "exact", ""),
        ("1,595", "en", "1595", False, "exact", ""),
        ("1.3 million", "en", "1300000", False, "exact", ""),
        ("over 1.3 million", "en", "1300000", False, "more-than", "over"),
        ("more than 21,000 km", "en", "21000", False, "more-than", "more than"),
        ("nearly 3,000", "en", "3000", False, "nearly", "nearly"),
        ("about 38.5%", "en", "38.5", True, "about", "about"),
        ("at least 80 percent", "en", "80", True, "at-least", "at least"),
        ("80% or more", "en", "80", True, "at-least", "or more"),
        ("less than 5%", "en", "5", True, "less-than", "less than"),
        ("no more than 3", "en", "3", False, "at-most", "no more than"),
        ("-3,5%", "vi", "-3.5", True, "exact", ""),
        ("\u22123,5%", "vi", "-3.5", True, "exact", ""),
        ("–0,73", "vi", "-0.73", False, "exact", ""),
        ("âm 2,1%", "vi", "-2.1", True, "exact", ""),
        ("giảm -1,5 điểm", "vi", "-1.5", False, "exact", ""),
        ("gần -5%", "vi", "-5", True, "nearly", "gần"),
        ("minus 3.5%", "en", "-3.5", True, "exact", ""),
        ("10-15%", "vi", "10", False, "exact", ""),
        ("12 345 km", "vi", "12345", False, "exact", ""),
        ("1\xa0126\xa0000", "vi", "1126000", False, "exact", ""),
        ("25\u202f000", "en", "25000", False, "exact", ""),
        ("hơn 1 tỷ 200 triệu đồng", "vi", "1200000000", False, "more-than", "hơn"),
        ("2 tỷ rưỡi", "vi", "2500000000", False, "exact", ""),
        ("5 nghìn 300", "vi", "5300", False, "exact", ""),
        ("trên dưới 500", "vi", "500", False, "about", "trên dưới"),
        ("non 300", "vi", "300", False, "nearly", "non"),
        ("từ 10%", "vi", "10", True, "at-least", "từ"),
        ("từ 15 tuổi", "vi", "15", False, "at-least", "từ"),
        ("từ 10% đến 15%", "vi", "10", True, "exact", ""),
        ("từ 45% lên 60%", "vi", "45", True, "exact", ""),
        ("surpass the 91", "en", "91", False, "more-than", "surpass the"),
        ("surpassed the mark of 91", "en", "91", False, "more-than", "surpassed the mark of"),
        ("around 460", "en", "460", False, "about", "around"),
        ("up to 98.5%", "en", "98.5", True, "exact", ""),
        ("a minimum of 15%", "en", "15", True, "at-least", "a minimum of"),
        ("8th", "en", "8", False, "exact", ""),
        ("ranks 41st", "en", "41", False, "exact", ""),
        ("8,000 and over", "en", "8000", False, "at-least", "and over"),
    ],
)
def test_parse_printed(
    printed: str, language: Language, scaled_value: str, percent: bool, qualifier: str, words: str
) -> None:
    reading = parse_printed(printed, language)
    assert (reading.scaled_value, reading.percent, reading.qualifier, reading.qualifier_words) == (
        Decimal(scaled_value),
        percent,
        qualifier,
        words,
    )


@pytest.mark.parametrize(
    ("printed", "value", "denominator"),
    [
        ("40/40", 40, 40),
        ("26/63", 26, 63),
        ("60.000/100.000", 60000, 100000),
        ("900/1 126", 900, 1126),
        ("8 trong số 12", 8, 12),
        ("18 trên tổng số 21", 18, 21),
        ("8 out of 63", 8, 63),
        ("40", 40, None),
    ],
)
def test_parse_denominator(printed: str, value: int, denominator: int | None) -> None:
    reading = parse_printed(printed)
    assert [reading.value, reading.denominator] == [value, denominator]


def test_value_and_scaled_value() -> None:
    reading = parse_printed("1,5 triệu")
    assert (reading.value, reading.scaled_value) == (Decimal("1.5"), Decimal(1_500_000))


def test_no_figure_is_an_error() -> None:
    with pytest.raises(
        ValueError, match=r"^'một trăm' holds no figure: print it with digits, as the source does$"
    ):
        parse_printed("một trăm")


@pytest.mark.parametrize("printed", ["first", "nhất", "thứ ba", "second out of 34", "đứng đầu trong số 63"])
def test_a_number_in_words_is_no_figure(printed: str) -> None:
    with pytest.raises(ValueError, match="holds no figure: print it with digits"):
        parse_printed(printed, "en")


def test_no_number_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"^'1\.2\.1' is not a number in 'mục 1\.2\.1': mend "):
        parse_printed("mục 1.2.1")
