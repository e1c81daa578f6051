"""The two parties, and what kind of contract they have."""

from calculators.engine.fields import Choice


class WorkerKind(Choice):
    PERSON = "person", "A person, no company"
    ONE_PERSON_COMPANY = "one_person_company", "A company of one person"
    COMPANY = "company", "A company of more than one"
    NOT_SURE = "not_sure", "Not sure"


class ClientKind(Choice):
    BUSINESS = "business", "A company or another business"
    SOLE_TRADER = "sole_trader", "One person in business for themselves"
    CONSUMER = "consumer", "A private person, for private ends"
    PUBLIC_BODY = "public_body", "A public body"
    NOT_SURE = "not_sure", "Not sure"


class ContractForm(Choice):
    WRITTEN = "written", "In writing", "An offer accepted on Upwork is in writing."
    SPOKEN = "spoken", "Spoken, or never written down"
    NOT_SURE = "not_sure", "Not sure"


class LawOf(Choice):
    CLIENT = "client", "The client's place"
    FREELANCER = "freelancer", "My place"
