"""Database → Markdown: what templates see, the kinds of page, charts as the pages show them. No rule of the data."""
