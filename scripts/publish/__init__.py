"""The last room: pages and files → the site and Datasette's folder, and serving both.

Nothing about the data is worked out here: a page's words and figures come from the rooms below.
"""
