"""Figures as drawings: typed values in, SVG text or a PNG out. No rows of the database and no files of pages."""
