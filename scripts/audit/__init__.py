"""The arithmetic of the sources: what a relation between figures comes to, computed exactly.

Only relations of the package are computed; what must hold of every row belongs in `checks`.
"""
