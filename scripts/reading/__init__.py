"""How a numeral of a Vietnamese text is found and read: its shape, its kind, its unit and its hedge."""
