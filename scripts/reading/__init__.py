"""From a Vietnamese text to its numerals: shape, kind, value, unit and hedge; the words are in ``lexicon/``.

Nothing here knows indicators or areas: what a figure is *of* belongs in `drafting`.
"""
