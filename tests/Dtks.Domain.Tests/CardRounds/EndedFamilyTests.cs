using Dtks.Domain.Cards;
using NodaTime;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>What becomes of a card whose family stands in the register no more, and of one whose family stands there again.</summary>
[Trait("rule", "CRD-10")]
public sealed class EndedFamilyTests
{
    private static readonly LocalDate Later = MadeOn.PlusDays(5);
    private static readonly CardCommand End = new CardCommand.End(Head);
    private static readonly CardCommand Restore = new CardCommand.Restore(HoldsOne: false, Head);

    [Fact]
    public void What_the_family_has_or_is_to_get_is_good_for_nothing_and_what_came_back_waits_for_the_deliberation()
    {
        var delivered = Next(Made(), Delivered(MadeOn), MadeOn);
        foreach (var card in new[] { Made(), delivered })
        {
            var ended = Next(card, End, Later);
            Assert.Equal((CardStatus.Blocked, CardBlockReason.Ended, card.Status, false, false), (ended.Status, ended.Block!.Reason, ended.Block.From, ended.IsReplaceable(), ended.IsHeldOn(Later)));
            Assert.Empty(CardDecider.Decide(End, ended, Samples.Policy, Noon(Later)).Events);
            Assert.Equal($"Conflict CRD-10  {CardViolations.FamilyGone}", Refusal(ended, Delivered(Later.PlusDays(1)), Later.PlusDays(1)));
            Assert.Equal($"Refused CRD-10  {CardViolations.FamilyGone}", Refusal(ended, new CardCommand.HandBack(null, Tksk), Later));
            Assert.Equal($"Refused CRD-5 /card {CardViolations.NotReplaceable}", Refusal(ended, new CardCommand.Replace("r-1", Head), Later));
            Assert.Null(CardForwardingDecider.KindOf(ended));
            Assert.Empty(CardDecider.Decide(End, card, Samples.Policy, Noon(Until.PlusDays(1))).Events);
        }

        foreach (var card in new[] { Next(Made(), Returned(MadeOn), MadeOn), Next(delivered, new CardCommand.HandBack(null, Tksk), MadeOn) })
        {
            Assert.Empty(CardDecider.Decide(End, card, Samples.Policy, Noon(Later)).Events);
        }
    }

    [Fact]
    public void What_a_deliberation_decided_before_stands()
    {
        var ended = Next(Next(Made(), Delivered(MadeOn), MadeOn), End, Later);
        var wellOff = Next(ended, new CardCommand.Block(CardBlockReason.WellOff, "d-1", Head), Later);

        Assert.Equal((CardBlockReason.WellOff, CardStatus.Delivered, true), (wellOff.Block!.Reason, wellOff.Block.From, wellOff.IsReplaceable()));
        Assert.Empty(CardDecider.Decide(Restore, wellOff, Samples.Policy, Noon(Later)).Events);
    }

    [Fact]
    public void It_is_good_again_where_the_family_stands_again_as_it_stood_while_it_is_valid_and_none_is_held()
    {
        var ended = Next(Next(Made(), Delivered(MadeOn), MadeOn), End, Later);
        var again = Next(ended, Restore, Until);

        Assert.Equal((CardStatus.Delivered, null, "GOV-3"), (again.Status, again.Block, again.History[^1].Rule));
        Assert.Empty(CardDecider.Decide(Restore, again, Samples.Policy, Noon(Until)).Events);
        Assert.Empty(CardDecider.Decide(Restore, ended, Samples.Policy, Noon(Until.PlusDays(1))).Events);
        Assert.Empty(CardDecider.Decide(new CardCommand.Restore(HoldsOne: true, Head), ended, Samples.Policy, Noon(Later)).Events);
        Assert.Equal(CardStatus.Made, Next(Next(Made(), End, Later), Restore, Later).Status);
        Assert.Equal(CardStatus.Returned, Next(Next(Next(Made(), End, Later), Returned(Later), Later), Restore, Later).Status);
    }

    [Fact]
    public void A_card_that_came_back_is_delivered_to_nobody_since_its_family_is_gone_but_was_on_a_day_before()
    {
        var returned = Next(Made(), Returned(MadeOn), MadeOn);
        var gone = Next(returned, new CardCommand.ChangeFamily("f-1", CardFamilyChangeKind.Ended, null, Head), Later);

        Assert.Equal($"Conflict CRD-10  {CardViolations.FamilyGone}", Refusal(gone, Delivered(Later.PlusDays(1)), Later.PlusDays(1)));
        Assert.Equal(CardStatus.Returned, Next(gone, Returned(Later.PlusDays(1)), Later.PlusDays(1)).Status);
        var late = Next(gone, Delivered(Later), Later.PlusDays(1));
        Assert.Equal((CardStatus.Blocked, CardBlockReason.Ended), (late.Status, late.Block!.Reason));
        var back = Next(gone, new CardCommand.ChangeFamily("f-2", CardFamilyChangeKind.Members, null, Head), Later);
        Assert.Equal(CardStatus.Delivered, Next(back, Delivered(Later.PlusDays(1)), Later.PlusDays(1)).Status);
    }
}
