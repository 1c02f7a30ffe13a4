"""Catalogues: gettext in and out, the merge rules, the memory of approved translations, editions and their status."""

from pipeline.catalogs.article import ArticleCatalogue, read_article_catalogue, write_article_catalogue
from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.copies import Original, looked_after, marked, origin_of, state_of
from pipeline.catalogs.editions import Status, edition, status
from pipeline.catalogs.entry import Entry, Key, Note
from pipeline.catalogs.errors import CatalogError
from pipeline.catalogs.files import Saved, unchanged, write_atomically
from pipeline.catalogs.memory import Memory, Remembered, Similar
from pipeline.catalogs.merging import merge_article, wanted
from pipeline.catalogs.names import NamesCatalogue, merge_names, read_names, write_names
from pipeline.catalogs.po import dumps, loads

__all__ = [
    "ArticleCatalogue",
    "CatalogError",
    "Catalogue",
    "Entry",
    "Key",
    "Memory",
    "NamesCatalogue",
    "Note",
    "Original",
    "Remembered",
    "Saved",
    "Similar",
    "Status",
    "dumps",
    "edition",
    "loads",
    "looked_after",
    "marked",
    "merge_article",
    "merge_names",
    "origin_of",
    "read_article_catalogue",
    "read_names",
    "state_of",
    "status",
    "unchanged",
    "wanted",
    "write_article_catalogue",
    "write_atomically",
    "write_names",
]
