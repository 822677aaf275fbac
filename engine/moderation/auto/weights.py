"""What each feature of the spam score is worth, and why. A linear sum, shown as per cent; above 0 (50 %) it is reported.

Set by hand on tests/data/probes/spam_dev.jsonl, spam_wild_dev.jsonl and the first half of a public chat; nothing here was
fitted to more. How the words of a text as a whole read (`advert`, `talk`) was learned: `engine/ml/adverts`.
"""

from __future__ import annotations

BIAS = -0.6
"""Nearly all of a chat is no spam: of a newcomer it takes one clear sign or two weak ones that the words do not deny, of
others one more."""

WEIGHTS = {
    "contact": 2.2,  # a number or name to write to elsewhere: what most Chinese adverts end with
    "adding": 1.2,  # being asked to add somebody, the number left out or in a picture
    "mail": 0.5,  # a mail address alone is common in logs and questions
    "black": 1.5,  # goods that no learning group sells: gambling, sex, papers, stolen accounts
    "black_more": 0.9,  # each further word of that sort
    "money": 0.8,  # earning, loans, coins: also the subject of exercises, so one word alone is nothing
    "money_more": 0.5,
    "promo": 0.8,  # discounts, giveaways, hurry
    "promo_more": 0.5,
    "offer": 0.8,  # so much a piece, so much back: an offer in whatever goods
    "ask": 0.8,  # write to me, click here, join us
    "amount": 0.4,  # a sum of money or a percentage beside such words
    "invite": 2.2,  # an invitation to another group
    "short": 1.3,  # a link that hides where it goes
    "fake": 3.2,  # a host that passes itself off as a brand
    "odd": 1.9,  # an ending that abuse reports are full of
    "plain": 0.5,
    "trick": 1.2,  # letters hidden or drawn with other signs; nobody does that by accident
    "trick_more": 0.4,
    "shout": 0.4,  # emoji and exclamation marks in rows
    "everyone": 1.2,
    "forwarded": 0.4,
    "advert": 0.1,  # a tenth of the log odds that the words are an advert's
    "talk": -0.1,  # a tenth of the log odds that they are talk: in most messages there are thirty to fifty
    "echo": 0.9,  # nearly the same was said here lately by somebody else
    "newcomer": 1.0,  # one of the author's first messages
    "question": -1.0,  # adverts rarely ask how something works
    "code": -0.8,  # code, paths, commands, error messages
    "reply": -0.8,  # an answer to somebody
    "warning": -1.2,  # members who speak of scams, and warn of them
    "quoted": -0.8,  # somebody else's words in quotation marks
    "local": -0.8,  # own things to be fetched, and their flaws
    "known": -0.4,  # a link to where learners' links go
    "trade": -0.6,  # words of the trade: adverts for learners have them too, so they weigh little
}

MOST = {"advert": 15, "talk": 40, "black_more": 2, "money_more": 3, "promo_more": 4, "trick_more": 4}
"""How often a further word, or a tenth, counts. Wording alone shows a message; it takes a sign to delete it."""

UNDECIDED = 2.1
"""As far (89 %) a message gets by its wording and one sort of sign; more, and with it being deleted, takes two sorts."""
WAYS = frozenset(("contact", "adding", "invite", "short", "fake", "odd", "trick", "everyone"))
"""Where it leads, or that it hides."""
INVITING = frozenset(("ask", "plain", "mail"))
"""Weaker: members are asked to write, and follow links, too."""
GOODS = frozenset(("black", "money", "promo", "offer"))
"""What is to be had."""
HONEST = frozenset(("code", "reply", "warning", "known", "trade", "quoted", "local"))
"""What speaks for honest talk; adverts ask, too."""
CLEAR = 15
"""So many tenths of an advert's wording count as a sign of their own."""
