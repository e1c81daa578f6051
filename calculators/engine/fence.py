"""The fence that puts a calculator into a Markdown page.

    ```calculator
    deadlines
    ```

It renders the whole form and the worked example's answer as HTML, so that the page is useful
before any script, and without it. An unknown name stops the build.
"""

import json

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import TIME, Question, questions
from calculators.engine.rendering import load_source, render
from calculators.engine.verdicts import find_verdicts


class BrokenExample(ValueError):
    """The worked example of a calculator does not answer: a mistake to fix, so no build."""


def format_fence(
    source: str, language: str, css_class: str, options: object, md: object, **kwargs: object
) -> str:
    """The superfences formatter. `source` is the calculator's name. Raises `UnknownCalculator`."""
    return calculator_html(source.strip())


def calculator_html(name: str) -> str:
    """The form of a calculator and its example's answer, as one block of HTML."""
    calculator = registry.find(name)
    example = answer(name, calculator.example)
    if example.errors:
        raise BrokenExample(f"The example of {name} does not answer: {example.errors}")
    folded = getattr(calculator.module, "FOLDED", ())
    asked = list(questions(calculator.inputs).values())
    seldom = getattr(calculator.module, "SELDOM", (TIME,))
    return render(
        "engine/templates/calculator.html.jinja",
        name=name,
        title=calculator.title,
        action=getattr(calculator.module, "ACTION", "Show the answer"),
        restart=getattr(calculator.module, "RESTART", ""),
        groups=groups([one for one in asked if one.field.group not in seldom]),
        folded=folded,
        more=groups([one for one in asked if one.field.group in seldom]),
        example=example.html(),
        example_answers=json.dumps(calculator.example, ensure_ascii=False),
        above=own(name, "above"),
        beside=own(name, "beside"),
        verdicts=find_verdicts(name),
    ).replace("\n\n", "\n")


def own(name: str, place: str) -> str:
    """What a calculator has of its own in a place beside its form, as HTML; none has to."""
    template = f"{name}/{place}.html.jinja"
    if not load_source(template):
        return ""
    now = {key: value for key, value in registry.find(name).example.items() if key == "now"}
    return render(template, blank=answer(name, now).outcome, module=registry.find(name).module)


def groups(asked: list[Question]) -> list[tuple[str, list[Question]]]:
    """These questions in order, gathered under their headings."""
    gathered: dict[str, list[Question]] = {}
    for question in asked:
        gathered.setdefault(question.field.group, []).append(question)
    return list(gathered.items())
