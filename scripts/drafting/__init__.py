"""From a new text to draft rows: archive it, guess what its figures are, measure how often that is right.

Nothing here writes to ``data/``. How a numeral reads belongs in `reading`; words of its own are in
``lexicon/``.
"""
