"""What callers may pass: a wrong type or an option that there is not is refused, never guessed."""

from collections.abc import Collection
from numbers import Integral
from os import PathLike
from typing import TypeVar

from claimbook.errors import InvalidArgumentError, UnknownOptionError
from claimbook.package.locate import Location

Value = TypeVar("Value")
_WORDS: dict[type, str] = {type(None): "None", Integral: "int", PathLike: "a path"}


def of_type(name: str, value: Value, *types: type) -> Value:
    """Return ``value`` if it is of one of ``types``; a truth value is no number, '' no path.

    Raises:
        InvalidArgumentError: It is of another type.
    """
    is_truth = isinstance(value, bool) and bool not in types
    is_nowhere = PathLike in types and isinstance(value, str) and not value
    if is_truth or is_nowhere or not isinstance(value, types):
        wanted = " or ".join(_WORDS.get(each, each.__name__) for each in types)
        raise InvalidArgumentError(f"{name} must be {wanted}, not {type(value).__name__} {value!r}")
    return value


def one_of(name: str, value: Value, known: Collection[str]) -> Value:
    """Return ``value`` if it is one of ``known``.

    Raises:
        UnknownOptionError: It is not; the message lists what there is.
    """
    if not isinstance(value, str) or value not in known:
        raise UnknownOptionError(f"{name} must be {' or '.join(known)}, not {value!r}")
    return value


def texts(name: str, value: object) -> list[str]:
    """Return one text or several as a list, each once, in order.

    Raises:
        InvalidArgumentError: It is neither a text nor a collection of texts.
    """
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, Collection) and not hasattr(found, "__iter__"):
        raise InvalidArgumentError(f"{name} must be text or several texts, not {value!r}")
    return list(dict.fromkeys(of_type(f"each of {name}", each, str) for each in found))


def place(package: Location | None) -> Location | None:
    """Return ``package`` if it can be a path.

    Raises:
        InvalidArgumentError: It cannot.
    """
    return of_type("package", package, str, PathLike, type(None))
