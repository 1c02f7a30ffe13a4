"""White space, cleaning and the numbered tags."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import InlineKind
from pipeline.sources import TAG, balanced, strip_tags
from pipeline.sources.inline import neutralise
from pipeline.sources.runs import Mark, Run, fold

BOLD, ITALIC = Mark(InlineKind.STRONG), Mark(InlineKind.EMPHASIS)
LINK, OTHER = Mark(InlineKind.LINK, "https://a.example"), Mark(InlineKind.LINK, "https://b.example")


def tagged(*runs: tuple[str, tuple[Mark, ...]]) -> str:
    text = fold(Run(piece, 1, marks) for piece, marks in runs)
    return text.tagged(0, len(text.plain))[0]


def test_tags_are_numbered_in_reading_order_and_nest() -> None:
    text = tagged(("see ", ()), ("the ", (LINK,)), ("plan", (LINK, BOLD)), (" and ", ()), ("more", (ITALIC,)))
    assert text == "see <a1>the <b2>plan</b2></a1> and <i3>more</i3>"


def test_spaces_at_the_rim_of_an_element_stand_outside_it() -> None:
    assert tagged(("a", ()), (" b ", (BOLD,)), ("c", ())) == "a <b1>b</b1> c"


def test_runs_with_the_same_marks_are_one_element_and_two_links_are_two() -> None:
    assert tagged(("ab", (BOLD,)), ("cd", (BOLD,))) == "<b1>abcd</b1>"
    assert tagged(("x", (LINK,)), (" ", ()), ("y", (OTHER,))) == "<a1>x</a1> <a2>y</a2>"


def test_an_element_without_text_leaves_no_tag() -> None:
    assert tagged(("a ", ()), ("  ", (BOLD,)), ("\u00ad", (ITALIC,)), ("b", ())) == "a b"


def test_white_space_of_any_kind_is_one_space() -> None:
    assert tagged(("a\u00a0\u00a0b\tc\n d\u2009e\u202ff\u2028g\x0bh", ())) == "a b c d e f g h"


def test_soft_hyphens_and_invisible_signs_go_and_joiners_stay() -> None:
    assert tagged(("co\u00adun\u200bcil\u2060 \ufeffدە\u200cچێت", ())) == "council دە\u200cچێت"


def test_controls_and_direction_signs_go_and_are_told_of() -> None:
    text = fold([Run("abc\u202edef\u0007", 1)])
    assert (text.plain, text.suspect) == ("abcdef", True)
    marks = fold([Run("(PMF)\u200e", 1)])
    assert (marks.plain, marks.suspect) == ("(PMF)", False)


def test_text_is_composed() -> None:
    assert fold([Run("Hewle\u0302r", 1)]).plain == "Hewl\u00ear"


def test_literal_text_like_a_tag_is_written_with_other_brackets_even_over_two_runs() -> None:
    assert tagged(("a <a1>b</a1> x < 3 <em>", ())) == "a ‹a1›b‹/a1› x < 3 <em>"
    assert tagged(("<b", ()), ("7", (BOLD,)), (">", ())) == "‹b<b1>7</b1>›"
    assert tagged(("<a\u00ad1>", ())) == "‹a1›"
    assert neutralise("<c٣>") == "‹c٣›"


def test_balance() -> None:
    assert balanced("a <b1>b <a2>c</a2></b1>")
    assert balanced("x < 3 and <em>")
    for wrong in ("<b1>", "</b1>", "<b1><a2></b1></a2>", "<b1></b1><b1></b1>", "<b1></b2>"):
        assert not balanced(wrong)


MARKS = st.lists(
    st.sampled_from([BOLD, ITALIC, LINK, OTHER, Mark(InlineKind.CODE)]), max_size=3, unique_by=lambda m: m.kind
)
RUNS = st.lists(
    st.tuples(
        st.one_of(st.text(max_size=8), st.sampled_from(["<a1>", "</b2>", "<", "1>", " ", "a. B"])), MARKS.map(tuple)
    ),
    max_size=8,
)


@given(RUNS)
def test_any_runs_give_balanced_tags_around_the_plain_text(runs: list[tuple[str, tuple[Mark, ...]]]) -> None:
    text = fold(Run(piece, 1, marks) for piece, marks in runs)
    source, inlines = text.tagged(0, len(text.plain))
    assert balanced(source)
    assert strip_tags(source) == text.plain
    assert len(TAG.findall(source)) == 2 * len(inlines)
    assert [inline.tag[1:] for inline in inlines] == [str(n) for n in range(1, len(inlines) + 1)]
    assert text.plain == " ".join(text.plain.split())


@given(RUNS, st.data())
def test_any_stretch_of_any_runs_is_balanced_too(runs: list[tuple[str, tuple[Mark, ...]]], data: st.DataObject) -> None:
    text = fold(Run(piece, 1, marks) for piece, marks in runs)
    start = data.draw(st.integers(0, len(text.plain)))
    end = data.draw(st.integers(start, len(text.plain)))
    source, _ = text.tagged(start, end)
    assert balanced(source)
    assert strip_tags(source) == text.plain[start:end]
