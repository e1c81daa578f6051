"""The two parties: what they are called, where they are, and what they are."""

from calculators.engine.fields import Choice, Field


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


FREELANCER_NAME = Field("Your name", "Your legal name.")
FREELANCER_PLACE = Field("Where you are", "A state, or a city with rules of its own.")
WORKER_KIND = Field("You work as")
REGISTERED_IN_INDIA = Field("Are you registered in India as a micro or small enterprise")
CLIENT_NAME = Field(
    "The client's name", "The legal name of the person or company, not a profile name."
)
CLIENT_PLACE = Field("Where the client is", "Where the company has its seat, or the person lives.")
CLIENT_KIND = Field("The client is")
