"""Which document of which edition: what every page and both ends of a deck say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.outline.leaves import Identity

if TYPE_CHECKING:
    from handouts.content.markup import Markup
    from handouts.edition import Edition


def logo(edition: Edition) -> tuple[str, str]:
    """Return the file of the clinic's logo and what it shows; both empty where there is none."""
    clinic = edition.clinic
    if not clinic.logo:
        return "", ""
    says = edition.words(edition.phrases.handout.logo_says, clinic=clinic.name)
    return str(edition.content.folder / "clinics" / clinic.logo), says


def identity(edition: Edition, document: str, title: Markup) -> Identity:
    """Return a document's identity, without its code and status, which its content decides."""
    head, clinic, words = edition.guide.guide, edition.clinic, edition.phrases.status
    return Identity(
        guide=head.id,
        document=document,
        title=edition.words(title),
        clinic=clinic.name,
        clinic_file=edition.content.clinic_name,
        language=edition.language,
        version=head.version,
        version_line=edition.words(words.version, version=head.version, date=edition.date(head.date)),
        use_by_line=edition.words(words.use_by, date=edition.date(head.review_by)),
        date=head.date.isoformat(),
        form_number=clinic.form_number or "",
        barcode=clinic.barcode or "",
        rtl=edition.rtl,
    )
