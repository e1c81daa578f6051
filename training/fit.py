"""`python -m training.fit`: learns from the texts and writes calculators/reading/model.toml."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from pathlib import Path

from calculators.reading.check import FORM, own_features, own_words
from calculators.reading.features import features
from calculators.reading.labels import DEMANDS, LEVERS, SIDES
from calculators.reading.windows import parts
from training.grammar import MANNER, generate
from training.learning import Example, fit
from training.smallest import largest, rows_of, text_of
from training.texts import Message, Sentence, messages, sentences

FILE = Path(__file__).parent.parent / "calculators" / "reading" / "model.toml"
SEEN_TWICE = 2
# How much more a sentence counts that has a check than one of the many that have not.
RARE = 4.0
# How much less a message counts that was put together from parts, and a message as a sentence of
# one's own when it is about which check it is: few checks have such messages.
GENERATED, BORROWED = 0.3, 0.3
# The outputs that decide whether there is anything at all also learn from the words beside a
# concept: for the others these say little and take the place of weights that tell labels apart.
WHOLE = ("threat", "check")
# Whether there is a threat at all is often said by words that few messages have: there they may
# weigh more. For the other outputs that did not help.
SELDOM_WORDS = {"threat": 1.5}
# The manner of a sentence that was a message.
OF_MESSAGES = "messages"
CHECK_OF_LEVER = {
    "bad_review": "feedback_trade",
    "report_platform": "report_threat",
    "police_authority": "authority_threat",
    "public_exposure": "public_shaming",
    "harm_done_repair": "access_threat",
    "account_access": "access_threat",
    "withheld_files": "access_threat",
    "tell_employer_or_others": "report_threat",
}


@dataclass(frozen=True)
class Text[Label: (Message, Sentence)]:
    """A text or a window of one, with the features that at least one other has."""

    label: Label
    row: tuple[int, ...]
    length: int


@dataclass(frozen=True)
class Rows:
    """All texts, the names of their features and how many texts have each."""

    names: tuple[str, ...]
    times: tuple[int, ...]
    messages: tuple[Text[Message], ...]
    sentences: tuple[Text[Sentence], ...]


def read(text: str) -> list[list[str]]:
    """The names of the features of each window of a text."""
    return [list(features(part, seen)) for part, seen in parts(text)]


def learned(sentence: Sentence) -> frozenset[str]:
    """The checks of a sentence that are learned: not those that look at its form alone."""
    return sentence.checks - (FORM - {"personal_detail"})


def as_own(text: Message) -> Sentence | None:
    """A freelancer's message as a text that somebody means to send, where its check is plain."""
    if text.side != "freelancer_to_client":
        return None
    if text.threat == "none":
        plain = text.lever == "none" and text.demand in ("none", "release_or_pay", "refund")
        return (
            Sentence(OF_MESSAGES, "chat", frozenset(), text.text)
            if plain
            and not any(word in text.text.lower() for word in ("sorry", "mistake", "review"))
            else None
        )
    check = CHECK_OF_LEVER.get(text.lever)
    return Sentence(OF_MESSAGES, "chat", frozenset((check,)), text.text) if check else None


def read_own(sentence: Sentence) -> list[str]:
    """The names of the features of a sentence that somebody means to send."""
    own = own_words(sentence.text, sentence.place)
    return list(own_features(own, sentence.place)[1])


def numbered(
    texts: Sequence[Message],
    seen: Sequence[list[str]],
    own: Sequence[Sentence] = (),
    seen_own: Sequence[list[str]] = (),
) -> Rows:
    """The rows of these texts, with features that at least two of them share."""
    counted = Counter(name for names in (*seen, *seen_own) for name in names)
    names = tuple(sorted(name for name, times in counted.items() if times >= SEEN_TWICE))
    index = {name: at for at, name in enumerate(names)}

    def row(names: Sequence[str]) -> tuple[int, ...]:
        return tuple(index[name] for name in names if name in index)

    return Rows(
        names,
        tuple(counted[name] for name in names),
        tuple(Text(one, row(found), len(found)) for one, found in zip(texts, seen, strict=True)),
        tuple(Text(one, row(found), len(found)) for one, found in zip(own, seen_own, strict=True)),
    )


def learn(
    texts: Sequence[Message],
    own: Sequence[Sentence],
    seen: Sequence[list[list[str]]],
    seen_own: Sequence[list[str]],
) -> str:
    """The text of a model of these texts, of which the features of each window were seen.

    Every window of an innocent message is innocent. Of one that presses we know only that some
    window does; it is the one that a model of the short messages finds worst.
    """
    rows = numbered(*single_windows(texts, seen), own, seen_own)
    lean = frozenset(at for at, name in enumerate(rows.names) if "+" not in name)
    narrow = cache(lambda row: tuple(feature for feature in row if feature in lean))
    tasks = {
        name: task
        if name in WHOLE
        else [Example(narrow(one.row), one.length, one.right, one.counts) for one in task]
        for name, task in (*of_messages(rows.messages), *of_sentences(rows.sentences))
    }
    strengths = {
        name: strengths_of(task, len(rows.names), SELDOM_WORDS.get(name, 0))
        for name, task in tasks.items()
    }
    first = {name: fit(task, strengths[name]) for name, task in tasks.items()}
    kept: dict[str, set[int]] = {name: set() for name in tasks}
    outputs = tuple(tasks)
    for at, feature, _ in largest(rows.names, rows.times, first):
        kept[outputs[at]].add(feature)
    # Learned once more from what is kept, the weights stand in for what was left out.
    columns = {
        name: fit([only(one, kept[name]) for one in task], strengths[name], first[name].multipliers)
        for name, task in tasks.items()
    }
    chosen = largest(rows.names, rows.times, columns)
    return text_of(columns, rows_of(rows.names, chosen))


