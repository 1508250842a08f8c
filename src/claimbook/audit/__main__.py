"""Writes the recorded audit of the checkout; ``make audit`` calls it."""

from claimbook.audit.record import write
from claimbook.cli.plainly import plainly
from claimbook.package.descriptor import load_descriptor

if __name__ == "__main__":
    with plainly():
        for path in write(load_descriptor().root):
            print(path.relative_to(load_descriptor().root))
