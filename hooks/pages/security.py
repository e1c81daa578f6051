"""The Content-Security-Policy: written into every page, and as headers for hosts that send them."""

import base64
import hashlib
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

# What a page may do. Styles stay inline because the theme sets some; no script does.
POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'none'"],
    # overrides/partials/trusted-types.html is the one policy there may be.
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["default"],
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
DATA = re.compile(r'\bsrc=|\btype="?application/(?:ld\+)?json')


def on_post_build(config: MkDocsConfig) -> None:
    """Puts the policy, with the hashes of the theme's own inline scripts, where it is read."""
    site = Path(config.site_dir)
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    policy = write_policy({entry for text in pages.values() for entry in hashes(text)})
    for path, text in pages.items():
        path.write_text(with_policy(text, policy), "utf-8")
    framed_by = config.extra.get("framed_by", "").split()
    (site / "_headers").write_text(headers(policy, site, framed_by) + lifetimes(site), "utf-8")


def hashes(html: str) -> set[str]:
    """The policy's source of each inline script in a page; data blocks need none."""
    return {
        "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for attributes, text in INLINE.findall(html)
        if not DATA.search(attributes)
    }


def write_policy(inline: set[str]) -> str:
    """The policy as one line, with the hashes of inline scripts in a fixed order."""
    directives = POLICY | {"script-src": [*POLICY["script-src"], *sorted(inline)]}
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def with_policy(html: str, policy: str) -> str:
    """The page with the policy as the first thing after its character set."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return re.sub(r"(<meta charset=[^>]*>)", lambda found: found[1] + meta, html, count=1)


def headers(policy: str, site: Path, framed_by: list[str]) -> str:
    """A `_headers` file, as static hosts read it. A frame's ancestors can only be named here.

    framed_by: the sites that may frame a tool's page below `embed/`. Hosts join the headers of all
    rules that meet a path, and browsers take the strictest; so the rules with a policy are apart.
    """

    def rule(path: str, lines: dict[str, str]) -> str:
        return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in lines.items())

    def framing(ancestors: str) -> dict[str, str]:
        return {"Content-Security-Policy": f"{policy}; frame-ancestors {ancestors}"}

    if not framed_by:
        return rule("/*", framing("'none'") | HEADERS)
    folders = [
        f"/{path.name}/*"
        for path in sorted(site.iterdir())
        if path.is_dir() and path.name != "embed"
    ]
    return (
        rule("/*", HEADERS)
        + rule("/embed/*", framing(" ".join(framed_by)))
        + "".join(rule(path, framing("'none'")) for path in ("/", "/404.html", *folders))
    )


def lifetimes(site: Path) -> str:
    """More of `_headers`: names that carry a hash are kept for a year, by the files' own paths."""
    hashed = re.compile(r"\.[0-9a-f]{8}\..*(?<!\.map)$")
    folders = [f"{path.relative_to(site)}/*" for path in sorted(site.glob("assets/scripts-*"))]
    files = [
        path.relative_to(site).as_posix()
        for path in sorted(site.glob("assets/*/*"))
        if hashed.search(path.name) and path.suffix not in (".br", ".gz")
    ]
    return "".join(
        f"/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"
        for path in ("assets/runtime/*", *folders, *files)
    )
