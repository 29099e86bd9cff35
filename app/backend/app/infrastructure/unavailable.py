"""What is said while the storage of the views is not to be had."""


class ViewsUnavailable(Exception):
    """The storage of the views does not answer as it should."""


class ViewsMissing(Exception):
    """There are no views yet, or none that this code can read."""
