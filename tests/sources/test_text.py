"""Plain text sources."""

from pathlib import Path

import pytest

from pipeline.model import SegmentKind

from .making import lines, outline, read


def test_title_paragraphs_and_lines(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", "\n  The title \n\nOne. Two\ngoes on. Three.\n\n\nFour.")
    assert outline(article) == [
        ("headline", "The title"),
        ("paragraph", "One.", "Two goes on.", "Three."),
        ("paragraph", "Four."),
    ]
    assert lines(article) == [2, 4, 4, 5, 8]


def test_a_line_a_paragraph_without_blank_lines(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", "Title\nThe first paragraph ends.\nThe second one ends too.\nSo does this.\n")
    assert [block[0] for block in outline(article)] == ["headline", "paragraph", "paragraph", "paragraph"]


def test_hard_wrapped_lines_are_one_paragraph_even_if_a_line_ends_with_a_sentence(tmp_path: Path) -> None:
    body = (
        "The council met on Monday and it agreed.\n"
        "Afterwards, the members went out to eat.\n"
        "Everybody, even the mayor, paid for it.\n"
    )
    article = read(tmp_path, "a.txt", f"Title\n\n{body}")
    assert len(article.blocks) == 2
    assert lines(article) == [1, 3, 4, 5]


def test_lists_with_bullets_and_with_numbers(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", "Title\n\nThey want:\n- bread;\n- work\n  and peace.\n\n1. First.\n2. Second.\n")
    assert outline(article)[1:] == [
        ("paragraph", "They want:"),
        ("item", "bread;"),
        ("item", "work and peace."),
        ("item", "First."),
        ("item", "Second."),
    ]
    assert [block.ordered for block in article.blocks][2:] == [False, False, True, True]


def test_a_line_that_starts_with_a_year_is_no_list(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", "Title\n\n12. Dezember war ein Tag.\n")
    assert outline(article)[1][0] == "paragraph"


@pytest.mark.parametrize("text", ["T\r\n\r\nOne.\r\nTwo.\r\n", "T\r\rOne.\rTwo.", "T\n\nOne.\nTwo."])
def test_line_ends_make_no_difference(tmp_path: Path, text: str) -> None:
    article = read(tmp_path, "a.txt", text)
    assert [s.text for s in article.segments] == ["T", "One.", "Two."]
    assert lines(article) == [1, 3, 4]


def test_angle_brackets_are_text_and_a_lookalike_of_our_tags_is_neutralised(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", "A < B\n\nUse <b>bold</b>, not <b1>this</b1>.\n")
    assert [s.text for s in article.segments] == ["A < B", "Use <b>bold</b>, not ‹b1›this‹/b1›."]


@pytest.mark.parametrize(
    ("paragraph", "dateline", "first"),
    [
        (
            "ERBIL, Kurdistan Region - The council met on Monday.",
            "ERBIL, Kurdistan Region",
            "The council met on Monday.",
        ),
        ("BAGHDAD (Sample Desk) – The council met on Monday.", "BAGHDAD (Sample Desk)", "The council met on Monday."),
        (
            "WASHINGTON, D.C., Nov. 26 — The council met on Monday.",
            "WASHINGTON, D.C., Nov. 26",
            "The council met on Monday.",
        ),
        ("AL-HASAKAH, Syria -- The council met on Monday.", "AL-HASAKAH, Syria", "The council met on Monday."),
        ("Erbil (Sample Desk) - The council met on Monday.", "Erbil (Sample Desk)", "The council met on Monday."),
        ("NEW YORK - The council met on Monday.", "NEW YORK", "The council met on Monday."),
        ("ERBIL - The council - all of it - met.", "ERBIL", "The council - all of it - met."),
        ("ANKARA/BAGHDAD - The council met on Monday.", "ANKARA/BAGHDAD", "The council met on Monday."),
        ("أربيل - اجتمع المجلس يوم الاثنين في المدينة.", "أربيل", "اجتمع المجلس يوم الاثنين في المدينة."),
        (
            "بغداد/ المكتب: اجتمع المجلس يوم الاثنين في المدينة.",
            "بغداد/ المكتب",
            "اجتمع المجلس يوم الاثنين في المدينة.",
        ),
        (
            "هەولێر، هەرێمی کوردستان - ئەنجوومەن ڕۆژی دووشەممە کۆبووەوە.",
            "هەولێر، هەرێمی کوردستان",
            "ئەنجوومەن ڕۆژی دووشەممە کۆبووەوە.",
        ),
        ("HEWLÊR - Encûmen roja Duşemê civiya û biryar da.", "HEWLÊR", "Encûmen roja Duşemê civiya û biryar da."),
    ],
)
def test_datelines_are_taken_off_the_first_paragraph(tmp_path: Path, paragraph: str, dateline: str, first: str) -> None:
    article = read(tmp_path, "a.txt", f"Title\n\n{paragraph}\n")
    assert article.dateline == dateline
    assert [(s.kind, s.text) for s in article.segments][1:] == [
        (SegmentKind.DATELINE, dateline),
        (SegmentKind.SENTENCE, first),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Football - Zakho won the cup on Friday evening in Duhok.",
        "BREAKING - Zakho won the cup on Friday evening in Duhok.",
        "The ERBIL - BAGHDAD road was closed on Monday for repairs.",
        "رئيس المجلس - وهو من أهالي المدينة - قال إن الطريق سيفتح.",
        "Erbil-based teachers - all of them - went home on Monday.",
        "NATO said on Monday that it would send no one anywhere.",
        "NATO – the Western military alliance – said on Monday it would stay.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(tmp_path: Path, paragraph: str) -> None:
    article = read(tmp_path, "a.txt", f"Title\n\n{paragraph}\n")
    assert article.dateline == ""
    assert article.segments[1].text == paragraph


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Layla Hassan", "Layla Hassan"),
        ("BY LAYLA HASSAN and J. R. KAREEM", "LAYLA HASSAN and J. R. KAREEM"),
        ("بقلم: ليلى حسن", "ليلى حسن"),
        ("نووسینی: لەیلا حەسەن", "لەیلا حەسەن"),
        ("Nivîskar: Leyla Hesen", "Leyla Hesen"),
    ],
)
def test_a_byline_is_a_segment_of_its_own_and_names_the_author(tmp_path: Path, line: str, author: str) -> None:
    article = read(tmp_path, "a.txt", f"Title\n\n{line}\n\nERBIL - The council met on Monday.\n")
    assert article.author == author
    assert article.dateline == "ERBIL"
    assert [s.text for s in article.segments if s.kind is SegmentKind.BYLINE] == [line]


@pytest.mark.parametrize("byline", ["By Layla Hassan\n\n", ""])
def test_a_standfirst_may_stand_before_the_lead(tmp_path: Path, byline: str) -> None:
    lead = "KIRKUK, Iraq (AP) - The council met on Monday.\n"
    article = read(tmp_path, "a.txt", f"Title\n\nThe council has met at last.\n\n{byline}{lead}")
    assert article.dateline == "KIRKUK, Iraq (AP)"
    assert article.author == ("Layla Hassan" if byline else "")


@pytest.mark.parametrize(
    "line", ["By now the road was closed", "By Monday it had rained.", "من هنا مر الجيش", "كتب الشاعر قصيدة"]
)
def test_a_sentence_that_starts_like_a_byline_is_none(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, "a.txt", f"Title\n\n{line}\n\nThe council met on Monday.\n")
    assert article.author == ""
    assert {s.kind for s in article.segments} == {SegmentKind.HEADLINE, SegmentKind.SENTENCE}
