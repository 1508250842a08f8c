"""Files of evidence that are small, or say so, and would fill the memory when they are read."""

import json
import sys

import pytest

from claimbook.audit.formulas import sheets
from claimbook.audit.formulas.files import pointed
from claimbook.audit.formulas.sheets import sheet
from claimbook.errors import UnusableFileError
from claimbook.package import memory

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems set no such limit")


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("is_honest", [True, False])
def test_a_text_that_unpacks_to_more_than_the_limit_is_refused(tmp_path, monkeypatch, is_honest):
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    long = tmp_path / "long.parquet"
    pq.write_table(
        pa.table({"text": ["a" * 100_000_000]}), long, compression="zstd", use_dictionary=False
    )
    assert long.stat().st_size < 200_000
    monkeypatch.setattr(memory, "MEMORY", 64 * 2**20)
    if not is_honest:
        monkeypatch.setattr(sheets, "refuse_beyond", lambda _: None)
    with pytest.raises(UnusableFileError, match="takes more than 64 MiB of memory") as caught:
        sheet(long, "", "")
    assert caught.value.fault == "limit"
    pq.write_table(pa.table({"text": ["a"]}), tmp_path / "short.parquet")
    assert sheet(tmp_path / "short.parquet", "", "").rows == (("a",),)


@pytest.mark.slow
@LINUX
def test_json_that_is_larger_as_objects_than_the_limit_is_refused(tmp_path, monkeypatch):
    lists = tmp_path / "lists.json"
    lists.write_text(f"[{'[],' * 3_000_000}1]", "utf-8")
    monkeypatch.setattr(memory, "MEMORY", 64 * 2**20)
    with pytest.raises(UnusableFileError, match="takes more than 64 MiB of memory"):
        pointed(lists, "/0")
    lists.write_text(json.dumps([1]), "utf-8")
    assert pointed(lists, "/0") == 1
