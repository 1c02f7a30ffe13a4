"""Links and image names that are kept, and those that are refused."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.references import safe_href, safe_image


@pytest.mark.parametrize(
    "href",
    ["https://example.org/a?b=c#d", "http://example.org", "mailto:a@b.org", "tel:+964750", "/news/1", "#top", "b.html"],
)
def test_links_to_the_web_and_within_it_are_kept(href: str) -> None:
    assert safe_href(href) == href


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScript:x",
        " java\nscript:x",
        "\x01javascript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
    ],
)
def test_links_that_run_or_read_something_are_dropped(href: str) -> None:
    assert safe_href(href) == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a.jpg", "a.jpg"),
        ("images/a b.jpg", "images/a b.jpg"),
        ("./images/../a.jpg", "a.jpg"),
        ("images\\a.jpg", "images/a.jpg"),
        ("images/a%20b.jpg", "images/a b.jpg"),
        ("a.jpg?size=2", "a.jpg"),
        ("https://example.org/a b.jpg", "https://example.org/a%20b.jpg"),
    ],
)
def test_images_beside_the_article_keep_a_relative_path(name: str, kept: str) -> None:
    assert safe_image(name) == kept


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../a.jpg",
        "a/../../b.jpg",
        "/etc/passwd",
        "..\\a.jpg",
        "%2e%2e/a.jpg",
        "%2fetc/passwd",
        "C:\\a.jpg",
        "file:///a",
        "data:image/png;base64,x",
        "//host/a.jpg",
        "..",
        "a%00.jpg",
    ],
)
def test_images_that_lead_out_of_the_folder_are_refused(name: str) -> None:
    assert safe_image(name) == ""


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["..", "/", "\\", "%2e", "%2f", "a", ".", ":", "%5c", "\0"])).map("".join)
    )
)
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    path = safe_image(name)
    if path and not path.lower().startswith(("http://", "https://")):
        assert posixpath.normpath(posixpath.join("/base", path)).startswith("/base/")
