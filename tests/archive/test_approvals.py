"""An approval holds only while everything that it names is so; each forgery is a row, with what is said of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from builders import GUIDES, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.archive import approvals, seal
from handouts.content import signers
from handouts.content.model.history import Approval, Release

LEAFLET = "merkblatt"
OTHER = "0" * 64


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory):
    """The leaflet of a clinic that is no sample, with its edition."""
    folder = Folder.copied(tmp_path_factory.mktemp("approvals") / "content", GUIDES)
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    edition, composed = pipeline.compose(Request(folder.path, clinic="hafen", documents=(LEAFLET,)))
    return edition, composed[LEAFLET]


def entry(one, **other):
    """Return an approval of the leaflet as `handouts approve` writes it, but for what is other."""
    given = {
        "guide": "zahn", "document": LEAFLET, "language": "de-DE", "version": "3.2", "clinic": "hafen",
        "digest": one.seal.digest, "code": one.seal.code, "role": "praxisleitung", "name": "N", "date": "2031-04-02",
    }  # fmt: skip
    return Approval(**(given | other))


def judged(leaflet, *entries, today=None, closed=(), signers=None):
    """Return whether the leaflet is approved by these entries, and why the first of them does not count."""
    edition, one = leaflet
    content = replace(edition.content, approvals=entries, closed=closed, signers=signers)
    edition = replace(edition, content=content, today=today)
    return seal.seal(one.outline, edition).approved, approvals.flaw(edition, one.outline.identity, entries[0])


def with_approvals(edition, *entries):
    return replace(edition, content=replace(edition.content, approvals=entries))


FORGED = {
    "another guide": ({"guide": "herz"}, "names the guide herz, and this is zahn"),
    "another document": ({"document": "einwilligung"}, "names the document einwilligung, and this is merkblatt"),
    "another version": ({"version": "9.9"}, "names the version 9.9, and this is 3.2"),
    "another clinic": ({"clinic": "insel"}, "names the clinic insel, and this is hafen"),
    "another language": ({"language": "fr-FR"}, "names the language fr-FR, and this is de-DE"),
    "another code": ({"code": "2222-2222"}, "names the code 2222-2222, and its digest gives "),
    "an unknown role": ({"role": "hausmeister"}, "names the role hausmeister"),
    "the year 1": ({"date": "0001-01-01"}, "is of 0001-01-01, before the guide, which is of 2031-03-12"),
    "the year 9999": ({"date": "9999-12-31"}, "is of 9999-12-31, after the last day of the guide, 2033-03-11"),
    "tomorrow": ({"date": "2031-05-02"}, "is of 2031-05-02, and today is 2031-05-01"),
    "an older program": ({"clinic": None}, "names no clinic: an older program recorded it, so approve again"),
}


@pytest.mark.parametrize(("other", "why"), FORGED.values(), ids=FORGED.keys())
def test_an_approval_that_names_what_is_not_so_approves_nothing_and_says_why(leaflet, other, why):
    approved, flaw = judged(leaflet, entry(leaflet[1], **other), today=dt.date(2031, 5, 1))
    assert not approved
    assert flaw.startswith(why)


@pytest.mark.parametrize(
    ("approved_in", "drawn_in", "why"),
    [
        (None, "", ""),
        ("a" * 64, "a" * 64, ""),
        (None, "a" * 64, "is of its slides in ours"),
        ("a" * 64, "", "is of its slides in a template"),
        ("a" * 64, "b" * 64, "is of its slides in another template"),
    ],
)
@pytest.mark.parametrize("document", ["einweisung", "begleitheft"])
def test_the_template_in_which_slides_are_seen_is_part_of_what_was_approved(
    leaflet, approved_in, drawn_in, why, document
):
    edition = replace(leaflet[0], template=drawn_in)
    identity = replace(leaflet[1].outline.identity, document=document)
    found = approvals.flaw(edition, identity, entry(leaflet[1], document=document, template=approved_in))
    assert (found.startswith(why), bool(found)) == (True, bool(why)), found


def test_a_handout_without_slides_is_the_same_in_any_template(leaflet):
    edition, one = leaflet
    assert not approvals.flaw(replace(edition, template="a" * 64), one.outline.identity, entry(one))


def test_one_that_names_what_is_so_holds(leaflet):
    for today in (None, dt.date(2031, 4, 2)):
        assert judged(leaflet, entry(leaflet[1]), today=today) == (True, "")


def test_of_two_approvals_of_a_version_with_other_words_only_the_first_holds(leaflet):
    first = entry(leaflet[1], digest=OTHER, code="2222-2222")
    approved, flaw = judged(leaflet, entry(leaflet[1]), first)
    assert (approved, flaw) == (True, "")
    assert not judged(leaflet, first, entry(leaflet[1]))[0]


def test_the_version_of_another_guide_closes_nothing(leaflet):
    other = entry(leaflet[1], guide="herz", digest=OTHER, code="2222-2222")
    assert judged(leaflet, entry(leaflet[1]), other)[0]
    first = with_approvals(leaflet[0], other, entry(leaflet[1]))
    assert seal.seal(leaflet[1].outline, first).approved


def test_a_released_version_is_closed_whatever_became_of_its_approval(leaflet):
    release = Release(
        document=LEAFLET, language="de-DE", version="3.2", digest=OTHER, code="2222-2222", date="2031-04-01",
        clinic="hafen", items="a 00000000",
    )  # fmt: skip
    approved, flaw = judged(leaflet, entry(leaflet[1]), closed=(release,))
    assert (approved, flaw) == (
        False,
        "is of other words than version 3.2 was approved with on 2031-04-01 (form 2222-2222)",
    )


def test_what_was_withdrawn_is_a_draft_and_opens_its_version_again_where_nothing_was_released(leaflet):
    given = entry(leaflet[1])
    taken = entry(leaflet[1], date="2031-04-05", name="M", withdrawn="A wrong number.")
    assert judged(leaflet, given, taken) == (False, "was withdrawn on 2031-04-05 by M: A wrong number.")
    gone = [entry(leaflet[1], digest=OTHER, code="2222-2222", withdrawn=why) for why in (None, "Typing slip.")]
    assert judged(leaflet, given, *gone)[0]


def test_where_keys_are_listed_an_approval_without_a_signature_does_not_hold(leaflet):
    assert judged(leaflet, entry(leaflet[1]), signers=()) == (
        False,
        "is not signed by a key in clinics/allowed_signers",
    )
    signed = entry(leaflet[1], signature="AAAA")
    assert judged(leaflet, signed)[1] == "is signed, and no file clinics/allowed_signers says whose keys count"
    assert judged(leaflet, signed, signers=())[1] == "has a signature that does not count: it is of another kind"


def test_a_picture_with_other_content_under_the_same_name_is_something_else(leaflet, tmp_path):
    edition, one = leaflet
    logo = tmp_path / "logo.png"
    digests = set()
    for data in (b"one", b"APPROVED"):
        logo.write_bytes(data)
        front = replace(one.outline.front, logo=str(logo))
        digests.add(seal.digest_of(replace(one.outline, front=front), edition))
    assert len(digests) == 2


def test_a_line_that_names_nobody_with_a_key_is_told_with_its_place(tmp_path):
    (tmp_path / "clinics").mkdir()
    assert signers.read(tmp_path) is None
    signers.path(tmp_path).write_text("# ours\nada@x.org ssh-ed25519 AAAA\nada@x.org\n")
    with pytest.raises(Exception, match="allowed_signers:3:1: error: this line names nobody with a key") as raised:
        signers.read(tmp_path)
    assert "allowed_signers:2:1: error: the key on this line is no ssh-ed25519" in str(raised.value)
