"""The pipeline of Tỉnh Số, from the curated tables to site, Datasette and downloads."""
