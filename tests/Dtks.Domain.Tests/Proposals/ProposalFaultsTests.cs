using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

/// <summary>A refused step tells the rule and where the proposal stands; a step taken names its rule in the history (GOV-2).</summary>
[Trait("rule", "GOV-2")]
public class ProposalFaultsTests
{
    private static readonly SettlementDraft Second = new("second", ["KTP dan KK asli"], "Diperiksa bersama");
    private static readonly FirstStanding Undecided = new(ProposalStatus.Verifying, "another");

    [Fact]
    public void Steps_that_a_proposal_does_not_wait_for()
    {
        var (submitted, verifying, eligible, ratified) = (Samples.Submitted(), Samples.Verifying(), Samples.Eligible(), Ratified());
        Assert.Equal("proposal.notVerifying PRO-6 - status=submitted", Refused(submitted, Verify("eligible")));
        Assert.Equal("proposal.notDeliberating MUS-2 - status=verifying", Refused(verifying, Apply(ProposalDecision.Admit)));
        Assert.Equal(
            "proposal.decisionForKind PRO-2 - decision=assist,kind=register", Refused(Samples.Deliberating("register"), Apply(ProposalDecision.Assist)));
        Assert.Equal("proposal.notAwaiting RAT-1 - next=ratified,status=verifying", Refused(verifying, new ProposalCommand.Ratify("l-1", Samples.Regent)));
        Assert.Equal("proposal.notAwaiting RAT-1 - next=endorsed,status=verifying", Refused(verifying, new ProposalCommand.Endorse("s-1", Samples.Regent)));
        Assert.Equal("proposal.notAwaiting RAT-3 - next=registered,status=eligible", Refused(eligible, Register("l-1", "h-1")));
        Assert.Equal("proposal.notAwaiting RAT-3 - next=registered,status=eligible", Refused(eligible, Return("l-1")));
        Assert.Equal("proposal.otherLetter RAT-8 - -", Refused(ratified, Register("l-2", "h-1")));
        Assert.Equal("proposal.notOpen - - status=ratified", Refused(ratified, new ProposalCommand.Withdraw(Samples.Citizen)));
        Assert.Equal("proposal.exists - - -", Refused(submitted, new ProposalCommand.Submit("p-1", "t", Samples.Draft(), Samples.Citizen)));
    }

    [Fact]
    public void Steps_taken_before_for_another_letter_household_or_dossier()
    {
        var endorsed = Samples.Run(Samples.Eligible(), new ProposalCommand.Endorse("s-1", Samples.Regent));
        Assert.Equal("proposal.notAwaiting RAT-1 - next=endorsed,status=endorsed", Refused(endorsed, new ProposalCommand.Endorse("s-2", Samples.Regent)));
        var registered = Samples.Run(Ratified(), Register("l-1", "h-1"));
        Assert.Equal("proposal.notAwaiting RAT-3 - next=registered,status=registered", Refused(registered, Register("l-1", "h-2")));
        var returned = Samples.Run(Ratified(), Return("l-1"));
        Assert.Equal("proposal.notAwaiting RAT-3 - next=registered,status=returned", Refused(returned, Return("l-2")));
    }

    [Fact]
    public void Steps_of_the_wrong_person()
    {
        var proposer = Samples.Ministry with { Subject = Samples.Citizen.Subject };
        Assert.Equal("proposal.own GOV-2 - -", Refused(Ratified(), new ProposalCommand.Register("l-1", "h-1", proposer)));
        Assert.Equal("proposal.own GOV-2 - -", Refused(Ratified(), new ProposalCommand.Return("l-1", ["Alasan"], proposer)));
        Assert.Equal("proposal.own GOV-2 - -", Refused(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.RegencyOfficer)));
        Assert.Equal("proposal.notOwn GOV-2 - -", Refused(Samples.Verifying(), new ProposalCommand.Withdraw(Samples.VillageHead)));
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void What_is_wrong_with_a_submission()
    {
        var draft = Samples.Draft();
        Assert.Equal("proposal.programmesForbidden PRO-2 /programmes -", Submitted(draft with { Kind = "register" }));
        Assert.Equal("proposal.programmesRequired PRO-2 /programmes -", Submitted(draft with { Programmes = [] }));
        Assert.Equal("proposal.programmeTwice PRO-2 /programmes/1 -", Submitted(draft with { Programmes = ["PKH", "PKH"] }));
        Assert.Equal("input.unknownValue - /programmes/0 allowed=PKH, BPNT, PBI-JKN", Submitted(draft with { Programmes = ["pkh"] }));
        Assert.Equal("input.unknownValue - /kind allowed=register, registerWithAssistance, assistance", Submitted(draft with { Kind = "x" }));
        Assert.Equal("contact.phoneFormat - /contact/phone -", Submitted(draft with { Contact = new ContactDraft("1") }));
        Assert.Equal("input.required - /contact/phone -", Submitted(draft with { Contact = new ContactDraft(null) }));
    }

