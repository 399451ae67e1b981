from __future__ import annotations

import pytest

from handouts.content.settings import settings
from handouts.errors import ContentError


def test_a_folder_names_the_clinic_that_is_meant(tmp_path):
    assert settings(tmp_path).clinic is None
    (tmp_path / "handouts.yaml").write_text("clinic: hafen\n", "utf-8")
    assert "hafen" == settings(tmp_path).clinic


def test_an_unknown_key_is_told(tmp_path):
    (tmp_path / "handouts.yaml").write_text("clinics: hafen\n", "utf-8")
    with pytest.raises(ContentError, match="Did you mean `clinic`"):
        settings(tmp_path)