def only(one: Example, kept: set[int]) -> Example:
    """The example with these features alone."""
    row = tuple(feature for feature in one.row if feature in kept)
    return Example(row, one.length, one.right, one.counts)


def strengths_of(examples: Sequence[Example], size: int, power: float) -> list[float]:
    """How much of a weight each feature may take on, the seldom ones more; on average about one."""
    if not power:
        return [1.0] * size
    times = Counter(feature for one in examples for feature in one.row)
    found = {
        feature: (log(len(examples) / (count + 1)) + 1) ** power for feature, count in times.items()
    }
    mean = sum(found.values()) / (len(found) or 1)
    return [found.get(feature, 0.0) / mean for feature in range(size)]


def of_messages(texts: Sequence[Text[Message]]) -> Iterator[tuple[str, list[Example]]]:
    """What each output of messages is learned from."""

    def task(chosen: Sequence[Text[Message]], right: Sequence[bool]) -> list[Example]:
        return [
            Example(one.row, one.length, yes, GENERATED if one.label.manner == MANNER else 1.0)
            for one, yes in zip(chosen, right, strict=True)
        ]

    labels = [one.label for one in texts]
    yield "threat", task(texts, [label.threat != "none" for label in labels])
    pressing = [one for one in texts if one.label.threat != "none"]
    yield "veiled", task(pressing, [one.label.threat == "veiled" for one in pressing])
    for side in SIDES:
        yield f"side:{side}", task(texts, [label.side == side for label in labels])
    asking = [one for one in texts if one.label.demand != "none"]
    for demand in DEMANDS[:-1]:
        yield f"demand:{demand}", task(asking, [one.label.demand == demand for one in asking])
    yield "demand:none", task(texts, [label.demand == "none" for label in labels])
    done = [label.lever == "harm_done_repair" and label.threat == "none" for label in labels]
    yield "done", task(texts, done)
    holding = [one for one in texts if one.label.lever != "none"]
    for lever in LEVERS:
        # Whether a further lever counts is open: only the one tied most directly is taught.
        sure = [one for one in holding if lever not in one.label.also]
        yield f"lever:{lever}", task(sure, [one.label.lever == lever for one in sure])


def of_sentences(texts: Sequence[Text[Sentence]]) -> Iterator[tuple[str, list[Example]]]:
    """What each output of one's own sentences is learned from."""
    checks = [learned(one.label) for one in texts]
    yield (
        "check",
        [
            Example(one.row, one.length, bool(found), 1.0)
            for one, found in zip(texts, checks, strict=True)
        ],
    )
    for check in sorted(set().union(*checks)):
        yield (
            f"check:{check}",
            [
                Example(
                    one.row,
                    one.length,
                    check in found,
                    (RARE if check in found else 1.0)
                    * (BORROWED if one.label.manner == OF_MESSAGES else 1.0),
                )
                for one, found in zip(texts, checks, strict=True)
            ],
        )


def single_windows(
    texts: Sequence[Message], seen: Sequence[list[list[str]]]
) -> tuple[list[Message], list[list[str]]]:
    """Messages with one window each: all of an innocent one, the worst of one that presses."""
    short = [(text, names[0]) for text, names in zip(texts, seen, strict=True) if len(names) == 1]
    rows = numbered([text for text, _ in short], [names for _, names in short])
    task = dict(of_messages(rows.messages))["threat"]
    fitted = fit(task, strengths_of(task, len(rows.names), SELDOM_WORDS["threat"]))
    known = dict(zip(rows.names, fitted.weights, strict=True))
    found: list[tuple[Message, list[str]]] = []
    for text, names in zip(texts, seen, strict=True):
        if text.threat == "none":
            found += [(text, window) for window in names]
        else:
            found.append((text, max(names, key=lambda window: worst(known, window))))
    return [text for text, _ in found], [window for _, window in found]


def worst(known: Mapping[str, float], window: Sequence[str]) -> float:
    """How much a window with these features presses."""
    return sum(known.get(name, 0) for name in window) / sqrt(len(window) or 1)


def main() -> None:
    """Reads, learns, writes."""
    texts, own = [*messages(), *generate()], sentences()
    own += filter(None, map(as_own, texts))
    text = learn(
        texts, own, [read(text.text) for text in texts], [read_own(sentence) for sentence in own]
    )
    FILE.write_text(text, "utf-8")
    print(f"{len(texts)} messages, {len(own)} sentences, {len(text)} bytes")


if __name__ == "__main__":
    main()
