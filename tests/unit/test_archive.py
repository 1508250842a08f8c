"""A spoilt archive is told by what is wrong with it and where; a sound one has no fault."""

import os
import zipfile

import pytest
from archive_cases import CASES, TOP, Case, SmallArchive

from claimbook.errors import ArchiveError
from claimbook.publish.archiving import members
from claimbook.publish.archiving.verify import verify
from claimbook.publish.archiving.zip_checks import is_relative
from claimbook.texts import repeated

pytestmark = pytest.mark.slow

NAMES = [f"{case.code}-{case.file.rpartition('/')[2]}-{i}" for i, case in enumerate(CASES)]


@pytest.fixture
def small(tmp_path) -> SmallArchive:
    (tmp_path / "package").mkdir()
    return SmallArchive(tmp_path / "package")


def test_a_sound_archive_has_no_fault(small, tmp_path):
    small.set("paper/claims.css", b"x")
    small.set("book/paper/claims.css", b"x")  # the book is whole by itself
    small.set("sample/claims.css", b"x")  # so is what the settings call whole
    small.seal()
    assert verify(small.write(tmp_path / "a.zip")).empty


def test_what_is_repeated_is_found_in_one_reading():
    """A crate of many entities, or a file of many keys, is not counted once for each of them."""
    read = iter(["b", "a", "c", "a", "b", "b"])
    assert repeated(read) == ["a", "b"]
    assert list(read) == []


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_is_wrong_is_said_with_its_place(case: Case, small, tmp_path):
    case.before(small)
    small.seal()
    case.after(small)
    found = verify(small.write(tmp_path / "a.zip"))
    assert (case.code, case.file) in set(zip(found["code"], found["file"], strict=True))
    assert set(found["code"]) - {"member-unlisted"} <= {case.code}


def test_a_flipped_byte_is_found(small, tmp_path):
    small.seal()
    path = small.write(tmp_path / "a.zip")
    data = bytearray(path.read_bytes())
    data[data.index(b"first")] ^= 1
    path.write_bytes(data)
    assert ("member-sum", "data/areas.csv") in set(
        verify(path)[["code", "file"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize("data", [b"", b"no zip", None])
def test_what_is_no_zip_is_refused_in_one_line(data, tmp_path, run):
    path = tmp_path / "a.zip"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ArchiveError):
        verify(path)
    status, _, err = run("archive", "verify", path)
    assert status == 2
    assert err.count("\n") == 1


def test_a_cut_zip_is_refused(small, tmp_path):
    small.seal()
    path = small.write(tmp_path / "a.zip")
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(ArchiveError):
        verify(path)


def test_nothing_unsafe_is_unpacked(small, tmp_path):
    small.set("data/../../escaped.txt", b"x")
    small.seal()
    verify(small.write(tmp_path / "a.zip"))
    assert not list(tmp_path.parent.rglob("escaped.txt"))


@pytest.mark.parametrize("name", ["/a", "../a", "a/../b", "a\\b", "C:/a", "a//b", ""])
def test_names_that_lead_out_are_not_relative(name):
    assert not is_relative(name)


@pytest.mark.parametrize("name", [".ci/run", "a/.b/c", ".zenodo.json", "a b.txt"])
def test_hidden_names_are_relative(name):
    assert is_relative(name)


def test_the_command_lists_faults_and_ends_with_one(small, tmp_path, run):
    small.seal()
    small.set("Makefile", b"changed")
    path = small.write(tmp_path / "a.zip")
    status, out, _ = run("archive", "verify", path, "--format", "csv")
    assert status == 1
    assert "member-sum,Makefile" in out
    assert zipfile.ZipFile(path).namelist()[0].startswith(TOP)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "a.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("a/zeros", "w", force_zip64=True) as member,
    ):
        for _ in range(2**8 + 1):
            member.write(b"\0" * 2**23)
    assert path.stat().st_size < 2**25
    with pytest.raises(ArchiveError, match="unpacks to more than 2 GiB"):
        verify(path)


def test_a_member_that_lies_about_its_size_is_not_read_to_the_end(small, tmp_path):
    small.set("data/zeros.csv", b"\0" * 5000)
    small.seal()
    path = small.write(tmp_path / "a.zip")
    data = path.read_bytes()
    path.write_bytes(data.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert "member-sum" in set(verify(path)["code"])


def test_too_many_members_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(members, "MEMBERS", 3)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(4):
            archive.writestr(f"a/{number}", b"x")
    with pytest.raises(ArchiveError, match="or 3 files"):
        verify(path)


def test_a_pipe_is_no_archive(tmp_path):
    os.mkfifo(tmp_path / "a.zip")
    with pytest.raises(ArchiveError, match="is no regular file"):
        verify(tmp_path / "a.zip")


def test_nothing_is_left_in_the_temporary_folder(small, tmp_path, monkeypatch):
    small.seal()
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    verify(small.write(tmp_path / "a.zip"))
    assert list(place.iterdir()) == []
