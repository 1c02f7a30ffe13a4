"""The project's packs lead every sample article into every locale."""

from __future__ import annotations

import pytest

from pipeline.desk import detect_language
from pipeline.engine import Packs
from pipeline.model import EVERY_LOCALE
from pipeline.sources import find_articles
from tests.conftest import ROOT


@pytest.mark.parametrize("path", find_articles(ROOT / "seeds"), ids=lambda path: path.stem)
def test_there_is_a_way_from_every_sample_into_every_locale(path) -> None:  # type: ignore[no-untyped-def]
    language = detect_language(path)
    for locale in EVERY_LOCALE:
        if locale != language:
            route = Packs.find([ROOT / "models"]).route(language, locale)
            assert all(pack.path.exists() for pack in route)
