"""Note marks come back where they stood, and no pack sees them."""

from __future__ import annotations

import pytest

from pipeline.desk.notemarks import put_marks, take_marks
from pipeline.desk.wanted import Wanted
from pipeline.model import BoundName, Draft, Finding, Mention, Name, NameType, Severity
from tests.conftest import Newsroom, texts

UN = Name("United Nations", NameType.ORGANISATION)


def wanted(text: str, **more: object) -> Wanted:
    return Wanted((0, 0), text, "en", "kmr", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "sent", "drafted", "shown"),
    [
        (
            "It was built in 1985.¹",
            "It was built in 1985.",
            "Di 1985an de hat avakirin.",
            "Di 1985an de hat avakirin.¹",
        ),
        ("“Water!” he said.⁶", "“Water!” he said.", "Got: “Av!”", "Got: “Av!”⁶"),
        ("¹² Annual report.", "Annual report.", "Rapora salane.", "¹² Rapora salane."),
        ("They want water¹, he said.", "They want <b900>water</b900>, he said.", "Got: <b900>av</b900>.", "Got: av¹."),
        ("Clean <a1>water</a1>¹ and air.", "Clean <a1><b900>water</b900></a1> and air.", "Hewa.", "Hewa.¹"),
    ],
)
def test_a_mark_goes_and_comes_back(text: str, sent: str, drafted: str, shown: str) -> None:
    want, marks = take_marks(wanted(text))
    assert want.text == sent
    assert put_marks(Draft(drafted, ""), marks).text == shown


@pytest.mark.parametrize("text", ["It covers 20 km².", "About 10⁶ cells.", "10⁻³ is small.", "²", "100 dollars per m²"])
def test_units_and_powers_are_no_marks(text: str) -> None:
    assert take_marks(wanted(text)) == (wanted(text), ())


def test_a_mark_behind_a_name_stands_behind_its_whole_rendering() -> None:
    mention = Mention(UN, 4, 18, "United Nations")
    bound = (BoundName(UN, "Neteweyên Yekbûyî", approved=True),)
    want, marks = take_marks(wanted("The United Nations⁴ agreed.", mentions=(mention,), bound=bound))
    assert want.text == "The <b900>United Nations</b900> agreed."
    assert [want.text[m.start : m.end] for m in want.mentions] == ["United Nations"]
    assert (
        put_marks(Draft("<b900>Neteweyên</b900> Yekbûyî razî bûn.", ""), marks).text == "Neteweyên Yekbûyî⁴ razî bûn."
    )


def test_a_mark_whose_word_found_no_place_is_told_of() -> None:
    _, marks = take_marks(wanted("Water¹ is dear."))
    lost = Finding(
        "tags", Severity.WARNING, "lost <b900> </b900>; set the tags around the words that render the source's"
    )
    made = put_marks(Draft("Av biha ye.", "", findings=(lost,)), marks)
    assert made.text == "Av biha ye.¹"
    assert [finding.message for finding in made.findings] == ["does ¹ stand at the right word?"]


def test_a_draft_without_text_stays_so() -> None:
    _, marks = take_marks(wanted("It was built in 1985.¹"))
    assert put_marks(Draft("", ""), marks).text == ""


def test_drafts_of_a_newsroom_have_them(newsroom: Newsroom) -> None:
    """With the small packs the words are bad; the marks are none of theirs."""
    newsroom.write("dam.md", "# A dam\n\nThe dam was built in 1985.¹\n\n¹ Yearly report.\n")
    newsroom.translate()
    for locale in ("ar", "ckb", "kmr"):
        made = texts(newsroom.po(locale, "dam"))
        assert made["The dam was built in 1985.¹"].endswith("¹")
        assert made["¹ Yearly report."].startswith("¹ ")
