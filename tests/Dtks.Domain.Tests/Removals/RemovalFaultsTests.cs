using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using NodaTime;
using static Dtks.Domain.Tests.Removals.RemovalTests;

namespace Dtks.Domain.Tests.Removals;

/// <summary>What is wrong with a removal is told with the rule and the place, and its history names the rule of each step.</summary>
[Trait("rule", "RAT-6")]
public sealed class RemovalFaultsTests
{
    [Fact]
    public void Of_what_is_recorded()
    {
        Assert.Equal(["input.required - root -"], Wrong(null));
        Assert.Equal(
            ["input.required - /ground -", "input.required - /source -", "input.required - /note -"], Wrong(new RemovalDraft(null, null, null, null, null, null)));
        Assert.Equal(["input.unknownValue - /ground allowed=" + string.Join(", ", WireName.AllOf<RemovalGround>())], Wrong(Draft() with { Ground = "gone" }));
        Assert.Equal(["removal.number VER-5 /number -"], Wrong(Draft() with { Number = null }));
        Assert.Equal(["removal.number VER-5 /number -"], Wrong(Draft() with { Ground = "deceased" }));
        Assert.Equal(["number.range VER-5 /number max=15,min=1"], Wrong(Draft() with { Number = 16 }));
        Assert.Equal(["removal.sourceDukcapil RAT-6 /source -"], Wrong(Draft() with { Ground = "duplicate", Number = null }));
        Assert.Equal(["text.length - /source max=300,min=1", "text.length - /note max=1000,min=1"], Wrong(Draft() with { Source = " ", Note = "" }));
    }

    [Fact]
    public void Of_whom_it_means()
    {
        Assert.Equal(["list.size - /members count=0,max=30,min=1"], Wrong(Draft() with { Members = [] }));
        Assert.Equal(["change.memberUnknown RAT-6 /members/1 -"], Wrong(Draft() with { Members = ["02", "99"] }));
        Assert.Equal(["removal.memberTwice - /members/1 -"], Wrong(Draft() with { Members = ["02", "02"] }));
        Assert.Equal(["change.memberUnknown RAT-6 /newHead -"], Wrong(Draft() with { Members = ["01"], NewHead = "99" }));
        Assert.Equal(["text.length - /newHead max=100,min=1"], Wrong(Draft() with { Members = ["01"], NewHead = " " }));
        Assert.Equal(
            ["household.ended RAT-6 - reason=deceased"], Wrong(Draft(), FamilySamples.Family() with { Ended = new HouseholdEnd(HouseholdEndReason.Deceased, new LocalDate(2026, 11, 1), null) }));
    }

    [Fact]
    public void Of_what_is_taken_back()
    {
        Assert.Equal(["input.required - root -"], Cancelling(null));
        Assert.Equal(["input.required - /reason -"], Cancelling(new RemovalCancellationDraft(null)));
        Assert.Equal(["text.length - /reason max=1000,min=1"], Cancelling(new RemovalCancellationDraft(new string('a', 1001))));
        Assert.Empty(Cancelling(new RemovalCancellationDraft(new string('a', 1000))));

        static IEnumerable<string> Cancelling(RemovalCancellationDraft? draft) => Told.Of(RemovalDecider.Cancel(Recorded(Draft()), draft, Samples.RegencyOfficer, Samples.Policy, Samples.Now).Violations);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void The_history_names_the_rule_of_each_step()
    {
        var recorded = Recorded(Draft());
        var end = NoticePeriod.EndOf(recorded.NoticeEndsOn, recorded.Village);
        var effective = Evolved(recorded, RemovalDecider.TakeEffect(recorded, FamilySamples.Family(), Samples.Policy, end));
        Assert.Equal(("removal.effective", "RAT-6"), Last(effective));
        Assert.Equal(("removal.moot", "RAT-6"), Last(Evolved(recorded, RemovalDecider.TakeEffect(recorded, null, Samples.Policy, end))));
        Assert.Equal(("removal.cancelled", "RAT-6"), Last(Evolved(recorded, RemovalDecider.Cancel(recorded, new RemovalCancellationDraft("Salah"), Samples.RegencyOfficer, Samples.Policy, Samples.Now))));
        Assert.Equal(("removal.cancelled", "GOV-3"), Last(Evolved(recorded, RemovalDecider.Overturn(recorded, "Benar", Samples.RegencyOfficer, Samples.Policy, Samples.Now))));
        Assert.Equal(("removal.undone", "GOV-3"), Last(Evolved(effective, RemovalDecider.Overturn(effective, "Benar", Samples.RegencyOfficer, Samples.Policy, end))));
    }

    private static (string, string?) Last(RemovalState removal) => (removal.History[^1].Code, removal.History[^1].Rule);

    private static IEnumerable<string> Wrong(RemovalDraft? draft, HouseholdState? household = null) =>
        Told.Of(RemovalDecider.Record("r-1", draft, household ?? FamilySamples.Family(), [], Samples.RegencyOfficer, Samples.Policy, Samples.Now).Violations);
}
