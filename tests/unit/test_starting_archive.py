"""Settings of a package that was begun from a text, and its archive."""

import json
import re
from zipfile import ZipFile

import pytest
from article_texts import article_text

from claimbook.audit.record import write
from claimbook.errors import ArchiveError, TechplomacyError
from claimbook.package.locate import opened
from claimbook.publish.archiving.build import build
from claimbook.publish.archiving.verify import verify
from claimbook.starting.package import init
from claimbook.starting.seal import CannotSealError, seal
from claimbook.validating import validate


@pytest.fixture
def made(begin):
    return begin("bees.md", article_text("bees.md"))


def unlicensed(root):
    settings = (root / "article.toml").read_text("utf-8")
    head, _, rest = settings.partition("[licence]")
    return head + "[article]" + rest.partition("[article]")[2]


def test_a_licence_is_named_by_the_author_alone(made):
    (made / "article.toml").write_text(unlicensed(made), "utf-8")
    seal(made)
    assert "licenses" not in json.loads((made / "datapackage.json").read_text("utf-8"))
    assert validate(made).empty
    (made / "_book").mkdir()
    (made / "_book/index.html").write_text("<p>", "utf-8")
    with pytest.raises(ArchiveError, match="does not say: licence"):
        build(made, made / "dist")


@pytest.mark.slow
def test_a_package_may_have_a_licence_and_a_program_of_its_own(made):
    for name, text in {
        "LICENSE": "Whoever audits may say so.",
        "pyproject.toml": '[project]\nname = "bees"\nversion = "3"\n',
        "tests/notes.md": "No test yet.",
        "_book/index.html": "<p>",
        "_book/bees.pdf": "%PDF-1.4",
    }.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(text, "utf-8")
    seal(made)
    assert verify(build(made, made / "dist")).empty


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("first.txt", "$title, $$5, by $creators", ""),
        ("first.txt", "$who", r"first\.txt: 'who'; what is filled in: \$title, "),
        ("first.txt", "5 $", r"first\.txt: Invalid placeholder"),
        ("first.txt", b"\xff", r"first\.txt cannot be read"),
        ("../first.txt", "x", "there is no file '../first.txt' in the project"),
        ("none.txt", None, "there is no file 'none.txt' in the project"),
        ("link.txt", None, "leads out"),
    ],
)
def test_what_an_archive_says_first_is_a_file_of_the_project(made, name, text, told):
    (made / "_book").mkdir()
    (made / "_book/index.html").write_text("<p>", "utf-8")
    (made / "link.txt").symlink_to("/etc/hosts")
    if text:
        (made / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    settings = (made / "article.toml").read_text("utf-8")
    (made / "article.toml").write_text(f'archive_readme = "{name}"\n{settings}', "utf-8")
    seal(made)
    if told:
        with pytest.raises(TechplomacyError, match=told):
            build(made, made / "dist")
    else:
        with ZipFile(build(made, made / "dist")) as archive:
            [first] = [each for each in archive.namelist() if each.endswith("00-README.txt")]
            assert archive.read(first).startswith(b"Bees of two gardens, claim by claim, $5, by ")


@pytest.mark.parametrize("line", ["created = 2026-01-01", "title = 3", 'keywords = "bees"'])
def test_a_setting_of_another_kind_is_refused(made, line):
    key = line.split()[0]
    text = (made / "article.toml").read_text("utf-8")
    text = re.sub(f"^{key} = .*", line, text, count=1, flags=re.M)
    (made / "article.toml").write_text(text, "utf-8")
    with pytest.raises(CannotSealError, match=f"article.toml: {key} is no (text|list)"):
        seal(made)


@pytest.mark.slow
def test_an_archive_counts_one_row_as_one_and_stays_in_its_folder(tmp_path):
    made = tmp_path / "audit"
    init(made, title="Bees of two gardens")
    text = (made / "article.toml").read_text("utf-8")
    (made / "article.toml").write_text(text.replace('"0.1.0"', '"/../../1"'), "utf-8")
    seal(made)
    (made / "_book").mkdir()
    (made / "_book/index.html").write_text("<p>", "utf-8")
    path = build(made, tmp_path / "dist")
    assert path.parent.samefile(tmp_path / "dist")
    with ZipFile(path) as archive:
        [name] = [each for each in archive.namelist() if each.endswith("00-README.txt")]
        told = archive.read(name).decode()
    assert "(1 row)" in told and "(0 rows)" in told and "(1 rows)" not in told


@pytest.mark.slow
def test_a_package_that_was_not_sealed_again_is_not_archived(made):
    (made / "_book").mkdir()
    (made / "_book/index.html").write_text("<p>", "utf-8")
    write(opened(made))
    with pytest.raises(ArchiveError, match=r"verdicts\.csv: .* after an edit, `seal` \[bytes\]"):
        build(made, made / "dist")
    seal(made)
    assert build(made, made / "dist").is_file()


@pytest.mark.parametrize("licence", ['"CC0-1.0"', '{ name = "CC0-1.0" }'])
def test_a_licence_that_lacks_a_part_is_refused(made, licence):
    (made / "article.toml").write_text(f"licence = {licence}\n{unlicensed(made)}", "utf-8")
    with pytest.raises(CannotSealError, match="licence needs name, path, title"):
        seal(made)
