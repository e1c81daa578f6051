"""`python -m tests.reading.timing`: a long message beside as much plain work as it may take.

Prints what share of that work's time the message took. In a process of its own, as in a reader's
browser: among all that a test run holds in memory, the same takes up to twice as long.
"""

import time

from calculators.reading.recognise import recognise

TEXT = (
    "Dear sir, I am not satisfied. Kindly return my full payment within 24 hours, or I "
    "will give negative feedback and report you to support. "
) * 15
ROUNDS = 21


def count() -> None:
    """Plain work for Python that takes as long as a message may: ten milliseconds for us."""
    counts: dict[int, int] = {}
    for number in range(91_000):
        counts[number % 997] = counts.get(number % 997, 0) + 1


def share() -> float:
    """The shortest times of many, taken in turns: others use the machine too, and only slow it."""
    recognise("warm")
    read, counted = [], []
    for _ in range(ROUNDS):
        begun = time.process_time()
        recognise(TEXT[:2000])
        between = time.process_time()
        count()
        read.append(between - begun)
        counted.append(time.process_time() - between)
    return min(read) / min(counted)


if __name__ == "__main__":
    print(share())
