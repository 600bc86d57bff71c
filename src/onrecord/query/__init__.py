"""Questions that stories answer: pure functions from records to values, which the store and the commands use.

    tokens.py       a text as words to be searched
    syntax.py       what a user asks for, as a tree: words, phrases, prefixes, what stands near what
    stems.py        the stem of a word, and words that a prefix may be the beginning of
    marking.py      where in a text that stands which was asked for, and a passage around it
    question.py     a search with its filters, checked

No database, no clock, no files here. What these need of a store, store/ fetches.
"""
