using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

/// <summary>What its proposer may correct, and what a correction leaves of what was (PRO-5, RAT-5).</summary>
[Trait("rule", "PRO-5")]
public class CorrectionTests
{
    [Fact]
    public void It_is_corrected_after_a_mismatch_and_after_its_letter_came_back_and_nowhere_else()
    {
        var accepted = Enum.GetValues<ProposalStatus>().Where(s => Decide(Samples.Verifying() with { Status = s }, Correct()).IsAccepted);
        Assert.Equal([ProposalStatus.Mismatched, ProposalStatus.Returned], accepted);
        Assert.Equal("proposal.notCorrectable PRO-5 - status=verifying", Refused(Samples.Verifying(), Correct()));
    }

    [Fact]
    public void The_history_says_where_it_differs_and_not_what_stood_there()
    {
        var wife = Samples.WifeDraft with { Name = "Contoh Tiga", BirthDate = "1982-07-16" };
        var draft = Samples.Draft() with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft, wife]), Contact = new ContactDraft("0812 0000 0002") };

        var corrected = Samples.Run(Mismatched(), Correct(draft));

        var step = corrected.History[^1];
        Assert.Equal((ProposalStatus.Submitted, "proposal.corrected", "PRO-5", Samples.Citizen.Subject), (step.Status, step.Meta.Code, step.Meta.Rule, step.Meta.Subject));
        Assert.Equal(["/household/members/1/name", "/household/members/1/birthDate", "/contact/phone"], step.Changed!);
        Assert.Equal("Contoh Tiga", corrected.Family.Members[1].Name);
        Assert.Null(corrected.Match);
    }

    [Fact]
    public void Sent_again_as_it_was_it_is_matched_again_for_the_population_office_may_have_corrected_its_own()
    {
        var again = Samples.Run(Mismatched(), Correct());
        Assert.Empty(again.History[^1].Changed!);
        Assert.Equal(ProposalStatus.Verifying, Samples.Run(again, new ProposalCommand.Match(Samples.Match(), Samples.Unknown)).Status);
    }

    [Fact]
    public void Members_that_come_and_go_the_kind_and_the_recipient_are_told()
    {
        var draft = Samples.Draft("register") with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft]), Recipient = Samples.HeadDraft.Nik, NominatedBy = new NominationDraft("self", null) };
        var changed = Samples.Run(Mismatched(), Correct(draft)).History[^1].Changed!;
        Assert.Equal(["/kind", "/programmes", "/household/members/1", "/recipient", "/nominatedBy"], changed);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void The_household_that_it_asks_for_is_kept_while_it_names_the_same_numbers_and_asks_the_same_of_it()
    {
        var mismatched = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(100, PopulationField.Name), Samples.Unknown with { Household = "h-1" }));
        Assert.Equal("h-1", mismatched.About);
        var corrected = Samples.Run(mismatched, Correct(Samples.Draft("assistance")));
        Assert.Equal("h-1", corrected.About);
        Assert.Equal("h-1", Samples.Run(corrected, new ProposalCommand.Match(Samples.Match(100, PopulationField.Sex, PopulationField.Name), Samples.Unknown)).About);
        Assert.Equal("h-1", Samples.Run(corrected, new ProposalCommand.LeaveUncompared()).About);

        Assert.Null(Samples.Run(mismatched, Correct(Samples.Draft("assistance") with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft]) })).About);
        Assert.Null(Samples.Run(mismatched, Correct(Samples.Draft("register"))).About);
        Assert.Null(Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(100, PopulationField.Name), Samples.Unknown)).About);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void What_was_decided_before_counts_no_more_and_the_old_letter_does_nothing_to_it()
    {
        var returned = Returned();
        var corrected = Samples.Run(returned, Correct());
        Assert.Equal(
            (ProposalStatus.Submitted, false, 0, null, null, null, null),
            (corrected.Status, corrected.NumbersHeld, corrected.Granted.Count, corrected.DecidedBy, corrected.DueOn, corrected.Note, corrected.Contest));
        Assert.Equal("RAT-5", corrected.History[^1].Meta.Rule);
        var again = Samples.Run(corrected, new ProposalCommand.Match(Samples.Match(), Samples.Unknown));
        again = Samples.Run(again, new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), Samples.RegencyOfficer));
        foreach (var state in new[] { corrected, again })
        {
            Assert.Same(state, Samples.Run(state, new ProposalCommand.Ratify("l-1", Samples.Regent)));
            Assert.Same(state, Samples.Run(state, new ProposalCommand.Return("l-1", ["Alasan"], Samples.Ministry)));
        }

        Assert.Equal(("l-2", ProposalStatus.Ratified), (Samples.Run(again, new ProposalCommand.Ratify("l-2", Samples.Regent)) is var r ? (r.LetterId, r.Status) : default));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public void A_deliberation_that_decided_it_before_decides_it_no_more()
    {
        var admitted = Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-1", Samples.VillageHead));
        var returned = Samples.Run(Samples.Run(admitted, new ProposalCommand.Ratify("l-1", Samples.Regent)), new ProposalCommand.Return("l-1", ["Alasan"], Samples.Ministry));
        var tabled = Samples.Run(Samples.Run(returned, new ProposalCommand.Correct(Samples.Draft(), Samples.VillageOfficer)), new ProposalCommand.Match(Samples.Match(), Samples.Unknown));

        Assert.Same(tabled, Samples.Run(tabled, new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-1", Samples.VillageHead)));
        Assert.Equal(ProposalStatus.Eligible, Samples.Run(tabled, new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-2", Samples.VillageHead)).Status);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    [Trait("rule", "GOV-3")]
    public void A_deliberation_that_refused_it_refuses_it_no_more_once_an_appeal_took_it_up_again()
    {
        var refused = Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Refuse, "d-1", Samples.VillageHead));
        var tabled = Samples.Run(Samples.Run(refused, new ProposalCommand.Reopen("a-1", Samples.RegencyOfficer)), new ProposalCommand.Match(Samples.Match(), Samples.Unknown));

        Assert.Equal(ProposalStatus.Deliberating, tabled.Status);
        Assert.Same(tabled, Samples.Run(tabled, new ProposalCommand.ApplyDecision(ProposalDecision.Refuse, "d-1", Samples.VillageHead)));
        Assert.Equal(ProposalStatus.Refused, Samples.Run(tabled, new ProposalCommand.ApplyDecision(ProposalDecision.Refuse, "d-2", Samples.VillageHead)).Status);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData(Role.VillageOfficer, "3306012001", "another", true)]
    [InlineData(Role.VillageOfficer, "3306012002", "officer-1", false)]
    [InlineData(Role.Citizen, "3306012001", "officer-1", false)]
    [InlineData(Role.RegencyOfficer, "3306", "officer-1", false)]
    public void An_offices_proposal_is_any_of_its_officers(Role role, string area, string subject, bool own)
    {
        var by = new Actor(subject, role, Domain.Areas.AreaCode.Parse(area));
        var decision = Decide(Samples.Deliberating(), new ProposalCommand.Withdraw(by));
        Assert.Equal(own, decision.IsAccepted);
        if (!own) Assert.Equal("proposal.notOwn GOV-2 - -", Told.Of(decision.Violations[0]));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void A_citizens_is_that_citizens_alone_and_who_corrected_takes_no_further_part()
    {
        Assert.Equal("proposal.notOwn GOV-2 - -", Refused(Mismatched(), new ProposalCommand.Correct(Samples.Draft(), Samples.Citizen with { Subject = "citizen-2" })));
        Assert.Equal("proposal.notOwn GOV-2 - -", Refused(Mismatched(), new ProposalCommand.Correct(Samples.Draft(), Samples.VillageOfficer)));
        var corrected = Samples.Verifying() with { CorrectedBy = Samples.RegencyOfficer.Subject };
        Assert.Equal("proposal.own GOV-2 - -", Refused(corrected, new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), Samples.RegencyOfficer)));
    }

    [Fact]
    public void It_stays_in_its_village_and_is_corrected_twenty_times_at_most()
    {
        Assert.Equal("proposal.otherVillage - /household/village -", Refused(Mismatched(), Correct(Samples.Draft(village: "3306012002"))));
        var state = Mismatched();
        for (var time = 0; time < 20; time++) state = Samples.Run(Samples.Run(state, Correct()), Mismatch());
        Assert.Equal(20, state.Corrections());
        Assert.Equal("proposal.correctionsSpent - - max=20", Refused(state, Correct()));
        Assert.True(Decide(state, new ProposalCommand.Withdraw(Samples.Citizen)).IsAccepted);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_settlement_stays_with_the_numbers_it_was_about()
    {
        var settled = Returned() with { Settlement = new Settlement("c-1", SettlementOutcome.Second, true, ["KTP"], "Sesuai") };
        Assert.NotNull(Samples.Run(settled, Correct()).Settlement);
        Assert.Null(Samples.Run(settled, Correct(Samples.Draft() with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft]) })).Settlement);
    }

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData("3306015507820002", null)]
    [InlineData("3306 0155 0782 0002", null)]
    [InlineData("3306015507820003", "proposal.recipientNotMember VER-4 /recipient -")]
    [InlineData("330601", "person.nikFormat REG-2 /recipient -")]
    public void The_recipient_is_a_member(string recipient, string? told) => Held(told, Samples.Draft() with { Recipient = recipient });

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData("2009-11-02", null)]
    [InlineData("2009-11-03", "proposal.recipientMinor VER-4 /recipient least=17")]
    public void The_recipient_is_adult(string born, string? told)
    {
        var child = Samples.WifeDraft with { BirthDate = born, Relationship = "child", MaritalStatus = "unmarried" };
        Held(told, Samples.Draft() with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft, child]), Recipient = child.Nik });
    }

    [Theory]
    [Trait("rule", "PRO-3")]
    [InlineData("rtRw", "Contoh Ketua", false, null)]
    [InlineData("hamletHead", "Contoh Kadus", false, null)]
    [InlineData("villageHead", "Contoh Kades", false, null)]
    [InlineData("psks", "Contoh Relawan", false, null)]
    [InlineData("self", null, false, null)]
    [InlineData("self", null, true, null)]
    [InlineData("rtRw", null, false, "input.required - /nominatedBy/name -")]
    [InlineData("psks", "", false, "text.length PRO-3 /nominatedBy/name max=100,min=1")]
    [InlineData("rtRw", "Contoh Ketua", true, "proposal.nominatorOfCitizen PRO-4 /nominatedBy/kind -")]
    [InlineData("camat", "Contoh", false, "input.unknownValue - /nominatedBy/kind allowed=rtRw, hamletHead, villageHead, psks, self, citizen")]
    [InlineData("citizen", null, true, null)]
    [InlineData("citizen", null, false, "input.required - /nominatedBy/name -")]
    public void Who_named_the_family_is_said(string kind, string? name, bool byCitizen, string? told) =>
        Held(told, Samples.Draft() with { NominatedBy = new NominationDraft(kind, name) }, byCitizen ? Samples.Citizen : Samples.VillageOfficer);

    // What is known of who proposes is stored, whatever is said; where nothing is known, what is said.
    [Theory]
    [Trait("rule", "PRO-4")]
    [InlineData(null, null, null)]
    [InlineData(null, "self", "Self")]
    [InlineData(null, "citizen", "Citizen")]
    [InlineData("own", null, "Self")]
    [InlineData("own", "citizen", "Self")]
    [InlineData("other", null, "Citizen")]
    [InlineData("other", "self", "Citizen")]
    public void A_citizens_proposal_says_whether_it_is_their_own_familys(string? proposer, string? said, string? stored)
    {
        var draft = Samples.Draft() with { NominatedBy = said is null ? null : new NominationDraft(said, "Contoh Tetangga") };
        var nik = proposer is null ? null : Nik.TryParse(proposer == "own" ? Samples.HeadDraft.Nik! : "3306162006990099", out var read) ? read : null;
        var submitted = Samples.Run(null, new ProposalCommand.Submit("p-1", "t", draft, Samples.Citizen) { Proposer = nik });
        Assert.Equal(stored, submitted.NominatedBy?.Kind.ToString());
        var corrected = Samples.Run(Samples.Run(submitted, Mismatch()), new ProposalCommand.Correct(draft, Samples.Citizen) { Proposer = nik });
        Assert.Equal(stored, corrected.NominatedBy?.Kind.ToString());
        Assert.Null((submitted.NominatedBy ?? corrected.NominatedBy)?.Name);
    }

    private static void Held(string? told, ProposalDraft draft, Actor? by = null)
    {
        var decision = Decide(null, new ProposalCommand.Submit("p-1", "t", draft, by ?? Samples.VillageOfficer));
        Assert.Equal(told, decision.IsAccepted ? null : Told.Of(Assert.Single(decision.Violations)));
    }

    private static ProposalCommand.Match Mismatch() => new(Samples.Match(100, PopulationField.Name), Samples.Unknown);

    private static ProposalState Mismatched() => Samples.Run(Samples.Submitted(), Mismatch());

    private static ProposalState Returned() => Samples.Run(
        Samples.Run(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.Regent)), new ProposalCommand.Return("l-1", ["Alasan"], Samples.Ministry));

    private static ProposalCommand.Correct Correct(ProposalDraft? draft = null) => new(draft ?? Samples.Draft(), Samples.Citizen);

    private static Decision<ProposalEvent> Decide(ProposalState? state, ProposalCommand command) => ProposalDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static string Refused(ProposalState? state, ProposalCommand command) => Told.Of(Assert.Single(Decide(state, command).Violations));
}
