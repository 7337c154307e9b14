using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Tests.Appeals;

[Trait("rule", "GOV-3")]
public sealed class AppealTests
{
    private static readonly Actor Citizen = new("citizen-1", Role.Citizen, AreaCode.Parse(Samples.VillageWib));
    private static readonly Actor Before = new("regency-1", Role.RegencyOfficer, AreaCode.Parse("3306"));
    private static readonly Actor Other = new("regency-2", Role.RegencyOfficer, AreaCode.Parse("3306"));
    private static readonly Actor Ministry = new("ministry-1", Role.MinistryOfficer, AreaCode.Nation);
    private static readonly AppealDecisionDraft Granted = new("granted", "Benar");

    [Theory]
    [InlineData(Samples.VillageWib, "2026-12-02T16:59:59Z", "2026-12-02T17:00:00Z")]
    [InlineData("5103010001", "2026-12-02T15:59:59Z", "2026-12-02T16:00:00Z")]
    [InlineData("9171010001", "2026-12-02T14:59:59Z", "2026-12-02T15:00:00Z")]
    public void Overdue_when_the_thirtieth_day_has_ended_in_the_villages_zone_it_goes_up_once_and_never_lapses(string village, string before, string after)
    {
        var appeal = Made(village, TimeZones.Of(AreaCode.Parse(village)).AtStartOfDay(new LocalDate(2026, 11, 2)).ToInstant());
        Assert.Equal(new LocalDate(2026, 12, 2), appeal.DueOn);
        Assert.Empty(AppealDecider.Escalate(appeal, Samples.Policy, At(before)).Events);
        Assert.Equal([AppealViolations.NotOverdue], AppealDecider.Obstacles(appeal, Granted, Ministry, At(before)).Select(v => v.Code));
        Assert.Empty(AppealDecider.Obstacles(appeal, Granted, Ministry, At(after)));

        var escalated = AppealDecider.Evolve(appeal, Assert.Single(AppealDecider.Escalate(appeal, Samples.Policy, At(after)).Events));

        Assert.Equal((true, AppealStatus.Open), (escalated.Escalated, escalated.Status));
        Assert.Empty(AppealDecider.Escalate(escalated, Samples.Policy, At(after) + Duration.FromDays(1000)).Events);
        Assert.True(Decide(escalated, Granted, Other, At(after) + Duration.FromDays(1000)).IsAccepted);
    }

    [Fact]
    public void Whoever_had_a_hand_in_it_or_makes_it_does_not_decide_it()
    {
        var appeal = Made();
        Assert.Equal(["appeal.decidedBefore GOV-3 - -"], Told.Of(Decide(appeal, Granted, Before).Violations));
        Assert.Equal(["appeal.decidedBefore GOV-3 - -"], Told.Of(Decide(appeal, Granted, Citizen).Violations));
        Assert.True(Decide(appeal, Granted, Other).IsAccepted);
    }

    [Theory]
    [InlineData("granted", AppealStatus.Granted, AppealResult.Reopened)]
    [InlineData("denied", AppealStatus.Denied, null)]
    public void It_is_decided_once(string outcome, AppealStatus status, AppealResult? result)
    {
        var decided = AppealDecider.Evolve(Made(), Assert.Single(Decide(Made(), new AppealDecisionDraft(outcome, "Sebab"), Other).Events));
        Assert.Equal((status, "Sebab", result), (decided.Status, decided.Note, decided.Result));
        Assert.Equal([$"appeal.decided GOV-3 - status={outcome}"], Told.Of(Decide(decided, Granted, Other).Violations));
        Assert.Empty(AppealDecider.Escalate(decided, Samples.Policy, Samples.Now + Duration.FromDays(400)).Events);
    }

    [Theory]
    [InlineData(null, "x", "input.required - /outcome -")]
    [InlineData("open", "x", "input.unknownValue - /outcome allowed=granted, denied")]
    [InlineData("granted", null, "input.required - /note -")]
    [InlineData("granted", " ", "text.length - /note max=1000, min=1")]
    public void A_decision_says_what_and_why(string? outcome, string? note, string told) =>
        Assert.Equal([told.Split(' ')[0]], Decide(Made(), new AppealDecisionDraft(outcome, note), Other).Violations.Select(v => v.Code));

