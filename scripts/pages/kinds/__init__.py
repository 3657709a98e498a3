"""The kinds of page, a module each: its rows, its front matter and its entry, which ``page_kinds`` lists.

What two kinds share stands one folder up.
"""
