"""Questions that stories answer: pure functions from records to values, which the store and the commands use.

    tokens.py       a text as words to be searched
    syntax.py       what a user asks for, as a tree: words, phrases, prefixes, what stands near what
    stems.py        the stem of a word, and words that a prefix may be the beginning of
    marking.py      where in a text that stands which was asked for, and a passage around it
    naming.py       which of the names on record a user means
    question.py     a search with its filters, checked
    words.py        a text as words to be compared, and what two wordings share and do not
    sketch.py       a text as a few numbers, by which reprints of it are found, and the rule that says what a reprint is
    utterance.py    which statements report the same utterance
    wordings.py     one utterance as it was worded here and there
    align.py        where two texts differ, word by word
    figures.py      money, shares and numbers of a text
    difference.py   what changed from one record to another

No database, no clock, no files here. What these need of a store, store/ fetches.
"""