    [Fact]
    public void No_decision_is_named() => Assert.Equal(["input.required"], AppealDecider.Obstacles(Made(), null, Other, Samples.Now).Select(v => v.Code));

    [Fact]
    public void Who_decided_another_about_the_same_leaves_this_one_to_somebody_else()
    {
        Assert.Equal([AppealViolations.DecidedBefore], AppealDecider.Obstacles(Made(), Granted, Other, Samples.Now, [Other.Subject]).Select(v => v.Code));
        Assert.Empty(AppealDecider.Obstacles(Made(), Granted, Other, Samples.Now, ["regency-9"]));
    }

    [Theory]
    [InlineData("refused", "proposal", true)]
    [InlineData("refused", "trackingCode", true)]
    [InlineData("refused", "household", false)]
    [InlineData("removed", "household", true)]
    [InlineData("removed", "proposal", true)]
    [InlineData("removed", "trackingCode", true)]
    [InlineData("notEntitled", "proposal", false)]
    [InlineData("notEntitled", "household", true)]
    [InlineData("notEntitled", "trackingCode", false)]
    public void Each_kind_is_about_its_own_kind_of_record(string kind, string about, bool fits)
    {
        var named = new AppealAboutDraft(about == "proposal" ? "p" : null, about == "household" ? "h" : null, about == "trackingCode" ? "t" : null);
        var read = AppealReader.Read(new AppealDraft(named, kind, "Sebab", new ContactDraft("0812 3456 7890")));
        Assert.Equal(fits, read.Value is not null);
        Assert.Equal(fits ? [] : [AppealViolations.AboutOther], read.Violations.Select(v => v.Code));
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        Assert.Equal(["input.required"], AppealReader.Read(null).Violations.Select(v => v.Code));
        var read = AppealReader.Read(new AppealDraft(new AppealAboutDraft("a", "b"), "x", "", new ContactDraft("1")));
        Assert.Equal(["/kind", "/about", "/reason", "/contact/phone"], read.Violations.Select(v => v.Pointer));
        Assert.Equal(["/about", "/contact", "/kind", "/reason"], AppealReader.Read(new AppealDraft(null, null, null, null)).Violations.Select(v => v.Pointer!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_whose_aim_was_reached_without_it_counts_as_granted_and_is_not_decided_any_more()
    {
        var reached = AppealDecider.Evolve(Made(), Assert.Single(AppealDecider.Reach(Made(), Samples.Policy, Samples.Now).Events));
        Assert.Equal((AppealStatus.Granted, AppealResult.DoneBefore, "appeal.granted", Role.System), (reached.Status, reached.Result, reached.History[^1].Code, reached.History[^1].Role));
        Assert.Empty(AppealDecider.Reach(reached, Samples.Policy, Samples.Now).Events);
        Assert.False(reached.AwaitsDeliberation());
    }

    [Fact]
    public void An_event_before_the_first_is_a_fault_of_the_store() => Assert.Throws<InvalidOperationException>(() =>
        AppealDecider.Evolve(null, new AppealEscalated(new EventMeta(Samples.Now, Role.System, "system", "appeal.escalated", null, Samples.Policy.Id))));

    [Fact]
    [Trait("rule", "REG-3")]
    public void It_tells_nothing_of_who_makes_it() => Assert.Equal("[appeal]", $"{Made()}");

    private static Decision<AppealEvent> Decide(AppealState appeal, AppealDecisionDraft? draft, Actor by, Instant? now = null) =>
        AppealDecider.Decide(appeal, draft, AppealResult.Reopened, by, Samples.Policy, now ?? Samples.Now);

    private static AppealState Made(string village = Samples.VillageWib, Instant? now = null)
    {
        var request = AppealReader.Read(new AppealDraft(new AppealAboutDraft("p-1"), "refused", "Sebab", new ContactDraft("081200000001"))).Value!;
        return AppealDecider.Evolve(null, AppealDecider.Make(
            "a-1", request, AreaCode.Parse(village), new AppealSubject(AppealRecord.Proposal, "p-1"), ["regency-1"], Citizen, Samples.Policy, now ?? Samples.Now));
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
