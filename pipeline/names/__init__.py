"""Names: recognised in articles, rendered in each locale, bound into translations and verified there."""

from pipeline.names.beginning import beginnings
from pipeline.names.binding import asked, prepare, rendering_of, segments_mentioning, verify
from pipeline.names.crossing import carried, renamed
from pipeline.names.dressing import glided, oblique
from pipeline.names.inflected import contains_name, find_name
from pipeline.names.kurdish import kin
from pipeline.names.ordinary import rank
from pipeline.names.placing import Placed, Wish, place, standing
from pipeline.names.proposing import propose
from pipeline.names.ranks import ranks_for
from pipeline.names.recogniser import Recogniser
from pipeline.names.romanising import english_of
from pipeline.names.sharing import shared
from pipeline.names.titles import titles_in_words
from pipeline.names.undressing import undressed

__all__ = [
    "Placed",
    "Recogniser",
    "Wish",
    "asked",
    "beginnings",
    "carried",
    "contains_name",
    "english_of",
    "find_name",
    "glided",
    "kin",
    "oblique",
    "place",
    "prepare",
    "propose",
    "rank",
    "ranks_for",
    "renamed",
    "rendering_of",
    "segments_mentioning",
    "shared",
    "standing",
    "titles_in_words",
    "undressed",
    "verify",
]
