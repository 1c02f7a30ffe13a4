"""Who wrote an article: bylines are made from names, and an author in the front matter is a name like any other."""

from __future__ import annotations

from pipeline.catalogs import read_names
from pipeline.languages import write_byline
from pipeline.model import Name, NameType
from tests.conftest import DAM, Newsroom, texts

AUTHOR = Name("Hadeel Kamil", NameType.PERSON)
FORMS = {"ar": "بقلم {}", "ckb": "نووسینی: {}", "kmr": "Nivîskar: {}"}


def test_a_byline_is_drafted_from_its_name_and_not_by_the_model(newsroom: Newsroom) -> None:
    title, *rest = DAM.splitlines()
    newsroom.write("dam.txt", "\n".join([title, "", "By Hadeel Kamil", *rest]))
    newsroom.translate()
    for locale, form in FORMS.items():
        rendering = read_names(newsroom.names(locale)).bound()[AUTHOR].rendering
        assert rendering
        assert texts(newsroom.po(locale, "dam"))["By Hadeel Kamil"] == form.format(rendering)


def test_a_byline_of_two_is_two_names(newsroom: Newsroom) -> None:
    title, *rest = DAM.splitlines()
    newsroom.write("dam.txt", "\n".join([title, "", "By Hadeel Kamil and Shorish Majid", *rest]))
    newsroom.translate()
    bound = read_names(newsroom.names("kmr")).bound()
    people = [bound[name].rendering for name in (AUTHOR, Name("Shorish Majid", NameType.PERSON))]
    line = texts(newsroom.po("kmr", "dam"))["By Hadeel Kamil and Shorish Majid"]
    assert all(people) and line == write_byline(people, "kmr")


def test_an_author_in_the_front_matter_is_put_to_the_reviewer(newsroom: Newsroom) -> None:
    text = "---\nauthor: {}\n---\n\n# The dam\n\nThe repairs took 14 days. Farmers in Erbil asked for more water.\n"
    newsroom.write("dam.md", text.format("Hadeel Kamil"))
    newsroom.write("house.md", text.format("Zagros Press"))
    newsroom.translate()
    for locale in FORMS:
        names = read_names(newsroom.names(locale)).bound()
        assert names[AUTHOR].rendering
        assert Name("Zagros Press", NameType.PERSON) not in names
