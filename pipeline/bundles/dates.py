"""Times of an article: made aware, and written the way the locale's readers know."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from zoneinfo import ZoneInfo

# For feeds that demand a time where an article has none; a build's clock would change its bytes.
NO_TIME = "1970-01-01T00:00:00+00:00"


def iso(when: datetime | None, timezone: str) -> str:
    """ISO 8601 to the second with an offset; "" for none. A naive time is read in `timezone`."""
    if when is None:
        return ""
    aware = when if when.tzinfo else when.replace(tzinfo=ZoneInfo(timezone))
    return aware.replace(microsecond=0).isoformat()


def latest(*times: str) -> str:
    """The latest of some ISO times, "" where there is none."""
    return max((t for t in times if t), key=datetime.fromisoformat, default="")


def rfc822(time: str) -> str:
    """An ISO time as RSS has it; "" for ""."""
    return format_datetime(datetime.fromisoformat(time)) if time else ""


def in_utc(time: str) -> str:
    """An ISO time as EPUB has it, in UTC with a Z."""
    return datetime.fromisoformat(time).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def long_date(time: str, locale: str, digits: str, timezone: str) -> str:
    """The day in the locale's long form ("14 أيلول 2025"); "" for ""."""
    if not time:
        return ""
    when = datetime.fromisoformat(time).astimezone(ZoneInfo(timezone))
    from pipeline.languages import format_date  # noqa: PLC0415

    return format_date(when, locale, "long", digits)