    [Fact]
    [Trait("rule", "VER-5")]
    public void What_is_wrong_with_a_verification()
    {
        var state = Samples.Verifying();
        Assert.Equal("input.required - root -", Refused(state, new ProposalCommand.Verify(null, Samples.RegencyOfficer)));
        Assert.Equal("ground.required VER-5 /ground -", Refused(state, Verify("ineligible")));
        Assert.Equal("number.range VER-5 /ground max=15,min=1", Refused(state, Verify("ineligible", 16)));
        Assert.Equal("ground.forbidden VER-5 /ground -", Refused(state, Verify("eligible", 1)));
        Assert.Equal("input.unknownValue - /outcome allowed=eligible, ineligible", Refused(state, Verify("unverified")));
        Assert.Equal("text.length - /note max=1000,min=1", Refused(state, Verify("eligible", note: "")));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void What_is_wrong_with_a_settlement()
    {
        Assert.Equal("claim.notContested REG-5 - status=verifying", Refused(Samples.Verifying(), Settle(Second, Undecided)));
        Assert.Equal("claim.firstRegistered RAT-6 /outcome -", Refused(Contested(), Settle(Second, Undecided with { Status = ProposalStatus.Registered })));
        Assert.Equal("claim.firstRatified RAT-8 - -", Refused(Contested(), Settle(Second, Undecided with { Status = ProposalStatus.Ratified })));
        Assert.Equal("proposal.own GOV-2 - -", Refused(Contested(), Settle(Second, Undecided with { ProposedBy = Samples.RegencyOfficer.Subject })));
        Assert.Equal("input.required - root -", Refused(Contested(), Settle(null, Undecided)));
        Assert.Equal("input.unknownValue - /outcome allowed=first, second, neither", Refused(Contested(), Settle(Second with { Outcome = "x" }, Undecided)));
        Assert.Equal("list.size REG-5 /papers count=0,max=20,min=1", Refused(Contested(), Settle(Second with { Papers = [] }, Undecided)));
        Assert.Equal(
            "text.length - /papers/1 max=200,min=1", Refused(Contested(), Settle(Second with { Papers = ["KTP", new string('x', 201)] }, Undecided)));
        Assert.Equal("text.length - /note max=1000,min=1", Refused(Contested(), Settle(Second with { Note = new string('x', 1001) }, Undecided)));
        var unconfirmed = Contested() with { Contest = Samples.Held with { Reason = ContestReason.Unconfirmed } };
        Assert.Equal("claim.noFirst REG-5 /outcome -", Refused(unconfirmed, Settle(Second with { Outcome = "first" }, null)));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_settlement_of_the_greatest_length_is_taken_whole()
    {
        var papers = Enumerable.Repeat(new string('x', 200), 20).ToArray();
        var settled = Samples.Run(Contested(), Settle(new SettlementDraft("neither", papers, new string('x', 1000)), Undecided)).Settlement!;
        Assert.Equal(("c-1", SettlementOutcome.Neither, false, 20, 1000), (settled.Contest, settled.Outcome, settled.Won, settled.Papers.Count, settled.Note.Length));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void Who_loses_the_numbers_is_refused_unless_a_letter_covers_it_or_it_has_ended()
    {
        var lose = new ProposalCommand.LoseNumbers(new Settlement("c-1", SettlementOutcome.Second, true, ["KTP"], "Catatan"), ["c-1"], Samples.RegencyOfficer);
        var all = Enum.GetValues<ProposalStatus>().ToLookup(s => Outcome(lose, Samples.Verifying() with { Status = s }));
        var loses = Open.Where(s => s != ProposalStatus.Mismatched).ToList();
        Assert.Equal(loses, all["refused"]);
        Assert.Equal([ProposalStatus.Ratified], all["claim.firstRatified RAT-8 - -"]);
        Assert.Equal(Enum.GetValues<ProposalStatus>().Except(loses).Where(s => s != ProposalStatus.Ratified), all["nothing"]);
        var lost = Samples.Run(Samples.Verifying(), lose);
        Assert.Equal((false, ProposalEventCodes.RefusedBySettlement, "REG-5"), (lost.Settlement!.Won, lost.History[^1].Meta.Code, lost.History[^1].Meta.Rule));
    }

    [Fact]
    public void It_may_be_taken_back_until_a_letter_covers_it_and_again_when_returned()
    {
        var withdraw = new ProposalCommand.Withdraw(Samples.Citizen);
        Assert.Equal(Open, Enum.GetValues<ProposalStatus>().Where(s => Decide(Samples.Verifying() with { Status = s }, withdraw).IsAccepted));
        Assert.Null(Samples.Run(Contested(), withdraw).Contest);
    }

    [Fact]
    public void The_history_names_the_rule_of_every_step()
    {
        var registered = Samples.Run(Samples.Run(Samples.Run(
            Samples.Eligible(), new ProposalCommand.Endorse("s-1", Samples.Regent with { Subject = "camat-1" })), new ProposalCommand.Ratify("l-1", Samples.Regent)), Register("l-1", "h-1"));
        Assert.Equal(["PRO-2", "PRO-6", "PRO-6", "RAT-1", "RAT-1", "RAT-3"], registered.History.Select(h => h.Meta.Rule));
        Assert.Equal("RAT-5", Rule(Samples.Run(Ratified(), Return("l-1"))));
        Assert.Equal("VER-5", Rule(Samples.Run(Samples.Verifying(), Verify("ineligible", 3))));
        Assert.Equal("PRO-3", Rule(Samples.Deliberating()));
        Assert.Equal("MUS-2", Rule(Samples.Run(Samples.Deliberating(), Apply(ProposalDecision.Assist))));
        Assert.Equal("PRO-5", Rule(Samples.Run(Samples.Submitted(), new ProposalCommand.LeaveUncompared())));
        Assert.Null(Rule(Samples.Run(Samples.Verifying(), new ProposalCommand.Withdraw(Samples.Citizen))));
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public void What_a_deliberation_refuses_keeps_the_answer_and_who_decided()
    {
        var state = Samples.Deliberating();
        var refused = Samples.Run(state, Apply(ProposalDecision.Refuse));
        Assert.Same(state.Match, refused.Match);
        Assert.Equal(
            ("d-1", Samples.VillageHead.Subject, "MUS-2", ProposalEventCodes.RefusedByDeliberation),
            (refused.DeliberationId, refused.DecidedBy, Rule(refused), refused.History[^1].Meta.Code));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void What_a_deliberation_refuses_says_on_what_ground_and_why_also_once_it_is_taken_up_again()
    {
        var refused = Samples.Run(
            Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Refuse, "d-1", Samples.VillageHead) { Ground = 11, Note = "Dinilai mampu" });
        Assert.Equal((11, "Dinilai mampu"), (refused.Ground, refused.Note));
        Assert.Equal(new Refusal(ProposalEventCodes.RefusedByDeliberation, 11, "Dinilai mampu", Samples.Policy.Id), Refusal.Of(refused));
        var again = Samples.Run(refused, new ProposalCommand.Reopen("a-1", Samples.RegencyOfficer));
        Assert.Null(Refusal.Of(again));
        Assert.Equal([Refusal.Of(refused)], again.History.Select(Refusal.Of).Where(r => r is not null));

        // As it was decided before it had to.
        var older = Samples.Run(Samples.Deliberating(), Apply(ProposalDecision.Refuse));
        Assert.Equal(new Refusal(ProposalEventCodes.RefusedByDeliberation, null, null, Samples.Policy.Id), Refusal.Of(older));
    }

    private static ProposalStatus[] Open =>
    [
        ProposalStatus.Submitted, ProposalStatus.Contested, ProposalStatus.Mismatched, ProposalStatus.Deliberating, ProposalStatus.Verifying, ProposalStatus.Eligible,
        ProposalStatus.DeemedEligible, ProposalStatus.Endorsed, ProposalStatus.Received, ProposalStatus.Returned,
    ];

    private static ProposalState Ratified() => Samples.Run(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.Regent));

    private static ProposalState Contested() =>
        Samples.Run(Samples.Submitted(), new ProposalCommand.Match(Samples.Match(), Samples.Unknown with { Contest = Samples.Held }));

    private static ProposalCommand.Register Register(string letter, string household) => new(letter, household, Samples.Ministry);

    private static ProposalCommand.Return Return(string letter) => new(letter, ["Alasan"], Samples.Ministry);

    private static ProposalCommand.ApplyDecision Apply(ProposalDecision decision) => new(decision, "d-1", Samples.VillageHead);

    private static ProposalCommand.Verify Verify(string outcome, int? ground = null, string note = "Sesuai") =>
        new(new ProposalVerificationDraft(outcome, ground, note), Samples.RegencyOfficer);

    private static ProposalCommand.Settle Settle(SettlementDraft? draft, FirstStanding? first) => new(draft, first, Samples.RegencyOfficer);

    private static Domain.Kernel.Decision<ProposalEvent> Decide(ProposalState? state, ProposalCommand command) =>
        ProposalDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static string Refused(ProposalState? state, ProposalCommand command) => Told.Of(Assert.Single(Decide(state, command).Violations));

    private static string Submitted(ProposalDraft draft) => Refused(null, new ProposalCommand.Submit("p-1", "t", draft, Samples.Citizen));

    private static string Outcome(ProposalCommand command, ProposalState state)
    {
        var decision = Decide(state, command);
        return !decision.IsAccepted ? Told.Of(decision.Violations[0]) : decision.Events.Count == 0 ? "nothing" : "refused";
    }

    private static string? Rule(ProposalState state) => state.History[^1].Meta.Rule;
}
