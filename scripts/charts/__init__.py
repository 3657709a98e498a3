"""Figures as drawings: small typed values in, SVG text or a PNG out; no rows of the database, no pages."""
