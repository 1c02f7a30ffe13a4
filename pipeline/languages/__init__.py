"""Which language a text is in, and what each locale's readers expect: direction, digits, dates, punctuation."""

from pipeline.languages.detection import detect

__all__ = ["detect"]
