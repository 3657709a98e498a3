"""The rules of ``make check``: each a function named by its statement, yielding the problems it finds."""
