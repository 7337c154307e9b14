using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Tests.CardRounds;

/// <summary>Rounds, their days, and who has a card.</summary>
public sealed class CardRoundTests
{
    private static readonly LocalDate Today = new(2026, 11, 2);

    [Theory]
    [Trait("rule", "CRD-10")]
    [InlineData("2026-11-01", "2026-11-02", null)]
    [InlineData("2026-10-01", "2026-11-01", "/validUntil cardRound.validity")]
    [InlineData("2026-12-02", "2026-12-01", "/validUntil cardRound.validity")]
    [InlineData("2026-12-01", "2026-12-01", null)]
    public void Its_validity_is_some_days_that_are_not_over(string from, string until, string? fault) => Assert.Equal(fault, Faults(new("Putaran 1", "KPS", from, until, ["5103"])));

    [Theory]
    [Trait("rule", "CRD-1")]
    [InlineData("KKS", "5103", null)]
    [InlineData("KIS", "5103", "/kind input.unknownValue")]
    [InlineData("KPS", "510301", "/regencies/0 cardRound.regency")]
    [InlineData("KPS", "5199", "/regencies/0 cardRound.regency")]
    [InlineData("KPS", "5103 3306 5103", "/regencies/2 cardRound.regency")]
    public void Its_regencies_are_real_and_each_once(string kind, string regencies, string? fault) =>
        Assert.Equal(fault, Faults(new("Putaran 1", kind, "2026-11-01", "2026-12-31", regencies.Split(' '))));

    [Fact]
    [Trait("rule", "CRD-1")]
    public void What_is_missing_is_named_at_once() =>
        Assert.Equal(["/name", "/kind", "/validFrom", "/validUntil", "/regencies"], CardRoundReader.Read(new(null, null, null, null, null), _ => true, Today).Violations.Select(v => v.Pointer));

    [Theory]
    [InlineData(Samples.VillageWib, 17)]
    [InlineData(Samples.VillageWita, 16)]
    [InlineData(Samples.VillageWit, 15)]
    public void Its_days_are_those_of_each_zone(string village, int hour)
    {
        var area = AreaCode.Parse(village);
        var round = new CardRound
        {
            Id = "r",
            Number = 1,
            Name = "Putaran 1",
            Kind = CardKind.Kps,
            ValidFrom = Today,
            ValidUntil = Today,
            Regencies = [],
            Policy = Samples.Policy.Id,
            StartedAt = Instant.FromUtc(2026, 11, 2, hour, 0),
        };

        Assert.Equal((Today.PlusDays(1), Today), (round.MadeOn(area), (round with { StartedAt = round.StartedAt - Duration.Epsilon }).MadeOn(area)));
        Assert.Equal(round.StartedAt, round.ExpiresAt(area));
        Assert.Equal(round.StartedAt, CardSchedule.StartOf(Today.PlusDays(1), area));
    }

    [Fact]
    public void A_deliberation_on_day_15_is_in_time_and_on_day_16_late()
    {
        Assert.Equal(Today.PlusDays(15), CardSchedule.DueOn(Today, Samples.Policy));
        Assert.Equal([Today.PlusDays(8), Today.PlusDays(13)], CardSchedule.RemindersOn(Today, Samples.Policy));
        Assert.False(CardSchedule.IsLate(Today, Today.PlusDays(15), Samples.Policy));
        Assert.True(CardSchedule.IsLate(Today, Today.PlusDays(16), Samples.Policy));
    }

    [Fact]
    [Trait("rule", "CRD-10")]
    public void Counts_are_expired_by_a_day_and_what_is_blocked_stays_so()
    {
        var village = CardSamples.Round with { Counts = new CardCounts(1, 2, 3, 4, 5) };

        Assert.Equal(village.Counts, village.CountsOn(village.ValidUntil));
        Assert.Equal(new CardCounts(Blocked: 5, Expired: 10), village.CountsOn(village.ValidUntil.PlusDays(1)));
        Assert.Equal((new CardCounts(Blocked: 5, Expired: 10), true), (village.Expire().Counts, village.Expire().Expired));
        Assert.Equal(new CardCounts(2, 4, 6, 8, 10), village.Counts.Plus(village.Counts));
    }

    private static string? Faults(CardRoundDraft draft) =>
        CardRoundReader.Read(draft, code => code.Value != "5199", Today).Violations.Select(v => $"{v.Pointer} {v.Code}").SingleOrDefault();
}
