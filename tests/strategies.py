"""What people and machines may put into a content file."""

from __future__ import annotations

from hypothesis import strategies as st

_SIGNS = "{}[]()*&!%@`|>'\"\\:#-?,~ \n\t\r\u00a0\u201c\u201d\u202e\u200b\ufeff\u0085\u2028éß字\U0001f600ab1.0"
_LINES = (
    "effects:", "  - id: taub", "    icon: numb", "a: b", "a: [b, c]", "a: {b: c}", "- a", "---", "...", "# x", "? a",
    "a: &x b", "b: *x", "<<: *x", "!!python/object:os.system x", "a: |", "a: >-", "  text", "\tb: c", 'a: "b', "a: 'b",
    "a: {taub-bis}", "%YAML 1.1", "a: 1e999999999", "a: .nan", "id: 2031-02-30", "a:b", ": a", "a: b: c", "  - - - x",
)  # fmt: skip

noise = st.text(alphabet=_SIGNS, max_size=60)
yaml_like = st.lists(st.one_of(st.sampled_from(_LINES), noise), max_size=12).map("\n".join)
plain_data = st.recursive(
    st.text(max_size=8),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=6), below, max_size=3),
    max_leaves=12,
)
prose = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "\\",
            "{taub-bis}",
            "{clinic.telephone}",
            "{",
            "}",
            "[",
            "](",
            "[see](https://x.org)",
            "a ",
            "é",
            ")",
        ]
    ),
    max_size=12,
).map("".join)
