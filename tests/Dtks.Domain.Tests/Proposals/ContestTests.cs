using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

[Trait("rule", "REG-5")]
public class ContestTests
{
    private static readonly Contest Registered = Samples.Held with { Id = "c-2", Reason = ContestReason.Registered, Household = "p-9" };

    private static readonly SettlementDraft Second = new("second", ["KTP dan KK asli"], "Diperiksa bersama");

    private static readonly FirstStanding Undecided = new(ProposalStatus.Verifying, "another");

    public static TheoryData<PopulationField> Bearer => [
        PopulationField.Nik, PopulationField.Name, PopulationField.BirthPlace, PopulationField.BirthDate, PopulationField.Sex,
        PopulationField.MotherMaidenName, PopulationField.FamilyCardNumber];

    [Theory]
    [MemberData(nameof(Bearer))]
    public void A_field_that_tells_the_bearer_and_differs_confirms_nobody(PopulationField field) =>
        Assert.False(Samples.Match(100, field).ConfirmsBearers);

    [Fact]
    public void Where_the_bearer_lives_and_as_what_may_differ()
    {
        var others = Enum.GetValues<PopulationField>().Except(Bearer.Select(r => r.Data)).ToArray();
        Assert.Equal(8, others.Length);
        Assert.True(Samples.Match(0, others).ConfirmsBearers);
        Assert.False((Samples.Match() with { Fields = [.. Samples.Match().Fields.Skip(1)] }).ConfirmsBearers);
    }

    [Theory]
    [InlineData(Role.Citizen, ProposalStatus.Verifying)]
    [InlineData(Role.VillageOfficer, ProposalStatus.Deliberating)]
    public void A_second_confirmed_claim_waits_and_goes_on_when_the_first_ends(Role role, ProposalStatus then)
    {
        var waits = Contested(role);
        Assert.Equal((ProposalStatus.Contested, "REG-5"), (waits.Status, waits.History[^1].Meta.Rule));
        Assert.False(waits.IsConfirmed);

        var goesOn = Samples.Run(waits, new ProposalCommand.Resume(null, Samples.Unknown));
        Assert.Equal((then, true, true), (goesOn.Status, goesOn.NumbersHeld, goesOn.IsConfirmed));
        Assert.Null(goesOn.Contest);
    }

    [Fact]
    public void The_same_conflict_met_again_is_no_step_and_another_is()
    {
        var waits = Contested();
        Assert.Equal(waits, Samples.Run(waits, new ProposalCommand.Resume(null, Samples.Unknown with { Contest = Samples.Held })));
        var next = Samples.Run(waits, new ProposalCommand.Resume(null, Samples.Unknown with { Contest = Registered }));
        Assert.Equal((ProposalStatus.Contested, Registered), (next.Status, next.Contest));
        Assert.Equal(waits.History.Count + 1, next.History.Count);
    }

    [Theory]
    [InlineData(SettlementOutcome.Second, "c-1", "refused")]
    [InlineData(SettlementOutcome.Neither, "c-1", "refused")]
    [InlineData(SettlementOutcome.First, "c-1", ProposalViolations.NotContested)]
    [InlineData(SettlementOutcome.Second, "c-2", ProposalViolations.NotContested)]
    public void A_settlement_takes_the_numbers_from_the_first_of_its_own_conflict_alone(SettlementOutcome outcome, string contest, string expected)
    {
        var lose = new ProposalCommand.LoseNumbers(new Settlement(contest, outcome, outcome == SettlementOutcome.Second, [], "Sesuai"), ["c-0", "c-1"], Samples.RegencyOfficer);
        var decision = ProposalDecider.Decide(lose, Samples.Verifying(), Samples.Policy, Samples.Now);
        Assert.Equal(expected, decision.IsAccepted ? "refused" : decision.Violations[0].Code);
        Assert.Equal(decision.IsAccepted ? 1 : 0, decision.Events.Count);
    }

