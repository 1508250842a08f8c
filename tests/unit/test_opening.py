"""A package is opened once, keeps to its own data, notices a change, and runs no code untrusted."""

import json
import os
import re
import sys
from importlib import import_module
from pkgutil import walk_packages

import pytest
from coded_package import CODE, NAMES, write_article
from fixture_package import Draft

import claimbook
import techplomacy as tp
from claimbook.audit.registry import registered
from claimbook.audit.tables import load_tables
from claimbook.errors import PackageCodeError, PackageUnreadableError, UnknownWordError
from claimbook.package.article import article
from claimbook.package.locate import RENDERED, bound, locate, open_at, using
from commands import ran

SETTINGS = '[code]\nchecks = ["antigravity"]\nfigures = "antigravity"\n'


@pytest.fixture
def folder(tmp_path, root):
    return write_article(tmp_path / "article", root)


def internal(package):
    return package.audit().set_index("claim_id").loc["C900", "internal"]


def test_a_package_runs_no_code_unless_it_is_trusted(folder):
    package = claimbook.open(folder)
    assert internal(package) == "untestable"
    assert package.left_out == ["checks.py"]
    assert not (folder / "ran").exists()
    trusted = claimbook.open(folder, trust=True)
    assert internal(trusted) == "consistent"
    assert trusted.left_out == []
    assert (folder / "ran").exists()
    assert internal(package) == "untestable"


def test_modules_that_settings_name_are_not_imported_untrusted(folder):
    (folder / "article.toml").write_text(SETTINGS, "utf-8")
    package = claimbook.open(folder)
    package.audit()
    assert "antigravity" not in sys.modules
    listed = ["article.toml: checks", "article.toml: figures", "checks.py"]
    assert package.left_out == listed


@pytest.mark.slow
def test_the_folder_one_stands_in_is_not_trusted(folder):
    program = (
        "import claimbook; p = claimbook.open(); p.audit();"
        "print(p.root.resolve(), p.left_out, p.opened.is_trusted)"
    )
    done = ran([sys.executable, "-c", program], cwd=folder, check=True)
    assert done.stdout.split(" ", 1)[1] == "['checks.py'] False\n"
    assert done.stdout.split()[0] == str(folder.resolve())
    assert not (folder / "ran").exists()


def test_checks_are_of_their_package_alone(folder, tmp_path, root):
    other = write_article(tmp_path / "other", root, length=3)
    one, two = (claimbook.open(each, trust=True) for each in (folder, other))
    assert [internal(one), internal(two), internal(one)] == [
        "consistent",
        "inconsistent",
        "consistent",
    ]
    own = {check.claim_id for check in registered(bound())}
    assert own
    assert "C900" not in own


def test_a_change_of_a_file_is_noticed(folder):
    package = claimbook.open(folder, trust=True)
    assert internal(package) == "consistent"
    (folder / "checks.py").write_text(CODE.format(length=3), "utf-8")
    assert internal(package) == "inconsistent"
    items = (folder / "enumerations.csv").read_text("utf-8")
    third = items.splitlines()[-1].replace("2,another", "3,a third")
    (folder / "enumerations.csv").write_text(f"{items}{third}\n", "utf-8")
    assert internal(package) == "consistent"


def test_code_that_fails_is_an_error_that_names_the_file(folder):
    (folder / "checks.py").write_text("1 / 0\n", "utf-8")
    package = claimbook.open(folder, trust=True)
    with pytest.raises(PackageCodeError, match=r"checks\.py: ZeroDivisionError"):
        package.audit()


@pytest.mark.slow
def test_every_verb_keeps_to_the_package_that_is_given(folder):
    claim = tp.claim("C900", package=folder)
    assert dict(claim.account)["Internal"] == "untestable"
    assert len(tp.audit(folder)) == 1
    assert len(claimbook.open(folder).tables()) == len(NAMES)
    assert len(tp.audit()) == len(tp.read("claims")) > 1
    with using(claimbook.open(folder).opened):
        assert locate() == folder / "datapackage.json"
        assert set(load_tables().claims) == {"C900"}
        assert len(tp.audit()) > 1
    assert len(load_tables().claims) > 1


def test_a_chapter_has_the_package_of_the_book_that_is_rendered(folder, monkeypatch):
    monkeypatch.setenv(RENDERED, str(folder))
    assert set(load_tables().claims) == {"C900"}
    assert [check.claim_id for check in registered()] == ["C900"]
    monkeypatch.setenv(RENDERED, str(locate(bound()).parent))
    assert locate() == bound().descriptor
    monkeypatch.setenv(RENDERED, str(folder / "schemas"))
    assert locate() == bound().descriptor


@pytest.mark.parametrize("verb", ["audit", "show"])
def test_the_command_says_what_it_left_out(folder, run, verb):
    named = [] if verb == "audit" else ["C900"]
    for trust, out in (
        ([], "left out, since it is code of the package: checks.py"),
        (["--trust"], ""),
    ):
        status, _, err = run(verb, *named, "--package", folder, *trust)
        assert status == 0
        assert ("left out" in err) == bool(out)


