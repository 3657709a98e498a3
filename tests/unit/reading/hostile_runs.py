"""Runs that would hold up a reader whose patterns repeat without a bound: 100 kB of each is read.

Run as a program under a limit of processor time; it prints the runs that it has read, and "read" at the end.
"""

from typing import Final

from scripts.reading.mentions import find_mentions
from scripts.reading.period_words import find_periods

SIZE: Final = 100_000
RUNS: Final = (
    # one of each class of characters
    *"@a1A đ.,-/%([“\n\t|:+_*<≥\xa0\u202f\u2028\u2212١",
    # what patterns repeat: words, links, hedges, lists, separators
    "a.", "a@", "a-", "@.", "a.vn ", "http://", "A-", "1,1", "1234567890123456789012 ", "x" * 50 + " ",
    "không a b ", "ước tính a ", "xã, ", "Quyết định số ", "1/A", "quý I và ", "gấp so với a ", "kế hoạch ",
    "địa chỉ ", "tel ", "(1) ", "- 1%\n", "1 triệu 2 ", "tháng 1 ", "1  2\n", "mức độ 3, 4, ", "từ 1 đến ",
)  # fmt: skip


def main() -> None:
    for run in RUNS:
        text = (run * (SIZE // len(run) + 1))[:SIZE]
        find_mentions(text)
        find_periods(text, 2022)
        print(repr(run), flush=True)
    print("read")


if __name__ == "__main__":
    main()
