"""Figures stand at prefixes, endings and per cent signs as newsrooms write them."""

from __future__ import annotations

import pytest

from pipeline.languages import join_figures


@pytest.mark.parametrize(
    ("locale", "draft", "joined"),
    [
        ("ar", "طالبت ب٦٠٠ ألف", "طالبت بـ٦٠٠ ألف"),
        ("ar", "قائمة ل14 سؤالا", "قائمة لـ14 سؤالا"),
        ("ar", "والأعضاء ال٤١٢", "والأعضاء الـ٤١٢"),
        ("ar", "و٢١ آخرون", "و٢١ آخرون"),
        ("ar", "كتاب ١٢", "كتاب ١٢"),
        ("kmr", "di 2015'an de", "di 2015an de"),
        ("kmr", "saet 15:40'an", "saet 15:40an"),
        ("kmr", "balafireke F-16'an", "balafireke F-16'an"),
        ("kmr", "72.4% ye, 3 % kêm", "%72.4 ye, %3 kêm"),
        ("kmr", "%38ê dengan", "%38ê dengan"),
        ("kmr", "10–12% kêm bû", "%10–12 kêm bû"),
        ("kmr", "S&P 500 %0.6 bilind bû", "S&P 500 %0.6 bilind bû"),
        ("kmr", "li example.org/5%20b ye", "li example.org/5%20b ye"),
        ("ckb", "٣٨٪ی دەنگەکان", "٣٨٪ی دەنگەکان"),
        ("en", "38% of 2015's", "38% of 2015's"),
    ],
)
def test_figures_are_joined_as_newsrooms_write_them(locale: str, draft: str, joined: str) -> None:
    assert join_figures(draft, locale) == joined
    assert join_figures(joined, locale) == joined
