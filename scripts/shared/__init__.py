"""What every room may need, and nothing about the data: languages, words, wording, periods, settings.

Whatever reads ``datapackage.json`` or a table belongs in `contract`, or further on.
"""
