"""Names: recognised in articles, rendered in each locale, bound into translations and verified there."""

from pipeline.names.beginning import beginnings
from pipeline.names.binding import asked, prepare, rendering_of, segments_mentioning, verify
from pipeline.names.inflected import contains_name, find_name
from pipeline.names.kurdish import kin
from pipeline.names.placing import Placed, Wish, place, standing
from pipeline.names.proposing import propose
from pipeline.names.recogniser import Recogniser

__all__ = [
    "Placed",
    "Recogniser",
    "Wish",
    "asked",
    "beginnings",
    "contains_name",
    "find_name",
    "kin",
    "place",
    "prepare",
    "propose",
    "rendering_of",
    "segments_mentioning",
    "standing",
    "verify",
]
