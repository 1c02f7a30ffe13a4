"""Articles written apart from their word are joined; the word "mind" and names stay."""

from __future__ import annotations

import pytest

from pipeline.languages import join_articles


@pytest.mark.parametrize(
    ("torn", "joined"),
    [
        ("الأحد وال الاثنين", "الأحد والاثنين"),
        ("يطالب بال المال.", "يطالب بالمال."),
        ("دولارا لل برميل.", "دولارا للبرميل."),
        ("لل لجنة", "للجنة"),
        ("ولل المعارضة", "وللمعارضة"),
        ("من ال المعارضة", "من المعارضة"),
        ("إن ال مدرب قال", "إن المدرب قال"),
        ("ال التزام", "الالتزام"),
        ("ال الذي", "الذي"),
        ("سلطة ال CoV.", "سلطة ال CoV."),
        ("يشغل بال المواطن", "يشغل بال المواطن"),
        ("راحة بال الناس", "راحة بال الناس"),
        ("ما بال القرون", "ما بال القرون"),
        ("قال الرجل", "قال الرجل"),
        ("النحّال الذي", "النحّال الذي"),
        ("عاد العمال المصريون", "عاد العمال المصريون"),
        ("كتب ل محمد", "كتب ل محمد"),
    ],
)
def test_a_torn_article_is_joined(torn: str, joined: str) -> None:
    assert join_articles(torn) == joined
    assert join_articles(joined) == joined


@pytest.mark.parametrize(
    ("torn", "joined"),
    [
        ("أربيل وال واشنطن.", "أربيل وواشنطن."),
        ("مشتركا لل دمشق", "مشتركا لدمشق"),
        ("في ال أنبار", "في الأنبار"),
        ("وال الأنبار", "والأنبار"),
    ],
)
def test_a_name_has_the_article_that_is_its_own(torn: str, joined: str) -> None:
    assert join_articles(torn, ("واشنطن", "دمشق", "الأنبار")) == joined
