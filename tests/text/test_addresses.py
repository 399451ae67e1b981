"""Targets of links: what is published is an address of RFC 3986, and what would lead elsewhere is refused."""

from __future__ import annotations

import re

import pytest

from handouts.text.addresses import doi_target, target

PUBLISHED = {
    "https://x.org/a_(b)?c=d&e#f": "https://x.org/a_(b)?c=d&e#f",
    "HTTPS://X.org/B": "https://x.org/B",
    "https://x.org/straße?ü=1#ö": "https://x.org/stra%C3%9Fe?%C3%BC=1#%C3%B6",
    'https://x.org/a|b<c>"^`\\': "https://x.org/a%7Cb%3Cc%3E%22%5E%60%5C",
    "https://x.org/%20#a#b": "https://x.org/%20#a%23b",
    "http://127.0.0.1:80/": "http://127.0.0.1:80/",
    "https://xn--mnchen-3ya.de": "https://xn--mnchen-3ya.de",
    "tel:+1-202-555-0142": "tel:+1-202-555-0142",
    "mailto:a@x.org?subject=ü": "mailto:a@x.org?subject=%C3%BC",
}
REFUSED = {
    "https://x.org/a b": "a space stands in it; write %20",
    "https://x.org/%zz": "'%zz' is no sign; a % as such is written %25",
    "https://x.org/{stay}": "nothing is quoted in it",
    "https:///x": "it names no host",
    "https://example.org@evil.org": "it leads to 'evil.org', although 'example.org' stands before the @",
    "https://x.org:99999/": "'99999' is no port",
    "https://2130706433/": "is no name of a host",
    "https://x..org": "is no name of a host",
    "https://-x.org": "is no name of a host",
    "https://münchen.de": "write it as it is registered, such as xn--mnchen-3ya.de",
    "https://go\u043egle.com": "mixes letters of several scripts",
    "https://xn--ggle-55da.com": "whose letters look like others",
    "https://xn--80ak6aa92e.com": "whose letters look like others",
    "javascript:x": "it is not an https:, tel: or mailto: address",
    "www.x.org": "it is not an https:, tel: or mailto: address",
    "tel:abc": "it holds no telephone number",
    "mailto:a": "it holds no mail address",
}


@pytest.mark.parametrize("written", PUBLISHED)
def test_a_target_is_published_in_ascii_and_stays_as_it_then_is(written):
    assert PUBLISHED[written] == target(written)
    assert PUBLISHED[written] == target(PUBLISHED[written])


@pytest.mark.parametrize("written", REFUSED)
def test_a_target_that_cannot_be_followed_or_leads_elsewhere_is_refused(written):
    with pytest.raises(ValueError, match=re.escape(REFUSED[written])):
        target(written)


def test_a_doi_may_hold_any_sign():
    assert "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23" == doi_target("10.1002/(SICI)1<1::AID>3.0.CO;2-#")
