"""What speaks for an earlier message being the one that is gone on from: the names of the signs, and how they combine.

Each sign is a number for every candidate. Signs that begin with `i_` belong to the message itself and are the same for
all; they matter in products. `ALONE` are the signs of a message that goes on from none.
"""

from __future__ import annotations

import numpy as np

BASE = (
    "one",
    "distance",  # log of how many messages ago
    "first",  # the message just before
    "second",
    "near",  # among the last five
    "far",  # more than twenty ago
    "minutes",  # log of one plus the minutes between
    "later",  # more than three minutes
    "much_later",  # more than fifteen
    "mine",  # by the same author
    "newest",  # its author's last word
    "to",  # its author is called by name
    "other",  # somebody else is called
    "to_me",  # it calls me by name
    "calls_other",  # it calls somebody else
    "same_call",  # it calls whom I call
    "unanswered",  # I have said nothing since
    "since",  # log of one plus how often I have
    "with_me",  # I am in its thread
    "my_thread",  # my last word was in its thread
    "partner",  # by whom my last word answered
    "answers_me",  # it answers something of mine
    "thread_end",  # the last word of its thread
    "left_alone",  # nobody has gone on from it
    "answers",  # log of one plus how many have
    "shared",  # rare words in common
    "rarest",
    "alike",  # any rare word in common
    "question",
    "opening",  # greets, or asks into the round
    "length",
    "link",
    "i_free",  # I call nobody
    "i_short",
    "i_react",  # thanks, yes, but …
    "i_ask",
    "i_open",
    "i_pace",  # log of one plus the minutes between the last ten messages
    "i_crowd",  # how many different people wrote them
)
PRODUCTS = (
    "mine newest",
    "mine first",
    "mine newest i_free",
    "mine newest i_open",
    "mine newest minutes",
    "mine same_call",
    "mine question",
    "mine i_ask",
    "mine left_alone",
    "to newest",
    "to thread_end",
    "to to_me",
    "to to_me unanswered",
    "to to_me newest",
    "to question",
    "to question left_alone",
    "to with_me",
    "to my_thread",
    "to distance",
    "to minutes",
    "to unanswered",
    "other mine",
    "other same_call",
    "other distance",
    "to_me newest",
    "to_me unanswered",
    "to_me unanswered i_free",
    "to_me left_alone",
    "to_me distance",
    "to_me thread_end",
    "answers_me unanswered",
    "answers_me unanswered newest",
    "answers_me i_free",
    "calls_other i_free",
    "calls_other with_me",
    "with_me thread_end",
    "with_me unanswered",
    "with_me newest",
    "with_me i_react",
    "my_thread thread_end",
    "my_thread i_free",
    "my_thread i_short",
    "my_thread newest unanswered",
    "partner newest",
    "partner unanswered i_free",
    "partner newest thread_end",
    "thread_end i_free",
    "thread_end newest",
    "thread_end distance",
    "left_alone question",
    "left_alone distance",
    "shared mine",
    "shared other",
    "shared i_free",
    "shared with_me",
    "shared distance",
    "question i_react",
    "question newest",
    "question i_ask",
    "opening left_alone",
    "opening newest",
    "i_short distance",
    "i_react distance",
    "i_ask distance",
    "i_open i_free distance",
    "i_open mine",
    "i_free distance",
    "i_free first",
    "i_free first with_me",
    "length i_short",
    "i_pace distance",
    "i_pace minutes",
    "i_pace first",
    "i_crowd distance",
    "i_crowd first",
    "i_crowd mine",
    "i_free first thread_end",
    "first question left_alone",
    "i_pace first question",
)
ALONE = (
    "bias",
    "calls",
    "asks",
    "asks into the round",
    "reacts",
    "opens",
    "opens into the round",
    "opens unseen",
    "length",
    "short",
    "unseen",  # I have said nothing in the window
    "unseen and free",
    "silence",  # log of one plus the minutes since my last word
    "quiet",  # the same since anybody's
    "empty",
    "link",
    "calls somebody away",
    "pace",
    "crowd",
    "later than the pace",  # the silence before, less the pace
)
COLUMNS = len(BASE) + len(PRODUCTS) + len(ALONE)

_PLACE = {name: place for place, name in enumerate(BASE)}
FACTORS = np.array(
    [[_PLACE[name] for name in (*product.split(), "one", "one")[:3]] for product in PRODUCTS], dtype=np.int64
).T
