"""Linking: the parties of stories joined to parties across stories.

Strategy. A party in a story is brought down to a profile: what linking goes by, and nothing else (its folded name, the
kinds of its roles, their countries, the year). Profiles repeat from story to story, so that there are far fewer of them
than there are stories. `link` (link.py) is a pure function from a set of profiles to parties: it knows no order, so
the order in which stories came cannot matter.

    names.py     when two names may be one person's, how surely, and which names are never compared
    roles.py     what a role tells: the kind of office, its field, its country
    profiles.py  a party of a story as a profile; keys of parties, by content
    link.py      profiles, what people have said (Bonds) and who is known -> parties, and what is unsure
    known.py     files of known people and bodies
    kept.py      the tables: profiles entered as stories come, and linked again where something changed

Only names that could be one another's are ever compared: those of one block, the folded surname or the whole name of an
organisation. When a story brings a profile that is new, the blocks it touches are linked again from all their profiles,
which gives what linking the whole store would give; a profile that is known needs no linking at all.

Wrong joins matter more than missed ones. Full names join, unless country or field of work speak against it; a variant
(an initial, a short form, another spelling) joins only if nothing else could be meant and roles agree; a bare surname
only if exactly one party fits and the role or the country says so. What stays unsure stays in its story and lists its
candidates. Organisations named by common nouns alone ("the Foreign Ministry"), descriptions, groups without a name of
their own and documents stay in their stories.

What people say wins: `Bonds.same` joins and `Bonds.apart` parts, whatever the names say. They name parties by key or
single parties of stories by their ids in the records, both of which are by content. A party answers to every key that
its names and countries make, so that a key keeps its hold when a fuller name turns up.
"""
