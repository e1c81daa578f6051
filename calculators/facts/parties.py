"""The two parties: what they are called, where they are, and what they are."""

from calculators.engine.fields import Choice, Field


class WorkerKind(Choice):
    PERSON = "person", "A person, not a company"
    ONE_PERSON_COMPANY = "one_person_company", "A company of one person"
    COMPANY = "company", "A company of more than one"
    NOT_SURE = "not_sure", "Not sure"


class WorkKind(Choice):
    """What kind of work it is: some statutes for freelance workers name the kinds they cover."""

    MARKETING = "marketing", "Marketing"
    GRAPHIC_DESIGN = "graphic_design", "Graphic design"
    WRITING = "writing", "Writing, editing, translation or illustration"
    PHOTO_VIDEO = "photo_video", "Photography or video"
    FINE_ART = "fine_art", "Fine art"
    GRANT_WRITING = "grant_writing", "Grant writing"
    HUMAN_RESOURCES = "human_resources", "Human resources"
    TRAVEL = "travel", "Travel services"
    SOFTWARE = "software", "Software, websites or data"
    LAW_MEDICINE = "law_medicine", "Law or medicine, with a licence"
    ARCHITECTURE = "architecture", "Architecture or engineering, with a licence"
    SALES = "sales", "Selling for a commission"
    CONSTRUCTION = "construction", "Building work"
    OTHER = "other", "Something else"
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
WORK_KIND = Field(
    "Kind of work", "Some statutes for freelance workers cover a list of professions only."
)
REGISTERED_IN_INDIA = Field("Are you registered in India as a micro or small enterprise?")
CLIENT_NAME = Field(
    "The client's name", "The legal name of the person or company, not a profile name."
)
CLIENT_PLACE = Field("Where the client is", "Where the company has its seat, or the person lives.")
CLIENT_KIND = Field("The client is")
