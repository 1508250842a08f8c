"""Writes the recorded audit of the checkout; ``make audit`` calls it.

Who records the audit of a checkout runs its checks: without them the record would be another one.
"""

from claimbook.audit.record import write
from claimbook.opening import open as open_package
from claimbook.package.locate import using
from claimbook.plainly import plainly

if __name__ == "__main__":
    with plainly(), using(open_package(trust=True).opened) as package:
        for path in write(package):
            print(path.relative_to(package.root))
