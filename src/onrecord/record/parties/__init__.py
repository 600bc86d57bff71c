"""Parties: the names of a story gathered, and whose each attribution is.

The way of a page here: its words (lexed), its names (the model's, and the finder's where the model has none), gathered
into entities and described by what stands around them; then each attribution's source taken apart and decided, names
by looking up, pronouns and descriptions by the ranker. docs/how-speakers-are-found.md has the figures.
"""

from onrecord.record.parties.outcome import REASONS, RULES, Reason, Resolution, Rule, Trace, Weighed
from onrecord.record.parties.resolve import explain, resolve

__all__ = ["REASONS", "RULES", "Reason", "Resolution", "Rule", "Trace", "Weighed", "explain", "resolve"]
