# What the community knows

knowledge-button = { $what ->
    [yes] ✔ That's it
    [no] ✘ Wrong
    [gone] 🗑 Source is gone
    [show] Show the answer
    [none] None of these
    [post] 🙋 Ask people
    [draft-yes] ✅ Take in
    [draft-edit] ✏️ In other words
    [draft-no] 🚫 Leave out
    [draft-gone] 🗑 Take it back
   *[other] { $what }
 }
knowledge-source = { $source ->
    [faq] written for the FAQ
    [accepted] accepted answer
    [history] from the chat's history
    [document] from a document
    [course] from course notes
    [gone] the original is said to be gone
   *[other] { $source }
 }
knowledge-original = original
knowledge-confidence = { $word ->
    [sure] 🟢 quite sure
    [likely] 🟡 fairly sure
    [chosen] chosen by you
   *[maybe] 🟠 not sure
 }
knowledge-matched = Found by: { $text }

## Looking things up

knowledge-choose = { $how ->
    [one] This may be about:
    [before] Before you ask: is it one of these?
   *[several] Do you mean one of these?
 }
knowledge-nothing = I have no answer to that yet. Ask people with /ask{ $where ->
    [private] { " " }in the group
   *[group] { "" }
 }; an accepted answer can be found here later.
knowledge-gone = That entry is no longer there.
knowledge-too-old = That was too long ago. Please ask once more.
knowledge-unknown = There is no entry { $value }. See /faq list.
knowledge-said-before = You have said so already. Thank you!
knowledge-thanks = { $right ->
    [yes] Thank you! Next time I answer that right away.
    [noted] Thank you! I have noted it.
   *[no] Thank you! I won't answer that with it again.
 }
knowledge-folded = (An answer that did not fit was taken back.)
knowledge-alike = This is being asked already; an answer there helps you, too:
knowledge-posting = All right, I put your question up.
knowledge-retracted = Taken back, with all its words.
knowledge-reported = Thank you! A moderator will have a look.
knowledge-list = { $count } in the FAQ
knowledge-list-empty = The FAQ is empty. Moderators fill it with /faq add.
knowledge-list-footer = page { $page }/{ $pages } · /faq key, or #key

## Writing

knowledge-empty = An entry needs a question and an answer: /faq add #key question | answer
knowledge-long = A question has at most { $question } characters, an answer { $answer }.
knowledge-key = { $value } cannot be a key: it needs a letter, neither blanks nor # / | =, and at most { $most } characters.
knowledge-taken = ✅ Added, it answers from now on: /faq { $number }. It has no key yet: #{ $word } is entry { $other }, “{ $question }”. Put it into that one, or call it otherwise? Any other key: /faq edit { $number } #key
knowledge-into = ✏️ Put it into #{ $word }
knowledge-call = 🔑 Call it #{ $word }
knowledge-key-taken = #{ $word } is entry { $number } already. Choose another key, or change that one with /faq edit { $word }.
knowledge-keyless = ✅ Added, it answers from now on: /faq { $number }. It has no key yet: { $value } cannot be one, which needs a letter, neither blanks nor # / | =, and at most { $most } characters. Another one: /faq edit { $number } #key
knowledge-edit-empty = Write the new answer after it: /faq edit { $name } new answer
knowledge-same = That is how it reads already.
knowledge-no-version = No earlier version of entry { $number } is kept.
knowledge-added = ✅ Added, it answers from now on: { $name }
knowledge-edited = ✅ Changed: { $name }
knowledge-undone = ↩️ As it was before: { $name }
knowledge-deleted = 🗑 Entry { $number } is out: { $question } (/faq undo { $number } brings it back)
knowledge-history = Entry { $number }, version { $count }
knowledge-no-semantic = Finding by meaning needs an extra package: pip install "qunban[semantic]". Until then I search by words.

## Review

knowledge-review = Draft { $number }, { $count } waiting
knowledge-review-empty = Nothing is waiting for review 🎉
knowledge-review-edit = Send this with the words as they should be:
knowledge-approved = ✅ Taken in as entry { $number }.
knowledge-rejected = 🚫 Draft { $number } is left out.
knowledge-no-draft = Draft { $number } does not wait for anybody. See /faq review.

## Figures

knowledge-stats = FAQ: { $count ->
    [1] 1 entry
   *[other] { $count } entries
 }, { $drafts ->
    [1] 1 draft
   *[other] { $drafts } drafts
 }; { $asked ->
    [1] 1 question
   *[other] { $asked } questions
 } looked up, { $said } shown something
knowledge-stats-share = { $what ->
    [precision] right, as people say: { $percent }
   *[deflection] settled without anybody's help: { $percent }
 } (95 % interval { $low }–{ $high }, n={ $n })
knowledge-stats-gaps = { $count } without an entry, the latest:

## Why

knowledge-why = “{ $words }” found “{ $question }”
knowledge-why-nothing = { $found ->
    [yes] What I found is no longer there.
   *[no] Nothing in the FAQ came near, so I had no answer.
 }
knowledge-why-chance = Chance that it is right: { $percent }; from { $cutoff } on I answer { $band ->
    [answer] (so I did)
    [suggest] (so I asked you to choose)
   *[ask] (so I kept still)
 }
knowledge-why-semantic = Words and meaning were both compared.
knowledge-measure = { $name ->
    [row_score] words in common with the question
    [row_lead] words in common, beside the best other
    [whole_score] words in common with question and answer
    [whole_lead] the same, beside the best other
    [covered] how much of what you asked stands in it
    [covers] how much of it you asked
    [cosine] letters in common
    [covered_anywhere] what you asked, in question or answer
    [sequence] the same order of words
    [codes_covered] names and codes in common
    [codes_foreign] names and codes that you did not say
    [numbers_clash] other numbers
    [evidence] how many telling words of yours stand in it
    [negation_clash] “not” on one side only
    [asks_shared] the same kind of question
    [asks_clash] another kind of question
    [missing] a telling word that it lacks
    [excess] a telling word that you did not say
    [shortness] how short the question is
    [languages_differ] two languages
    [margin] distance to the next entry
    [share] how far it stands out
    [height] the whole score
    [near] likeness of meaning
    [answer_near] likeness of meaning with the answer
   *[other] finer measure: { $name }
 }

knowledge-add-audit = wrote an FAQ entry
knowledge-edit-audit = changed an FAQ entry
knowledge-delete-audit = took an FAQ entry out
knowledge-undo-audit = took a change of an FAQ entry back
knowledge-approve-audit = took a draft into the FAQ
knowledge-reject-audit = left a draft out of the FAQ
