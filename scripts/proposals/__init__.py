"""How a draft is made for a numeral of a new text: kind, indicator, period, quote."""
