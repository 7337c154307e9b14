using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>What can be done with a card, on both sides of each boundary.</summary>
public sealed class CardDeciderTests
{
    private static readonly LocalDate Later = MadeOn.PlusDays(3);

    [Fact]
    [Trait("rule", "CRD-10")]
    public void It_is_made_once_with_the_next_number_and_not_for_who_holds_one_nor_when_its_validity_is_over()
    {
        CardCommand.Make make = new("c-1", Round, "h-1", Holder, HoldsOne: false);

        var card = Next(null, make, Until);

        Assert.Equal((CardStatus.Made, 1, 7, CardKind.Kps, MadeOn), (card.Status, card.Number.Serial, card.Number.Round, card.Kind, card.MadeOn));
        Assert.Empty(CardDecider.Decide(make, card, Samples.Policy, Noon(Until)).Events);
        var anew = Next(null, make with { IsAnew = true }, Later);
        Assert.Equal((Later, "GOV-3", Until), (anew.MadeOn, anew.History[0].Rule, anew.ValidUntil));
        Assert.Equal($"Refused CRD-10  {CardViolations.Expired}", Refusal(null, make, Until.PlusDays(1)));
        Assert.Equal($"Refused CRD-9 /household {CardViolations.HolderHas}", Refusal(null, make with { HoldsOne = true }, MadeOn));
        Assert.Null(Refusal(null, make with { Round = Round with { NextSerial = CardNumber.MostSerial } }, MadeOn));
        Assert.Equal($"Conflict CRD-10  {CardViolations.NumbersGiven}", Refusal(null, make with { Round = Round with { NextSerial = CardNumber.MostSerial + 1 } }, MadeOn));
    }

    [Theory]
    [Trait("rule", "CRD-1")]
    [InlineData("delivered", null, "A", "B", null)]
    [InlineData("delivered", null, "A", null, "/accompaniedBy card.companionNeeded")]
    [InlineData("delivered", null, null, "B", "/receivedBy card.receiverNeeded")]
    [InlineData("delivered", "moved", "A", "B", "/reason card.reasonOdd")]
    [InlineData("returned", "emptyHouse", null, null, null)]
    [InlineData("returned", "incompleteAddress", null, "B", null)]
    [InlineData("returned", "unknownAddress", null, null, null)]
    [InlineData("returned", "moved", null, null, null)]
    [InlineData("returned", "refused", null, null, null)]
    [InlineData("returned", "allDeceased", null, null, null)]
    [InlineData("returned", "tired", null, null, "/reason card.returnReason")]
    [InlineData("returned", null, null, null, "/reason card.reasonNeeded")]
    [InlineData("returned", "moved", "A", null, "/receivedBy card.receiverOdd")]
    [InlineData("lost", null, null, null, "/outcome input.unknownValue")]
    public void A_row_says_what_its_outcome_needs_and_no_more(string outcome, string? reason, string? receivedBy, string? accompaniedBy, string? fault)
    {
        CardAttemptDraft draft = new(outcome, reason, receivedBy, accompaniedBy, "2026-11-05");

        Assert.Equal(fault, CardDecider.Decide(new CardCommand.Record(draft, Post), Made(), Samples.Policy, Noon(Later)).Violations.Select(v => $"{v.Pointer} {v.Code}").SingleOrDefault());
    }

    [Fact]
    [Trait("rule", "CRD-1")]
    public void A_row_is_taken_from_the_making_day_to_today_and_to_the_last_day_of_validity()
    {
        Assert.Equal(CardStatus.Delivered, Next(Made(), Delivered(MadeOn), MadeOn).Status);
        Assert.Equal($"Refused CRD-1 /on {CardViolations.BeforeMade}", Refusal(Made(), Delivered(MadeOn.PlusDays(-1)), MadeOn));
        Assert.Equal($"Invalid CRD-1 /on {InputViolations.DateFuture}", Refusal(Made(), Delivered(MadeOn.PlusDays(1)), MadeOn));
        Assert.Equal(CardStatus.Expired, Next(Made(), Delivered(Until), Until.PlusDays(9)).StatusOn(Until.PlusDays(9)));
        Assert.Equal($"Refused CRD-10 /on {CardViolations.Expired}", Refusal(Made(), Delivered(Until.PlusDays(1)), Until.PlusDays(9)));
        Assert.Equal($"Invalid  /card {CardViolations.Missing}", Refusal(null, Delivered(MadeOn), MadeOn));
    }

    [Fact]
    [Trait("rule", "CRD-1")]
    public void Sent_again_it_is_once_and_from_two_phones_the_delivery_of_a_day_stands()
    {
        var returned = Next(Made(), Returned(Later), Later);
        var delivered = Next(returned, Delivered(Later), Later);

        Assert.Empty(CardDecider.Decide(Returned(Later), returned, Samples.Policy, Noon(Later)).Events);
        Assert.Equal((CardStatus.Delivered, 2), (delivered.Status, delivered.Attempts.Count));
        Assert.Equal($"Conflict CRD-1 /on {CardViolations.DeliveredThatDay}", Refusal(Next(Made(), Delivered(Later), Later), Returned(Later), Later));
        Assert.Equal($"Conflict CRD-1 /on {CardViolations.AttemptOtherwise}", Refusal(returned, Returned(Later, "moved"), Later));
        Assert.Empty(CardDecider.Decide(Returned(Later), delivered, Samples.Policy, Noon(Later)).Events);
    }

