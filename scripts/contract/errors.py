"""The one error for what a person got wrong."""


class PackageError(Exception):
    """What a person got wrong, in one sentence that says where, and what to do."""
