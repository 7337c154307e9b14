using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.HouseholdSamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What a month's verification makes of a family that changed since. PKH stands on the head, 01; the wife is 02, and 03 is grown up.</summary>
[Trait("rule", "VER-4")]
[Trait("rule", "RAT-4")]
public sealed class VerifiedFamilyTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");

    [Theory]
    [InlineData("01 02 03", "02", "active 02")]
    [InlineData("01 03", "02", "active 03")]
    [InlineData("01", "02", "stopped 01 3")]
    [InlineData("01 02", "09", "active 02")]
    public void A_successor_takes_over_who_stands_there_else_another_adult_else_it_ends(string standing, string successor, string expected) =>
        Assert.Equal(expected, Settled(Family(standing), Pkh(LineOutcome.Eligible) with { Successor = successor }));

    [Theory]
    [InlineData("02", null)]
    [InlineData(null, "02")]
    public void Who_was_found_dead_or_ineligible_by_the_same_sheet_does_not_take_over(string? dead, string? ineligible) =>
        Assert.Equal("active 03", Settled(Family("01 02 03"), Pkh(LineOutcome.Eligible) with { Successor = "09" }, c => c with { Dead = Set(dead), Ineligible = Set(ineligible) }));

    [Fact]
    public void Where_another_receives_it_already_it_stays_with_them_unless_the_successor_stands_there()
    {
        var family = Family("02 03", recipient: "03");
        Assert.Equal("active 03", Settled(family, Pkh(LineOutcome.Eligible) with { Successor = "09" }));
        Assert.Equal("active 02", Settled(family, Pkh(LineOutcome.Eligible) with { Successor = "02" }));
        Assert.Equal("active 03", Settled(family, Pkh(LineOutcome.Eligible)));
    }

    [Theory]
    [InlineData(11, null, "stopped 02 11")]
    [InlineData(3, null, "active 02")]
    [InlineData(11, "VER-4", "active 02")]
    [InlineData(6, "VER-6", "stopped 02 6")]
    public void What_is_found_of_a_familys_assistance_holds_for_whoever_receives_it_what_is_of_the_person_alone_does_not(int ground, string? rule, string expected) =>
        Assert.Equal(expected, Settled(Family("02", recipient: "02"), Pkh(LineOutcome.Ineligible) with { Ground = ground, Cause = rule is null ? null : 9, CauseRule = rule }));

    [Fact]
    public void What_stands_on_whom_a_removal_takes_ends_with_that()
    {
        var line = Pkh(LineOutcome.Ineligible) with { Ground = 6, Cause = 9, CauseRule = "VER-6" };
        Assert.Equal("active 02", Settled(Family("02", recipient: "02"), line, c => c with { Ineligible = Set("02") }));
        Assert.Equal("active 01", Settled(Family("01 02"), line, c => c with { EndedByRemoval = new HashSet<int> { 1 } }));
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(0, false, "stopped 01 11")]
    [InlineData(1, false, "active 01")]
    [InlineData(0, true, "active 01")]
    public void What_was_granted_since_the_sheet_was_finalised_or_a_newer_one_found_stays(int seconds, bool overtaken, string expected) => Assert.Equal(expected, Settled(
        Family("01"), Pkh(LineOutcome.Ineligible) with { Ground = 11 },
        c => c with { FinalisedAt = Samples.Now - Duration.FromSeconds(seconds), Overtaken = overtaken ? new HashSet<int> { 1 } : new HashSet<int>() }));

    [Fact]
    [Trait("rule", "VER-2")]
    public void Of_a_household_that_is_not_whole_no_lines_are_made()
    {
        var whole = RecipientFamily.Of(Family("01 02"));
        Assert.Null(whole.Fault());
        Assert.Null((whole with { Entitlements = [whole.Entitlements[0] with { MemberId = "09", Status = EntitlementStatus.Stopped }] }).Fault());
        RecipientFamily[] torn =
        [
            whole with { Id = "" },
            whole with { Members = [whole.Members[0], whole.Members[1] with { Id = null! }] },
            whole with { Members = [whole.Members[0], whole.Members[0]] },
            whole with { Entitlements = [null!] },
            whole with { Entitlements = [whole.Entitlements[0] with { Since = null! }] },
            whole with { Entitlements = [whole.Entitlements[0] with { MemberId = null! }] },
            whole with { Entitlements = [whole.Entitlements[0] with { MemberId = "09" }] },
            whole with { Findings = [null!] },
            whole with { Findings = [new HouseholdFinding(SuggestionSourceKind.Sheet, "2026-10", null!, null, null)] },
        ];
        Assert.All(torn, t => Assert.NotNull(t.Fault()));
    }

    private static HouseholdState Family(string standing, string recipient = "01")
    {
        var household = Enrolled();
        var (head, wife) = (household.Members[0] with { Id = "01", Person = household.Members[0].Person with { Relationship = Relationship.Head } }, household.Members[1] with { Id = "02" });
        HouseholdMember[] all = [head, wife with { Person = wife.Person with { Relationship = Relationship.Wife } }, wife with { Id = "03", Person = wife.Person with { Relationship = Relationship.Child, BirthDate = new LocalDate(1998, 5, 5) } }];
        return household with { Members = [.. all.Where(m => standing.Contains(m.Id, StringComparison.Ordinal))], Entitlements = [new Entitlement(Programme.Pkh, recipient, November) { At = Samples.Now }] };
    }

    private static SheetLine Pkh(LineOutcome outcome) => new() { Line = 1, Household = Enrolled().Id, Member = "01", Programme = Programme.Pkh, Adult = true, Outcome = outcome };

    private static HashSet<string> Set(string? member) => member is null ? [] : [member];

    private static string Settled(HouseholdState family, SheetLine line, Func<HouseholdCommand.SettleEligibility, HouseholdCommand.SettleEligibility>? with = null)
    {
        var command = new HouseholdCommand.SettleEligibility(November, [line], Samples.Ministry);
        var entitlement = Assert.Single(HouseholdDecider.Decide(with?.Invoke(command) ?? command, family, Samples.Policy, Samples.Now).Events.Aggregate(family, (s, e) => HouseholdDecider.Evolve(s, e)).Entitlements);
        return $"{WireName.Of(entitlement.Status)} {entitlement.MemberId} {entitlement.Ground}".Trim();
    }
}
