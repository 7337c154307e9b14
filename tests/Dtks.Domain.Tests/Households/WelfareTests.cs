using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>A household's welfare decile, and the deciles to which a policy version limits programmes (REG-9).</summary>
[Trait("rule", "REG-9")]
public class WelfareTests
{
    private static readonly LocalDate Today = new(2026, 11, 26);

    private static readonly PolicyVersion Limited = Samples.Policy with
    {
        ProgrammeDeciles = new Dictionary<string, DecileRange> { ["PKH"] = new(1, 4), ["BPNT"] = new(1, 5), ["PBI-JKN"] = new(1, 5) },
    };

    [Theory]
    [InlineData(1, "DTSEN", "2026-11-26", "")]
    [InlineData(10, "DTSEN", "2026-11-26", "")]
    [InlineData(0, "DTSEN", "2026-11-26", "number.range /decile")]
    [InlineData(11, "DTSEN", "2026-11-26", "number.range /decile")]
    [InlineData(4, "DTSEN", "2026-11-27", "welfare.later /asOf")]
    [InlineData(4, " ", "26-11-2026", "text.length /source, date.format /asOf")]
    [InlineData(null, null, null, "input.required /decile, input.required /source, input.required /asOf")]
    public void It_is_one_of_ten_with_a_source_and_a_day_that_is_not_to_come(int? decile, string? source, string? asOf, string faults)
    {
        var read = Welfare.Read(new WelfareDraft(decile, source, asOf), Today);

        Assert.Equal(faults, string.Join(", ", read.Violations.Select(v => $"{v.Code} {v.Pointer}")));
        Assert.Equal(faults.Length == 0, read.Value is not null);
        Assert.DoesNotContain("DTSEN", $"{read.Value}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "")]
    [InlineData(5, "PKH")]
    [InlineData(6, "PKH BPNT PBI-JKN")]
    public void Beyond_its_limits_a_programme_is_neither_asked_nor_granted_and_ground_11_is_suggested(int decile, string outside)
    {
        var expected = outside.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var household = Family() with { Welfare = new Welfare(decile, "DTSEN", Today) };
        foreach (var programme in Enum.GetValues<Programme>())
        {
            var isOutside = expected.Contains(WireName.Of(programme));
            Assert.Equal(isOutside, household.Welfare.Limit(programme, Limited) is not null);
            Assert.Null(household.Welfare.Limit(programme, Samples.Policy));

            var asked = Samples.Submitted("assistance") with { Programmes = [programme] };
            var match = new ProposalCommand.Match(Samples.Match(), new RegisterStanding(false, true, []) { Decile = decile });
            Assert.Equal(isOutside ? "proposal.refusedOutsideDeciles REG-9" : "proposal.forwarded PRO-6", Last(ProposalDecider.Decide(match, asked, Limited, Samples.Now)));
            Assert.Equal("proposal.forwarded PRO-6", Last(ProposalDecider.Decide(match, asked, Samples.Policy, Samples.Now)));
        }

        var lines = HouseholdLines.Of([household], November, Limited);
        Assert.All(lines, l => Assert.Equal(
            expected.Contains(WireName.Of(l.Programme)) ? new LineSuggestion(LineSuggestions.OutsideDeciles, 11) { Source = new SuggestionSource(SuggestionSourceKind.Welfare, household.Id, Today) } : null, l.Suggestion));
        Assert.All(lines, l => Assert.Equal(LineOutcome.Unverified, l.Outcome));
        Assert.All(lines, l => Assert.Equal(l.Suggestion, FamilyLines.After(l with { Suggestion = null }, household, held: null, brought: null, November, Limited).Suggestion));
        Assert.All(HouseholdLines.Of([household], November, Samples.Policy), l => Assert.Null(l.Suggestion));
        Assert.All(HouseholdLines.Of([household], November, Limited with { Grounds = [.. Limited.Grounds.Take(10)] }), l => Assert.Null(l.Suggestion?.Ground));
    }

    [Theory]
    [InlineData(4, "proposal.registered RAT-3")]
    [InlineData(5, "proposal.refusedOutsideDeciles REG-9")]
    [InlineData(null, "proposal.registered RAT-3")]
    public void What_was_stated_since_a_proposal_asked_refuses_it_when_its_letter_is_reviewed(int? decile, string expected)
    {
        var ratified = Samples.Run(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.Regent)) with { Kind = ProposalKind.Assistance, Programmes = [Programme.Pkh] };
        var register = new ProposalCommand.Register("l-1", "h-1", Samples.Ministry) { Decile = decile };

        Assert.Equal(expected, Last(ProposalDecider.Decide(register, ratified, Limited, Samples.Now)));
        Assert.Equal("proposal.registered RAT-3", Last(ProposalDecider.Decide(register, ratified, Samples.Policy, Samples.Now)));
        Assert.Equal("proposal.registered RAT-3", Last(ProposalDecider.Decide(register, ratified with { Kind = ProposalKind.RegisterWithAssistance }, Limited, Samples.Now)));
    }

    [Fact]
    public void What_was_stated_since_a_proposal_asked_keeps_the_grant_away()
    {
        var household = HouseholdSamples.Enrolled() with { Entitlements = [] };
        var grant = new HouseholdCommand.GrantAssistance(HouseholdSamples.Registered("h-1", "assistance", "p-2"), Samples.Ministry);

        HouseholdState With(int decile) => household with { Welfare = new Welfare(decile, "DTSEN", Today) };
        Assert.Single(HouseholdDecider.Decide(grant, With(4), Limited, Samples.Now).Events);
        var refused = Assert.Single(HouseholdDecider.Decide(grant, With(6), Limited, Samples.Now).Violations);
        Assert.Equal(("household.outsideDeciles", "REG-9", "6"), (refused.Code, refused.Rule, refused.Args!["decile"]));
        Assert.Single(HouseholdDecider.Decide(grant, With(6), Samples.Policy, Samples.Now).Events);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void It_is_stated_once_and_goes_along_with_a_family_that_moves()
    {
        var command = new HouseholdCommand.StateWelfare(new Welfare(3, "DTSEN", Today), Samples.RegencyOfficer);
        var stated = HouseholdSamples.Run(Family(), command);

        Assert.Equal((command.Welfare, "household.welfareStated", "REG-9"), (stated.Welfare, stated.History[^1].Code, stated.History[^1].Rule));
        Assert.Empty(HouseholdDecider.Decide(command, stated, Samples.Policy, Samples.Now).Events);
        Assert.Equal(7, HouseholdSamples.Run(stated, command with { Welfare = command.Welfare with { Decile = 7 } }).Welfare!.Decile);
        var departure = new Departure(Move(Samples.VillageWit), new FamilyPlace(AreaCode.Parse(Samples.VillageWit), "h-1"), null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        Assert.Equal(command.Welfare, Evolved(null, FamilyChangeDecider.Arrive(departure, stated, Samples.Policy, Samples.Now)).Welfare);
    }

    private static string Last(Decision<ProposalEvent> decision) => Assert.Single(decision.Events) is var e ? $"{e.Meta.Code} {e.Meta.Rule}" : string.Empty;
}
