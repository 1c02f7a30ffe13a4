"""Approved names in translations: asked for inline, looked for, and put where they are missing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.engine import Link
from pipeline.model import BoundName, Candidate, Mention, Name, NameType
from pipeline.names import asked, place, placing, verify
from pipeline.names.dressing import dressed, glided
from pipeline.names.gazetteer import look_up

ASSAD = Name("Bashar al-Assad", NameType.PERSON)
ERBIL = Name("Erbil", NameType.PLACE)
IRAQ = Name("Iraq", NameType.PLACE)


def mention(text: str, surface: str, name: Name) -> Mention:
    start = text.index(surface)
    return Mention(name, start, start + len(surface), surface)


def links(source: str, target: str, pairs: dict[str, str]) -> tuple[Link, ...]:
    """Full attention from each target word on a source text."""
    found = []
    for left, right in pairs.items():
        a, b = source.index(left), target.index(right)
        found.append(Link(b, b + len(right), a, a + len(left), 1.0))
    return tuple(found)


def test_the_name_stands_inline_and_its_place_is_known_without_tags() -> None:
    text = "<b1>Bashar al-Assad</b1>'s men left <a2>Erbil</a2>."
    mentions = [mention(text, "Bashar al-Assad", ASSAD), mention(text, "Erbil", ERBIL)]
    bound = [BoundName(ASSAD, "بشار الأسد", True), BoundName(ERBIL, "أربيل", True)]
    sent, wishes = asked(text, mentions, bound, "ar")
    assert sent == "<b1>بشار الأسد</b1>'s men left <a2>أربيل</a2>."
    plain = "بشار الأسد's men left أربيل."
    assert [plain[w.start : w.end] for w in wishes] == ["بشار الأسد", "أربيل"]


def test_a_surname_asks_for_the_surname_and_takes_the_full_name_too() -> None:
    text = "Assad fled."
    _, wishes = asked(text, [mention(text, "Assad", ASSAD)], [BoundName(ASSAD, "بشار الأسد", True)], "ar")
    assert wishes[0].form == "الأسد"
    assert set(wishes[0].forms) == {"الأسد", "بشار الأسد"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iran accused the U.S. of meddling.", "Iran accused the أمريكا of meddling."),
        ("He left <b1>the U.S.</b1> Army.", "He left <b1>the أمريكا</b1> Army."),
        ("He left the U.S.", "He left the أمريكا."),
        ('"We left the U.S."', '"We left the أمريكا."'),
    ],
)
def test_the_stop_of_a_dotted_abbreviation_ends_no_sentence(text: str, wanted: str) -> None:
    name = Name("U.S", NameType.PLACE)
    assert asked(text, [mention(text, "U.S", name)], [BoundName(name, "أمريكا", True)], "ar")[0] == wanted


@pytest.mark.parametrize(
    ("surface", "locale", "wanted"),
    [
        ("US", "ar", "أمريكا"),
        ("UK", "ckb", "بەریتانیا"),
        ("UN", "ckb", "نەتەوە یەکگرتووەکان"),
        ("UAE", "kmr", "Îmarat"),
    ],
)
def test_a_country_written_short_is_read_as_newsrooms_write_it(surface: str, locale: str, wanted: str) -> None:
    (entry,) = (e for e in look_up(surface) if e.stands_for)
    name = Name(entry.stands_for, entry.type or NameType.PLACE)
    _, wishes = asked(surface, [mention(surface, surface, name)], [BoundName(name, "x y z", False)], locale)
    assert wishes[0].form == wanted


def test_a_country_that_the_newsroom_renders_its_own_way_is_so_in_short_too() -> None:
    name = Name("United States", NameType.PLACE)
    for rendering, wanted in (
        ("الولايات المتحدة الأمريكية", "الولايات المتحدة الأمريكية"),
        ("الولايات المتحدة", "أمريكا"),
    ):
        _, wishes = asked("US", [mention("US", "US", name)], [BoundName(name, rendering, True)], "ar")
        assert wishes[0].form == wanted


def test_a_nickname_is_its_own_word_and_that_of_one_person_only() -> None:
    text = "Mimi scored."
    for full, rendering, wanted in (("Mohanad Ali", "مهند علي", "ميمي"), ("Mimi Kirk", "ميمي كيرك", "ميمي كيرك")):
        name = Name(full, NameType.PERSON)
        _, wishes = asked(text, [mention(text, "Mimi", name)], [BoundName(name, rendering, True)], "ar")
        assert wishes[0].form == wanted


@pytest.mark.parametrize(
    ("locale", "name", "over", "wanted"),
    [
        ("ar", "بغداد", "وبغدد", "وبغداد"),
        ("ar", "الأنبار", "للانبر", "للأنبار"),
        ("ar", "أربيل", "بإربل", "بأربيل"),
        ("ar", "العراق", "لعرق", "للعراق"),
        ("ar", "كردفان", "كردستان", "كردفان"),
        ("ar", "المجلس النرويجي للاجئين", "ولمجلس النرويجي", "والمجلس النرويجي للاجئين"),
        ("ar", "وان", "ووانن", "ووان"),
        ("ckb", "کەرکووک", "کەرکوکدا", "کەرکووکدا"),
        ("ckb", "سلێمانی", "سلیمانەوە", "سلێمانییەوە"),
        ("ckb", "هەڵەبجە", "هلبجەوە", "هەڵەبجەوە"),
        ("ckb", "دیمەشق", "ماوەی کاتیدا", "دیمەشقدا"),
        ("ckb", "هەڵەبجەی شەهید", "هەڵەبجەی شەهیدا", "هەڵەبجەی شەهید"),
        ("kmr", "Cádiz", "Cadizê", "Cádizê"),
        ("kmr", "Heseke", "Hewlêrê", "Hesekeyê"),
        ("kmr", "Silêmanî", "Sulemaniyê", "Silêmaniyê"),
        ("kmr", "Dilşad Mewlûd", "daddil Gildd Mewdd", "Dilşad Mewlûd"),
    ],
)
def test_a_name_takes_over_the_affix_of_what_it_is_written_over(locale: str, name: str, over: str, wanted: str) -> None:
    assert dressed(name, over, locale) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mamosteyên Helebceê û yên Helebceyê.", "Mamosteyên Helebceyê û yên Helebceyê."),
        ("<b1>Helebceêde</b1>, Silêmanî'ê", "<b1>Helebceyêde</b1>, Silêmaniyê"),
        ("Helebce, Helebceyî, Hewlêrê, Silêmanîêstan", "Helebce, Helebceyî, Hewlêrê, Silêmanîêstan"),
    ],
)
def test_a_kurmanji_name_has_its_glide(text: str, wanted: str) -> None:
    assert glided(text, ("Helebce", "Hewlêr", "Silêmanî")) == wanted


def test_a_misspelled_name_is_written_right_with_its_prefix() -> None:
    source, target = "He came from Erbil on Monday.", "جاء من مدينة واربل يوم الاثنين."
    _, wishes = asked(source, [mention(source, "Erbil", ERBIL)], [BoundName(ERBIL, "أربيل", True)], "ar", inline=False)
    done = place(target, links(source, target, {"Erbil": "واربل", "Monday": "الاثنين"}), wishes, "ar")
    assert done.text == "جاء من مدينة وأربيل يوم الاثنين."
    assert [swap.sure for swap in done.swaps] == [True]
    assert not done.missing


def test_another_word_is_written_over_by_attention_and_that_is_told() -> None:
    source, target = "He came from Erbil on Monday.", "ئەو ڕۆژی دووشەممە لە بەسرەوە هات."
    _, wishes = asked(source, [mention(source, "Erbil", ERBIL)], [BoundName(ERBIL, "هەولێر", True)], "ckb")
    aligned = links("He came from هەولێر on Monday.", target, {"هەولێر": "بەسرەوە", "Monday": "دووشەممە"})
    done = place(target, aligned, wishes, "ckb")
    assert done.text == "ئەو ڕۆژی دووشەممە لە هەولێرەوە هات."
    assert [(swap.over, swap.sure) for swap in done.swaps] == [("بەسرەوە", False)]
    moved = next(link for link in done.links if link.source_start == 13)
    assert done.text[moved.target_start : moved.target_end] == "هەولێرەوە"


def test_a_name_without_any_place_stays_missing_and_is_a_finding() -> None:
    source, target = "He came from Erbil on Monday.", "Ew roja Duşemê hat."
    mentions, bound = [mention(source, "Erbil", ERBIL)], [BoundName(ERBIL, "Hewlêr", True)]
    _, wishes = asked(source, mentions, bound, "kmr", inline=False)
    done = place(target, links(source, target, {"Monday": "Duşemê"}), wishes, "kmr")
    assert done.text == target
    assert [wish.form for wish in done.missing] == ["Hewlêr"]
    assert "Erbil: the approved rendering Hewlêr" in verify(target, bound, "kmr", mentions)[0].message


def test_a_second_mention_may_be_a_pronoun_but_not_a_misspelling() -> None:
    source = "Erbil voted. Erbil won."
    bound = [BoundName(ERBIL, "Hewlêr", True)]
    mentions = [Mention(ERBIL, 0, 5, "Erbil"), Mention(ERBIL, 13, 18, "Erbil")]
    _, wishes = asked(source, mentions, bound, "kmr", inline=False)
    pronoun = "Hewlêrê deng da. Ew serketin."
    two = (Link(0, 7, 0, 5, 1.0), Link(17, 19, 13, 18, 1.0))
    assert place(pronoun, two, wishes, "kmr").text == pronoun
    wrong = "Hewlêrê deng da. Hewlrê serketin."
    assert place(wrong, (Link(0, 7, 0, 5, 1.0), Link(17, 23, 13, 18, 1.0)), wishes, "kmr").text == (
        "Hewlêrê deng da. Hewlêrê serketin."
    )


def test_the_adjective_of_a_place_does_for_a_possessive_and_not_after_a_preposition() -> None:
    bound = [BoundName(IRAQ, "العراق", True)]
    for source, target, kept in (
        ("Iraq's parliament met.", "اجتمع البرلمان العراقي.", True),
        ("Parliament met in Iraq.", "اجتمع البرلمان العراقي.", False),
    ):
        _, wishes = asked(source, [mention(source, "Iraq", IRAQ)], bound, "ar", inline=False)
        assert (place(target, (), wishes, "ar").text == target) is kept


SDF = Name("Syrian Democratic Forces", NameType.ORGANISATION)
WFP = Name("World Food Programme", NameType.ORGANISATION)


def glossed(name: Name, short: str) -> tuple[str, list[Mention]]:
    text = f"The {name.text} ({short}) agreed."
    return text, [mention(text, name.text, name), mention(text, short, name)]


@pytest.mark.parametrize(
    ("name", "short", "rendering", "locale", "sent"),
    [
        (WFP, "WFP", "برنامج الأغذية العالمي", "ar", "The برنامج الأغذية العالمي agreed."),
        (WFP, "WFP", "بەرنامەی خۆراکی جیهانی", "ckb", "The بەرنامەی خۆراکی جیهانی agreed."),
        (WFP, "WFP", "Bernameya Cîhanî ya Xwarinê", "kmr", "The Bernameya Cîhanî ya Xwarinê (WFP) agreed."),
        (SDF, "SDF", "قوات سوريا الديمقراطية", "ar", "The قوات سوريا الديمقراطية (قسد) agreed."),
    ],
)
def test_an_abbreviation_after_its_name_is_written_as_the_locale_does(
    name: Name, short: str, rendering: str, locale: str, sent: str
) -> None:
    text, mentions = glossed(name, short)
    asked_, wishes = asked(text, mentions, [BoundName(name, rendering, True)], locale)
    assert asked_ == sent
    assert [sent[w.start : w.end] for w in wishes] == [w.form for w in wishes]
    assert wishes[0].forms == (rendering,)
    assert all(w.optional for w in wishes[1:])


@pytest.mark.parametrize(
    ("locale", "rendering", "sent"),
    [
        ("ar", "الحركة الديمقراطية الآشورية", "The الحركة الديمقراطية الآشورية agreed."),
        ("kmr", "Tevgera Demokratîk a Aşûrî", "The Tevgera Demokratîk a Aşûrî (Zowaa) agreed."),
    ],
)
def test_another_name_of_the_same_in_brackets_is_not_its_rendering_again(
    locale: str, rendering: str, sent: str
) -> None:
    movement = Name("Assyrian Democratic Movement", NameType.ORGANISATION)
    other = Name("Zowaa", NameType.ORGANISATION)
    text, (long, short) = glossed(movement, "Zowaa")
    bound = [BoundName(name, rendering, True) for name in (movement, other)]
    assert asked(text, [long, replace(short, name=other)], bound, locale)[0] == sent


def test_an_abbreviation_alone_does_not_stand_for_the_name_before_it() -> None:
    _, mentions = glossed(SDF, "SDF")
    bound = [BoundName(SDF, "قوات سوريا الديمقراطية", True)]
    assert verify("وافقت (قسد).", bound, "ar", mentions)
    assert not verify("وافقت قوات سوريا الديمقراطية.", bound, "ar", mentions)


def test_an_abbreviation_in_brackets_is_put_right_and_not_missed() -> None:
    text, mentions = glossed(WFP, "WFP")
    bound = [BoundName(WFP, "Bernameya Cîhanî ya Xwarinê", True)]
    sent, wishes = asked(text, mentions, bound, "kmr")
    wrong = "Bernameya Cîhanî ya Xwarinê (WFPP) li hev kir."
    aligned = links(sent, wrong, {"Bernameya Cîhanî ya Xwarinê": "Bernameya Cîhanî ya Xwarinê", "WFP": "WFPP"})
    assert place(wrong, aligned, wishes, "kmr").text == wrong.replace("WFPP", "WFP")
    left = "Bernameya Cîhanî ya Xwarinê li hev kir."
    done = place(left, links(sent, left, {"agreed": "kir"}), wishes, "kmr")
    assert (done.text, done.missing) == (left, ())


def test_each_of_two_names_with_a_hyphen_between_them_is_seen() -> None:
    source, target = "on the Erbil-Shaqlawa road", "li ser riya Hewlêr-Şeqlaayê"
    shaqlawa = Name("Shaqlawa", NameType.PLACE)
    bound = [BoundName(ERBIL, "Hewlêr", True), BoundName(shaqlawa, "Şeqlawa", True)]
    mentions = [mention(source, "Erbil", ERBIL), mention(source, "Shaqlawa", shaqlawa)]
    _, wishes = asked(source, mentions, bound, "kmr", inline=False)
    aligned = links(source, target, {"Erbil": "Hewlêr", "Shaqlawa": "Şeqlaayê"})
    assert place(target, aligned, wishes, "kmr").text == "li ser riya Hewlêr-Şeqlawayê"


def test_a_word_that_stands_for_another_word_of_the_source_is_left_alone() -> None:
    source, target = "42 million Taiwan dollars", "42 ملیۆن دۆلار"
    taiwan = Name("Taiwan", NameType.PLACE)
    _, wishes = asked(
        source, [mention(source, "Taiwan", taiwan)], [BoundName(taiwan, "تایوان", True)], "ckb", inline=False
    )
    at, end = target.index("دۆلار"), len(target)
    shared = (Link(at, end, 11, 17, 0.45), Link(at, end, 18, 25, 0.55))
    done = place(target, shared, wishes, "ckb", source)
    assert (done.text, [w.form for w in done.missing]) == (target, ["تایوان"])


def test_a_place_that_the_source_does_not_have_gives_way_to_a_second_mention() -> None:
    source, target = "From Soran to Erbil, and from Erbil to Soran", "من سوران إلى أربيل ومن أربيل إلى سنجار"
    soran = Name("Soran", NameType.PLACE)
    spots = [Mention(soran, 5, 10, "Soran"), Mention(ERBIL, 14, 19, "Erbil"), Mention(ERBIL, 30, 35, "Erbil")]
    spots.append(Mention(soran, 39, 44, "Soran"))
    bound = [BoundName(soran, "سوران", True), BoundName(ERBIL, "أربيل", True)]
    _, wishes = asked(source, spots, bound, "ar", inline=False)
    at = target.index("سنجار")
    aligned = (Link(3, 8, 5, 10, 1.0), Link(at, at + 5, 39, 44, 1.0))
    assert place(target, aligned, wishes, "ar", source).text == target.replace("سنجار", "سوران")


def test_the_last_vowel_of_a_kurmanji_name_is_short_before_the_glide() -> None:
    source = "He came from Qamishli."
    name = Name("Qamishli", NameType.PLACE)
    bound = [BoundName(name, "Qamişlî", True)]
    _, wishes = asked(source, [mention(source, "Qamishli", name)], bound, "kmr", inline=False)
    for written in ("Ew ji Qamişlîyê hat.", "Ew ji Qamişlîê hat."):
        assert place(written, (), wishes, "kmr").text == "Ew ji Qamişliyê hat."


def test_an_unlikely_spelling_of_a_name_takes_no_word_of_the_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = "The coach is from Zakho.", "ڕاهێنەری خەڵکی شارەکەیە."
    name = Name("Zakho", NameType.PLACE)
    monkeypatch.setattr(placing, "propose", lambda *_: {name: (Candidate("ڕاهێنەر", "transliteration", 0.2),)})
    _, wishes = asked(source, [mention(source, "Zakho", name)], [BoundName(name, "زاخۆ", True)], "ckb", inline=False)
    assert place(target, links(source, target, {"coach": "ڕاهێنەری"}), wishes, "ckb").text == target


@pytest.mark.parametrize(
    ("locale", "iran", "guards", "sent"),
    [
        ("ar", "إيران", "الحرس الثوري الإيراني", "It paid الحرس الثوري الإيراني."),
        ("kmr", "Îran", "Artêşa Pasdaran a Îranê", "It paid Artêşa Pasdaran a Îranê."),
        ("ar", "إيران", "الحرس الثوري", "It paid إيران's الحرس الثوري."),
    ],
)
def test_an_owner_that_the_rendering_of_what_it_owns_names_is_named_once(
    locale: str, iran: str, guards: str, sent: str
) -> None:
    text = "It paid Iran's Revolutionary Guards."
    place, force = Name("Iran", NameType.PLACE), Name("Revolutionary Guards", NameType.ORGANISATION)
    mentions = [mention(text, "Iran", place), mention(text, "Revolutionary Guards", force)]
    asked_for, wishes = asked(text, mentions, [BoundName(place, iran, True), BoundName(force, guards, True)], locale)
    assert asked_for == sent
    assert [sent[w.start : w.end] for w in wishes][-1] == guards


def test_a_name_is_written_over_all_its_misspelled_words_the_small_ones_between_them_too() -> None:
    union, rendering = Name("Patriotic Union of Kurdistan", NameType.ORGANISATION), "Yekîtiya Niştimanî ya Kurdistanê"
    text = "The Patriotic Union of Kurdistan won."
    source, wishes = asked(
        text, [mention(text, "Patriotic Union of Kurdistan", union)], [BoundName(union, rendering, True)], "kmr"
    )
    drafted = "Yekîtiya Niştêimanî ya Kurdistanê bi ser ket."
    done = place(drafted, links(source, drafted, {"won": "ket"}), wishes, "kmr")
    assert done.text == f"{rendering} bi ser ket."


def test_a_word_in_small_letters_is_no_misspelled_abbreviation() -> None:
    centre = Name("Joint Crisis Coordination Centre", NameType.ORGANISATION)
    text, mentions = glossed(centre, "JCC")
    _, wishes = asked(text, mentions, [BoundName(centre, "Navenda Hevbeş", True)], "kmr")
    drafted = "Navenda Hevbeş li gel jin û zarokan li hev kir."
    assert place(drafted, (), wishes, "kmr").text == drafted


def test_a_misspelled_abbreviation_is_seen_where_the_name_before_it_begins_alike() -> None:
    union = Name("Patriotic Union of Kurdistan", NameType.ORGANISATION)
    text, mentions = glossed(union, "PUK")
    sent, wishes = asked(text, mentions, [BoundName(union, "الاتحاد الوطني الكردستاني", True)], "ar")
    assert [w.form for w in wishes] == ["الاتحاد الوطني الكردستاني", "الاتحاد الوطني"]
    drafted = "ووافق الاتحاد الوطني الكردستاني (Aلاتحاد الوطني)."
    aligned = links(sent, drafted, {"(الاتحاد الوطني)": "(Aلاتحاد الوطني)"})
    assert place(drafted, aligned, wishes, "ar").text == drafted.replace("Aلا", "الا")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("A US official met the US president.", "An American official met the American president."),
        ("A U.S. official spoke of U.S. troops.", "An American official spoke of American troops."),
        ("US and Iraqi forces left the US.", "American and Iraqi forces left the أمريكا."),
        ("The US said it, the US left.", "The أمريكا said it, the أمريكا left."),
    ],
)
def test_a_country_by_its_initials_is_an_adjective_before_a_noun_in_arabic(text: str, sent: str) -> None:
    states = Name("United States", NameType.PLACE)
    bound = [BoundName(states, "أمريكا", True)]
    mentions = [Mention(states, m.start(), m.end(), m[0]) for m in re.finditer(r"US|U\.S", text)]
    assert asked(text, mentions, bound, "ar")[0] == sent
    assert "American" not in asked(text, mentions, [BoundName(states, "ئەمریکا", True)], "ckb")[0]


def test_each_adjective_stands_for_one_mention() -> None:
    states = Name("United States", NameType.PLACE)
    text = "US sanctions and US tariffs hurt."
    mentions = [Mention(states, m.start(), m.end(), m[0]) for m in re.finditer("US", text)]
    _, wishes = asked(text, mentions, [BoundName(states, "أمريكا", True)], "ar")
    for said, kept in (("العقوبات الأمريكية والرسوم الأمريكية", 0), ("العقوبات الأمريكية والرسوم", 1)):
        assert len(place(said, (), wishes, "ar").missing) == kept
