"""Runs the code of one chapter in this process, and keeps what it shows in its order."""

import io
import traceback
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config


@dataclass
class Stream:
    """What code wrote to a stream, ``stdout`` or ``stderr``."""

    name: str
    text: str


@dataclass
class Shown:
    """What code displayed, or the value of its last line: by media type."""

    data: dict[str, Any]


Output = Stream | Shown


class CellError(Exception):
    """The code of a cell failed: the reason, and the line of the code if it is known."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(f"{type(error).__name__}: {error}")
        frames = traceback.extract_tb(error.__traceback__)
        self.line = next((each.lineno for each in frames if each.name == "<module>"), None)


class Writer(io.TextIOBase):
    """Takes what is written to a stream into the outputs."""

    def __init__(self, name: str, outputs: list[Output]) -> None:
        super().__init__()
        self._name, self._outputs = name, outputs

    def write(self, text: str) -> int:
        """Add to what was written before, unless something was shown in between."""
        last = self._outputs[-1] if self._outputs else None
        if isinstance(last, Stream) and last.name == self._name:
            last.text += text
        elif text:
            self._outputs.append(Stream(self._name, text))
        return len(text)


class Publisher(DisplayPublisher):
    """Takes what is displayed into the outputs."""

    def publish(self, data: dict[str, Any], *_: object, **__: object) -> None:
        """Add what is displayed."""
        assert isinstance(self.shell, Shell)
        self.shell.outputs.append(Shown(data))


class Hook(DisplayHook):
    """Takes the value of the last line into the outputs."""

    def write_output_prompt(self) -> None:
        """Write no number."""

    def write_format_data(self, format_dict: dict[str, Any], *_: object) -> None:
        """Add the value."""
        assert isinstance(self.shell, Shell)
        self.shell.outputs.append(Shown(format_dict))

    def finish_displayhook(self) -> None:
        """Write no empty line."""


class Shell(InteractiveShell):
    """IPython with nothing of the user's settings, whose outputs are kept."""

    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    outputs: list[Output]

    def _showtraceback(self, *_: object) -> None:
        """Show none: the error is raised."""

    def outputs_of(self, code: str) -> list[Output]:
        """Run code and return what it showed.

        Raises:
            CellError: It failed.
        """
        self.outputs = []
        with (
            redirect_stdout(Writer("stdout", self.outputs)),
            redirect_stderr(Writer("stderr", self.outputs)),
        ):
            result = self.run_cell(code)  # type: ignore[no-untyped-call]
        if error := result.error_before_exec or result.error_in_exec:
            raise CellError(error)
        return self.outputs


def shell() -> Shell:
    """Return the one shell of this process."""
    made: Shell = Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    return made
