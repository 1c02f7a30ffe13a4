"""Names: recognised in articles, rendered in each locale, bound into translations and verified there."""

from pipeline.names.binding import prepare, rendering_of, segments_mentioning, verify
from pipeline.names.inflected import contains_name, find_name
from pipeline.names.proposing import propose
from pipeline.names.recogniser import Recogniser

__all__ = [
    "Recogniser",
    "contains_name",
    "find_name",
    "prepare",
    "propose",
    "rendering_of",
    "segments_mentioning",
    "verify",
]
