"""Many packages at once: every row of each, with the name of its package, and bad ones named."""

import shutil
from pathlib import Path

import pytest

from claimbook.corpus import Corpus, collect
from claimbook.corpus.collecting import packages_at
from claimbook.corpus.parts import COLUMNS
from claimbook.errors import OutputExistsError, PackageNotFoundError, UnknownTableError
from claimbook.opening import open as open_package

PENGUINS = Path(__file__).parents[2] / "examples" / "penguins"


@pytest.fixture(scope="module")
def packages(tmp_path_factory) -> Path:
    """Two good packages and one that is no package."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("one", "below/two"):
        shutil.copytree(PENGUINS, folder / name)
    (folder / "bad").mkdir()
    (folder / "bad" / "datapackage.json").write_text("{", "utf-8")
    return folder


@pytest.fixture(scope="module")
def corpus(packages, tmp_path_factory) -> Corpus:
    folder = tmp_path_factory.mktemp("out")
    (folder / "1").mkdir()  # what a pattern [1] would read
    for name in COLUMNS:
        (folder / f"1/{name}.parquet").write_bytes(b"no Parquet")
    return collect(packages, folder / "[1]", processes=1)


def test_every_package_is_found_by_its_name(packages):
    assert list(packages_at(packages)) == ["bad", "below/two", "one"]
    assert list(packages_at(f"{packages}/o*")) == [str(packages / "one").lstrip("/")]
    with pytest.raises(PackageNotFoundError):
        packages_at(packages / "one" / "data")


def test_the_long_tables_have_every_row_of_each_package(corpus):
    import pyarrow.parquet as pq

    audited = open_package(PENGUINS).audit()
    rows = pq.read_table(corpus.folder / "verdicts.parquet").to_pylist()
    for name in ("one", "below/two"):
        own = {row["claim_id"]: row["external"] for row in rows if row["package"] == name}
        assert own == dict(zip(audited["claim_id"], audited["external"], strict=True))
    assert len(rows) == 2 * len(audited)


@pytest.mark.slow
def test_counts_are_those_of_the_packages(corpus):
    audited = open_package(PENGUINS).audit()
    counted = {row["verdict"]: row["claims"] for row in corpus.counts("verdict")}
    assert counted == (2 * audited["external"].astype("str").value_counts()).to_dict()
    assert [row["packages"] for row in corpus.counts("journal")] == [2]
    with pytest.raises(UnknownTableError):
        corpus.counts("colour")


def test_a_bad_package_is_a_fault_and_the_others_go_on(corpus):
    (fault,) = corpus.faults()
    assert (fault["package"], fault["code"]) == ("bad", "package-unreadable")


@pytest.mark.slow
def test_a_table_is_lazy(corpus):
    pytest.importorskip("ibis", reason="the extra `scale` is not installed")
    works = corpus.table("works")
    assert works.columns[0] == "package"
    with pytest.raises(UnknownTableError):
        corpus.table("nonsense")


@pytest.mark.slow
def test_processes_give_what_one_gives(packages, corpus, tmp_path, run):
    import pyarrow.parquet as pq

    status, _, err = run("corpus", packages, "--out", tmp_path / "out", "--processes", "2")
    assert status == 1
    assert "1 package could not be audited" in err
    for file in corpus.folder.glob("*.parquet"):
        assert pq.read_table(file).equals(pq.read_table(tmp_path / "out" / file.name))


def test_a_folder_that_is_there_is_not_written_to(packages, tmp_path):
    with pytest.raises(OutputExistsError):
        collect(packages, tmp_path)


def test_what_is_no_pattern_is_said(tmp_path):
    with pytest.raises(PackageNotFoundError, match=r"a\*\*b is no pattern of folders"):
        collect("a**b", tmp_path / "out")
