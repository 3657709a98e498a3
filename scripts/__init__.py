"""The pipeline of Tỉnh Số, from the curated tables to the site, Datasette and the downloads: ``python -m scripts``."""
