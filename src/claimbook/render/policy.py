"""The content security policy of a page: nothing from elsewhere, and no script but the book's own.

Scripts stand in files of the book; of those in a page itself only the ones outside of its main part
may run, each by its hash, since what tables and chapters say stands in the main part. A style may
stand in an attribute, as Pandoc writes the sides of cells and the widths of columns.
Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from html import unescape

_SCRIPT = re.compile(r"<script(?P<traits>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_RUNS = re.compile(r'\bsrc=|\btype="(?!module|text/javascript|application/javascript)')
_HANDLER = re.compile(r'\son[a-z]+="(?P<code>[^"]*)"')
_CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>', re.IGNORECASE)
POLICY = "Content-Security-Policy"
QUARTO = "site_libs/quarto-html"
"""What Quarto's pages have: scripts that put style elements into the page as they run."""
EXPLORER = 'class="explorer"'
"""What the one page has that runs a database, as WebAssembly."""


def with_policy(html: str) -> str:
    """Return a page with its policy, right after the declaration of its encoding.

    Raises:
        ValueError: The page does not declare its encoding.
    """
    found = _CHARSET.search(html)
    if found is None:
        raise ValueError("the page does not declare its encoding")
    meta = f'\n<meta http-equiv="{POLICY}" content="{policy(html)}">'
    return html[: found.end()] + meta + html[found.end() :]


def policy(html: str) -> str:
    """Return the policy that a page keeps to."""
    around = _MAIN.sub("", html)
    inline = [m["code"] for m in _SCRIPT.finditer(around) if not _RUNS.search(m["traits"])]
    scripts = ["'self'", *_hashes(inline)]
    if handlers := [unescape(m["code"]) for m in _HANDLER.finditer(_SCRIPT.sub("", around))]:
        scripts += ["'unsafe-hashes'", *_hashes(handlers)]  # Quarto's own, by their hashes too
    if EXPLORER in html:
        scripts.append("'wasm-unsafe-eval'")
    styles = ["'self'", "'unsafe-inline'"] if QUARTO in html else ["'self'"]
    rules = {
        "default-src": ["'self'"],
        "script-src": scripts,
        "style-src": styles,
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def _hashes(codes: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(code.encode()).digest() for code in codes)
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests))
