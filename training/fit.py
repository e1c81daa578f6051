"""`python -m training.fit`: learns from the texts and writes calculators/reading/model.toml."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from calculators.reading.check import FORM, own_features, own_words
from calculators.reading.features import features
from calculators.reading.model import SIGNS, UNIT, Model
from calculators.reading.recognise import DEMANDS, LEVERS, SIDES, parts
from training.grammar import generate
from training.learning import fit
from training.texts import Message, Sentence, messages, sentences

FILE = Path(__file__).parent.parent / "calculators" / "reading" / "model.toml"
SEEN_TWICE = 2
# How much more a sentence counts that has a check than one of the many that have not.
RARE = 4.0
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
LARGEST = 147_000
# What decides whether there is anything at all keeps smaller weights than what names it.
FINE = 0.4


@dataclass(frozen=True)
class Rows:
    """Texts as rows of numbered features."""

    names: tuple[str, ...]
    messages: tuple[tuple[int, ...], ...]
    sentences: tuple[tuple[int, ...], ...]


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
            Sentence(text.manner, "chat", frozenset(), text.text)
            if plain
            and not any(word in text.text.lower() for word in ("sorry", "mistake", "review"))
            else None
        )
    check = CHECK_OF_LEVER.get(text.lever)
    return Sentence(text.manner, "chat", frozenset((check,)), text.text) if check else None


def read_own(sentence: Sentence) -> list[str]:
    """The names of the features of a sentence that somebody means to send."""
    own = own_words(sentence.text, sentence.place)
    return list(own_features(own, sentence.place)[1])


def number(messages: Sequence[list[str]], sentences: Sequence[list[str]]) -> Rows:
    """The rows of these texts, with features that at least two of them share."""
    counted = Counter(name for names in (*messages, *sentences) for name in names)
    names = tuple(sorted(name for name, times in counted.items() if times >= SEEN_TWICE))
    index = {name: at for at, name in enumerate(names)}

    def rows(texts: Sequence[list[str]]) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(index[name] for name in text if name in index) for text in texts)

    return Rows(names, rows(messages), rows(sentences))


def learn(
    texts: Sequence[Message],
    own: Sequence[Sentence],
    seen: Sequence[list[list[str]]],
    seen_own: Sequence[list[str]],
) -> Model:
    """The model of these texts, of which the features of each window were seen.

    Every window of an innocent message is innocent. Of one that presses we know only that some
    window does; it is the one that a model of the short messages finds worst.
    """
    texts, windows_seen = single_windows(texts, seen)
    rows = number(windows_seen, seen_own)
    size = len(rows.names)
    columns: dict[str, tuple[list[float], float]] = {}

    def column(name: str, chosen: Sequence[int], right: Sequence[bool], weight: float = 1) -> None:
        columns[name] = fit([rows.messages[at] for at in chosen], right, size, weight=weight)

    everything = range(len(texts))
    column("threat", everything, [text.threat != "none" for text in texts])
    pressing = [at for at in everything if texts[at].threat != "none"]
    column("veiled", pressing, [texts[at].threat == "veiled" for at in pressing])
    for side in SIDES:
        column(f"side:{side}", everything, [text.side == side for text in texts])
    asking = [at for at in everything if texts[at].demand != "none"]
    for demand in DEMANDS[:-1]:
        column(f"demand:{demand}", asking, [texts[at].demand == demand for at in asking])
    column("demand:none", everything, [text.demand == "none" for text in texts])
    column(
        "done",
        everything,
        [text.lever == "harm_done_repair" and text.threat == "none" for text in texts],
    )
    levered = [at for at in everything if texts[at].lever != "none"]
    for lever in LEVERS:
        column(f"lever:{lever}", levered, [texts[at].lever == lever for at in levered])
    columns["check"] = fit(rows.sentences, [bool(learned(sentence)) for sentence in own], size)
    for check in sorted(set().union(*map(learned, own))):
        columns[f"check:{check}"] = fit(
            rows.sentences, [check in sentence.checks for sentence in own], size, weight=RARE
        )
    return pack(rows.names, columns)


def single_windows(
    texts: Sequence[Message], seen: Sequence[list[list[str]]]
) -> tuple[list[Message], list[list[str]]]:
    """Messages with one window each: all of an innocent one, the worst of one that presses."""
    short = [(text, names[0]) for text, names in zip(texts, seen, strict=True) if len(names) == 1]
    rows = number([names for _, names in short], [])
    weights, _ = fit(rows.messages, [text.threat != "none" for text, _ in short], len(rows.names))
    known = dict(zip(rows.names, weights, strict=True))
    found: list[tuple[Message, list[str]]] = []
    for text, names in zip(texts, seen, strict=True):
        if text.threat == "none":
            found += [(text, window) for window in names]
        else:
            worst = max(
                names,
                key=lambda window: (
                    sum(known.get(name, 0) for name in window) / sqrt(len(window) or 1)
                ),
            )
            found.append((text, worst))
    return [text for text, _ in found], [window for _, window in found]


def pack(names: Sequence[str], columns: dict[str, tuple[list[float], float]]) -> Model:
    """The weights as whole numbers, the smallest left out until the file is small enough."""
    outputs = tuple(columns)
    share = [FINE if output in ("threat", "check") else 1.0 for output in outputs]
    found = [
        (abs(weight) / share[at], name, at, round(weight * UNIT))
        for at, output in enumerate(outputs)
        for name, weight in zip(names, columns[output][0], strict=True)
    ]
    weights: dict[str, tuple[tuple[int, int], ...]] = {}
    size = 0
    for _, name, at, weight in sorted(found, key=lambda one: (-one[0], one[1:])):
        row = weights.get(name, ())
        if not weight:
            continue
        size += len(f"{SIGNS[at]}{weight}") + (0 if row else len(f"{name}\t\n".encode()))
        if size > LARGEST:
            break
        weights[name] = tuple(sorted((*row, (at, weight))))
    bias = {output: round(columns[output][1], 3) for output in outputs}
    return Model(outputs, bias, weights)


def line(entry: tuple[str, tuple[tuple[int, int], ...]]) -> str:
    """A feature and its weights as a line of the file."""
    name, weights = entry
    return name + "\t" + "".join(f"{SIGNS[at]}{weight}" for at, weight in weights) + "\n"


def write(model: Model) -> None:
    """Writes the file."""
    parts = ["# Made by `python -m training.fit`; change the texts there, not the numbers here.\n"]
    parts.append("outputs = [" + ", ".join(f'"{name}"' for name in model.outputs) + "]\n")
    parts.append("weights = '''\n" + "".join(map(line, sorted(model.weights.items()))) + "'''\n")
    parts.append("\n[bias]\n")
    parts += [f'"{name}" = {bias}\n' for name, bias in model.bias.items()]
    FILE.write_text("".join(parts), "utf-8")


def main() -> None:
    """Reads, learns, writes."""
    texts, own = [*messages(), *generate()], sentences()
    own += filter(None, map(as_own, texts))
    model = learn(
        texts, own, [read(text.text) for text in texts], [read_own(sentence) for sentence in own]
    )
    write(model)
    print(
        f"{len(texts)} messages, {len(own)} sentences, {len(model.weights)} features, "
        f"{FILE.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
