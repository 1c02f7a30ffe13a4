"""The index: what each source and catalogue looked like when the desk was last done with it.

It only saves work. It is rebuilt when it is deleted, damaged or of another version, and nothing a person wrote is in it
alone. SQLite, so that a killed run loses no more than the last article, and a run with nothing to do reads little.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pipeline.errors import DeskError

VERSION = 3
RACY = 2_000_000_000  # ns; a file that changed so short ago may change again under the same time stamp
WAIT = "wait until the other run is done, then run again"
SCHEMA = """
CREATE TABLE files (path TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE articles (path TEXT PRIMARY KEY, digest TEXT, slug TEXT, language TEXT, names TEXT, error TEXT, told TEXT)
    WITHOUT ROWID;
CREATE TABLE editions (slug TEXT, locale TEXT, source TEXT, catalogue TEXT, bound TEXT, packs TEXT, open INTEGER,
    PRIMARY KEY (slug, locale)) WITHOUT ROWID;
CREATE TABLE remembered (locale TEXT, slug TEXT, catalogue TEXT, PRIMARY KEY (locale, slug)) WITHOUT ROWID;
CREATE TABLE approved (locale TEXT, slug TEXT, language TEXT, context TEXT, source TEXT, target TEXT, origin TEXT,
    obsolete INTEGER);
CREATE INDEX approved_of ON approved (locale, slug);
CREATE TABLE drafts (locale TEXT, slug TEXT, sentence TEXT, PRIMARY KEY (locale, sentence, slug)) WITHOUT ROWID;
CREATE INDEX drafts_of ON drafts (locale, slug);
CREATE TABLE fresh (locale TEXT, slug TEXT, sentence TEXT, PRIMARY KEY (locale, slug, sentence)) WITHOUT ROWID;
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


# Source language, context, source, target, the catalogue that a copy is from, 1 where the sentence left its article.
Approved: TypeAlias = tuple[str, str | None, str, str, str, int]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What reading one source came to; `error` where it could not be read. `names`: (type, text), sorted; `told` is the
    language that a person gave for it on the command line.
    """

    path: str
    digest: str
    slug: str
    language: str = ""
    names: tuple[tuple[str, str], ...] = ()
    error: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One article's catalogue in one locale as the desk left it.

    `source`, `catalogue` and `bound` are digests of the source file, the catalogue and the names bound into it;
    `packs` names the packs that drafted it, and matters where `open` segments have no text yet.
    """

    slug: str
    locale: str
    source: str
    catalogue: str
    bound: str
    packs: str
    open: int


class Index:
    """The open index; every method works on small rows and strings."""

    def __init__(self, connection: sqlite3.Connection, *, keeps: bool = True) -> None:
        self._db, self._keeps = connection, keeps

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file's bytes, read only when its time or size changed; "" where there is no file.

        One that cannot be read has a digest that nothing else has: whoever reads the file says why.
        """
        try:
            stat = path.stat()
        except FileNotFoundError:
            return ""
        known = self._db.execute("SELECT mtime, size, digest FROM files WHERE path = ?", (str(path),)).fetchone()
        if known is not None and known[:2] == (stat.st_mtime_ns, stat.st_size):
            return str(known[2])
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return f"unreadable {time.time_ns()}"
        if self._keeps and abs(time.time_ns() - stat.st_mtime_ns) > RACY:
            row = (str(path), stat.st_mtime_ns, stat.st_size, digest)
            self._db.execute("REPLACE INTO files VALUES (?, ?, ?, ?)", row)
        return digest

    def article(self, path: str) -> ArticleRow | None:
        """What is known of a source file."""
        row = self._db.execute("SELECT * FROM articles WHERE path = ?", (path,)).fetchone()
        return None if row is None else _article(row)

    def articles(self) -> Iterator[ArticleRow]:
        """Every source file known."""
        return map(_article, self._db.execute("SELECT * FROM articles"))

    def keep_article(self, row: ArticleRow) -> None:
        """Remember what reading a source came to."""
        values = (row.path, row.digest, row.slug, row.language, json.dumps(row.names), row.error, row.told)
        self._db.execute("REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def forget_articles(self, paths: Iterable[str]) -> None:
        """Forget sources that are gone; should one of that slug be there again, its catalogues are looked into."""
        rows = [(path,) for path in paths]
        slugs = "SELECT slug FROM articles WHERE path = ?"
        self._db.executemany(f"UPDATE editions SET source = '' WHERE slug IN ({slugs})", rows)
        self._db.executemany("DELETE FROM articles WHERE path = ?", rows)

    def editions(self, locale: str) -> dict[str, EditionRow]:
        """Every catalogue known of a locale, by slug."""
        rows = self._db.execute("SELECT * FROM editions WHERE locale = ?", (locale,))
        return {row[0]: EditionRow(*row) for row in rows}

    def keep_edition(self, row: EditionRow) -> None:
        """Remember a catalogue that the desk is done with."""
        values = (row.slug, row.locale, row.source, row.catalogue, row.bound, row.packs, row.open)
        self._db.execute("REPLACE INTO editions VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def remembered(self, locale: str) -> dict[str, str]:
        """The catalogues whose approved texts are kept, by slug, with the digest of the file they were read from."""
        return dict(self._db.execute("SELECT slug, catalogue FROM remembered WHERE locale = ?", (locale,)))

    def keep_approved(self, locale: str, slug: str, catalogue: str, rows: Iterable[Approved]) -> None:
        """Replace the approved texts of one catalogue; `catalogue` is the digest of its file, "" when it is gone."""
        self._db.execute("DELETE FROM remembered WHERE locale = ? AND slug = ?", (locale, slug))
        self._db.execute("DELETE FROM approved WHERE locale = ? AND slug = ?", (locale, slug))
        if catalogue:
            self._db.execute("INSERT INTO remembered VALUES (?, ?, ?)", (locale, slug, catalogue))
        self._db.executemany(
            "INSERT INTO approved VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [(locale, slug, *values) for values in rows]
        )

    def approved_in(self, locale: str, slug: str) -> Iterator[Approved]:
        """The approved texts of one catalogue."""
        columns = "language, context, source, target, origin, obsolete"
        return self._db.execute(f"SELECT {columns} FROM approved WHERE locale = ? AND slug = ?", (locale, slug))

    def keep_drafts(self, locale: str, slug: str, sentences: Iterable[str]) -> None:
        """Replace the sentences (digests) for which one catalogue has no person's text."""
        self._db.execute("DELETE FROM drafts WHERE locale = ? AND slug = ?", (locale, slug))
        self._db.executemany("REPLACE INTO drafts VALUES (?, ?, ?)", [(locale, slug, s) for s in sentences])

    def keep_fresh(self, locale: str, slug: str, sentences: Iterable[str]) -> None:
        """Note sentences (digests) that are newly approved in a catalogue, or no longer, until `spread`."""
        self._db.executemany("REPLACE INTO fresh VALUES (?, ?, ?)", [(locale, slug, s) for s in sentences])

    def spread(self) -> None:
        """Have the catalogues looked into again that have drafts or copies of what `keep_fresh` noted elsewhere."""
        self._db.execute(
            "UPDATE editions SET catalogue = '' WHERE EXISTS (SELECT 1 FROM drafts JOIN fresh USING (locale, sentence)"
            " WHERE drafts.locale = editions.locale AND drafts.slug = editions.slug AND fresh.slug != drafts.slug)"
        )
        self._db.execute("DELETE FROM fresh")

    def approved(self, locale: str) -> Iterator[tuple[str, str, str | None, str, str, str, int]]:
        """All approved texts of a locale, each with the slug of its catalogue before it."""
        columns = "slug, language, context, source, target, origin, obsolete"
        return self._db.execute(f"SELECT {columns} FROM approved WHERE locale = ?", (locale,))

    def fact(self, key: str) -> str:
        """A remembered word, "" where there is none."""
        row = self._db.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def keep_fact(self, key: str, value: str) -> None:
        """Remember one word."""
        self._db.execute("REPLACE INTO facts VALUES (?, ?)", (key, value))

    def save(self) -> None:
        """Make everything so far safe from a kill."""
        self._db.commit()


def _article(row: tuple[str, str, str, str, str, str, str]) -> ArticleRow:
    path, digest, slug, language, names, error, told = row
    found = tuple((kind, text) for kind, text in json.loads(names))
    return ArticleRow(path, digest, slug, language, found, error, told)


@contextmanager
def opened(state: Path, *, looking: bool = False) -> Iterator[Index]:
    """The newsroom's index, made anew where it is missing, damaged or of another version.

    `looking` writes nothing into it: for what may be done while a run, which holds it for writing, is at work.
    """
    path = state / "index.sqlite"
    try:
        connection = _connect(path)
    except sqlite3.OperationalError as error:
        mend = WAIT if _busy(error) else "change paths.state in pipeline.toml"
        raise DeskError(f"{path}: {error}; {mend}") from None
    try:
        yield Index(connection, keeps=not looking)
        connection.commit()
    except sqlite3.DatabaseError as error:
        if _busy(error):
            raise DeskError(f"{path}: {error}; {WAIT}") from None
        _remove(path)
        raise DeskError(f"{path}: damaged ({error}); it has been removed, run again and it is rebuilt") from None
    finally:
        connection.close()


def _busy(error: sqlite3.DatabaseError) -> bool:
    """Whether somebody else holds the file, which is no damage."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _make_safe(connection: sqlite3.Connection) -> None:
    # A write-ahead log keeps the file whole through a kill or a power cut, without a sync for every article.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path)
        _make_safe(connection)
        if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            connection.execute("SELECT count(*) FROM facts").fetchone()
            return connection
        connection.close()
    except sqlite3.DatabaseError as error:
        connection.close()
        if _busy(error):
            raise
    _remove(path)
    connection = sqlite3.connect(path)
    _make_safe(connection)
    connection.executescript(SCHEMA)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    return connection
