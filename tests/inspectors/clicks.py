"""Steps through the clicks of a written slide as a slide show does, and says what is wrong with them."""

from __future__ import annotations

from collections import Counter

from inspectors.pptx import P, properties, shapes

_FIRST, _NEXT = "clickEffect", "withEffect"


def shown(page):
    """Return the ids of the shapes that are seen before any click, then after each."""
    clicks = _clicks(page)
    members = {_id(each): {_id(one) for one in each.iter(P + "sp", P + "cxnSp", P + "grpSp")} for each in _tree(page)}
    appear = [set().union(*(members.get(each, {each}) for _, each in click)) for click in clicks]
    seen = [{_id(each) for each in _tree(page)} - set().union(*appear)]
    for more in appear:
        seen.append(seen[-1] | more)
    return seen


def click_faults(deck):
    """What a click lets appear is on its slide, once, and all of a click comes together; ids are unique."""
    for name in deck.slides:
        page = deck.xml(name)
        yield from (f"{name}: {fault}" for fault in _faults(page))


def _faults(page):
    nodes = Counter(each.get("id") for each in page.iter(P + "cTn"))
    yield from (f"{count} time nodes have the id {number}" for number, count in nodes.items() if count > 1)
    there = {_id(each) for each in _tree(page)}
    clicks = _clicks(page)
    targets = Counter(each for click in clicks for _, each in click)
    yield from (f"a click is to show shape {each}, which is missing" for each in targets if each not in there)
    yield from (f"shape {each} appears {count} times" for each, count in targets.items() if count > 1)
    for click in clicks:
        kinds = [kind for kind, _ in click]
        if kinds != [_FIRST, *[_NEXT] * (len(kinds) - 1)]:
            yield f"a click does not show everything together: {kinds}"
    grouped = {_target(each) for each in page.iter(P + "cTn") if each.get("grpId")}
    built = {each.get("spid") for each in page.iter(P + "bldP")}
    yield from (f"shape {each} is not in effects and build list alike" for each in grouped ^ built)


def _clicks(page):
    """Return the kind and the shape of each effect, click by click."""
    main = next((each for each in page.iter(P + "cTn") if each.get("nodeType") == "mainSeq"), None)
    clicks = main.findall(f"{P}childTnLst/{P}par") if main is not None else []
    return [
        [(effect.get("nodeType"), _target(effect)) for effect in click.iter(P + "cTn") if effect.get("presetID")]
        for click in clicks
    ]


def _target(effect):
    (shape,) = effect.iter(P + "spTgt")
    return shape.get("spid")


def _tree(page):
    return shapes(page.find(f"{P}cSld/{P}spTree"))


def _id(shape):
    return properties(shape).get("id")
