"""A small sound archive, and every way to spoil it that `verify` must name."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from fixture_package import Draft

from claimbook.publish.archiving.contents import OF_ANY, SUMS

TOP = "small-1.0.0/"
CRATE = "ro-crate-metadata.json"
OWN = ("LICENSE", "Makefile", "data")
"""Members that the settings of the archive name."""


class SmallArchive:
    """Names and contents of an archive, to be changed before it is written."""

    def __init__(self, folder: Path) -> None:
        package = Draft().write(folder)
        paths = [path for path in package.rglob("*") if path.is_file()]
        self.members = {p.relative_to(package).as_posix(): p.read_bytes() for p in paths}
        self.members |= {
            name: name.encode()
            for name in (*OF_ANY, "LICENSE", "Makefile", "book/small.pdf")
            if name not in {*self.members, CRATE}
        }
        self.members["article.toml"] = f'members = {[*OWN]}\nwhole = ["sample/"]\n'.encode()
        self.crate = {
            "./": {"@id": "./", "name": "n", "description": "d", "datePublished": "2026-01-01"},
            "data/things.csv": {"@id": "data/things.csv", "@type": "File"},
            "data/": {"@id": "data/", "@type": "Dataset"},
        }
        self.crate["./"] |= {"license": {"@id": "l"}, "hasPart": [{"@id": "data/"}]}
        self.crate["data/things.csv"]["contentSize"] = str(len(self.members["data/things.csv"]))
        self.doubled: list[str] = []
        self.top = TOP
        self.links: list[str] = []
        self.before = self.behind = b""
        self.sums = ""

    def link(self, name: str) -> None:
        self.links.append(name)

    def set(self, name: str, data: bytes) -> None:
        self.members[name] = data

    def seal(self) -> None:
        """Describe and sum up what is there now; a later change shows."""
        self.members.setdefault(CRATE, json.dumps({"@graph": [*self.crate.values()]}).encode())
        self.members.pop(SUMS, None)
        lines = [f"{hashlib.sha256(d).hexdigest()}  {n}\n" for n, d in self.members.items()]
        self.members[SUMS] = "".join(lines).encode()

    def write(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in self.members.items():
                info = zipfile.ZipInfo(self.top + name)
                info.external_attr = (0o120777 if name in self.links else 0o100644) << 16
                archive.writestr(info, data)
            for name in self.doubled:
                archive.writestr(name, b"once more")
        path.write_bytes(self.before + path.read_bytes() + self.behind)
        return path


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as inner:
        inner.writestr("a", "b")
    return data.getvalue()


class Case(NamedTuple):
    """One way to spoil an archive before or after it is sealed, and the one fault to be found."""

    code: str
    file: str
    before: Callable[[SmallArchive], object] = bool
    after: Callable[[SmallArchive], object] = bool


def _put(name: str, data: bytes) -> Callable[[SmallArchive], object]:
    return lambda archive: archive.set(name, data)


CASES = [
    Case("member-name", "/small/x", after=lambda a: a.doubled.append("/small/x")),
    Case("member-name", f"{TOP}../x", _put("../x", b"x")),
    Case("member-name", "C:\\x", after=lambda a: a.doubled.append("C:\\x")),
    Case("member-name", "other/x", after=lambda a: a.doubled.append("other/x")),
    Case("member-double", f"{TOP}readme.md", _put("README.md", b"x"), _put("readme.md", b"y")),
    Case("member-double", "b.txt", lambda a: (a.set("a.txt", b"x"), a.set("b.txt", b"x"))),
    Case("member-double", "sample/b", lambda a: (a.set("sample/a", b"x"), a.set("sample/b", b"x"))),
    Case("member-double", "book/b", lambda a: (a.set("book/a", b"x"), a.set("book/b", b"x"))),
    Case("member-empty", "a.txt", _put("a.txt", b"")),
    Case("member-missing", "Makefile", lambda a: a.members.pop("Makefile")),
    Case("member-missing", "LICENSE", after=lambda a: a.members.pop("LICENSE")),
    Case(
        "member-missing", "extra.txt", _put("extra.txt", b"x"), lambda a: a.members.pop("extra.txt")
    ),
    Case("member-unlisted", "late.txt", after=_put("late.txt", b"x")),
    Case("member-unlisted", "data/late.csv", after=_put("data/late.csv", b"x")),
    Case("member-name", f"{TOP}data", _put("data", b"x")),
    Case("member-name", f"{TOP}a", lambda a: (a.set("a", b"x"), a.set("a/b", b"y"))),
    Case("member-name", f"{TOP}{'n' * 300}", _put("n" * 300, b"x")),
    Case("member-name", f"{TOP}a\x1bb", _put("a\x1bb", b"x")),
    Case("member-name", f"{TOP}link", _put("link", b"/etc/passwd"), lambda a: a.link("link")),
    Case("crate", CRATE, _put(CRATE, b'{"@graph":' + b"[" * 100_000)),
    Case("crate", CRATE, _put(CRATE, b'{"@graph": [{"@id": "./"}, 7]}')),
    Case("archive-form", "a.zip", after=lambda a: setattr(a, "before", b"#!/bin/sh\n")),
    Case("archive-form", "a.zip", after=lambda a: setattr(a, "behind", b"more")),
    Case("member-sum", "Makefile", after=_put("Makefile", b"changed")),
    Case("member-sum", SUMS, after=lambda a: a.set(SUMS, a.members[SUMS] + b"no sum\n")),
    Case("member-archive", "a.zip", _put("a.zip", _zip())),
    Case("member-archive", "a.dat", _put("a.dat", _zip())),
    Case("member-archive", "a.gz", _put("a.gz", gzip.compress(b"x"))),
    Case("member-archive", "a.tar", _put("a.tar", b"\0" * 257 + b"ustar" + b"\0" * 250)),
    Case("placeholder", "README.md", _put("README.md", b"one\nTODO: name the place\n")),
    Case("placeholder", "CITATION.cff", _put("CITATION.cff", b"doi: 10.5281/zenodo.0000000\n")),
    Case("placeholder", ".zenodo.json", _put(".zenodo.json", b'{"doi": "10.5072/abc"}')),
    Case("crate", CRATE, _put(CRATE, b"{}")),
    Case("crate", CRATE, lambda a: a.crate["./"].pop("license")),
    Case("crate", CRATE, lambda a: a.crate.update(x={"@id": "data/no.csv", "@type": "File"})),
    Case("crate", CRATE, lambda a: a.crate.update(x={"@id": "none/", "@type": "Dataset"})),
    Case("crate", CRATE, lambda a: a.crate.update(x={"@id": "data/", "@type": "Dataset"})),
    Case("crate", CRATE, lambda a: a.crate["data/things.csv"].update(contentSize="1")),
    Case("schema", "datapackage.json", _put("datapackage.json", b"[]")),
    Case(
        "hash",
        "data/areas.csv",
        lambda a: a.set("data/areas.csv", a.members["data/areas.csv"].replace(b"xx", b"yy")),
    ),
    Case("file-missing", "data/areas.csv", lambda a: a.members.pop("data/areas.csv")),
]
