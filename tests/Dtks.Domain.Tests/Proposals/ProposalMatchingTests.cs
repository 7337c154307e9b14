using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Tests.Proposals;

public class ProposalMatchingTests
{
    [Theory]
    [Trait("rule", "PRO-5")]
    [Trait("rule", "PRO-6")]
    [InlineData(100, null, ProposalStatus.Verifying)]
    [InlineData(80, null, ProposalStatus.Verifying)]
    [InlineData(79, null, ProposalStatus.Mismatched)]
    [InlineData(100, PopulationField.Rt, ProposalStatus.Mismatched)]
    [InlineData(100, PopulationField.Nik, ProposalStatus.Mismatched)]
    public void A_citizens_proposal_needs_all_fields_and_eighty_percent(int address, PopulationField? wrong, ProposalStatus status)
    {
        var match = Samples.Match(address, wrong is { } field ? [field] : []);
        var state = Samples.Run(Samples.Submitted(), new ProposalCommand.Match(match, Samples.Unknown));
        Assert.Equal(status, state.Status);
        Assert.Equal(match, state.Match);
        Assert.Equal(status == ProposalStatus.Mismatched ? "PRO-5" : "PRO-6", state.History[^1].Meta.Rule);
    }

    [Theory]
    [Trait("rule", "PRO-7")]
    [InlineData(Samples.VillageWib, 17, 0, 1)]
    [InlineData(Samples.VillageWib, 16, 59, 0)]
    [InlineData(Samples.VillageWita, 16, 0, 1)]
    [InlineData(Samples.VillageWita, 15, 59, 0)]
    [InlineData(Samples.VillageWit, 15, 0, 1)]
    [InlineData(Samples.VillageWit, 14, 59, 0)]
    public void The_day_it_is_forwarded_is_the_regencys_own(string village, int hourUtc, int minute, int daysLater)
    {
        var state = Samples.Verifying(village, Instant.FromUtc(2026, 11, 1, hourUtc, minute));
        Assert.Equal(new LocalDate(2026, 11, 1).PlusDays(daysLater), state.ForwardedOn);
        Assert.Equal(state.ForwardedOn!.Value.PlusDays(30), state.DueOn);
    }

    [Theory]
    [Trait("rule", "PRO-3")]
    [InlineData(Role.VillageOfficer)]
    [InlineData(Role.RegencyOfficer)]
    [InlineData(Role.MinistryOfficer)]
    public void Other_sources_go_to_the_deliberation_whatever_the_answer(Role role)
    {
        var submitted = Samples.Submitted(by: Samples.VillageOfficer with { Role = role });
        var state = Samples.Run(submitted, new ProposalCommand.Match(Samples.Match(0, PopulationField.Name), Samples.Unknown));
        Assert.Equal(ProposalStatus.Deliberating, state.Status);
        Assert.Equal(14, state.Match!.Matched);
        Assert.Null(state.DueOn);
    }

    [Theory]
    [Trait("rule", "REG-5")]
    [InlineData(Role.Citizen)]
    [InlineData(Role.VillageOfficer)]
    public void A_second_claim_is_refused(Role role)
    {
        var submitted = Samples.Submitted(by: Samples.Citizen with { Role = role });
        var state = Samples.Run(submitted, new ProposalCommand.Match(Samples.Match(), new RegisterStanding(true, false, [])));
        Assert.Equal((ProposalStatus.Refused, "REG-5"), (state.Status, state.History[^1].Meta.Rule));
        Assert.Null(state.DecidedBy);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_family_in_the_register_does_not_enter_it_again()
    {
        var state = Samples.Run(Samples.Submitted("register"), new ProposalCommand.Match(Samples.Match(), new RegisterStanding(false, true, [])));
        Assert.Equal((ProposalStatus.Refused, "REG-5"), (state.Status, state.History[^1].Meta.Rule));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void Who_does_not_match_does_not_learn_that_the_person_is_in_the_register()
    {
        var command = new ProposalCommand.Match(Samples.Match(100, PopulationField.BirthDate), new RegisterStanding(true, true, []));
        Assert.Equal(ProposalStatus.Mismatched, Samples.Run(Samples.Submitted(), command).Status);
    }

    [Theory]
    [Trait("rule", "PRO-2")]
    [Trait("rule", "PRO-5")]
    [InlineData(false, null, ProposalStatus.Refused, "PRO-2")]
    [InlineData(true, Programme.Pkh, ProposalStatus.Refused, "PRO-5")]
    [InlineData(true, Programme.Bpnt, ProposalStatus.Verifying, "PRO-6")]
    [InlineData(true, null, ProposalStatus.Verifying, "PRO-6")]
    public void Assistance_is_for_families_in_the_register_that_do_not_receive_it_yet(
        bool registered, Programme? receiving, ProposalStatus status, string rule)
    {
        var standing = new RegisterStanding(false, registered, receiving is { } p ? [p] : []);
        var state = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), standing));
        Assert.Equal((status, rule), (state.Status, state.History[^1].Meta.Rule));
    }

    [Fact]
    public void An_answer_delivered_twice_changes_nothing()
    {
        var state = Samples.Verifying();
        var again = ProposalDecider.Decide(new ProposalCommand.Match(Samples.Match(0), Samples.Unknown), state, Samples.Policy, Samples.Now);
        Assert.True(again.IsAccepted);
        Assert.Empty(again.Events);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void An_incomplete_answer_decides_nothing()
    {
        var whole = Samples.Match();
        var command = new ProposalCommand.Match(whole with { Fields = [.. whole.Fields.Take(14)] }, Samples.Unknown);
        var decision = ProposalDecider.Decide(command, Samples.Submitted(), Samples.Policy, Samples.Now);
        Assert.Equal((ViolationKind.Invalid, ProposalViolations.MatchIncomplete), (decision.Kind, decision.Violations[0].Code));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void What_another_open_proposal_asks_for_the_family_is_refused_and_names_it()
    {
        var first = new FirstProposal(Samples.VillageWib, "p-0", "citizen-9");
        var standing = new RegisterStanding(false, true, []) { AskedBefore = true, First = first, Asked = ["asked-1"] };

        var refused = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), standing));

        Assert.Equal((ProposalStatus.Refused, "proposal.refusedAskedBefore", "PRO-5"), (refused.Status, refused.History[^1].Meta.Code, refused.History[^1].Meta.Rule));
        Assert.Equal((first, "asked-1"), (refused.First, refused.Asked!.Single()));
        Assert.Equal(["asked-1"], Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), standing with { AskedBefore = false })).Asked!);
    }
}
