"""Values that a clinic sets, on a slide: bold, with a word behind, and told in the footer."""

from __future__ import annotations

import pytest

from builders import CLINIC
from handouts import pipeline
from handouts.compose.local import explained, marked
from handouts.content.markup import Run, parse, plain
from handouts.request import Request

OWN = (Run("höchstens "), Run("50 Minuten", local=True), Run(" lang"))
SHARED = (Run("25 Minuten", fact="eingriff"),)
NOTE = parse("(eigen): so will es die Praxis")
FOOTER = {"title": "x", "source": (Run("Muster 2028"),), "brief": ()}


@pytest.fixture
def edition(folder):
    return pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=("einwilligung",)))[0]


def test_a_local_value_is_bold_and_the_word_for_it_stands_behind(edition):
    text = marked(edition, OWN)
    assert "höchstens 50 Minuten lang (eigen)" == plain(text)
    assert ["50 Minuten", " (eigen)"] == [run.text for run in text if run.strong]


def test_words_without_a_local_value_stay_as_they_are(edition):
    assert SHARED == marked(edition, SHARED)


def test_the_footer_tells_of_local_values_only_where_one_is_shown(edition):
    assert FOOTER == explained(edition, FOOTER, (SHARED,), NOTE)
    told = explained(edition, FOOTER, (SHARED, OWN), NOTE)
    assert "Muster 2028\N{EN SPACE}(eigen): so will es die Praxis" == plain(told["source"])
    assert () == told["brief"]


def test_the_note_also_stands_in_the_short_footer_and_alone_where_nothing_is_cited(edition):
    cited = explained(edition, FOOTER | {"brief": (Run("u. a."),)}, (OWN,), NOTE)
    assert "u. a.\N{EN SPACE}(eigen): so will es die Praxis" == plain(cited["brief"])
    bare = explained(edition, FOOTER | {"source": ()}, (OWN,), NOTE)
    assert "(eigen): so will es die Praxis" == plain(bare["source"])
