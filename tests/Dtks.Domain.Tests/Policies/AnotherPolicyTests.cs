using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Policies;

/// <summary>Each number is taken from the version given and from nowhere else: a later regulation changes what is decided, not the code.</summary>
public class AnotherPolicyTests
{
    private static readonly PolicyVersion Later = Samples.Policy with
    {
        Id = "2027-01-01/1",
        LapseDays = 10,
        AddressThresholdPercent = 90,
        RequiredPopulationFields = 14,
        DeliberationIntervalMonths = 1,
        AdultAgeYears = 21,
        Grounds = [.. Samples.Policy.Grounds.Take(4)],
        NoticeDays = 3,
        AppealDays = 4,
        SheetPageLines = 2,
    };

    [Fact]
    [Trait("rule", "PRO-7")]
    public void The_days_to_verify_are_the_versions()
    {
        var verifying = After(Samples.Submitted(), new ProposalCommand.Match(Samples.Match(), Samples.Unknown));

        Assert.Equal(new LocalDate(2026, 11, 12), verifying.DueOn);
        Assert.Equal("2027-01-01/1", verifying.History[^1].Meta.Policy);
        Assert.Equal(new LocalDate(2026, 12, 2), Samples.Verifying().DueOn);
    }

    [Theory]
    [Trait("rule", "PRO-5")]
    [InlineData(90, 1, ProposalStatus.Verifying)]
    [InlineData(89, 1, ProposalStatus.Mismatched)]
    [InlineData(90, 2, ProposalStatus.Mismatched)]
    public void What_must_match_is_the_versions(int address, int mismatched, ProposalStatus expected)
    {
        var match = Samples.Match(address, [.. Enum.GetValues<PopulationField>().Take(mismatched)]);

        Assert.Equal(expected, After(Samples.Submitted(), new ProposalCommand.Match(match, Samples.Unknown)).Status);
    }

    [Fact]
    [Trait("rule", "MUS-1")]
    public void How_often_a_village_deliberates_is_the_versions()
    {
        var held = new LocalDate(2026, 11, 2);

        Assert.False(DeliberationSchedule.IsOverdue(held, new LocalDate(2026, 12, 2), Later));
        Assert.True(DeliberationSchedule.IsOverdue(held, new LocalDate(2026, 12, 3), Later));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Who_is_adult_is_the_versions()
    {
        var born = new LocalDate(2005, 11, 2);

        Assert.True(Ages.IsAdult(new LocalDate(2026, 11, 2), born, Later));
        Assert.False(Ages.IsAdult(new LocalDate(2026, 11, 1), born, Later));
    }

    [Theory]
    [Trait("rule", "VER-5")]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void The_grounds_are_the_versions(int ground, bool taken)
    {
        var line = LineDecisions.Apply(SheetSamples.Lines, [SheetSamples.Ineligible(1, ground)], [], Later).Results[0];
        var household = HouseholdDecider.Decide(
            new HouseholdCommand.ProposeDeactivation("d-1", ground, Samples.VillageHead), HouseholdSamples.Enrolled(), Later, Samples.Now);
        var proposal = ProposalDecider.Decide(
            new ProposalCommand.Verify(new ProposalVerificationDraft("ineligible", ground, "Sesuai"), Samples.RegencyOfficer), Samples.Verifying(), Later, Samples.Now);

        Assert.Equal((taken, taken, taken), (line.Applied, household.IsAccepted, proposal.IsAccepted));
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void A_sheets_pages_are_as_long_as_the_version_says()
    {
        var lines = Enumerable.Range(1, 5).Select(i => SheetSamples.Line(i, $"h-{i}", "01", Programme.Pkh)).ToList();

        Assert.Equal([2, 2, 1], SheetPage.LayOut(lines, Later).Select(p => p.Lines.Count));
    }

    private static ProposalState After(ProposalState state, ProposalCommand command) =>
        ProposalDecider.Decide(command, state, Later, Samples.Now).Events.Aggregate(state, (s, e) => ProposalDecider.Evolve(s, e))!;
}
