"""The rules of `make check`, one module a topic, and the proofs by the archived texts.

A rule finds problems and changes nothing; what rewrites a file belongs in `contract`.
"""
