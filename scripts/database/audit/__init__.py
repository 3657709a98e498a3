"""The arithmetic of the sources: each relation between figures computed exactly, with its outcome.

Only relations of the package are computed; what must hold of every row belongs in `checks`.
"""
