using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

/// <summary>What a step leaves as it was, and what it is refused for: each with its code, rule, place and values.</summary>
[Trait("rule", "REG-5")]
public class ProposalStepsTests
{
    private static readonly SettlementDraft Second = new("second", ["KTP dan KK asli"], "Diperiksa bersama");
    private static readonly FirstStanding Undecided = new(ProposalStatus.Verifying, "another");
    private static readonly RegisterStanding InRegister = new(false, true, []) { Household = "h-1", Asked = ["a-1"] };

    [Fact]
    [Trait("rule", "PRO-5")]
    public void A_correction_names_every_place_that_differs_in_the_bodys_order()
    {
        var mismatched = Samples.Run(Samples.Submitted(), new ProposalCommand.Match(Samples.Match(0), Samples.Unknown));
        var other = new MemberDraft("3306011203800009", "Contoh Lain", "Kota Lain", "1981-03-12", "female", "Ibu Lain", "head", "widowed");
        var draft = Samples.Draft() with
        {
            Household = new FamilyDraft("3306010101100002", Samples.VillageWib, new AddressDraft("Jalan Lain 2", "3", "04"), [other, Samples.WifeDraft with { Relationship = "relative" }, Samples.WifeDraft with { Nik = "3306015507820003", Relationship = "relative" }]),
        };
        Assert.Equal(
            [
                "/household/familyCardNumber", "/household/address/street", "/household/address/rt", "/household/address/rw",
                "/household/members/0/nik", "/household/members/0/name", "/household/members/0/birthPlace", "/household/members/0/birthDate", "/household/members/0/sex",
                "/household/members/0/motherMaidenName", "/household/members/0/maritalStatus", "/household/members/1/relationship", "/household/members/2",
            ],
            Samples.Run(mismatched, new ProposalCommand.Correct(draft, Samples.Citizen)).History[^1].Changed!);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void An_incomplete_answer_is_no_match() => Assert.Equal(
        ["proposal.matchIncomplete PRO-5 /match -"],
        Wrong(Samples.Submitted(), new ProposalCommand.Match(Samples.Match() with { Fields = [] }, Samples.Unknown)));

    [Fact]
    [Trait("rule", "REG-8")]
    public void A_household_that_is_no_more_ends_what_asks_for_it_unless_it_was_not_matched_yet_or_a_letter_covers_it()
    {
        var refused = Enum.GetValues<ProposalStatus>().Where(s => Decide(Samples.Verifying() with { Status = s }, new ProposalCommand.LoseHousehold()).Events.Count > 0);
        Assert.Equal(
            [ProposalStatus.Contested, ProposalStatus.Deliberating, ProposalStatus.Verifying, ProposalStatus.Eligible, ProposalStatus.DeemedEligible, ProposalStatus.Endorsed, ProposalStatus.Received, ProposalStatus.Returned],
            refused.Order());
        var state = Samples.Run(Samples.Verifying() with { Asked = ["a-1"] }, new ProposalCommand.LoseHousehold());
        Assert.Equal((ProposalStatus.Refused, "proposal.refusedFamilyGone REG-8"), (state.Status, Last(state)));
        Assert.Equal(["a-1"], state.Asked!);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    [Trait("rule", "RAT-8")]
    public void Under_a_letter_it_ends_once_that_was_reviewed_and_papers_refuse_it_never()
    {
        var ratified = Samples.Verifying() with { Status = ProposalStatus.Ratified, LetterId = "l-1" };
        Assert.Empty(Decide(ratified, new ProposalCommand.LoseHousehold()).Events);
        var refused = Samples.Run(ratified, new ProposalCommand.LoseHousehold(Reviewed: true));
        Assert.Equal((ProposalStatus.Refused, "proposal.refusedFamilyGone REG-8", true), (refused.Status, Last(refused), Refusal.IsForGone(refused)));
        Assert.Empty(Decide(refused, new ProposalCommand.LoseHousehold(Reviewed: true)).Events);
        Assert.False(Refusal.IsForGone(ratified));
        Assert.False(ProposalStatuses.MayLoseNumbers(ProposalStatus.Ratified));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void That_its_household_stands_again_is_told_once_and_of_what_that_refused_alone()
    {
        var refused = Samples.Run(Samples.Verifying(), new ProposalCommand.LoseHousehold());
        var told = Samples.Run(refused, new ProposalCommand.RegainHousehold());
        Assert.Equal((ProposalStatus.Refused, "proposal.familyStandsAgain GOV-3", true), (told.Status, Last(told), Refusal.IsForGone(told)));
        Assert.Empty(Decide(told, new ProposalCommand.RegainHousehold()).Events);
        Assert.Empty(Decide(told, new ProposalCommand.LoseHousehold()).Events);
        Assert.False(ProposalStatuses.MayLoseNumbers(ProposalStatus.Refused));

        // Also of what was asked while some of them were removed.
        var asked = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), Samples.Unknown with { Removed = true, Household = "h-2", ClaimedByOther = true, FamilyChanged = true }));
        Assert.Equal((ProposalStatus.Refused, "h-2", "proposal.refusedRemoved RAT-6"), (asked.Status, asked.About, Last(asked)));
        var unknown = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), Samples.Unknown));
        Assert.All([asked, unknown], p => Assert.Equal("proposal.familyStandsAgain GOV-3", Last(Samples.Run(p, new ProposalCommand.RegainHousehold()))));
        Assert.Equal("proposal.refusedNotRegistered PRO-2", Last(unknown));
        Assert.NotEqual(ProposalStatus.Refused, Samples.Run(Samples.Submitted("register"), new ProposalCommand.Match(Samples.Match(), Samples.Unknown with { Removed = true })).Status);

        var otherwise = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), InRegister with { FamilyChanged = true }));
        Assert.Equal(ProposalStatus.Refused, otherwise.Status);
        Assert.All(Enum.GetValues<ProposalStatus>(), s => Assert.Empty(Decide(otherwise with { Status = s }, new ProposalCommand.RegainHousehold()).Events));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "RAT-8")]
    public void Who_stands_in_the_register_again_goes_before_an_open_proposal_and_one_under_a_letter_ends_once_that_was_reviewed()
    {
        var first = new FirstProposal(Samples.VillageWib, "h-1", "citizen-9");
        var lost = new ProposalCommand.LoseToRegister(first);
        var register = Samples.Verifying() with { Kind = ProposalKind.Register };
        IEnumerable<ProposalStatus> By(string code) => Enum.GetValues<ProposalStatus>().Where(s => Decide(register with { Status = s }, lost).Events.Any(e => e.Meta.Code == code)).Order();
        Assert.Equal(
            [ProposalStatus.Contested, ProposalStatus.Deliberating, ProposalStatus.Verifying, ProposalStatus.Eligible, ProposalStatus.DeemedEligible, ProposalStatus.Endorsed, ProposalStatus.Received, ProposalStatus.Returned],
            By("proposal.refusedAlreadyClaimed"));
        Assert.Equal([ProposalStatus.Submitted, ProposalStatus.Ratified], By("proposal.numbersLost"));
        Assert.All(Enum.GetValues<ProposalStatus>(), s => Assert.Empty(Decide(register with { Status = s, Kind = ProposalKind.Assistance }, lost).Events));
        var refused = Samples.Run(register, lost);
        Assert.Equal((first, "proposal.refusedAlreadyClaimed REG-5"), (refused.First, Last(refused)));

        var ratified = register with { Status = ProposalStatus.Ratified, LetterId = "l-1", NumbersHeld = true };
        var marked = Samples.Run(ratified, lost);
        Assert.Equal((ProposalStatus.Ratified, false, "proposal.numbersLost REG-5"), (marked.Status, marked.IsConfirmed, Last(marked)));
        Assert.Empty(Decide(marked, lost).Events);
        var round = ratified.History.Count;
        Assert.Equal([true, false, true], new[] { ClaimStanding.Holds(ratified, round), ClaimStanding.Holds(marked, round), ClaimStanding.Holds(marked, round + 1) });
        Assert.Equal(["proposal.unconfirmed REG-5 - -"], Wrong(marked, new ProposalCommand.Register("l-1", "p-1", Samples.Ministry)));
        var ended = Samples.Run(marked, new ProposalCommand.LoseToRegister(Reviewed: true));
        Assert.Equal((ProposalStatus.Refused, round), (ended.Status, ended.NumbersLostAt));
        Assert.Null(Samples.Run(ended, new ProposalCommand.Reopen("a-1", Samples.RegencyOfficer)).NumbersLostAt);

        // One that was not compared yet is decided by that, and claims anew.
        var waits = Samples.Run(Samples.Submitted("register"), lost);
        Assert.Null(Samples.Run(waits, new ProposalCommand.Match(Samples.Match(), Samples.Unknown)).NumbersLostAt);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void Assistance_for_a_family_that_stands_there_otherwise_is_refused_as_such()
    {
        var changed = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), InRegister with { FamilyChanged = true }));
        Assert.Equal((ProposalStatus.Refused, "proposal.refusedFamilyChanged REG-8"), (changed.Status, Last(changed)));
        Assert.Equal(["a-1"], changed.Asked!);
    }

    [Fact]
    public void Another_conflict_met_without_a_new_answer_keeps_the_one_before()
    {
        var waits = Contested();
        var next = Samples.Run(waits, new ProposalCommand.Resume(null, Samples.Unknown with { Contest = Samples.Held with { Round = 2 } }));
        Assert.Equal((waits.Match, 2), (next.Match, next.Contest!.Round));
    }

    [Fact]
    public void Confirmed_by_papers_without_a_new_answer_it_keeps_the_one_before()
    {
        var admitted = Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-1", Samples.VillageHead));
        var open = Samples.Run(admitted, new ProposalCommand.Resume(Samples.Match(0, PopulationField.Name), Samples.Unknown with { Contest = new Contest { Id = "c-3", Reason = ContestReason.Unconfirmed, Round = 3 } }));
        var confirmed = Samples.Run(Samples.Run(open, new ProposalCommand.Settle(Second, null, Samples.RegencyOfficer)), new ProposalCommand.Resume(null, Samples.Unknown));
        Assert.Equal((true, open.Match), (confirmed.NumbersHeld, confirmed.Match));
        Assert.NotNull(confirmed.Match);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void What_is_asked_is_as_the_register_told_it_last()
    {
        var waits = Contested() with { Asked = ["a-0"] };
        var refused = Samples.Run(waits, new ProposalCommand.Resume(null, new RegisterStanding(true, false, []) { Asked = ["a-1"] }));
        Assert.Equal((ProposalStatus.Refused, "a-1"), (refused.Status, Assert.Single(refused.Asked!)));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Only_what_is_refused_is_taken_up_again_and_holds_no_number_until_it_is_matched()
    {
        var verifying = Samples.Verifying();
        Assert.Same(verifying, Samples.Run(verifying, new ProposalCommand.Reopen("a-1", Samples.Regent)));
        Assert.True(verifying.NumbersHeld);
        var reopened = Samples.Run(verifying with { Status = ProposalStatus.Ineligible }, new ProposalCommand.Reopen("a-1", Samples.Regent));
        Assert.Equal((ProposalStatus.Submitted, false, "proposal.reopened GOV-3"), (reopened.Status, reopened.NumbersHeld, Last(reopened)));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Who_decided_it_before_does_not_verify_it_again() => Assert.Equal(
        ["proposal.decidedBefore GOV-3 - -"],
        Wrong(Samples.Verifying() with { DecidedBy = Samples.RegencyOfficer.Subject }, new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), Samples.RegencyOfficer)));

    [Theory]
    [InlineData("first", "proposal.refusedBySettlement REG-5")]
    [InlineData("second", "proposal.settledFor REG-5")]
    [InlineData("neither", "proposal.refusedBySettlement REG-5")]
    public void A_settlement_is_told_as_what_it_is_to_the_second(string outcome, string told) =>
        Assert.Equal(told, Last(Samples.Run(Contested(), new ProposalCommand.Settle(Second with { Outcome = outcome }, Undecided, Samples.RegencyOfficer))));

    [Fact]
    public void What_is_not_contested_is_told_how_it_stands_and_what_is_settled_how()
    {
        Assert.Equal(["claim.notContested REG-5 - status=verifying"], Wrong(Samples.Verifying(), new ProposalCommand.Settle(Second, Undecided, Samples.RegencyOfficer)));
        var settlement = new Settlement("c-1", SettlementOutcome.First, false, [], "Sesuai");
        Assert.Equal(["claim.notContested REG-5 - status=verifying"], Wrong(Samples.Verifying(), new ProposalCommand.LoseNumbers(settlement, ["c-1"], Samples.RegencyOfficer)));
        var settled = Samples.Run(Contested(), new ProposalCommand.Settle(Second, Undecided, Samples.RegencyOfficer));
        Assert.Equal(["claim.alreadySettled REG-5 - outcome=second"], Wrong(settled, new ProposalCommand.Settle(Second, Undecided, Samples.RegencyOfficer)));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void Who_said_what_it_says_now_is_who_corrected_it_last()
    {
        var mismatched = Samples.Run(Samples.Submitted(by: Samples.VillageOfficer), new ProposalCommand.LeaveUncompared());
        Assert.Equal("officer-1", mismatched.EnteredBy());
        Assert.Equal("officer-2", Samples.Run(mismatched, new ProposalCommand.Correct(Samples.Draft(), Samples.VillageOfficer with { Subject = "officer-2" })).EnteredBy());
    }

    [Fact]
    public void What_the_population_register_does_not_confirm_of_the_bearer_is_named_and_nothing_else()
    {
        Assert.Equal([PopulationField.Name, PopulationField.FamilyCardNumber], Samples.Match(0, PopulationField.Name, PopulationField.FamilyCardNumber, PopulationField.Rt).Unconfirmed().Order());
        Assert.Empty(Samples.Match(0, PopulationField.Rt, PopulationField.MaritalStatus).Unconfirmed());
    }

    private static ProposalState Contested() =>
        Samples.Run(Samples.Submitted(), new ProposalCommand.Match(Samples.Match(), Samples.Unknown with { Contest = Samples.Held }));

    private static string Last(ProposalState state) => $"{state.History[^1].Meta.Code} {state.History[^1].Meta.Rule}";

    private static IEnumerable<string> Wrong(ProposalState state, ProposalCommand command) => Told.Of(Decide(state, command).Violations);

    private static Decision<ProposalEvent> Decide(ProposalState state, ProposalCommand command) => ProposalDecider.Decide(command, state, Samples.Policy, Samples.Now);
}
