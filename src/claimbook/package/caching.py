"""What is computed once for each package, and kept with it for as long as it is unchanged."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

from claimbook.package.locate import Location, OpenPackage, opened, using

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class PackageFunction(Protocol[Result_co]):
    """A function of a package; without one it is of the package in use."""

    def __call__(self, package: Location | None = None) -> Result_co:
        """Return the result for a package."""
        ...


def once_per_package(function: Callable[[OpenPackage], Result]) -> PackageFunction[Result]:
    """Keep the result of a function of a package with that package, however it is named."""

    @wraps(function)
    def call(package: Location | None = None) -> Result:
        found = opened(package)
        if function not in found.results:
            with using(found):
                found.results[function] = function(found)
        result: Result = found.results[function]
        return result

    return call


def kept_with_package(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Keep the results of a function with the package in use, one for each set of arguments."""

    @wraps(function)
    def call(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        results = opened().results
        key = (function, arguments, tuple(sorted(named.items())))
        if key not in results:
            results[key] = function(*arguments, **named)
        result: Result = results[key]
        return result

    return call
