"""Where a name that a translation lacks could stand."""

from pipeline.engine import Link
from pipeline.names import beginnings

SOURCE = "When he died in Damascus in March, he was poor."
TARGET = "کاتێک لە ئازاردا مرد، هەژار بوو."


def linked(pairs: dict[str, str]) -> tuple[Link, ...]:
    found = []
    for left, right in pairs.items():
        a, b = SOURCE.index(left), TARGET.index(right)
        found.append(Link(b, b + len(right), a, a + len(left), 0.9))
    return tuple(found)


LINKS = linked({"When": "کاتێک", "died": "مرد", "March": "ئازاردا", "poor": "هەژار"})
SPAN = (SOURCE.index("Damascus"), SOURCE.index("Damascus") + 8)


def test_a_name_begins_beside_the_counterparts_of_its_neighbours_with_the_preposition_of_the_source() -> None:
    found = beginnings(TARGET, LINKS, SOURCE, SPAN, "دیمەشق", "ckb")
    assert "کاتێک لە ئازاردا لە دیمەشق" in found
    assert "کاتێک لە ئازاردا دیمەشق" in found
    assert not any(one.endswith("لە لە دیمەشق") for one in found)
    assert len(found) <= 4


def test_no_name_begins_inside_another_or_after_the_end() -> None:
    at = TARGET.index("ئازاردا")
    inside = beginnings(TARGET, LINKS, SOURCE, SPAN, "دیمەشق", "ckb", [(at - 2, at + 7)])
    assert "کاتێک لە دیمەشق" not in inside
    last = linked({"died": "بوو."})
    assert all("بوو." not in one for one in beginnings(TARGET, last, SOURCE, SPAN, "دیمەشق", "ckb"))


def test_without_attention_there_is_no_hint() -> None:
    assert beginnings(TARGET, (), SOURCE, SPAN, "دیمەشق", "ckb") == ()
