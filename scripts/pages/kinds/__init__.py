"""The kinds of page, one module a kind: its rows, its front matter and its entry, which page_kinds lists."""
