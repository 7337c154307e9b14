using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Tests.Appeals;

/// <summary>What is wrong with an appeal, or with its decision, is told with the rule and the place, and its history names the rule of each step.</summary>
[Trait("rule", "GOV-3")]
public sealed class AppealFaultsTests
{
    private static readonly AppealDraft Draft = new(new AppealAboutDraft("p-1"), "refused", "Sebab", new ContactDraft("081200000001"));

    [Fact]
    public void Of_what_is_made()
    {
        Assert.Equal(["input.required - root -"], Wrong(null));
        Assert.Equal(
            ["input.required - /kind -", "input.required - /about -", "input.required - /reason -", "input.required - /contact -"], Wrong(new AppealDraft(null, null, null, null)));
        Assert.Equal(["appeal.aboutOne GOV-3 /about -"], Wrong(Draft with { About = new AppealAboutDraft() }));
        Assert.Equal(["appeal.aboutOne GOV-3 /about -"], Wrong(Draft with { About = new AppealAboutDraft("p-1", "h-1") }));
        Assert.Equal(["appeal.aboutOther GOV-3 /about -"], Wrong(Draft with { Kind = "notEntitled" }));
        Assert.Equal(["appeal.aboutOther GOV-3 /about -"], Wrong(Draft with { About = new AppealAboutDraft(null, "h-1") }));
        Assert.Empty(Wrong(Draft with { Kind = "cardWithdrawn", About = new AppealAboutDraft(null, "h-1") }));
        Assert.Empty(Wrong(Draft with { Kind = "cardWithdrawn" }));
        Assert.Equal(["appeal.aboutOther GOV-3 /about -"], Wrong(Draft with { Kind = "cardWithdrawn", About = new AppealAboutDraft(null, "h-1", Member: "01") }));
        Assert.Equal(["text.length - /reason max=2000,min=1"], Wrong(Draft with { Reason = new string('a', 2001) }));
        Assert.Empty(Wrong(Draft with { Reason = new string('a', 2000) }));
    }

    [Fact]
    public void A_kind_that_is_not_known_is_told_alone_whatever_it_is_about()
    {
        var kinds = "input.unknownValue - /kind allowed=" + string.Join(", ", WireName.AllOf<AppealKind>());
        Assert.Equal([kinds], Wrong(Draft with { Kind = "x" }));
        Assert.Equal([kinds], Wrong(Draft with { Kind = "x", About = new AppealAboutDraft(null, "h-1") }));
    }

    [Theory]
    [InlineData("refused", " ", null, null, "/about/proposal")]
    [InlineData("removed", null, " ", null, "/about/household")]
    [InlineData("refused", null, null, " ", "/about/trackingCode")]
    public void What_it_names_is_no_blank(string kind, string? proposal, string? household, string? code, string pointer) =>
        Assert.Equal([$"text.length - {pointer} max=100,min=1"], Wrong(Draft with { Kind = kind, About = new AppealAboutDraft(proposal, household, code) }));

    [Theory]
    [InlineData(null, "x", "input.required - /outcome -")]
    [InlineData("open", "x", "input.unknownValue - /outcome allowed=granted, denied")]
    [InlineData("granted", null, "input.required - /note -")]
    [InlineData("denied", " ", "text.length - /note max=1000,min=1")]
    public void Of_what_is_decided(string? outcome, string? note, string told) =>
        Assert.Equal([told], Told.Of(Decide(new AppealDecisionDraft(outcome, note), Samples.Regent).Violations));

    [Fact]
    public void Of_who_decides_nothing_or_too_early()
    {
        Assert.Equal(["input.required - root -"], Told.Of(Decide(null, Samples.Regent).Violations));
        Assert.Equal(["appeal.notOverdue GOV-3 - dueOn=2026-12-02"], Told.Of(Decide(new AppealDecisionDraft("granted", "Benar"), Samples.Ministry).Violations));
    }

    [Fact]
    public void The_history_names_the_rule_of_each_step()
    {
        Assert.Equal("appeal.made GOV-3", Last(Made()));
        Assert.Equal("appeal.granted GOV-3", Last(AppealDecider.Evolve(Made(), Assert.Single(Decide(new AppealDecisionDraft("granted", "Benar"), Samples.Regent).Events))));
        Assert.Equal("appeal.denied GOV-3", Last(AppealDecider.Evolve(Made(), Assert.Single(Decide(new AppealDecisionDraft("denied", "Tidak"), Samples.Regent).Events))));
        Assert.Equal("appeal.escalated GOV-3", Last(AppealDecider.Evolve(Made(), Assert.Single(AppealDecider.Escalate(Made(), Samples.Policy, Samples.Now + Duration.FromDays(31)).Events))));
    }

    private static string Last(AppealState appeal) => $"{appeal.History[^1].Code} {appeal.History[^1].Rule}";

    private static IEnumerable<string> Wrong(AppealDraft? draft)
    {
        var read = AppealReader.Read(draft);
        Assert.Equal(read.Value is null, read.Violations.Count > 0);
        return Told.Of(read.Violations);
    }

    private static Decision<AppealEvent> Decide(AppealDecisionDraft? draft, Actor by) => AppealDecider.Decide(Made(), draft, AppealResult.Reopened, by, Samples.Policy, Samples.Now);

    private static AppealState Made() => AppealDecider.Evolve(null, AppealDecider.Make(
        "a-1", AppealReader.Read(Draft).Value!, AreaCode.Parse(Samples.VillageWib), new AppealSubject(AppealRecord.Proposal, "p-1"), [], Samples.Citizen, Samples.Policy, Samples.Now));
}
