"""A clinic's country: its numbers, its words in the texts of a guide, its paper, dates and spelling."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from builders import CLINIC, Folder
from handouts.app import pipeline
from handouts.app.request import Request, file_name
from handouts.content import countries
from handouts.edition import Edition, select
from handouts.errors import ContentError
from handouts.outline.walk import texts
from handouts.rules.registry import Subject
from handouts.text.markup import plain
from handouts.yamlfile.source import read_tree

if TYPE_CHECKING:
    from handouts.app.drawing import Composed

ROOT = Path(__file__).parents[2]
OURS = f"clinics/{CLINIC}.yaml"
TEXTS = "zahn/expectations.yaml"
SAID = """words:
  gesetz: {text: "Das steht im **BtMG**.", sources: [quelle-hier]}
references:
  - {id: quelle-hier, type: webpage, title: Das Gesetz, short: BtMG, URL: "https://x.example", checked: 2031-01-02}
"""


@pytest.fixture
def german(folder) -> Folder:
    """The second guide's clinic in a country that it names, by numbers of that country alone."""
    text = (folder.path / OURS).read_text("utf-8")
    text = re.sub(r"(?m)^  (emergency|crisis|crisis_name): .*\n", "", text)
    (folder.path / OURS).write_text(f"country: de\n{text}", "utf-8")
    return folder


def words(path: Path) -> set[str]:
    """Return the words that a guide says in a country."""
    return set(read_tree(path).data["words"])


def say(folder: Folder) -> None:
    """Let the guide say a word in that country."""
    (folder.path / "zahn" / "countries").mkdir()
    folder.write("zahn/countries/de.yaml", SAID)


def _topic(held: Any) -> Any:
    """Return what patients read of eating, which the second guide tells."""
    return held.guide.items["essen"].patient


def told(folder: Folder) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        folder.load()
    return [(one.message, one.hint) for one in caught.value.problems]


def test_numbers_for_emergencies_and_crises_are_those_of_the_country(german):
    edition = select(german.load())
    assert "112" == plain(edition.quote("clinic", "emergency"))
    assert "0800 111 0 111 anrufen" == plain(edition.quote("clinic", "crisis-reach")).replace("\N{NO-BREAK SPACE}", " ")
    assert "zu jeder Stunde" == plain(edition.quote("clinic", "crisis-hours"))
    assert "online.telefonseelsorge.de" in plain(edition.quote("clinic", "crisis-ways"))
    assert ("DE", "a4", "de-DE") == (edition.region, edition.paper, edition.locale)


def test_a_country_is_known_by_its_name_and_by_its_code_in_any_letters(german):
    for name in ("DE", "De"):
        german.rewrite(OURS, "country: ", f"country: {name} #")
        assert "Deutschland" == german.load().country.name
        german.rewrite(OURS, f"country: {name} #", "country: ")
    assert {"uk", "gb"} <= countries.files(ROOT / "content").keys()


def test_an_unknown_country_is_told_with_those_that_there_are(german):
    german.rewrite(OURS, "country: de", "country: fr")
    assert ("no country `fr` is known", "There is de.") in told(german)


def test_a_clinic_without_a_country_has_its_own_number_for_emergencies(folder):
    folder.rewrite(OURS, '  emergency: "112"\n', "")
    assert ("`emergency` is missing here", "Add a line `emergency: ...`, or name the `country:`.") in told(folder)


def test_a_number_of_the_countrys_that_is_typed_takes_what_it_takes(german):
    text = (german.path / OURS).read_text("utf-8").replace("telephones:\n", "telephones:\n  crisis: 08001110111\n")
    (german.path / OURS).write_text(text, "utf-8")
    assert "Telefonseelsorge" == german.load().clinic.telephones.crisis[0].name


