"""The few words of the pages: read from `interface.po`, every one demanded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.bundles.errors import BundleError

PACKAGED = Path(__file__).parent / "data" / "interface"
_CHECKOUT = Path(__file__).parents[2] / "locales"


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: an environment is kept for each
class Interface:
    """The words of one locale; English needs none, its words are the message ids."""

    locale: str
    messages: Mapping[str, str]

    def gettext(self, message: str) -> str:
        """The message in the locale. Raises BundleError where there is none: no page mixes languages."""
        if self.locale == "en":
            return message
        try:
            return self.messages[message]
        except KeyError:
            raise BundleError(
                f"locales/{self.locale}/LC_MESSAGES/interface.po: {message!r} is not translated; translate it there"
            ) from None

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """For Jinja's extension; the pages have no plurals."""
        return self.gettext(singular if number == 1 else plural)


class Interfaces(dict[str, Interface]):
    """The words of each locale, read when first asked for."""

    def __init__(self, locales_dir: Path | None) -> None:
        super().__init__()
        self._locales_dir = locales_dir

    def __missing__(self, locale: str) -> Interface:
        self[locale] = load(locale, self._locales_dir)
        return self[locale]


def load(locale: str, locales_dir: Path | None) -> Interface:
    """The newsroom's own words where its catalogue has them, else the ones that ship with Dragoman."""
    if locale == "en":
        return Interface(locale, {})
    messages: dict[str, str] = {}
    relative = Path(locale, "LC_MESSAGES", "interface.po")
    places = [PACKAGED / f"{locale}.po", _CHECKOUT / relative]
    if locales_dir:
        places.append(locales_dir / relative)
    for path in places:
        if path.is_file():
            messages |= _read(path, path.stat().st_mtime_ns)
    if not messages:
        raise BundleError(f"locales/{locale}/LC_MESSAGES/interface.po: no such file; take it from Dragoman's own")
    return Interface(locale, messages)


@cache
def _read(path: Path, _mtime: int) -> Mapping[str, str]:
    """Approved messages of a catalogue; a fuzzy one is not used."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise BundleError(f"{path}: cannot be read: {error}; mend it in a gettext editor") from None
    return {str(m.id): str(m.string) for m in catalogue if m.id and m.string and not m.fuzzy}
