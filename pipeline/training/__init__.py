"""Corpora to packs, and their evaluation. Needs the `training` extra."""
