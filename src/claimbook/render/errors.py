"""The two ways a render can end without a book."""


class RenderError(Exception):
    """The book is refused or failed; the message names file, line and reason."""


class CannotRun(RenderError):  # noqa: N818  (the name says the state, as the exit status does)
    """Nothing could be tried: a dependency, the project file or the output folder is missing."""