    [Fact]
    [Trait("rule", "CRD-1")]
    public void So_many_attempts_are_kept_and_no_more()
    {
        var card = Enumerable.Range(0, CardRules.MostAttempts - 1).Aggregate(Made(), (c, i) => Next(c, Returned(MadeOn.PlusDays(i)), Until));

        var full = Next(card, Returned(Until.PlusDays(-1)), Until);

        Assert.Equal($"Conflict CRD-1  {CardViolations.AttemptsFull}", Refusal(full, Delivered(Until), Until));
    }

    [Fact]
    [Trait("rule", "CRD-3")]
    public void A_household_hands_back_what_it_has_and_a_late_row_of_before_is_history()
    {
        CardCommand back = new CardCommand.HandBack("Sudah mampu", Tksk);
        var surrendered = Next(Next(Made(), Delivered(Later), Later), back, Later.PlusDays(1));

        Assert.Equal((CardStatus.Surrendered, Later.PlusDays(1)), (surrendered.Status, surrendered.Surrender!.On));
        Assert.Empty(CardDecider.Decide(back, surrendered, Samples.Policy, Noon(Until)).Events);
        Assert.Equal(CardStatus.Surrendered, Next(Next(Next(Made(), Delivered(MadeOn), Later), back, Later), Delivered(Later), Later).Status);
        Assert.Equal($"Conflict CRD-3  {CardViolations.Surrendered}", Refusal(surrendered, Delivered(Later.PlusDays(2)), Until));
        Assert.Equal($"Refused CRD-3  {CardViolations.WithPost}", Refusal(Next(Made(), Returned(Later), Later), back, Later));
        Assert.Equal($"Refused CRD-3  {CardViolations.Blocked}", Refusal(Next(Made(), Blocked(CardBlockReason.WellOff), Later), back, Later));
        Assert.Equal($"Refused CRD-10  {CardViolations.Expired}", Refusal(Made(), back, Until.PlusDays(1)));
        Assert.Equal($"Refused CRD-3  {CardViolations.WithPost}", Refusal(Made(), back, Until));
        Assert.Null(Refusal(Next(Made(), Delivered(Later), Later), back, Until));
    }

    [Fact]
    [Trait("rule", "CRD-3")]
    public void That_it_was_handed_back_is_taken_back_with_a_reason_until_it_is_sent_on_or_a_deliberation_begins()
    {
        var delivered = Next(Made(), Delivered(MadeOn), MadeOn);
        var surrendered = Next(delivered, new CardCommand.HandBack(null, Tksk), Later);
        CardCommand.TakeBack undo = new("Salah kartu", IsDeliberated: false, Tksk);
        var again = Next(surrendered, undo, Later);

        Assert.Equal((CardStatus.Delivered, null, "Salah kartu"), (again.Status, again.Surrender, again.TakenBack!.Reason));
        Assert.Empty(CardDecider.Decide(undo, again, Samples.Policy, Noon(Later)).Events);
        Assert.Equal($"Refused CRD-3  {CardViolations.NotSurrendered}", Refusal(delivered, undo, Later));
        Assert.Equal($"Invalid  /reason {InputViolations.Required}", Refusal(surrendered, undo with { Reason = null }, Later));
        Assert.Equal($"Conflict CRD-3  {CardViolations.Deliberated}", Refusal(surrendered, undo with { IsDeliberated = true }, Later));
        Assert.Equal($"Conflict CRD-3  {CardReturnViolations.ForwardedBefore}", Refusal(surrendered with { Forwarding = new CardForwarding("f-1", Later) }, undo, Later));
        Assert.Equal($"Refused CRD-10  {CardViolations.Expired}", Refusal(surrendered, undo, Until.PlusDays(1)));
        Assert.Equal($"Refused CRD-3  {CardViolations.Blocked}", Refusal(Next(surrendered, Blocked(CardBlockReason.Withdrawn), Later), undo, Later));
        var gone = Next(surrendered, new CardCommand.ChangeFamily("f-1", CardFamilyChangeKind.Ended, null, Head), Later);
        Assert.Equal(CardBlockReason.Ended, Next(gone, undo, Later).Block!.Reason);
    }

