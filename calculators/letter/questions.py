"""What the letter alone asks, and the headings under which it asks."""

from datetime import date

from calculators.engine.fields import Field
from calculators.facts.platform import ON_NONE

MONEY, WORK, REVIEW = "The money", "The work", "The review and messages"
FREELANCER, CLIENT, CONTRACT = "You", "The client", "The contract"
MORE_CONTRACT, MORE_MONEY = "More about the contract", "More about the money"
MORE_PEOPLE, EVIDENCE, LETTER = "More about you and the client", "Evidence", "The letter"
OWN = "Your own words"
HAPPENED = "What has happened"
POSTED = "review_content=opinion|false_fact"
FALSE = "review_content=false_fact"
FIRM = "worker_kind=one_person_company|company"
UNPAID = "money_place=unpaid_hours|not_sure"

REVIEW_ADDRESS = Field(
    "Where the review can be read",
    "Its address on the web, or the page it is on.",
    group=REVIEW,
    when=FALSE,
)
LETTER_ABOUT = Field(
    "What is the letter about?",
    "Blank means the money, or the review if no money is in question. Write two letters "
    "rather than one.",
    group=REVIEW,
    when=FALSE,
)
FREELANCER_ADDRESS = Field("Your address", group=FREELANCER, long=True, most=300)
FREELANCER_EMAIL = Field("Your email for the reply", group=FREELANCER)
CLIENT_ADDRESS = Field("The client's address", group=CLIENT, long=True, most=300)
CONTRACT_LAW = Field(
    "Law that the contract names",
    "Such as: England and Wales. Blank if it names none.",
    group=MORE_CONTRACT,
)
DISPUTE_NUMBER = Field(
    "Number of the dispute or ticket",
    group=MORE_MONEY,
    when="platform_steps=running|closed",
    unless=ON_NONE,
)
PLATFORM_ANSWER = Field(
    "Result of the dispute or ticket",
    "A whole sentence, with the date.",
    group=MORE_MONEY,
    long=True,
    most=600,
    when="platform_steps=closed",
    unless=ON_NONE,
)
INTEREST_CLAIMED = Field(
    "Do you claim interest?",
    "You need a rule for it where the client is. A first letter can do without interest.",
    group=MORE_MONEY,
    when=UNPAID,
)
PAYMENT_ROUTE = Field("How can the client pay?", group=MORE_MONEY, when=UNPAID, unless=ON_NONE)
PAYMENT_DETAILS = Field(
    "Where the client can pay",
    "Only if you use no platform for it. Do not give an account number: say where the client "
    "finds it.",
    group=MORE_MONEY,
    long=True,
    most=300,
    when=UNPAID,
)
INSTALMENTS = Field("Would you accept instalments?", group=MORE_MONEY, when=UNPAID)
PART_PAYMENT = Field(
    "Would you accept the undisputed part first?",
    "The letter then says that a part payment does not settle the rest.",
    group=MORE_MONEY,
    when=UNPAID,
)
CLIENT_EMAIL = Field("The client's email", group=MORE_PEOPLE)
CLIENT_CONTACT = Field(
    "Contact person at the client", group=MORE_PEOPLE, when="client_kind=business|public_body"
)
SIGNED_BY = Field("Who signs for your company", group=MORE_PEOPLE, when=FIRM)
SIGNED_AS = Field("Position of that person", "Such as: director.", group=MORE_PEOPLE, when=FIRM)
CLIENT_GAVE_ADDRESS = Field(
    "Did the client give you these addresses for the contract?",
    "Say yes for a company's registered office too.",
    group=MORE_PEOPLE,
)
CLIENT_ZONE = Field(
    "The client's time zone",
    "Blank means that of the client's place, where all of it keeps one time.",
    group=MORE_PEOPLE,
)
COPIES_ENCLOSED = Field("Do you enclose copies of the exhibits?", group=EVIDENCE)
TONE = Field("Tone", group=LETTER)
LETTER_DATE = Field(
    "Date of the letter", "Blank means today.", group=LETTER, least=date(2024, 1, 1)
)
REPLY_DAYS = Field(
    "Days to reply",
    "Blank means our usual number, or more where a place requires it.",
    least=1,
    most=365,
    group=LETTER,
)
NEXT_STEP = Field("What you may do next", group=LETTER)
HAS_COUNSEL = Field("Do you have a lawyer in this matter?", group=LETTER)
SENT_BY = Field("How will you send it?", group=LETTER)
EDITS = Field(
    "Paragraphs in your own words",
    "The button beside a paragraph adds a row. Remove the row to get our words back.",
    group=OWN,
)
