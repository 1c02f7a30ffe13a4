"""A published newsroom, made once for the tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.bundles import Report, publish

from .samples import mark, newsroom, settings


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """dist of four articles in three locales, and the report of publishing it."""
    folder = tmp_path_factory.mktemp("newsroom")
    report = publish(newsroom(folder / "seeds"), settings(folder / "dist", logo=mark()))
    return folder / "dist", report


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return tmp_path / "seeds"


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    return tmp_path / "dist"