def test_the_book_of_a_package_is_not_run_untrusted(folder, run):
    (folder / "_quarto.yml").touch()
    status, _, err = run("render", "--project", folder)
    assert (status, err[:18]) == (2, "error [untrusted]:")


def test_tables_that_are_absent_are_empty(tmp_path):
    package = claimbook.open(Draft().write(tmp_path))
    assert package.audit().empty
    assert package.timeline().empty
    assert package.find("first").empty


def test_a_class_of_source_needs_a_place_in_the_order_that_the_settings_may_change(folder):
    schema = json.loads((folder / "schemas/works.json").read_text("utf-8"))
    for field in schema["fields"]:
        if field["name"] == "source_class":
            field["constraints"].pop("enum")
            field.pop("categories")
    (folder / "schemas/works.json").write_text(json.dumps(schema), "utf-8")
    works = (folder / "works.csv").read_text("utf-8")
    added = works.splitlines()[-1].replace("W001", "W002").replace("audited", "logbook")
    (folder / "works.csv").write_text(f"{works}{added}\n", "utf-8")
    package = claimbook.open(folder)

    def told():
        faults = package.validate()
        return faults.loc[faults["code"] == "source-class", ["row", "value"]].values.tolist()

    assert told() == [[3, "logbook"]]
    (folder / "article.toml").write_text('[sources]\norder = [["logbook"], ["press"]]\n', "utf-8")
    assert told() == []
    own = load_tables(package).ranks
    assert list(own) == ["logbook", "press"]
    with pytest.raises(UnknownWordError, match="no class of source 'law'"):
        own["law"]
    assert load_tables().ranks["law"] == 0


def test_a_kernel_that_lives_on_sees_that_a_table_changed(folder, monkeypatch):
    monkeypatch.setenv(RENDERED, str(folder))
    monkeypatch.setattr("claimbook.package.locate.MOMENT", -1)
    table = folder / "claims.csv"
    before = load_tables().claims["C900"]["statement"]
    table.write_text(table.read_text("utf-8").replace(before, before[::-1]), "utf-8")
    assert load_tables().claims["C900"]["statement"] == before[::-1] != before


@pytest.mark.parametrize("package", ["claimbook.book", "techplomacy"])
def test_what_a_chapter_calls_remembers_nothing_past_a_change_of_a_table(package):
    """What is kept for the life of a process would be printed after its table has changed."""
    path = import_module(package).__path__
    modules = [import_module(each.name) for each in walk_packages(path, f"{package}.")]
    names = [
        (m.__name__, name)
        for m in modules
        for name, one in vars(m).items()
        if hasattr(one, "cache_info") and one.__module__ == m.__name__
    ]
    assert len(modules) > 20 and names == []


def test_a_table_is_parsed_again_only_when_its_file_changed(folder, monkeypatch):
    package = claimbook.open(folder)
    before = package.read("claims")
    with monkeypatch.context() as idle:
        idle.setattr("claimbook.package.reading.column", None)
        idle.setattr("claimbook.package.rows.read_raw_table", None)
        again = package.read("claims")
    assert again.equals(before)
    again.loc[0, "statement"] = "changed by a caller"
    assert package.read("claims").equals(before)
    table = folder / "claims.csv"
    said = before.loc[0, "statement"]
    table.write_text(table.read_text("utf-8").replace(said, said[::-1]), "utf-8")
    assert package.read("claims").loc[0, "statement"] == said[::-1]
    assert package.claim("C900").rows.row["statement"] == said[::-1]


VERBS = [
    ["tables"],
    ["describe", "claims"],
    ["validate"],
    ["audit"],
    ["audit", "--trust"],
    ["audit", "--format", "prov"],
    ["audit", "--format", "claimreview", "--base-url", "https://example.org/book"],
    ["show", "C900", "--trust"],
    ["show", "claims"],
    ["cite", "C900"],
    ["cite", "dataset", "--format", "cff"],
    *(["export", "out", "--format", form] for form in ("csv", "json", "sqlite", "dta", "xlsx")),
]


@pytest.fixture(scope="module")
def hidden(tmp_path_factory):
    """A folder that makes the study look as if it were not installed."""
    folder = tmp_path_factory.mktemp("hidden")
    (folder / "techplomacy").mkdir()
    (folder / "techplomacy" / "__init__.py").write_text("raise ImportError('hidden')\n", "utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_works_in_a_folder_without_the_study(folder, hidden, verb):
    program = "import sys; from claimbook.cli import main; main(sys.argv[1:])"
    done = ran(
        [sys.executable, "-c", program, *verb],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(hidden)},
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("article = 3", "article is a part of its own, begun by [article]"),
        ("code = 1", "code is a part of its own"),
        ("policy = []", "policy is a part of its own"),
        ('policy.fail = "drafted"', "fail is a list"),
        ('article.own_data = "W002"', "own_data is a list"),
        ("article.received = []", "received is a text"),
    ],
)
def test_a_setting_of_another_kind_is_refused_by_its_name(tmp_path, settings, message):
    (tmp_path / "datapackage.json").write_text("{}", "utf-8")
    (tmp_path / "article.toml").write_text(settings, "utf-8")
    with pytest.raises(PackageUnreadableError, match=re.escape(f"article.toml: {message}")):
        article(open_at(tmp_path))
