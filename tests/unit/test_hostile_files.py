"""What stands in the place of a file of a package: a link that leads out, or a pipe."""

import os
import shutil

import pytest

from claimbook.starting.package import init

PUT = pytest.mark.parametrize("make", [lambda path: path.symlink_to("/etc/passwd"), os.mkfifo])


@PUT
@pytest.mark.parametrize("words", [["sheet", "out", "a.xlsx"], ["lint"]], ids=" ".join)
def test_a_verb_that_reads_rows_itself_reads_no_link_and_no_pipe(
    words, make, tmp_path, run, monkeypatch
):
    init(tmp_path / "package", title="Bees")
    path = tmp_path / "package/data/article/claims.csv"
    path.unlink()
    make(path)
    monkeypatch.chdir(tmp_path)
    status, _, err = run(*words, "--package", "package")
    assert status in (1, 2)
    assert err.startswith("error [") and "claims" in err and "root:" not in err
    assert not (tmp_path / "a.xlsx").exists()


VERBS = {
    "index.qmd": "lint",
    "paper/findings.qmd": "lint",
    "claim_ids.txt": "lint",
    "article.toml": "lint",
    "data/article/works.csv": "seal",
    "schemas/works.json": "seal",
}


@PUT
@pytest.mark.parametrize("name", [*VERBS, "article.toml "])
def test_no_file_of_a_package_is_a_way_out_or_a_pipe_that_is_waited_for(name, make, tmp_path, run):
    init(tmp_path / "package", title="Bees")
    path = tmp_path / "package" / name.strip()
    path.unlink(missing_ok=True)
    make(path)
    verb = VERBS.get(name, "seal")
    status, out, err = run(verb, *(["--package"] if verb == "lint" else []), tmp_path / "package")
    assert status in (1, 2)
    assert err.startswith("error [") and "root:" not in out + err


@pytest.mark.parametrize(
    ("folder", "words"),
    [("data/audit", ["audit", "--record"]), ("data/evidence", ["seal", "--pin"])],
)
def test_nothing_is_written_through_a_folder_that_leads_out(folder, words, root, tmp_path, run):
    package = tmp_path / "package"
    shutil.copytree(root / "examples/penguins", package)
    (package / folder).rename(tmp_path / "outside")
    (package / folder).symlink_to(tmp_path / "outside")
    files = tmp_path / "outside/files.csv"
    if files.exists():
        files.write_text(files.read_text("utf-8").replace("sha256:", "sha256:0", 1), "utf-8")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "outside").iterdir()}
    option = ["--package"] if words[0] == "audit" else []
    status, _, err = run(*words, *option, package)
    assert status in (1, 2) and "leads out" in err
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "outside").iterdir()}
    assert before == after


def test_a_link_in_place_of_the_descriptor_is_replaced_and_not_followed(tmp_path, run):
    init(tmp_path / "package", title="Bees")
    (tmp_path / "mine").write_text("kept")
    for name in ("datapackage.json", "claim_ids.txt"):
        (tmp_path / "package" / name).unlink(missing_ok=True)
    (tmp_path / "package/datapackage.json").symlink_to(tmp_path / "mine")
    assert run("seal", tmp_path / "package")[0] == 0
    assert (tmp_path / "mine").read_text() == "kept"


def test_a_beginning_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def fail(_folder):
        raise OSError

    monkeypatch.setattr("claimbook.starting.package.seal", fail)
    with pytest.raises(OSError):
        init(tmp_path / "package", title="Bees")
    assert list(tmp_path.iterdir()) == []