    [Theory]
    [InlineData("c-1", ProposalStatus.Submitted)]
    [InlineData("c-0", ProposalStatus.Refused)]
    public void What_an_appeal_took_up_again_does_not_lose_by_the_same_settlement_a_second_time(string contest, ProposalStatus expected)
    {
        var settlement = new Settlement("c-1", SettlementOutcome.Second, true, [], "Sesuai");
        var lost = Samples.Run(Samples.Verifying(), new ProposalCommand.LoseNumbers(settlement, ["c-1"], Samples.RegencyOfficer));
        var reopened = Samples.Run(lost, new ProposalCommand.Reopen("a-1", Samples.RegencyOfficer));
        var again = Samples.Run(reopened, new ProposalCommand.LoseNumbers(settlement with { Contest = contest }, ["c-0", "c-1"], Samples.RegencyOfficer));
        Assert.Equal(expected, again.Status);
        Assert.Null(Samples.Run(lost with { Settlement = settlement }, new ProposalCommand.Reopen("a-1", Samples.RegencyOfficer)).Settlement);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void What_was_settled_against_it_is_settled_anew_once_an_appeal_took_it_up_again()
    {
        var refused = Samples.Run(Contested(), new ProposalCommand.Settle(Second with { Outcome = "first" }, Undecided, Samples.RegencyOfficer));
        Assert.Equal((ProposalStatus.Refused, Samples.Held.Id), (refused.Status, refused.Settlement!.Contest));
        var again = Samples.Run(Samples.Run(refused, new ProposalCommand.Reopen("a-1", Samples.RegencyOfficer)), new ProposalCommand.Match(Samples.Match(), Samples.Unknown with { Contest = Samples.Held }));
        Assert.Equal(ProposalStatus.Contested, again.Status);
        var settled = Samples.Run(again, new ProposalCommand.Settle(Second, Undecided, Samples.RegencyOfficer));
        Assert.True(settled.Settlement!.Won);
        var twice = ProposalDecider.Decide(new ProposalCommand.Settle(Second, Undecided, Samples.RegencyOfficer), settled, Samples.Policy, Samples.Now);
        Assert.Equal([ProposalViolations.AlreadySettled], twice.Violations.Select(v => v.Code));
    }

    [Fact]
    public void Who_waits_for_a_family_that_came_to_the_register_whole_is_refused()
    {
        var state = Samples.Run(Contested(), new ProposalCommand.Resume(null, new RegisterStanding(false, true, [])));
        Assert.Equal((ProposalStatus.Refused, "REG-5"), (state.Status, state.History[^1].Meta.Rule));
    }

    [Fact]
    public void An_unconfirmed_claim_meets_nobody()
    {
        var match = new ProposalCommand.Match(Samples.Match(0, PopulationField.Name), Samples.Unknown with { Contest = Samples.Held });
        var state = Samples.Run(Samples.Submitted(by: Samples.VillageOfficer), match);
        Assert.Equal((ProposalStatus.Deliberating, false), (state.Status, state.NumbersHeld));
    }

    [Fact]
    public void What_is_admitted_unconfirmed_waits_for_its_numbers()
    {
        var eligible = Admitted();
        Assert.True(eligible.AwaitsNumbers);
        var confirmed = Samples.Run(eligible, new ProposalCommand.Resume(Samples.Match(), Samples.Unknown));
        Assert.Equal((ProposalStatus.Eligible, false, true), (confirmed.Status, confirmed.AwaitsNumbers, confirmed.IsConfirmed));

        var meets = Samples.Run(eligible, new ProposalCommand.Resume(Samples.Match(), Samples.Unknown with { Contest = Samples.Held }));
        Assert.Equal((ProposalStatus.Eligible, true, false), (meets.Status, meets.AwaitsNumbers, meets.IsConfirmed));
    }

    [Fact]
    public void Nobody_enters_the_register_unconfirmed_even_where_a_letter_covers_them()
    {
        var ratified = Admitted() with { Status = ProposalStatus.Ratified, LetterId = "l-1" };
        var decision = ProposalDecider.Decide(new ProposalCommand.Register("l-1", "h-1", Samples.Ministry), ratified, Samples.Policy, Samples.Now);
        Assert.Equal((ViolationKind.Refused, ProposalViolations.Unconfirmed, "REG-5"), (decision.Kind, decision.Violations[0].Code, decision.Violations[0].Rule));
    }

    [Fact]
    public void Papers_confirm_what_the_population_register_does_not()
    {
        var asked = Samples.Unknown with { Contest = new Contest { Id = "c-3", Reason = ContestReason.Unconfirmed, Round = 3 } };
        var open = Samples.Run(Admitted(), new ProposalCommand.Resume(Samples.Match(0, PopulationField.Name), asked));
        var settled = Samples.Run(open, new ProposalCommand.Settle(Second, null, Samples.RegencyOfficer));
        Assert.False(settled.IsConfirmed);
        var goesOn = Samples.Run(settled, new ProposalCommand.Resume(null, Samples.Unknown));
        Assert.Equal((ProposalStatus.Eligible, true), (goesOn.Status, goesOn.IsConfirmed));

        Assert.Equal(ProposalViolations.NoFirst, Refusal(open, Second with { Outcome = "first" }, null).Code);
    }

    [Theory]
    [InlineData("first", ProposalStatus.Refused, ProposalStatus.Verifying)]
    [InlineData("second", ProposalStatus.Contested, ProposalStatus.Refused)]
    [InlineData("neither", ProposalStatus.Refused, ProposalStatus.Refused)]
    public void A_settlement_decides_for_one_or_for_neither_and_tells_why(string outcome, ProposalStatus second, ProposalStatus first)
    {
        var settled = Samples.Run(Contested(), new ProposalCommand.Settle(Second with { Outcome = outcome }, Undecided, Samples.RegencyOfficer));
        var other = first == ProposalStatus.Refused
            ? Samples.Run(Samples.Verifying(), new ProposalCommand.LoseNumbers(settled.Settlement!, [Samples.Held.Id], Samples.RegencyOfficer))
            : Samples.Verifying();
        Assert.Equal((second, first), (settled.Status, other.Status));
        Assert.Equal("REG-5", settled.History[^1].Meta.Rule);
        foreach (var refused in new[] { settled, other }.Where(s => s.Status == ProposalStatus.Refused))
        {
            Assert.Equal(("Diperiksa bersama", ProposalEventCodes.RefusedBySettlement), (refused.Note, refused.History[^1].Meta.Code));
        }
    }

    [Theory]
    [Trait("rule", "RAT-6")]
    [InlineData(ProposalStatus.Verifying, null)]
    [InlineData(ProposalStatus.Returned, null)]
    [InlineData(ProposalStatus.Ratified, ProposalViolations.FirstRatified)]
    [InlineData(ProposalStatus.Registered, ProposalViolations.FirstRegistered)]
    public void What_a_letter_covers_or_the_register_holds_is_not_settled_away(ProposalStatus first, string? code) =>
        Assert.Equal(code, Decide(Contested(), Second, Undecided with { Status = first }).Violations.FirstOrDefault()?.Code);

    [Fact]
    public void A_household_of_the_register_stays_until_it_is_removed()
    {
        var state = Contested() with { Contest = Registered };
        Assert.Equal(("RAT-6", "/outcome"), (Refusal(state, Second, null).Rule, Refusal(state, Second, null).Pointer));
        Assert.True(Decide(state, Second with { Outcome = "first" }, null).IsAccepted);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Whoever_proposed_either_settles_nothing()
    {
        Assert.Equal(ProposalViolations.OwnProposal, Refusal(Contested(), Second, Undecided with { ProposedBy = Samples.RegencyOfficer.Subject }).Code);
        Assert.Equal(ProposalViolations.OwnProposal, Refusal(Contested() with { ProposedBy = Samples.RegencyOfficer.Subject }, Second, Undecided).Code);
    }

    [Fact]
    public void A_conflict_is_settled_once()
    {
        var settled = Samples.Run(Contested(), new ProposalCommand.Settle(Second, Undecided, Samples.RegencyOfficer));
        Assert.Equal(ProposalViolations.AlreadySettled, Refusal(settled, Second, Undecided).Code);
        Assert.Equal(ProposalViolations.NotContested, Refusal(Samples.Verifying(), Second, Undecided).Code);

        // How an earlier conflict was settled says nothing of a later one, whether that is open to be settled or not yet.
        var later = settled with { Contest = settled.Contest! with { Id = "c-2" } };
        Assert.True(Decide(later, Second, Undecided).IsAccepted);
        Assert.Equal(ProposalViolations.NotContested, Refusal(later with { Status = ProposalStatus.Deliberating }, Second, Undecided).Code);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(21, 1)]
    [InlineData(1, 0)]
    public void A_settlement_names_its_papers_and_why(int papers, int note)
    {
        var draft = new SettlementDraft("second", [.. Enumerable.Repeat("KTP", papers)], new string('x', note));
        Assert.Equal(ViolationKind.Invalid, Decide(Contested(), draft, Undecided).Kind);
    }

    [Theory]
    [InlineData(ProposalStatus.Submitted, null, 1, true)]
    [InlineData(ProposalStatus.Deliberating, null, 1, true)]
    [InlineData(ProposalStatus.Contested, 1, 1, false)]
    [InlineData(ProposalStatus.Contested, 1, 2, true)]
    [InlineData(ProposalStatus.Refused, null, 1, false)]
    [InlineData(ProposalStatus.Mismatched, null, 1, false)]
    [InlineData(ProposalStatus.Withdrawn, null, 1, false)]
    [InlineData(ProposalStatus.Registered, null, 1, true)]
    [InlineData(null, null, 1, false)]
    public void A_claim_is_as_good_as_its_proposal(ProposalStatus? holder, int? gaveUp, int round, bool holds) =>
        Assert.Equal(holds, ClaimStanding.Holds(holder, gaveUp, round));

    [Fact]
    [Trait("rule", "PRO-5")]
    public void What_is_left_uncompared_ends_without_an_answer()
    {
        var state = Samples.Run(Samples.Submitted(), new ProposalCommand.LeaveUncompared());
        Assert.Equal((ProposalStatus.Mismatched, ProposalEventCodes.NotCompared), (state.Status, state.History[^1].Meta.Code));
        Assert.Null(state.Match);
        var verifying = Samples.Verifying();
        Assert.Equal(verifying, Samples.Run(verifying, new ProposalCommand.LeaveUncompared()));
    }

    private static ProposalState Contested(Role role = Role.Citizen) => Samples.Run(
        Samples.Submitted(by: Samples.Citizen with { Role = role }), new ProposalCommand.Match(Samples.Match(), Samples.Unknown with { Contest = Samples.Held }));

    private static ProposalState Admitted() =>
        Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-1", Samples.VillageHead));

    private static Decision<ProposalEvent> Decide(ProposalState state, SettlementDraft draft, FirstStanding? first) =>
        ProposalDecider.Decide(new ProposalCommand.Settle(draft, first, Samples.RegencyOfficer), state, Samples.Policy, Samples.Now);

    private static Violation Refusal(ProposalState state, SettlementDraft draft, FirstStanding? first) => Decide(state, draft, first).Violations[0];
}
