"""Whether the reader's own lines of a chat hold pressure or an insult, which a report shows too."""

from calculators.reading.chat import Chat

# Kinds of faults that a plain pattern sees, or the model where it is surer.
INSULTS = ("insult", "profanity", "accusing_word", "crime_word")
# How sure the model has to be of a fault, and of an insult: a short question often looks like one.
SURE, SURE_INSULT = 0.25, 0.5


def is_sharp(chat: Chat) -> bool:
    """Whether they do. Of the other side's lines nothing is read."""
    # Only a chat needs it, and with it the checks, which are not fetched for the other messages.
    from calculators.checks.lint import seen_in
    from calculators.checks.reading import sentences
    from calculators.reading.check import PARTED, check, own_words

    own = own_words(chat.mine, "chat").lower()
    said = [own[start:end] for start, end in sentences(own)]
    if any(seen_in(kind, sentence) for kind in INSULTS for sentence in said):
        return True
    insults = check(chat.mine, "chat", least=SURE_INSULT, form=False, named=True)
    if any(found.id in INSULTS for found in insults):
        return True
    return any(found.id in PARTED for found in check(chat.mine, "chat", least=SURE, form=False))