    [Fact]
    [Trait("rule", "CRD-5")]
    public void What_came_back_and_goes_to_another_household_is_delivered_to_nobody()
    {
        var returned = Next(Made(), Returned(Later), Later);
        CardCommand late = new CardCommand.Record(new("delivered", null, "Contoh Dua", "Contoh Empat", CardRules.Day(Later.PlusDays(1))), Post) { IsToBeReplaced = true };

        Assert.Equal($"Conflict CRD-5  {CardViolations.ToBeReplaced}", Refusal(returned, late, Until));
        Assert.Null(Refusal(returned, Delivered(Later.PlusDays(1)), Until));
        Assert.Null(Refusal(returned, new CardCommand.Record(new("returned", "moved", null, null, CardRules.Day(Later.PlusDays(1))), Post) { IsToBeReplaced = true }, Until));
        Assert.Null(Refusal(Made(), late, Until));
    }

    [Fact]
    [Trait("rule", "CRD-7")]
    public void A_deliberation_blocks_it_once_and_what_it_was_before_is_kept()
    {
        var blocked = Next(Next(Made(), Returned(Later), Later), Blocked(CardBlockReason.Withdrawn), Later);

        Assert.Equal(new CardBlock(CardBlockReason.Withdrawn, Later, CardStatus.Returned, "m-1"), blocked.Block);
        Assert.Empty(CardDecider.Decide(Blocked(CardBlockReason.Withdrawn), blocked, Samples.Policy, Noon(Later)).Events);
        Assert.Equal($"Refused CRD-7  {CardViolations.Blocked}", Refusal(blocked, Blocked(CardBlockReason.WellOff), Later));
        Assert.Equal($"Conflict CRD-7  {CardViolations.Blocked}", Refusal(blocked, Delivered(Later.PlusDays(1)), Until));
        Assert.Equal(CardStatus.Blocked, Next(blocked, Delivered(Later), Until).Status);
        Assert.Equal(CardStatus.Blocked, blocked.StatusOn(Until.PlusDays(1)));
        Assert.Equal($"Refused CRD-10  {CardViolations.Expired}", Refusal(Made(), Blocked(CardBlockReason.WellOff), Until.PlusDays(1)));
    }

    [Fact]
    [Trait("rule", "CRD-9")]
    public void It_is_replaced_once_where_it_came_back_or_was_judged_and_no_other_is()
    {
        CardCommand replace = new CardCommand.Replace("c-2", Head);
        var returned = Next(Made(), Returned(Later), Later);
        var replaced = Next(returned, replace, Later);
        var wellOff = Next(Next(Next(Made(), Delivered(Later), Later), Blocked(CardBlockReason.WellOff), Later), replace, Until);

        Assert.Equal((CardStatus.Blocked, CardBlockReason.Replaced, "c-2", false), (replaced.Status, replaced.Block!.Reason, replaced.ReplacedBy, replaced.IsHeldOn(Later)));
        Assert.Equal((CardBlockReason.WellOff, "c-2"), (wellOff.Block!.Reason, wellOff.ReplacedBy));
        Assert.Empty(CardDecider.Decide(replace, replaced, Samples.Policy, Noon(Later)).Events);
        Assert.Equal($"Conflict CRD-9  {CardViolations.ReplacedBefore}", Refusal(replaced, new CardCommand.Replace("c-3", Head), Later));
        Assert.Equal($"Refused CRD-5 /card {CardViolations.NotReplaceable}", Refusal(Made(), replace, Later));
        Assert.Equal($"Refused CRD-5 /card {CardViolations.NotReplaceable}", Refusal(Next(Made(), Delivered(Later), Later), replace, Later));
        Assert.Equal($"Refused CRD-10  {CardViolations.Expired}", Refusal(returned, replace, Until.PlusDays(1)));

        CardCommand.Make other = new("c-2", Round with { NextSerial = 2 }, "h-2", Holder, HoldsOne: false, replaced);
        Assert.Equal(("c-1", Later), (Next(null, other, Later).Replaces, Next(null, other, Later).MadeOn));
        Assert.Equal($"Conflict CRD-9  {CardViolations.ReplacedBefore}", Refusal(null, other with { Id = "c-3" }, Later));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void What_changes_in_the_family_is_noted_once_and_the_card_stays_as_it_is()
    {
        CardCommand.ChangeFamily moved = new("f-1", CardFamilyChangeKind.Moved, Domain.Areas.AreaCode.Parse(Samples.VillageWit), Head);
        var card = Next(Made(), moved, Later);

        Assert.Equal((CardStatus.Made, Holder, moved.To, Later), (card.Status, card.Holder, card.FamilyChanges.Single().To, card.FamilyChanges.Single().On));
        Assert.Empty(CardDecider.Decide(moved, card, Samples.Policy, Noon(Later)).Events);
        var many = Enumerable.Range(2, CardRules.MostChanges).Aggregate(card, (c, i) => Next(c, moved with { Change = $"f-{i}", Kind = CardFamilyChangeKind.Head }, Later));
        Assert.Equal((CardRules.MostChanges, "f-2"), (many.FamilyChanges.Count, many.FamilyChanges[0].Change));
    }

    private static CardCommand Blocked(CardBlockReason reason) => new CardCommand.Block(reason, "m-1", Head);
}
