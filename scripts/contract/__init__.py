"""What the data must be: the descriptor, typed cells and rows, the canonical form, the eras.

Rules that the descriptor cannot state belong in `checks`.
"""
