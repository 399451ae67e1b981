"""What changed since the release before, as a table for staff: what it is, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.figures import joined
from handouts.compose.notes import plain_notes
from handouts.content.kinds import called
from handouts.content.markup import Run
from handouts.outline import deck as out

if TYPE_CHECKING:
    from handouts.content.model.history import News, Novelty
    from handouts.edition import Edition


def news_slide(edition: Edition, news: News) -> out.TableSlide:
    """Return the table; it names items without showing them, so no row has an item for its origin."""
    words = edition.phrases.deck
    since = {"version": news.version, "date": edition.date(news.date)}
    title, head = edition.fill(words.news_title, **since), tuple(edition.fill(word) for word in words.news_head)
    return out.TableSlide(
        origin="news",
        title=title,
        notes=plain_notes(edition, (edition.fill(words.news_notes, **since),)),
        mark=None,
        source=(),
        head=head,
        weights=(16, 54, 50),
        rows=tuple(_row(edition, one) for one in news.novelties),
        says=edition.words(words.table_says, title=title, head=joined(edition, head)),
    )


def _row(edition: Edition, one: Novelty) -> out.TableRow:
    words = edition.phrases.deck
    label = {"new": words.news_new, "changed": words.news_changed, "gone": words.news_gone}[one.what]
    do = words.news_stop if one.what == "gone" else words.news_ask if one.signed else words.news_learn
    item = edition.guide.items.get(one.item)
    what = edition.say(called(item)) if item and not one.name else (Run(one.name),)
    cells = (edition.fill(label), what, edition.fill(do))
    return out.TableRow(f"news/{one.item}", cells, stressed=one.signed)
