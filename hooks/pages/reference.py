"""Writes the pages of `reference/`: every rule with its history, sources and conflicts."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from calculators.engine.formats import PAGE_FOR_EACH_TOPIC
from calculators.engine.packs import DEFAULT, Pack, find_pack, packs, questions
from calculators.engine.parameters import Parameter, Topic, parameter, topic, topics
from calculators.law.places import PLACES, around_id
from hooks.pages.addresses import page_of
from hooks.pages.templating import render

# The default platform comes first.
PLATFORMS = sorted(packs(), key=lambda name: (name != DEFAULT, name))
AREAS = {
    **{name: f"{find_pack(name).name}'s rules" for name in PLATFORMS},
    "law": "Law by place",
    "calendars": "Calendars",
}

# Headings of a page of law, and how the names of their rules begin.
KINDS = {
    "Time limits": ("limitation_",),
    "Interest": ("interest_",),
    "Late payment": ("late_payment_",),
    "Protection of freelance workers": ("freelance_act_", "complaint_", "after_suit_"),
    "Courts": ("small_claims_", "forum_", "larger_"),
    "Before a suit": ("pre_suit_",),
    "Across a border": ("hague_", "arbitration_convention"),
    "Platforms": ("platform_",),
    "What may be written": ("letter_", "review_", "paid_", "gag_", "anti_"),
}
OTHER = "Other rules"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages: areas, topics with a page of their own, and the conflicts."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Makes the part of the menu with the rules the place of every page of rules.

    The menu names few of them; of the others too it shows where the reader is.
    """
    index = files.src_uris["reference/index.md"].page
    rules = index.parent if index else None
    for file in files.documentation_pages():
        page = file.page
        if page and page.parent is None and file.src_uri.startswith("reference/"):
            page.parent = rules
    return nav


def pages() -> dict[str, str]:
    """The generated pages: path below `docs/` to Markdown text."""
    found = [topic(id) for id in topics()]
    by_area = {
        area: [entry for entry in found if entry.id.startswith(f"{area}.")] for area in AREAS
    }
    by_area = {area: entries for area, entries in by_area.items() if entries}
    written = {
        f"reference/{area}.md": render(
            "reference.md.jinja",
            title=AREAS[area],
            topics=entries,
            # What the guide explains is found there first.
            boost=1 if area in PLATFORMS and area != DEFAULT else 0.4,
            platform=area if area in PLATFORMS else "",
        )
        for area, entries in by_area.items()
        if area not in PAGE_FOR_EACH_TOPIC
    }
    written["reference/law.md"] = render(
        "law.md.jinja", title=AREAS["law"], places=by_area["law"], groups=groups(by_area["law"])
    )
    for entry in by_area["law"]:
        name = entry.id.removeprefix("law.")
        written[page_of(entry.id)] = render(
            "law_place.md.jinja",
            topic=entry,
            kinds=kinds(entry),
            around=[topic(f"law.{id}") for id in around_id(name)[1:]],
            within=[
                topic(f"law.{id}")
                for id, place in PLACES.items()
                if place.get("within") == name and name != "us_federal"
            ],
        )
    written["reference/index.md"] = render(
        "reference_index.md.jinja",
        areas=by_area,
        titles=AREAS,
        page_of=page_of,
        one_page_each=PAGE_FOR_EACH_TOPIC,
    )
    written["reference/platforms.md"] = render(
        "platforms.md.jinja",
        packs=[find_pack(name) for name in PLATFORMS],
        questions=questions(),
        rules=rules,
        reviewed=min(entry.reviewed for name in PLATFORMS for entry in by_area[name]),
    )
    written["reference/conflicts.md"] = render(
        "conflicts.md.jinja", topics=found, areas=conflicts(by_area), page_of=page_of
    )
    return written


def conflicts(by_area: dict[str, list[Topic]]) -> dict[str, list[Parameter]]:
    """The rules on which sources disagree, by the title of their area."""
    found = {
        AREAS[area]: [
            rule for entry in entries for rule in entry.parameters.values() if rule.conflicts
        ]
        for area, entries in by_area.items()
    }
    return {title: rules for title, rules in found.items() if rules}


def kinds(place: Topic) -> dict[str, list[Parameter]]:
    """The rules of a place under the headings of `KINDS`."""
    found: dict[str, list[Parameter]] = {heading: [] for heading in [*KINDS, OTHER]}
    for rule in place.parameters.values():
        found[kind(rule)].append(rule)
    return {heading: rules for heading, rules in found.items() if rules}


def kind(rule: Parameter) -> str:
    """The kind of a rule of law, by how its name begins."""
    name = rule.id.rpartition(".")[2]
    return next((one for one, begins in KINDS.items() if name.startswith(begins)), OTHER)


def rules(pack: Pack, question: str) -> list[Parameter]:
    """The rules with which a pack answers a question; none where it was not found."""
    return [parameter(id) for id in pack.answers.get(question, ())]


def groups(places: list[Topic]) -> dict[str, list[Topic]]:
    """The places of the index under their headings, in the order of their names."""
    gathered: dict[str, list[Topic]] = {
        "United States": [],
        "Cities with rules of their own": [],
        "Other places": [],
        "For all places": [],
    }
    for place in sorted(places, key=lambda place: place.title):
        name = place.id.removeprefix("law.")
        if name not in PLACES:
            heading = "For all places" if name != "us_federal" else "United States"
        elif len(around_id(name)) > 2:
            heading = "Cities with rules of their own"
        elif "us_federal" in around_id(name):
            heading = "United States"
        else:
            heading = "Other places"
        gathered[heading].append(place)
    return gathered
