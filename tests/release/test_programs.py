"""What other programs read of the package, run for real where they are installed.

R comes by `apt-get install r-base-core r-cran-readr r-cran-readxl r-cran-rsqlite`, its package
`frictionless` from CRAN; `datapackage` from npm is looked for by node where the tests run, and
`datasette` on the PATH.
"""

import json
import re
import shutil

import pytest

import techplomacy as tp
from commands import ran

pytestmark = pytest.mark.slow
SNIPPET = re.compile(r"```r\n(.*?)```", re.DOTALL)
COUNT = """
suppressMessages(library(frictionless))
package <- read_package(commandArgs(TRUE)[1])
for (name in resource_names(package)) {
  table <- read_resource(package, name)
  if (nrow(readr::problems(table)) > 0) stop(name)
  cat(name, nrow(table), "\\n")
}
"""
SHEETS = """
path <- commandArgs(TRUE)[1]
for (name in readxl::excel_sheets(path)) cat(name, nrow(readxl::read_excel(path, name)), "\\n")
claims <- readxl::read_excel(path, "claims")
stopifnot(is.character(claims$claim_id), is.numeric(claims$page), is.character(claims$value))
"""
NODE = """
const {Package} = require('datapackage');
(async () => {
  const found = await Package.load(process.argv[2]);
  if (!found.valid) throw new Error(found.errors.map(each => each.message).join('; '));
  for (const each of found.resources)
    console.log(each.name, (await each.read({keyed: true})).length);
})().catch(error => { console.error(error.message); process.exit(1); });
"""


@pytest.fixture(scope="session")
def r(tmp_path_factory):
    """Run R, if it is there with the packages that are named."""
    if not shutil.which("Rscript"):
        pytest.skip("Rscript is not on the PATH")

    def run(code, *arguments, needs=(), folder=None):
        for name in needs:
            asked = f"quit(status = !requireNamespace('{name}', quietly = TRUE))"
            if ran(["Rscript", "-e", asked]).returncode:
                pytest.skip(f"R has no package {name}")
        script = tmp_path_factory.mktemp("r") / "script.R"
        script.write_text(code, "utf-8")
        done = ran(["Rscript", script, *arguments], cwd=folder)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def rows():
    return {row.name: row.rows for row in tp.tables()[["name", "rows"]].itertuples(index=False)}


def counted(text):
    return {name: int(number) for name, number in (line.split() for line in text.splitlines())}


def test_r_reads_the_descriptor_of_the_checkout(r, root):
    text = r(COUNT, root / "datapackage.json", needs=["frictionless"])
    assert counted(text) == rows()


def test_what_the_chapter_says_of_r_runs(r, root, tmp_path):
    chapter = (root / "paper" / "data.qmd").read_text("utf-8")
    [code] = [each for each in SNIPPET.findall(chapter) if "frictionless" in each]
    tp.export(tmp_path / "csv", "csv")
    printed = r(code, needs=["frictionless"], folder=tmp_path).split()
    found = tp.read("verdicts")["external"].value_counts()
    assert {name: printed.count(name) for name in found.index} == dict.fromkeys(found.index, 1)
    assert set(printed) >= {str(number) for number in found if number}


def test_readxl_guesses_the_types_of_the_workbook(r, tmp_path):
    [path] = tp.export(tmp_path, "xlsx")
    found = counted(r(SHEETS, path, needs=["readxl"]))
    assert {name: found[name] for name in rows()} == rows()


@pytest.mark.parametrize("asked", ["claims", "observations", "claims.json?_search=connectivity"])
def test_datasette_shows_and_searches_what_was_exported(asked, tmp_path):
    program = shutil.which("datasette")
    if not program:
        pytest.skip("datasette is not on the PATH")
    database, about = tp.export(tmp_path, "sqlite")
    command = [
        program,
        "serve",
        database,
        "--metadata",
        about,
        "--setting",
        "suggest_facets",
        "off",
    ]
    done = ran([*command, "--get", f"/{database.stem}/{asked}"])
    assert done.returncode == 0, done.stderr[-2000:]
    assert ("C370" if "json" in asked else "Attribution") in done.stdout


def test_npm_reads_the_descriptor_of_the_checkout(root, tmp_path):
    node = shutil.which("node")
    there = [node, "-e", "require.resolve('datapackage')"]
    if not node or ran(there).returncode:
        pytest.skip("node has no package datapackage; name its folder in NODE_PATH")
    script = tmp_path / "script.js"
    script.write_text(NODE, "utf-8")
    done = ran([node, script, "datapackage.json"], cwd=root)
    assert done.returncode == 0, done.stderr
    assert counted(done.stdout) == rows()


def test_descriptors_of_the_project_say_what_version_1_of_the_standard_asks(root):
    for place in (root, root / "examples" / "penguins"):
        for resource in json.loads((place / "datapackage.json").read_text("utf-8"))["resources"]:
            schema = json.loads((place / resource["schema"]).read_text("utf-8"))
            assert resource["profile"] == "tabular-data-resource"
            assert resource["dialect"] == {"delimiter": ","}
            assert schema["missingValues"] == [""], resource["name"]
