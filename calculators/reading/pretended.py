"""Whether a text speaks in a platform's name and wants what shows that it may be fake.

Plain rules beside the model, in three languages: who speaks, or from whom the reader tells it, and
what is wanted. A client's own words, and a notice that asks for nothing of the kind, are none.
"""

import re
from functools import cache

from calculators.engine.packs import Platform, platforms
from calculators.reading.mail import find_heads
from calculators.reading.patterns import SENTENCE, prepare, speaks_of
from calculators.reading.told import plain_small

SOURCE = "reading/pretended.toml"
# Who speaks in such a name, and how a reader tells of it.
SPEAKS, TOLD = ("says", "german", "spanish", "signs"), ("told", "asks")
# What is wanted, by its patterns.
WANTED = {
    "pay": ("pay", "pay_german", "pay_spanish"),
    "secret": ("secret", "secret_german", "secret_spanish"),
    "contact": ("contact",),
}
LINK, SENDER, CONTACT = "link", "sender", "contact"
# What a marketplace is called in the patterns.
CALLED = "platform"
# A site's address, with what makes a link of it, but for one behind the sign of a mail address.
HOST = re.compile(
    r"(?<![@\w.-])(?P<link>https?://)?(?P<host>(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12})(?![\w@-])"
)
FROM = re.compile(
    r"^[ \t*]{0,4}(?:from|von|de|da)[ \t]?\*?:(?P<name>[^\n<@]{0,80})"
    r"<?[\w.+-]{1,60}@(?P<host>[\w.-]{3,80})",
    re.MULTILINE,
)
SHORT = 5  # letters of a name that also begin other words


def find_pretended(text: str) -> tuple[str, ...]:
    """The signs that a message in a platform's name may be fake: pay | secret | contact | link |
    sender; none where it is not in such a name, or shows no sign.
    """
    small = plain_small(text)
    plain = _call_platforms(small)
    if not speaks_of("in_name", plain):
        return ()
    sender = _sender(small)
    signs = [name for name, patterns in WANTED.items() if _wants(plain, patterns)]
    if _leads_elsewhere(small, plain):
        signs.append(LINK)
    if sender == SENDER:
        return (*signs, SENDER)
    without = [sign for sign in signs if sign != CONTACT]
    # The platform's own mail can show what a client wrote of another way to talk.
    if _says(plain, *SPEAKS):
        return tuple(without if sender else signs)
    if _says(plain, *TOLD):
        return tuple(without if sender or _says(plain, "client") else signs)
    threatens = _says(plain, "own") or not _says(plain, "account")
    return () if threatens or not without else tuple(signs)


def _is_own(host: str) -> bool:
    """Whether an address is a platform's own: its site, or one below it."""
    labels = host.split(".")
    parents = [".".join(labels[at:]) for at in range(len(labels) - 1)]
    return any(own.fullmatch(parent) for own in _own_sites() for parent in parents)


@cache
def _own_sites() -> tuple[re.Pattern[str], ...]:
    """The sites of the platforms, and the addresses by which a message names them."""
    seen = (seen for each in platforms() for seen in each.seen if "\\." in seen)
    return tuple(re.compile(one) for one in (*map(re.escape, map(_site, platforms())), *seen))


def _site(platform: Platform) -> str:
    return platform.site.removeprefix("www.")


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(seen for each in platforms() for seen in each.seen))


def _call_platforms(small: str) -> str:
    return _names().sub(CALLED, small)


def _looks_alike(host: str) -> bool:
    """Whether an address has a platform's name in it, and is not that platform's."""
    pieces = re.split(r"[.-]", host)[:-1]
    names = [_site(each).partition(".")[0] for each in platforms()]
    named = any(
        piece == name or (len(name) > SHORT and piece.startswith(name))
        for piece in pieces
        for name in names
    )
    return named and not _is_own(host)


def _sender(small: str) -> str:
    """`sender` where a mail in a platform's name comes from another address, `own` where from its
    own, "" where the text shows neither.
    """
    for start, end in find_heads(small):
        if found := FROM.search(small, start, end):
            host = found["host"].strip(".-")
            if _is_own(host):
                return "own"
            named = prepare(SOURCE, "in_name", "sender").fullmatch(_call_platforms(found["name"]))
            return SENDER if named or _looks_alike(host) else ""
    return ""


def _wants(plain: str, names: tuple[str, ...]) -> bool:
    never = prepare(SOURCE, "wanted", "not")
    patterns = [prepare(SOURCE, "wanted", name) for name in names]
    sentences = (found[0] for found in SENTENCE.finditer(plain))
    return any(
        pattern.search(sentence)
        for sentence in sentences
        if not never.search(sentence)
        for pattern in patterns
    )


def _leads_elsewhere(small: str, plain: str) -> bool:
    """Whether an address only looks like a platform's, or a link to sign in leads away."""
    found = list(HOST.finditer(small))
    if any(_looks_alike(one["host"]) for one in found):
        return True
    away = any(one["link"] and not _is_own(one["host"]) for one in found)
    return away and bool(prepare(SOURCE, "wanted", "login").search(plain))


def _says(plain: str, *names: str) -> bool:
    return any(prepare(SOURCE, "in_name", name).search(plain) for name in names)
