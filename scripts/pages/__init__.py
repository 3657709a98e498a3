"""Database → Markdown: what templates see, the kinds of page, and the charts on them.

Rules of the data do not belong here, nor words, which stand in ``site/words/pages``.
"""
