"""Every page has a policy that keeps others out: no script or image that is not its own."""

import pytest
from rendered import page_names

TRIES = {
    "a script": "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
    " document.querySelector('main').append(s)",
    "a handler": "const i = document.createElement('b');"
    " i.setAttribute('onclick', 'window.ran = 1');"
    " document.querySelector('main').append(i); i.click()",
    "an address that is code": "const a = document.createElement('a');"
    " a.href = 'javascript:window.ran = 1';"
    " document.querySelector('main').append(a); a.click()",
    "code from text": "setTimeout('window.ran = 1', 0)",
}


@pytest.mark.parametrize("name", page_names())
def test_each_page_says_its_policy(book, name):
    html = (book / name).read_text("utf-8")
    assert html.count('http-equiv="Content-Security-Policy"') == 1


@pytest.mark.parametrize("what", TRIES)
def test_what_is_put_into_a_page_does_not_run(opened, served, what):
    page = opened(f"{served}/paper/register.html")
    assert page.faults == []
    page.evaluate(f"() => {{ {TRIES[what]} }}")
    page.wait_for_timeout(200)
    assert page.evaluate("() => typeof window.ran") == "undefined"


def test_nothing_is_asked_of_another_place(opened, served):
    page = opened(f"{served}/index.html")
    code = "() => new Promise(r => { const i = new Image(); i.onerror = () => r('refused');"
    code += " i.onload = () => r('loaded'); i.src = 'http://127.0.0.1:9/x.png' })"
    assert page.evaluate(code) == "refused"
    assert any("Content Security Policy" in fault for fault in page.faults)
