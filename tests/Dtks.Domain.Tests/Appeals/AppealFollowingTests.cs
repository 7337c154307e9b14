using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Tests.Appeals;

/// <summary>An appeal that waits for a deliberation goes along with its household, and is at its end where it was made once it is elsewhere.</summary>
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-8")]
public sealed class AppealFollowingTests
{
    private static readonly AreaCode Here = AreaCode.Parse(Samples.VillageWib);
    private static readonly AreaCode There = AreaCode.Parse("5103010001");
    private static readonly AreaCode Further = AreaCode.Parse("9171010001");

    [Fact]
    public void It_waits_there_and_no_more_here_and_back_again_it_is_what_it_was()
    {
        var (here, there) = Moved(Waiting(), null, There);
        Assert.False(here.AwaitsDeliberation());
        Assert.Equal((There, There, Here), (here.WentTo, there.Village, there.Origin));
        Assert.True(there.AwaitsDeliberation());
        Assert.Equal(["appeal.granted", "appeal.handedOver", "appeal.takenOver"], there.History.Select(h => h.Code));
        Assert.Equal(["appeal.granted", "appeal.handedOver"], here.History.Select(h => h.Code));

        var (left, further) = Moved(there, null, Further);
        Assert.Equal((Further, Here), (further.Village, further.Origin));
        var (gone, back) = Moved(further, here, Here);
        Assert.Equal((Here, null, null), (back.Village, back.Origin, back.WentTo));
        Assert.True(back.AwaitsDeliberation());
        Assert.False(left.AwaitsDeliberation() || gone.AwaitsDeliberation());
        string[] way = ["appeal.handedOver", "appeal.takenOver"];
        Assert.Equal(["appeal.granted", .. way, .. way, .. way], back.History.Select(h => h.Code));
    }

    [Fact]
    public void Done_twice_it_is_done_once_and_what_does_not_wait_goes_nowhere()
    {
        var (here, there) = Moved(Waiting(), null, There);
        Assert.Empty(AppealFollowing.TakeOver(there, Waiting(), There, Samples.Policy, Samples.Now).Events);
        Assert.Empty(AppealFollowing.TakeOver(null, here, There, Samples.Policy, Samples.Now).Events);
        Assert.Empty(AppealFollowing.HandOver(here, There, Samples.Policy, Samples.Now).Events);
        Assert.Empty(AppealFollowing.TakeOver(null, Waiting() with { Status = AppealStatus.Open, Result = null }, There, Samples.Policy, Samples.Now).Events);
        Assert.Empty(AppealFollowing.HandOver(Waiting() with { Result = AppealResult.Nothing }, There, Samples.Policy, Samples.Now).Events);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public void How_it_ended_there_it_ended_where_it_was_made_by_who_decided()
    {
        var (here, there) = Moved(Waiting(), null, There);
        Assert.Empty(AppealFollowing.CloseWith(here, there, Samples.Now).Events);
        var hearing = new AppealHearing("d-1", new LocalDate(2030, 1, 1), Samples.Now + Duration.FromDays(999), Stops: true);
        var by = new Actor("head-1", Role.VillageHead, There);
        var ended = AppealDecider.Evolve(there, Assert.Single(AppealClosingRules.Hear(there, hearing, by, Samples.Policy, Samples.Now).Events));

        var told = AppealDecider.Evolve(here, Assert.Single(AppealFollowing.CloseWith(here, ended, Samples.Now).Events));

        Assert.Equal((ended.Closing, "head-1", "appeal.closed"), (told.Closing, told.History[^1].Subject, told.History[^1].Code));
        Assert.Empty(AppealFollowing.CloseWith(told, ended, Samples.Now).Events);
        Assert.Empty(AppealFollowing.CloseWith(Waiting(), ended, Samples.Now).Events);
    }

    private static (AppealState Left, AppealState Came) Moved(AppealState waits, AppealState? there, AreaCode to) => (
        AppealDecider.Evolve(waits, Assert.Single(AppealFollowing.HandOver(waits, to, Samples.Policy, Samples.Now).Events)),
        AppealDecider.Evolve(there, Assert.Single(AppealFollowing.TakeOver(there, waits, to, Samples.Policy, Samples.Now).Events)));

    private static AppealState Waiting() => new()
    {
        Id = "a-1",
        Village = Here,
        Kind = AppealKind.NotEntitled,
        About = new AppealSubject(AppealRecord.Household, "h-1"),
        Reason = "Sebab",
        Phone = "+6281200000001",
        By = "citizen-1",
        ByRole = Role.Citizen,
        DecidedBefore = [],
        DueOn = new LocalDate(2026, 12, 10),
        Status = AppealStatus.Granted,
        Result = AppealResult.ForDeliberation,
        History = [new EventMeta(Samples.Now, Role.RegencyOfficer, "regency-1", AppealEventCodes.Granted, "GOV-3", "2024-05-08/1")],
    };
}
