"""What a made fault is: the cells that it changes, and the place and code that must be told."""

from typing import NamedTuple


class Made(NamedTuple):
    """A fault in one row of a table.

    Attributes:
        table: The name of the table.
        code: The code under which it must be told; see `claimbook.faults`.
        field: The field, or the fields of the key with commas between.
        row: The number of the row that is changed, from 0 on.
        cells: The new texts by field.
        needs: Rows that the fault depends on, and that must stay as they are.
    """

    table: str
    code: str
    field: str
    row: int
    cells: dict[str, str]
    needs: tuple[int, ...] = ()

    @property
    def place(self) -> tuple[str, int, str]:
        """Code, row of the file (the header is row 1) and field."""
        return self.code, self.row + 2, self.field


def batches(faults: list[Made]) -> list[list[Made]]:
    """Put faults together so that each has its rows to itself."""
    found: list[tuple[set[int], set[int], list[Made]]] = []
    for fault in faults:
        free = (b for b in found if not (fault.row in b[0] | b[1] or b[0] & set(fault.needs)))
        changed, needed, batch = next(free, (set(), set(), []))
        if not batch:
            found.append((changed, needed, batch))
        changed.add(fault.row)
        needed.update(fault.needs)
        batch.append(fault)
    return [batch for *_, batch in found]