def test_a_word_is_said_as_the_country_says_it_with_its_sources(german):
    say(german)
    german.rewrite(TEXTS, "Weich und lau.", "'Weich. {country.gesetz} In {country.name}.'")
    content = german.load()
    said = [plain(select(content).resolve(text)) for text in _topic(content).text]
    assert "Weich. Das steht im BtMG. In Deutschland." in said
    assert "quelle-hier" in content.guide.sources


def test_a_list_of_sources_names_those_of_a_word(german):
    say(german)
    german.rewrite(TEXTS, "  - id: essen\n", '  - id: essen\n    sources: ["{country.gesetz}"]\n')
    assert ("quelle-hier",) == german.load().guide.items["essen"].sources


def test_a_word_that_the_country_does_not_say_is_told_where_it_is_quoted(german):
    place = german.spoil(TEXTS, "Weich und lau.", "'Weich. @@{country.gesetz}'")
    with pytest.raises(ContentError) as caught:
        german.load()
    (problem,) = [one for one in caught.value.problems if "is not said" in one.message]
    assert "`{country.gesetz}` is not said for Deutschland" == problem.message
    assert place == problem.location


def test_dates_and_spelling_are_those_of_the_country(german):
    german.rewrite("countries/de.yaml", "locale: de-DE", "locale: de-AT")
    german.rewrite(TEXTS, "Weich und lau.", "Die Zahnfee kommt im Januar.")
    edition = select(german.load())
    assert "1. Jänner 2031" == edition.date(dt.date(2031, 1, 1)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Zahnelfe" in plain(edition.resolve(_topic(edition).text[0]))


def test_the_paper_is_that_of_the_country_unless_another_is_asked_for(german):
    request = Request(german.path, clinic=CLINIC)
    edition = select(german.load())
    assert "zahn-einwilligung.hafen.a4.pdf" == file_name(request, edition, "einwilligung")
    assert "letter" == Request(german.path, clinic=CLINIC, paper="letter").on_paper(edition).paper


@pytest.mark.parametrize("file", sorted((ROOT / "content" / "countries").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_country_says_every_word_of_the_shipped_guide(file):
    said, american = (words(ROOT / "content" / "ketamine" / "countries" / name) for name in (file.name, "us.yaml"))
    assert american
    assert american == said


FOREIGN = r"\b(911|988|FDA|DEA|REMS|Schedule III|emergency room|United States)\b"
CLINICS = {"leeds": "999", "cork": "112", "toronto": "911", "perth": "000", "wellington": "111"}


@pytest.fixture(scope="session")
def abroad(tmp_path_factory) -> Path:
    """The shipped content with clinics of other countries."""
    folder = tmp_path_factory.mktemp("abroad") / "content"
    copytree(ROOT / "content", folder)
    copytree(ROOT / "tests" / "countries", folder / "clinics", dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session", params=CLINICS)
def elsewhere(request, abroad) -> tuple[str, Edition, dict[str, Composed]]:
    """A clinic of another country, and all documents of the shipped guide as it prints them."""
    return request.param, *pipeline.compose(Request(abroad, clinic=request.param, everything=True))


def test_no_word_of_the_united_states_stands_in_what_patients_get_elsewhere(elsewhere):
    clinic, edition, composed = elsewhere
    printed = [composed[name].outline for name in ("consent", "answers", "aftercare")]
    said = "\n".join(text for outline in printed for text in texts(outline.sections))
    country = edition.content.country
    assert {country.locale} == {outline.identity.spoken for outline in printed}
    own = {way.number for way in (*country.emergency, *country.crisis)}
    assert set() == set(re.findall(FOREIGN, said)) - own
    assert CLINICS[clinic] in said


def test_what_the_shipped_guide_says_in_each_country_was_judged(elsewhere):
    _, edition, composed = elsewhere
    subject = Subject(edition, {name: document.outline for name, document in composed.items()})
    found = [element for elements in subject.coverage.values() for element in elements]
    assert {"told", "held", "left out"} >= {element.verdict for element in found} - {"elsewhere"}
    assert any(element.judgement and element.judgement.country for element in found)
