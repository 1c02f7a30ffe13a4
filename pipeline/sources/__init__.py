"""Sources: txt, md, html and docx files into articles, and their text into sentences."""

from pipeline.sources.article import parse_date, read_article, script_guess
from pipeline.sources.errors import SourceError
from pipeline.sources.files import FORMATS, collisions, find_articles, find_strays, slug
from pipeline.sources.images import read_image
from pipeline.sources.inline import TAG, balanced, strip_tags
from pipeline.sources.splitting import split_sentences

__all__ = [
    "FORMATS",
    "TAG",
    "SourceError",
    "balanced",
    "collisions",
    "find_articles",
    "find_strays",
    "parse_date",
    "read_article",
    "read_image",
    "script_guess",
    "slug",
    "split_sentences",
    "strip_tags",
]
