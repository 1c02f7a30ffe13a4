"""What single letters say about the language: alphabets differ where n-grams of a short text are few.

Weights are nats for one occurrence, at most twice counted. A letter outside an alphabet is no proof: Kurdish papers
write Turkish names, and Iraqi Arabic writes گ and چ in names.
"""

from __future__ import annotations

from collections.abc import Mapping

_OWN = 4.0  # a letter only this language of the script's four writes
_SHARED = 1.5  # a letter its neighbours write too
_FOREIGN = -1.5  # a letter outside the alphabet
_NOT_ARABIC = -2.5  # Arabic typed on a Kurdish or Persian keyboard has ی and ک, and is told by its words all the same

# Unicode's names: ە U+06D5, ێ U+06CE, ۆ U+06C6, ڕ U+0695, ڵ U+06B5, ڤ U+06A4; ہ U+06C1, ھ U+06BE, ے U+06D2, ں U+06BA.
_ARABIC: Mapping[str, Mapping[str, float]] = {
    "ckb": {
        **dict.fromkeys("ەێۆڕڵڤ", _OWN),
        **dict.fromkeys("یکگچپژ", _SHARED),
        **dict.fromkeys("ةثذصضطظۀىكيؤإأآٹڈڑںےہ", _FOREIGN),
    },
    "ar": {
        **dict.fromkeys("ة", _OWN),
        **dict.fromkeys("ىكيأإ", _SHARED),
        **dict.fromkeys("ەێۆڕڵڤٹڈڑںےہھ", _FOREIGN),
        **dict.fromkeys("یکگچپژ", _NOT_ARABIC),
    },
    "fa": {**dict.fromkeys("یکگچپژ", _SHARED), **dict.fromkeys("ەێۆڕڵڤةىكٹڈڑںےہھ", _FOREIGN)},
    "ur": {
        **dict.fromkeys("ٹڈڑںےہ", _OWN),
        **dict.fromkeys("ھیکگچپژ", _SHARED),
        **dict.fromkeys("ەێۆڕڵڤةىكيه", _FOREIGN),
    },
}
_LATIN: Mapping[str, Mapping[str, float]] = {
    "en": dict.fromkeys("êîûçşğıöüâäåæøßáéèíóñ", _FOREIGN),
    "kmr": {
        **dict.fromkeys("êîû", _SHARED),
        **dict.fromkeys("çşxwq", 0.3),
        **dict.fromkeys("ğıöüâäåæøßáéèíóñ", _FOREIGN),
    },
    "tr": {**dict.fromkeys("ğı", _OWN), **dict.fromkeys("çşöü", 1.0), **dict.fromkeys("êxwqäåæøßáéèíóñ", _FOREIGN)},
}
# Languages that langdetect has no profile for, known by letters that no other language here writes.
_MARKS: Mapping[str, str] = {
    "ps": "ټډړښځڅۍڼې",  # Pashto
    "sd": "ڄڃٻڀٺٽڌڏڊڦڳڱڻ",  # Sindhi
    "ug": "ۇۈۋڭ",  # Uighur
}


def letter_weights(script: str) -> Mapping[str, Mapping[str, float]]:
    """For each language with an alphabet here: the weight of each letter that tells."""
    return _ARABIC if script == "arabic" else _LATIN


def marked(text: str) -> str:
    """Pashto, Sindhi or Uighur ("ps", "sd", "ug") by letters of its own, one letter in forty; else ""."""
    for language, letters in _MARKS.items():
        found = sum(text.count(letter) for letter in letters)
        if found >= 2 and found * 40 >= len(text):
            return language
    return ""
