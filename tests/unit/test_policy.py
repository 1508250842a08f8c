"""The policy of a page lets its own scripts run, and none that stands among what it says."""

import base64
import hashlib

import pytest

from claimbook.render.policy import policy, with_policy

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title><script>own()</script>
<script type="application/ld+json">{}</script><script src="site.js"></script></head>
<body><main id="content">text</main></body></html>"""


GO = 'go("a")'


def of(code):
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def rules(html):
    return dict(rule.split(" ", 1) for rule in policy(html).split("; "))


def test_a_script_of_the_page_runs_by_its_hash_and_no_other():
    hostile = PAGE.replace("text", "<script>bad()</script><b onclick='x()'><b onclick=\"y()\">")
    for page in (PAGE, hostile):
        assert rules(page)["script-src"] == f"'self' {of('own()')}"
    assert "unsafe" not in rules(PAGE)["script-src"] + rules(PAGE)["style-src"]


def test_the_explorer_alone_may_run_its_engine():
    assert "wasm-unsafe-eval" not in policy(PAGE)
    explorer = PAGE.replace("text", '<div class="explorer"></div>')
    assert "'wasm-unsafe-eval'" in rules(explorer)["script-src"]


def test_handlers_and_styles_of_quarto_are_let_through_on_its_pages_alone():
    added = '<body onload="go(&quot;a&quot;)"><i src="site_libs/quarto-html/x.js"></i>'
    found = rules(PAGE.replace("<body>", added))
    assert found["script-src"].endswith(f"'unsafe-hashes' {of(GO)}")
    assert found["style-src"] == "'self' 'unsafe-inline'"
    assert rules(PAGE)["style-src"] == "'self'"


def test_it_stands_before_every_script():
    html = with_policy(PAGE)
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert html.index("charset") < html.index("Content-Security-Policy")
    assert html.count("Content-Security-Policy") == 1


def test_a_page_without_an_encoding_is_refused():
    with pytest.raises(ValueError):
        with_policy("<html></html>")
