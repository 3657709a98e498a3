"""Files for other programs, made from the database: downloads, catalogue, feeds, and the papers' counts.

The site's pages and Datasette's folder belong in `pages` and `publish`.
"""
