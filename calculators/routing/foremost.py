"""Which threat of a ticket decides, where its words name a review or harm beside a lawful step."""

from dataclasses import replace

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.recognise import BAD_REVIEW, REVIEW_DEMANDS, Reading
from calculators.reading.told import PLAIN
from calculators.routing.besides import threats_besides
from calculators.routing.seen import HARM, words

SOURCE = "routing/foremost.toml"
LANGUAGES = ("english", "german", "spanish")
REPORT, LAWFUL = "report_platform", "lawful_step"


def foremost(read: Reading, text: str) -> Reading:
    """What was recognised, with a threat before a step that anybody may take.

    Reports with several or invented accounts are harm. A review that is threatened beside a lawful
    step comes first, and the step is named beside it.
    """
    guessed = "lever" in read.guessed
    if read.threat == "none":
        return read
    if (guessed or read.lever == REPORT) and reports_falsely(text):
        return _with(read, HARM, tuple(one for one in read.also if one not in (HARM, REPORT)))
    if guessed:
        return read
    lawful = words()["held_over"].get(read.lever) == LAWFUL
    if not lawful or read.demand in REVIEW_DEMANDS:
        return read
    review = dict(threats_besides(text, read)).get(BAD_REVIEW)
    if review is None or prepare(SOURCE, "review", "left").search(_plain(text)[slice(*review)]):
        return read
    others = (one for one in read.also if one != BAD_REVIEW)
    return _with(read, BAD_REVIEW, (read.lever, *others))


def reports_falsely(text: str) -> Span | None:
    """The sentence in which such reports are threatened, as characters of the text, or None."""
    plain = _plain(text)
    signs = data.load(SOURCE)["false_reports"]["words"].split()
    if len(plain) != len(text) or not any(sign in plain for sign in signs):
        return None
    sentences = (one for one in SENTENCE.finditer(plain) if _says(one[0], "tie"))
    found = (one for one in sentences if any(_says(one[0], name) for name in LANGUAGES))
    return next((one.span() for one in found), None)


def _plain(text: str) -> str:
    return text.translate(PLAIN).lower()


def _says(sentence: str, name: str) -> bool:
    return bool(prepare(SOURCE, "false_reports", name).search(sentence))


def _with(read: Reading, lever: str, also: tuple[str, ...]) -> Reading:
    marks = tuple(
        replace(one, label=lever) if one.label == read.lever and lever == HARM else one
        for one in read.marks
    )
    rivals = tuple(one for one in read.rivals if one.kind != "lever")
    guessed = tuple(one for one in read.guessed if one != "lever")
    return replace(read, lever=lever, also=also, guessed=guessed, marks=marks, rivals=rivals)
