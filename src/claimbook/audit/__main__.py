"""Writes the recorded audit of the checkout; ``make audit`` calls it."""

from claimbook.audit.record import write
from claimbook.package.descriptor import load

if __name__ == "__main__":
    for path in write(load().root):
        print(path.relative_to(load().root))
