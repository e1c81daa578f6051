"""What the answers of a letter come to: its subject, and how the money and the review stand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from calculators.facts.contract import Party
from calculators.facts.feedback import ReviewContent
from calculators.facts.moment import local_day
from calculators.facts.money import MoneyPlace
from calculators.facts.platform import Placed
from calculators.letter.choices import Subject


class Situation(Placed):
    """Read off the answers, whose fields are those of `Inputs`."""

    contract_ended: date | datetime | None
    ended_by: Party | None
    letter_about: Subject | None
    letter_date: date | None
    letter_days: int | None
    letter_sent: date | None
    money_place: MoneyPlace
    now: datetime
    refund_requested: date | datetime | None
    review_content: ReviewContent
    review_published: date | None
    zone: ZoneInfo

    @property
    def statement_published(self) -> date | None:
        """The day that a false statement was published: that of the review, if it has one."""
        return self.review_published if self.disputes_review else None

    @property
    def today(self) -> date:
        """The date of the letter."""
        return self.letter_date or self.now.astimezone(self.zone).date()

    @property
    def contract_over(self) -> bool:
        """Whether the contract has ended by the date of the letter."""
        return self.ended_on is not None and self.ended_on <= self.today

    @property
    def ended_on(self) -> date | None:
        """The day on which the contract ended, where the reader is."""
        return self._day(self.contract_ended)

    @property
    def refund_requested_on(self) -> date | None:
        """The day on which the client asked for a refund, where the reader is."""
        return self._day(self.refund_requested)

    def _day(self, moment: date | datetime | None) -> date | None:
        return local_day(moment, self.zone) if moment else None

    @property
    def returned(self) -> bool:
        """Whether held money went back to the client, as the freelancer ended the contract."""
        ended = self.contract_over and self.ended_by == Party.FREELANCER
        return self.about_money and self.at_platform and ended

    @property
    def disputes_review(self) -> bool:
        """Whether a posted review has false sentences of fact."""
        return self.review_content == ReviewContent.FALSE_FACT and self.subject != Subject.MONEY

    @property
    def names_step(self) -> bool:
        """Whether the letter says what may follow. Who was paid has nothing to claim."""
        return not self.released or self.disputes_review

    @property
    def has_both(self) -> bool:
        """Whether money is in question and a review states false facts."""
        false = self.review_content == ReviewContent.FALSE_FACT
        return false and self.money_place != MoneyPlace.NONE

    @property
    def subject(self) -> Subject:
        """What the letter is about: the money first, and the review in a letter of its own."""
        if self.has_both:
            return self.letter_about or Subject.MONEY
        return Subject.REVIEW if self.money_place == MoneyPlace.NONE else Subject.MONEY

    @property
    def earlier_letter(self) -> date | None:
        """The day of an earlier letter, if that is before this one."""
        return self.letter_sent if self.letter_sent and self.letter_sent < self.today else None

    @property
    def earlier_end(self) -> date | None:
        """The day by which the earlier letter asked for an answer."""
        if not self.earlier_letter or not self.letter_days:
            return None
        return self.earlier_letter + timedelta(days=self.letter_days)

    @property
    def at_platform(self) -> bool:
        """Whether a platform holds money, or held it until the contract ended."""
        return self.money_place == MoneyPlace.HELD and not self.direct

    @property
    def held(self) -> bool:
        return self.about_money and self.at_platform and not self.returned

    @property
    def released(self) -> bool:
        return self.about_money and self.money_place == MoneyPlace.RELEASED

    @property
    def about_money(self) -> bool:
        return self.subject != Subject.REVIEW

    @property
    def unpaid(self) -> bool:
        """Money that nobody holds for the reader, or no longer; *not sure* is taken for it."""
        return self.about_money and not self.held and not self.released
