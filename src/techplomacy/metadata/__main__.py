"""``python -m techplomacy.metadata``: write every derived metadata file of the checkout."""

from __future__ import annotations

from techplomacy.metadata import datapackage


def main() -> None:
    """Write the files and name them."""
    for path, text in datapackage.outputs().items():
        path.write_text(text, "utf-8", newline="\n")
        print(path.name)


if __name__ == "__main__":
    main()
