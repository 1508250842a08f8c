"""Run the tests in one process on each core, each with its own files: `python tests/shares.py`.

With xdist every process collects all tests, and one more is told of each result, which takes a
third of the time of tests that take a hundredth of a second. Here a process loads its own files.
What is given on the command line is given to each.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
FAST = "not slow"
SLOW_AS_A_WHOLE = "\npytestmark = pytest.mark.slow\n"
MEMORY, ENOUGH = Path("/dev/shm"), 2**29
"""Where Linux keeps files in memory, and what has to be free there to write them in it."""
ONE = "--one-share"
NO_TESTS = 5
"""The status of pytest where no test was chosen; `pytest` itself is loaded by the shares alone."""
CACHE = ROOT / ".pytest_cache"
KEPT = CACHE / "times"
FAILED = "v/cache/lastfailed"
UNUSED = (
    *("logging", "threadexception", "typeguard", "unraisableexception"),
    *("pytest_cov", "xdist", "xdist.looponfail"),
)
"""Plugins that take part in each test, and of which none is seen here."""
TIMES: Counter[str] = Counter()


def files(options: list[str]) -> Iterator[Path]:
    """Yield the files that pytest would load for tests, but those that hold slow ones alone."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]
    for folder in settings["ini_options"]["testpaths"]:
        for path in (ROOT / folder).rglob("test_*.py"):
            if FAST not in options or SLOW_AS_A_WHOLE not in path.read_text("utf-8"):
                yield path


def shares(found: Iterable[Path], number: int) -> list[list[Path]]:
    """Give each share as much to do, and files of one folder to one, since they load the same."""
    took = {name: time for path in KEPT.glob("*.json") for name, time in _times(path)}
    long = {path: took.get(path.relative_to(ROOT).as_posix(), _guess(path)) for path in found}
    given: list[list[Path]] = [[] for _ in range(number)]
    done, each = 0.0, sum(long.values()) / number
    for path in sorted(long):
        given[min(int((done + long[path] / 2) / each), number - 1)].append(path)
        done += long[path]
    return [share for share in given if share]


def _times(path: Path) -> Iterable[tuple[str, float]]:
    return json.loads(path.read_text("utf-8")).items()


def _guess(path: Path) -> float:
    """Return the seconds that the tests of a file take which has not run here yet."""
    return path.stat().st_size / 16_000


def main(options: list[str]) -> int:
    """Run all shares at once; the first is told as it runs, the others when it has ended."""
    is_free = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH
    common = _failed(CACHE)
    running = [
        subprocess.Popen(
            [sys.executable, __file__, ONE, str(at), *options, *share],
            cwd=ROOT,
            env=os.environ | ({"TMPDIR": str(MEMORY)} if is_free else {}),
            stdout=subprocess.PIPE if at else None,
        )
        for at, share in enumerate(shares(files(options), os.cpu_count() or 1))
    ]
    for process in running:
        told, _ = process.communicate()
        sys.stdout.write(told.decode() if told else "")
    gather_failures(common, [_failed(_cache(str(at))) for at in range(len(running))])
    ended = {process.returncode for process in running} - {0, NO_TESTS}
    return max(map(abs, ended), default=0)


def gather_failures(before: set[str], after: list[set[str]]) -> None:
    """Keep for `--lf` what failed in any share, and what failed before and ran in none."""
    mended = {name for name in before if not all(name in share for share in after)}
    failed = set[str]().union(*after) - mended
    (CACHE / FAILED).parent.mkdir(parents=True, exist_ok=True)
    (CACHE / FAILED).write_text(json.dumps(dict.fromkeys(sorted(failed), True)), "utf-8")


def _cache(share: str) -> Path:
    return CACHE / "shares" / share


def _failed(cache: Path) -> set[str]:
    path = cache / FAILED
    return {*json.loads(path.read_text("utf-8"))} if path.is_file() else set()


def pytest_collection_finish() -> None:
    """Look for no cycles: few are left behind, and to look takes a twentieth of the time."""
    gc.disable()


def pytest_sessionfinish() -> None:
    """Pass over what is left, which pytest would look through five times at the end."""
    gc.freeze()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up how long the tests of each file take."""
    TIMES[report.location[0]] += report.duration


def one(name: str, *options: str) -> None:
    """Run one share and leave at once: to take apart all that it loaded takes seconds."""
    import pytest

    shutil.rmtree(_cache(name), ignore_errors=True)
    if (CACHE / FAILED).is_file():
        shutil.copytree(CACHE / "v", _cache(name) / "v")
    off = [word for plugin in UNUSED for word in ("-p", f"no:{plugin}")]
    kept = ["-o", f"cache_dir={_cache(name)}"]
    status = pytest.main([*off, *kept, *options], plugins=[sys.modules[__name__]])
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{name}.json").write_text(json.dumps(TIMES), "utf-8")
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    one(*sys.argv[2:]) if sys.argv[1:2] == [ONE] else sys.exit(main(sys.argv[1:]))
