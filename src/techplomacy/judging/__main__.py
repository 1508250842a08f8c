"""Writes the recorded audit of the checkout; ``make audit`` calls it."""

from techplomacy.descriptor import load
from techplomacy.judging.recording import write

if __name__ == "__main__":
    for path in write(load().root):
        print(path.relative_to(load().root))
