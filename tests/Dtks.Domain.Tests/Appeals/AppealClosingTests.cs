using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Tests.Appeals;

/// <summary>Which deliberation decides what an appeal was granted for, and when there is nothing left to decide.</summary>
[Trait("rule", "GOV-3")]
[Trait("rule", "MUS-2")]
public sealed class AppealClosingTests
{
    private static readonly Instant Granted = Instant.FromUtc(2026, 11, 10, 3, 0);
    private static readonly LocalDate Day = new(2026, 11, 10);
    private static readonly Actor Head = new("head-1", Role.VillageHead, AreaCode.Parse(Samples.VillageWib));

    [Theory]
    [InlineData(Samples.VillageWib, "2026-11-10T16:59:59Z", "2026-11-10T17:00:00Z")]
    [InlineData("5103010001", "2026-11-10T15:59:59Z", "2026-11-10T16:00:00Z")]
    [InlineData("9171010001", "2026-11-10T14:59:59Z", "2026-11-10T15:00:00Z")]
    public void It_is_for_a_deliberation_of_the_day_it_was_granted_in_the_villages_zone_or_later(string village, string before, string after)
    {
        Assert.True(AppealClosingRules.IsFor(Appeal(village: village, granted: At(before)), Day));
        Assert.True(AppealClosingRules.IsFor(Appeal(village: village, granted: At(before)), Day.PlusDays(1)));
        Assert.False(AppealClosingRules.IsFor(Appeal(village: village, granted: At(after)), Day));
        Assert.True(AppealClosingRules.IsFor(Appeal(village: village, granted: At(after)), Day.PlusDays(1)));
    }

