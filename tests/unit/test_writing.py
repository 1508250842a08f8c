"""What is written is there whole or not at all; what cannot be written is said in one line."""

import json
import os
import resource
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from fixture_package import Draft

import techplomacy as tp
from claimbook.corpus import collect
from claimbook.errors import CannotExportError, CannotWriteError
from claimbook.publish.exporting import MODULES
from claimbook.starting.package import init
from claimbook.writing import scratch, write_whole, zipped

ROOT_USER = os.geteuid() == 0


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def small_disk(size: int):
    """Let no file grow beyond ``size``, as if the disk were full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _drop_schema(draft: Draft) -> None:
    draft.schemas.pop("areas")


def _unsafe_path(draft: Draft) -> None:
    draft.descriptor["resources"][0]["path"] = "../areas.csv"


def _no_name(draft: Draft) -> None:
    draft.descriptor["resources"][0].pop("name")


@pytest.mark.parametrize("form", list(MODULES))
@pytest.mark.parametrize("change", [_drop_schema, _unsafe_path, _no_name])
def test_no_table_is_left_out_in_silence(form, change, tmp_path):
    draft = Draft()
    change(draft)
    package = draft.write(tmp_path)
    with pytest.raises(CannotExportError, match=r"\$\.resources\[0\]"):
        tp.export(tmp_path / "out", form=form, package=package)
    assert not (tmp_path / "out").exists()


def test_a_full_disk_leaves_what_was_there(tmp_path):
    path = write_whole(tmp_path / "record.csv", b"old\n")
    with small_disk(1000), pytest.raises(CannotWriteError, match=r"record.csv cannot be written"):
        write_whole(path, b"new\n" * 1000)
    assert path.read_bytes() == b"old\n"
    assert _names(tmp_path) == ["record.csv"]


@pytest.mark.parametrize("form", [form for form in MODULES if form != "sav"])
def test_an_export_to_a_full_disk_leaves_nothing(form, small_package, tmp_path):
    with small_disk(200), pytest.raises(CannotWriteError, match="cannot be written"):
        tp.export(tmp_path / "out", form=form, package=small_package)
    assert _names(tmp_path / "out") == []


@pytest.mark.parametrize("verb", ["init", "corpus"])
def test_a_folder_on_a_full_disk_is_not_there_in_part(verb, small_package, tmp_path):
    with small_disk(200), pytest.raises(CannotWriteError, match=r"new cannot be written"):
        if verb == "init":
            init(tmp_path / "new", title="Bees of two gardens")
        else:
            collect(small_package, tmp_path / "new")
    assert not [name for name in _names(tmp_path) if name.startswith(("new", ".claimbook-"))]


def test_a_folder_that_is_there_keeps_its_rights(tmp_path):
    (tmp_path / "mine/data").mkdir(parents=True)
    for name in ("mine/data", "mine"):
        (tmp_path / name).chmod(0o700)
    init(tmp_path / "mine", title="Bees of two gardens")
    modes = {(tmp_path / name).stat().st_mode & 0o777 for name in ("mine", "mine/data")}
    assert (modes, (tmp_path / "mine/data/article").is_dir()) == ({0o700}, True)


def test_a_pipe_is_written_to_and_not_replaced():
    told, given = os.pipe()
    write_whole(Path(f"/dev/fd/{given}"), b"1 problem\n")
    assert os.read(told, 100) == b"1 problem\n"
    for each in (told, given):
        os.close(each)


def test_a_package_is_not_begun_in_place_of_a_file(tmp_path):
    (tmp_path / "notes.md").touch()
    with pytest.raises(CannotWriteError, match=r"notes.md cannot be written: Not a directory"):
        init(tmp_path / "notes.md", title="Bees of two gardens")
    assert _names(tmp_path) == ["notes.md"]


def test_an_archive_is_whole_or_not_there(tmp_path):
    with small_disk(500), pytest.raises(OSError, match="large"):
        write_whole(tmp_path / "a.zip", zipped({"x": os.urandom(5000)}))
    assert _names(tmp_path) == []
    made = write_whole(tmp_path / "a.zip", zipped({"a/x": b"1"}))
    assert zipfile.ZipFile(made).namelist() == ["a/x"]


@pytest.mark.skipif(ROOT_USER, reason="root writes everywhere")
def test_a_place_without_right_is_named(small_package, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWriteError, match="Permission denied"):
        tp.export(tmp_path / "out", form="csv", package=small_package)


def test_a_place_that_is_no_folder_is_named(small_package, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotWriteError, match="cannot be written"):
        tp.export(tmp_path / "file" / "out", form="csv", package=small_package)


def test_what_a_killed_run_left_goes_with_the_next(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from claimbook.writing import scratch\n"
        "with scratch(Path(sys.argv[1])) as folder: (folder / 'half').touch(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    [left] = _names(tmp_path)
    assert left.startswith(".claimbook-")
    with scratch(tmp_path) as mine, scratch(tmp_path) as other:
        assert sorted(_names(tmp_path)) == sorted([mine.name, other.name])
    assert _names(tmp_path) == []


def test_files_have_the_usual_rights(tmp_path):
    old = os.umask(0o077)
    try:
        path = write_whole(tmp_path / "secret.json", json.dumps({}).encode())
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o600
    assert write_whole(tmp_path / "open.json", b"").stat().st_mode & 0o777 == 0o666 & ~old
