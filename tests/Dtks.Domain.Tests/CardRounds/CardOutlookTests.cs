using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>What a family is told of its card: the one it holds before any other, and of one that expired what took its place.</summary>
[Trait("rule", "CRD-10")]
[Trait("rule", "CRD-11")]
[Trait("rule", "REG-6")]
public sealed class CardOutlookTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);
    private static readonly LocalDate Last = new(2026, 12, 31);

    [Fact]
    public void Who_never_had_a_card_is_told_of_none() => Assert.Null(CardOutlook.Of([], receivesForKks: true, Today));

    [Theory]
    [InlineData(CardStatus.Made, CardStep.Made)]
    [InlineData(CardStatus.Delivered, CardStep.Delivered)]
    [InlineData(CardStatus.Returned, CardStep.Returned)]
    [InlineData(CardStatus.Surrendered, CardStep.Surrendered)]
    [InlineData(CardStatus.Blocked, CardStep.Blocked)]
    public void A_card_is_told_as_it_stands_until_its_last_day(CardStatus status, CardStep step)
    {
        Assert.Equal((step, null), Told(true, Card("a", CardKind.Kps, status, Today)));
        Assert.Equal((step, null), Told(false, Card("a", CardKind.Kps, status, Today)));
    }

    [Theory]
    [InlineData(CardKind.Kps, true, CardStep.Awaited)]
    [InlineData(CardKind.Kps, false, CardStep.NotReceived)]
    [InlineData(CardKind.Kks, true, CardStep.Renewed)]
    [InlineData(CardKind.Kks, false, CardStep.NotReceived)]
    public void The_day_after_its_last_day_it_is_said_what_takes_its_place(CardKind kind, bool receives, CardStep step)
    {
        var yesterday = Today.PlusDays(-1);

        Assert.Equal((step, kind == CardKind.Kps ? yesterday : null), Told(receives, Card("a", kind, CardStatus.Delivered, yesterday)));
    }

    [Fact]
    public void The_KKS_that_came_is_told_with_the_day_the_KPS_expired_and_one_that_is_held_before_one_that_is_not()
    {
        var kps = Card("a", CardKind.Kps, CardStatus.Delivered, Today.PlusDays(-9));
        var kks = Card("b", CardKind.Kks, CardStatus.Returned, Last, madeDaysAgo: 5);

        Assert.Equal((CardStep.Returned, kps.ValidUntil), Told(true, kps, kks));
        Assert.Equal((CardStep.Blocked, kps.ValidUntil), Told(true, kps, kks with { Status = CardStatus.Blocked }));
        Assert.Equal(CardStep.Deaths, Told(true, kks with { Status = CardStatus.Returned, IsForDeaths = true }).Step);
        Assert.Equal(CardStep.Delivered, Told(true, kks with { Status = CardStatus.Delivered, IsForDeaths = true }).Step);
        Assert.Equal((CardStep.Ended, kps.ValidUntil), Told(true, kps, kks with { Status = CardStatus.Blocked, IsEnded = true }));
        Assert.Equal((CardStep.Awaited, kps.ValidUntil), Told(true, kps with { Status = CardStatus.Blocked, IsEnded = true }));
        Assert.Equal((CardStep.Delivered, null), Told(true, kps with { ValidUntil = Last }, kks with { Status = CardStatus.Blocked }));
        Assert.Equal("b", CardOutlook.Of([kps with { ValidUntil = Last }, kks], receivesForKks: true, Today)!.Card.Id);
    }

    private static (CardStep Step, LocalDate? Expired) Told(bool receives, params FamilyCard[] cards)
    {
        var outlook = CardOutlook.Of(cards, receives, Today)!;
        return (outlook.Step, outlook.KpsExpiredOn);
    }

    private static FamilyCard Card(string id, CardKind kind, CardStatus status, LocalDate until, int madeDaysAgo = 10) => new(id, kind, status, Today.PlusDays(-madeDaysAgo), until);
}
