"""Dragoman: an offline translation desk for newsrooms that publish in Arabic and Kurdish."""
