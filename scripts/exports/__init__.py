"""Files for other programs, made from the database: downloads, catalogue, feeds, README; no pages of the site."""