    [Theory]
    [InlineData(AppealKind.NotEntitled, 0, true, AppealOutcome.StopProposed)]
    [InlineData(AppealKind.NotEntitled, 0, false, AppealOutcome.Kept)]
    [InlineData(AppealKind.Removed, 0, true, AppealOutcome.StopProposed)]
    [InlineData(AppealKind.Removed, 0, false, AppealOutcome.Kept)]
    [InlineData(AppealKind.NotEntitled, -1, true, AppealOutcome.StopProposed)]
    [InlineData(AppealKind.NotEntitled, -1, false, null)]
    [InlineData(AppealKind.Removed, -1, true, null)]
    [InlineData(AppealKind.Removed, -1, false, null)]
    public void One_held_before_closes_it_by_doing_what_it_asks_for_alone(AppealKind kind, int days, bool stops, AppealOutcome? outcome)
    {
        var appeal = Appeal(kind);
        var events = Hear(appeal, Hearing(stops) with { HeldOn = Day.PlusDays(days) });
        Assert.Equal(outcome is null ? [] : [new AppealClosing(outcome.Value, "d-1")], events.Select(e => ((AppealClosed)e).Closing));
        if (outcome is not null)
        {
            var closed = AppealDecider.Evolve(appeal, events[0]);
            Assert.Equal((AppealStatus.Granted, false, Role.VillageHead), (closed.Status, closed.AwaitsDeliberation(), closed.History[^1].Role));
            Assert.Empty(Hear(closed, Hearing(!stops)));
            Assert.False(AppealClosingRules.IsFor(closed, Day));
        }
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void What_the_end_of_its_household_left_undecided_waits_again_once_that_stands_there_and_is_told_where_it_was_made()
    {
        IReadOnlyList<AppealEvent> Regained(AppealState state) => AppealClosingRules.RegainHousehold(state, Samples.Policy, Samples.Now).Events;
        AppealState After(AppealState state, IReadOnlyList<AppealEvent> events) => AppealDecider.Evolve(state, Assert.Single(events));
        var gone = After(Appeal(), AppealClosingRules.LoseHousehold(Appeal(), Samples.Policy, Samples.Now).Events);
        var again = After(gone, Regained(gone));
        Assert.Equal((true, "appeal.waitsAgain", "GOV-3", Role.System), (again.AwaitsDeliberation(), again.History[^1].Code, again.History[^1].Rule, again.History[^1].Role));
        Assert.Empty(Regained(again));
        Assert.Empty(Regained(Appeal()));
        Assert.Empty(Regained(After(Appeal(), Hear(Appeal(), Hearing(stops: false)))));

        var late = Appeal() with { Result = AppealResult.NobodyThere, About = new AppealSubject(AppealRecord.Household, "h-1") };
        Assert.True(After(late, Regained(late)).AwaitsDeliberation());
        Assert.Empty(Regained(late with { About = new AppealSubject(AppealRecord.Removal, "r-1") }));
        Assert.Empty(Regained(late with { Status = AppealStatus.Denied }));

        var origin = gone with { WentTo = AreaCode.Parse("5103010001") };
        var told = After(origin, AppealFollowing.CloseWith(origin, again, Samples.Now).Events);
        Assert.Null(told.Closing);
        Assert.Empty(AppealFollowing.CloseWith(told, again, Samples.Now).Events);
        Assert.Empty(AppealFollowing.CloseWith(origin, gone, Samples.Now).Events);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(-1, 0)]
    public void What_was_concluded_before_it_was_granted_does_not_close_it(int milliseconds, int closed) =>
        Assert.Equal(closed, Hear(Appeal(), Hearing(stops: true) with { ConcludedAt = Granted + Duration.FromMilliseconds(milliseconds) }).Count);

    [Theory]
    [InlineData(AppealStatus.Open, null)]
    [InlineData(AppealStatus.Denied, null)]
    [InlineData(AppealStatus.Granted, AppealResult.Nothing)]
    [InlineData(AppealStatus.Granted, AppealResult.RemovalUndone)]
    public void One_that_waits_for_no_deliberation_is_closed_by_none(AppealStatus status, AppealResult? result)
    {
        var appeal = Appeal() with { Status = status, Result = result };
        Assert.Empty(Hear(appeal, Hearing(stops: true)));
        Assert.Empty(AppealClosingRules.LoseHousehold(appeal, Samples.Policy, Granted).Events);
        Assert.False(AppealClosingRules.IsFor(appeal, Day));
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public void Where_the_household_is_gone_there_is_nothing_left_to_decide()
    {
        var happened = Assert.Single(AppealClosingRules.LoseHousehold(Appeal(), Samples.Policy, Granted).Events);
        var closed = AppealDecider.Evolve(Appeal(), happened);
        Assert.Equal((new AppealClosing(AppealOutcome.HouseholdGone), Role.System, AppealEventCodes.Closed), (closed.Closing, happened.Meta.Role, happened.Meta.Code));
        Assert.Empty(AppealClosingRules.LoseHousehold(closed, Samples.Policy, Granted).Events);
    }

    [Fact]
    public void People_call_it_by_the_first_digits_of_its_id() =>
        Assert.Equal(("01234567", "0123"), ((Appeal() with { Id = "0123456789abcdef" }).Number(), (Appeal() with { Id = "0123" }).Number()));

    private static IReadOnlyList<AppealEvent> Hear(AppealState appeal, AppealHearing hearing) => AppealClosingRules.Hear(appeal, hearing, Head, Samples.Policy, hearing.ConcludedAt).Events;

    private static AppealHearing Hearing(bool stops) => new("d-1", Day, Granted + Duration.FromHours(1), stops);

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static AppealState Appeal(AppealKind kind = AppealKind.NotEntitled, string village = Samples.VillageWib, Instant? granted = null) => new()
    {
        Id = "a-1",
        Village = AreaCode.Parse(village),
        Kind = kind,
        About = new AppealSubject(AppealRecord.Household, "h-1"),
        Reason = "Sebab",
        Phone = "+6281200000001",
        By = "citizen-1",
        ByRole = Role.Citizen,
        DecidedBefore = [],
        DueOn = Day.PlusDays(30),
        Status = AppealStatus.Granted,
        Result = AppealResult.ForDeliberation,
        History = [Meta(AppealEventCodes.Made, (granted ?? Granted) - Duration.FromDays(3)), Meta(AppealEventCodes.Granted, granted ?? Granted)],
    };

    private static EventMeta Meta(string code, Instant at) => new(at, Role.RegencyOfficer, "regency-1", code, "GOV-3", Samples.Policy.Id);
}
