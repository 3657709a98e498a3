"""From the package to one SQLite file: its tables, what is derived from them, the views, the search.

Readers' files made from that database belong in `exports`, its pages in `pages`.
"""
