"""A kind of likelihood that nobody but its class knows of: 1 in so many people, in the consent handout and the deck."""

import pytest

from handouts.compose.outlines import outline
from handouts.edition import select
from handouts.outline.visit import texts


@pytest.fixture
def told(folder):
    unknown = "{kind: unknown, why: Die Umfrage fragte nicht danach.}"
    folder.rewrite("zahn/effects.yaml", unknown, '{kind: one-in, people: "400", study: umfrage}')
    folder.rewrite(
        "zahn/effects.yaml", "about: Ein Nerv liegt nah am Zahn.", "about: 'Ein Nerv liegt nah: {taub-auf-dauer}.'"
    )
    folder.rewrite("zahn/training.yaml", "say: [Vorsichtig sagen.]", "say: ['{taub-auf-dauer} bleibt taub.']")
    return select(folder.load())


@pytest.mark.parametrize("document", ["einwilligung", "einweisung", "begleitheft"])
def test_consent_deck_and_trainers_guide_print_it(told, document):
    assert "1 von 400" in "\n".join(texts(outline(told, document)))


def test_the_trainers_guide_says_of_whom(told):
    assert "Etwa 1 von 400: Erfundene" in "\n".join(texts(outline(told, "begleitheft")))
