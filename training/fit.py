"""`python -m training.fit`: learns from the texts and writes calculators/reading/model.toml."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from calculators.reading.check import FORM, own_features, own_words
from calculators.reading.features import features
from calculators.reading.model import UNIT, Model, Row, number, pack
from calculators.reading.recognise import DEMANDS, LEVERS, SIDES, parts
from training.grammar import MANNER, generate
from training.learning import fit
from training.texts import Message, Sentence, messages, sentences

FILE = Path(__file__).parent.parent / "calculators" / "reading" / "model.toml"
SEEN_TWICE = 2
# How much more a sentence counts that has a check than one of the many that have not.
RARE = 4.0
# How much less a message counts that was put together from parts.
GENERATED = 0.3
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
LARGEST, HEAVIEST = 150_000, 127
# How small a weight is left out: what decides whether there is anything at all keeps smaller ones
# than what names it. The part before ":" says which outputs.
SHARE = {"threat": 0.25, "check": 0.3, "demand": 0.5, "lever": 0.6, "side": 1.2}


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


def numbered(messages: Sequence[list[str]], sentences: Sequence[list[str]]) -> Rows:
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
    rows = numbered(windows_seen, seen_own)
    size = len(rows.names)
    columns: dict[str, tuple[list[float], float]] = {}

    counts = [GENERATED if text.manner == MANNER else 1.0 for text in texts]

    def column(name: str, chosen: Sequence[int], right: Sequence[bool]) -> None:
        columns[name] = fit(
            [rows.messages[at] for at in chosen], right, size, counts=[counts[at] for at in chosen]
        )

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
        column(
            f"lever:{lever}",
            levered,
            [lever in (texts[at].lever, *texts[at].also) for at in levered],
        )
    columns["check"] = fit(rows.sentences, [bool(learned(sentence)) for sentence in own], size)
    for check in sorted(set().union(*map(learned, own))):
        columns[f"check:{check}"] = fit(
            rows.sentences,
            [check in sentence.checks for sentence in own],
            size,
            counts=[RARE if check in sentence.checks else 1.0 for sentence in own],
        )
    return smallest(rows.names, columns)


def single_windows(
    texts: Sequence[Message], seen: Sequence[list[list[str]]]
) -> tuple[list[Message], list[list[str]]]:
    """Messages with one window each: all of an innocent one, the worst of one that presses."""
    short = [(text, names[0]) for text, names in zip(texts, seen, strict=True) if len(names) == 1]
    rows = numbered([names for _, names in short], [])
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


def smallest(names: Sequence[str], columns: dict[str, tuple[list[float], float]]) -> Model:
    """The weights as whole numbers, the smallest left out until the file is small enough."""
    outputs = tuple(columns)
    share = [SHARE.get(output.removeprefix("check:").partition(":")[0], 1.0) for output in outputs]
    hashes = [number(name) for name in names]
    found = sorted(
        (-abs(weight) / share[at], names[index], at, index, round(weight * UNIT))
        for at, output in enumerate(outputs)
        for index, weight in enumerate(columns[output][0])
        if round(weight * UNIT)
    )
    bias = {output: round(columns[output][1], 3) for output in outputs}

    def best(count: int) -> Model:
        rows: dict[int, dict[int, int]] = {}
        for _, _, at, index, weight in found[:count]:
            # Two features of one hash are one: the heavier came first.
            rows.setdefault(hashes[index], {}).setdefault(at, weight)
        return Model(outputs, bias, {key: row_of(row) for key, row in rows.items()})

    least, most = 0, len(found) + 1
    while most - least > 1:
        middle = (least + most) // 2
        if len(text_of(best(middle)).encode()) <= LARGEST:
            least = middle
        else:
            most = middle
    return best(least)


def row_of(weights: Mapping[int, int]) -> Row:
    """The weights by output as a row of the model."""
    return bytes(
        part
        for at, weight in sorted(weights.items())
        for part in (at, 128 + max(-HEAVIEST, min(HEAVIEST, weight)))
    )


def text_of(model: Model) -> str:
    """The model as the text of its file."""
    parts = ["# Made by `python -m training.fit`; change the texts there, not the numbers here.\n"]
    parts.append("outputs = [" + ", ".join(f'"{name}"' for name in model.outputs) + "]\n")
    parts.append(f'weights = "{pack(model.rows)}"\n')
    parts.append("\n[bias]\n")
    parts += [f'"{name}" = {bias}\n' for name, bias in model.bias.items()]
    return "".join(parts)


def main() -> None:
    """Reads, learns, writes."""
    texts, own = [*messages(), *generate()], sentences()
    own += filter(None, map(as_own, texts))
    model = learn(
        texts, own, [read(text.text) for text in texts], [read_own(sentence) for sentence in own]
    )
    FILE.write_text(text_of(model), "utf-8")
    print(
        f"{len(texts)} messages, {len(own)} sentences, {len(model.rows)} features, "
        f"{FILE.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
