from __future__ import annotations

import time
from pathlib import Path

import pytest

from builders import CLINIC, Folder
from handouts.app import pipeline
from handouts.app.request import DEFAULT_CLINIC, Request
from handouts.content.model.references import Standard
from handouts.content.validation import typed
from handouts.rules.safety import Finder
from handouts.yamlfile.source import read_tree

CONTENT = Path(__file__).parents[2] / "content"
SENTENCES = Path(__file__).with_name("sentences")
CLAIMS = "standards/claims.yaml"


def lines(name: str) -> list[str]:
    return (SENTENCES / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def finder() -> Finder:
    tree = read_tree(CONTENT / CLAIMS)
    standard = typed(Standard, tree)
    assert not tree.problems
    return Finder(standard)


@pytest.fixture
def shipped(tmp_path) -> Folder:
    return Folder.copied(tmp_path / "content", CONTENT)


def found(finder: Finder, *texts: str) -> list[set[str]]:
    claims: list[set[str]] = [set() for _ in texts]
    for at, claim, _ in finder.found(texts):
        claims[at].add(claim.id)
    return claims


def told(folder: Folder, clinic: str = DEFAULT_CLINIC) -> list:
    return list(pipeline.check(Request(folder.path, clinic=clinic), select=("S305",)))


def test_marketing_is_caught(finder):
    texts = lines("marketing")
    assert len(texts) >= 250
    assert [] == [text for text, claims in zip(texts, found(finder, *texts), strict=True) if not claims]


def test_every_claim_has_marketing_that_makes_it(finder):
    assert {claim.id for claim in finder.standard.claims} == set().union(*found(finder, *lines("marketing")))


def test_honest_sentences_pass(finder):
    texts = lines("honest")
    assert len(texts) >= 150
    assert [] == [(text, claims) for text, claims in zip(texts, found(finder, *texts), strict=True) if claims]


@pytest.mark.parametrize(
    ("denied", "claimed"),
    [
        ("It is not safe.", "Not only is it safe, it is quick."),
        ("Nobody calls it safe.", "No doubt it is safe."),
        ("No drip is safe.", "Nobody regrets it: it is safe."),
        ("It is not shown in any trial to be safe.", "It is safe, not like pills."),
        ("That it is safe is not known.", "It is safe, and nobody knows a reason against it."),
        ("It is a myth that it is safe.", "It is a myth, they said. It is safe."),
        ("Nothing that raises pressure is simply safe.", "Nothing is as safe."),
        ("It is neither safe nor proven.", "It is neither dear nor slow, and it is safe."),
        ("No study has shown that it is safe.", "No study was needed to see that, because it is safe."),
        ("It has not been shown to be safe.", "It has never been unsafe."),
        ("We do not say that it is safe or proven.", "We do not say it often enough: it is safe."),
        ("It does not cure.", "It does not just cure."),
        ("It does not always work.", "It never fails to work."),
        ("Is it safe?", "Is it safe? Yes."),
        ("Is it safe?", "Isn’t it safe?"),
        ("How safe is it?", "Why is it so safe?"),
        ("Risks? See page 6.", "Risks? None."),
        ("Never promise that it is safe.", "Never painful, always safe."),
        ("It is not without risk.", "It is without risk."),
        ("Do not believe that it cannot harm you.", "It cannot harm you."),
        ("Nobody has shown that it is not addictive.", "It is not addictive."),
    ],
)
def test_only_a_denial_that_is_bound_to_the_claim_counts(finder, denied, claimed):
    assert [set(), True] == [(one := found(finder, denied, claimed))[0], bool(one[1])]


@pytest.mark.parametrize(
    "typed_so",
    [
        "It is SAFE.",
        "It is ｓａｆｅ.",
        "It is sa\u00adfe.",
        "It is sa\u200dfe.",
        "It is s\u0430fe.",
        "It is saf\u0435.",
        "It is sáfe.",
        "It is risk‑free.",
        "It’s safe.",
        "It is, in every way, safe.",
        "It is “safe”.",
        "It is (safe).",
        "It is a pain\u2010free drip, safe and \ufb02awless.",
    ],
)
def test_no_way_of_typing_hides_a_word(finder, typed_so):
    assert "N01" in found(finder, typed_so)[0]


@pytest.mark.parametrize(
    "text",
    [
        "safe " * 400,
        "not safe " * 220,
        "is it safe and " * 130,
        "not safe, or " * 150,
        "a" * 2000,
        "never said " * 180 + "safe",
        "it will " * 240 + "help",
        "is not safe? none " * 110,
    ],
)
def test_the_longest_text_is_read_in_no_time(finder, text):
    start = time.perf_counter()
    found(finder, text[:2000])
    assert time.perf_counter() - start < 2


def test_the_words_told_are_those_of_the_text(finder):
    ((_, claim, words),) = finder.found(["Tell them: our drip Saves\u00a0 lives, ever."])
    assert ("N05", "Saves\u00a0 lives") == (claim.id, words)


PLACES = {  # a sentence of its own for each place, so that none hides another
    "ketamine/effects.yaml": [
        ("Go home with an adult, and rest.", "The drip is safe."),
        ("It is the second most common effect and the usual reason for a fall.", "Our care prevents late harm."),
    ],
    "ketamine/training.yaml": [
        ("Read the left side aloud, and you will hear advertisements.", "Say that it saves lives."),
        ("Web pages make six promises; we say the true sentence instead", "Ketamine is a miracle"),
        ("Six good days are six good days.", "It rewires the brain."),
        ("An adult takes them home, stays, and knows whom to call;", "It cures depression."),
        ("May build, then fade", "Lasting relief"),
    ],
    "clinics/example.yaml": [("Ask at the front desk for our price list.", "No one gets hooked.")],
}


def test_every_text_is_judged_wherever_it_stands_and_told_there(shipped):
    want = []
    for file, changes in PLACES.items():
        for old, new in changes:
            assert old in " ".join((shipped.path / file).read_text("utf-8").split()), old
            want.append((file, replaced(shipped, file, old, new)))
    chart = "A chart that shows how it works at once."
    want.append(("ketamine/training.yaml", alt_text(shipped, chart)))
    problems = told(shipped)
    assert {"error"} == {one.severity for one in problems}
    assert all("reword them, or name them narrowly under `but:` of N" in one.hint for one in problems)
    places = {(Path(one.location.file).relative_to(shipped.path).as_posix(), one.location.line) for one in problems}
    assert {(file, line(shipped, file, new)) for file, new in want} <= places


def replaced(folder: Folder, file: str, old: str, new: str) -> str:
    text = (folder.path / file).read_text("utf-8")
    first = next(part for part in (old, old.rsplit(" ", 1)[0], old.rsplit(" ", 2)[0]) if part in text)
    folder.write(file, text.replace(first, new, 1))
    return new


def alt_text(folder: Folder, new: str) -> str:
    text = (folder.path / "ketamine/training.yaml").read_text("utf-8")
    head, _, tail = text.partition("    says: >-\n")
    rest = tail.split("\n")
    kept = next(at for at, one in enumerate(rest) if not one.startswith("      "))
    folder.write("ketamine/training.yaml", "\n".join([f"{head}    says: {new}", *rest[kept:]]))
    return new


def line(folder: Folder, file: str, new: str) -> int:
    text = (folder.path / file).read_text("utf-8")
    return text[: text.index(new)].count("\n") + 1


def test_what_is_quoted_as_false_is_no_claim(shipped):
    shipped.rewrite("ketamine/training.yaml", "Start at 3, if alert and steady", "It is safe and cures at once")
    shipped.rewrite("ketamine/training.yaml", "It stops suicide", "It saves every life at once")
    shipped.rewrite("ketamine/references.yaml", "title: ", 'title: "Ketamine cures, safely: a study" #')
    assert [] == told(shipped)


def test_a_column_is_judged_unless_it_is_marked(shipped):
    shipped.rewrite("ketamine/training.yaml", ", unsaid: true", "")
    assert {"A breakthrough, at once", "Low dose: it is safe", "It stops suicide", "Our care prevents it"} <= {
        one.message.rsplit("'", 2)[1] for one in told(shipped)
    }


def test_the_right_answer_of_a_question_is_judged(shipped):
    shipped.rewrite("ketamine/training.yaml", "Hold, and call the prescriber", "It cures and is safe")
    assert {"N01", "N04"} == {one.message.split(": ")[1].split(",")[0] for one in told(shipped)}


def test_the_regulator_of_each_country_is_known_to_who_claims_its_approval(finder):
    assert finder.standard.wording is not None
    known = finder.standard.wording.groups["regulator"]
    named = {read_tree(path).data["regulator"]["text"].casefold() for path in (CONTENT / "countries").glob("*.yaml")}
    assert set() == named - set(known)


def test_what_is_shipped_claims_nothing():
    assert [] == told(Folder(CONTENT))


def test_another_language_is_not_judged(folder):
    (folder.path / "standards").mkdir()
    folder.write(CLAIMS, (CONTENT / CLAIMS).read_bytes())
    folder.rewrite("zahn/expectations.yaml", "Erst fragen, die Spritze", "It is safe; die Spritze")
    assert () == pipeline.check(Request(folder.path, clinic=CLINIC), select=("S305",))


def test_a_claim_stands_beside_topics_that_are_listed(finder):
    topics = {one.id for one in typed(Standard, read_tree(CONTENT / "ketamine/standards/topics.yaml")).elements}
    assert set() == {topic for claim in finder.standard.claims for topic in claim.topics} - topics
    named = {topic for claim in finder.standard.claims for topic in claim.topics}
    assert {"T040", "T041", "T061", "T065", "T066", "T079", "T083", "T099"} <= named


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("      - safe and effective\n", "      - saf(e|r)+\n", "'saf(e|r)+' cannot be read in the pattern"),
        ("      - safe and effective\n", "      - <nobodys> safe\n", "no group <nobodys> is defined"),
        ("      - safe and effective\n", "      - ... safe\n", "neither begins nor ends with `...`"),
        ("      - safe and effective\n", "      - (safe)\n", "a pattern needs a word"),
        ("      - safe and effective\n", "      - (a) safe\n", "may be left out"),
        ("      - safe and effective\n", f"      - {'a ' * 14}\n", "at most 12 parts"),
    ],
)
def test_a_pattern_that_is_none_is_told(shipped, old, new, message):
    shipped.rewrite(CLAIMS, old, new)
    assert any(message in str(problem) for problem in shipped.problems(DEFAULT_CLINIC))


def test_claims_need_a_language_and_a_standard_needs_something(shipped):
    shipped.write("standards/none.yaml", "title: A\nbasis: B\n")
    assert any("a standard has `elements`, `claims` or" in str(one) for one in shipped.problems(DEFAULT_CLINIC))
    text = "title: A\nbasis: B\nclaims:\n  - {id: N99, says: a, words: [b], why: c, source: d, instead: e}\n"
    shipped.write("standards/none.yaml", text)
    assert any("claims need a `wording`" in str(one) for one in shipped.problems(DEFAULT_CLINIC))
