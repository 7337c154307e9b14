using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Properties;

/// <summary>Proposals in any state, also in ones that no history leads to, and commands on them.</summary>
internal static class GenerateProposals
{
    public static Gen<Actor> Actors { get; } = Gen.Elements(
        Samples.Citizen, Samples.VillageOfficer, Samples.VillageHead, Samples.RegencyOfficer, Samples.Regent, Samples.Ministry, Actor.System);

    /// <summary>From before the first day to well after the thirtieth.</summary>
    public static Gen<Instant> Instants { get; } = Gen.Choose(-48, 24 * 40).Select(h => Samples.Now + Duration.FromHours(h));

    public static Gen<PopulationMatch> Matches { get; } =
        from address in Gen.Elements(-1, 0, 79, 80, 100, 101)
        from mismatched in Gen.Elements<PopulationField[]>([], [PopulationField.Rt], [PopulationField.Nik, PopulationField.Name])
        from left in Gen.Frequency((6, Gen.Constant(15)), (1, Gen.Choose(0, 14)))
        let whole = Samples.Match(address, mismatched)
        select whole with { Fields = [.. whole.Fields.Take(left)] };

    public static Gen<ProposalDraft?> Drafts { get; } = Gen.OneOf(
        Gen.Elements(Samples.Draft(), Samples.Draft("register"), Samples.Draft("assistance", Samples.VillageWit)).Select(
            d => (ProposalDraft?)d),
        RawDrafts().OrNothing());

    public static Gen<ProposalCommand> Commands { get; } = Gen.OneOf(
        from draft in Drafts from who in Actors select (ProposalCommand)new ProposalCommand.Submit("p-1", "t-1", draft, who),
        from match in Matches from standing in Standings() select (ProposalCommand)new ProposalCommand.Match(match, standing),
        from match in Matches.OrNothing() from standing in Standings() select (ProposalCommand)new ProposalCommand.Resume(match, standing),
        Gen.Constant<ProposalCommand>(new ProposalCommand.LeaveUncompared()),
        Settlements(),
        from who in Actors
        select (ProposalCommand)new ProposalCommand.Settle(new SettlementDraft("second", ["KTP"], "Sesuai"), new FirstStanding(ProposalStatus.Verifying, "x"), who),
        from who in Actors
        select (ProposalCommand)new ProposalCommand.LoseNumbers(new Settlement("c-1", SettlementOutcome.Second, true, [], "Sesuai"), ["c-1"], who),
        Verifications(),
        from who in Actors select (ProposalCommand)new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), who),
        Gen.Constant<ProposalCommand>(new ProposalCommand.Lapse()),
        from reviewed in Gen.Elements(true, false) select (ProposalCommand)new ProposalCommand.LoseHousehold(reviewed),
        Gen.Constant<ProposalCommand>(new ProposalCommand.RegainHousehold()),
        from reviewed in Gen.Elements(true, false) select (ProposalCommand)new ProposalCommand.LoseToRegister(null, reviewed),
        from decision in Generate.Any<ProposalDecision>()
        from id in Ids
        from who in Actors
        select (ProposalCommand)new ProposalCommand.ApplyDecision(
            decision, id, who),
        from id in Ids from who in Actors select (ProposalCommand)new ProposalCommand.Endorse(id, who),
        from id in Ids from who in Actors select (ProposalCommand)new ProposalCommand.Receive(id, who),
        from id in Ids from who in Actors select (ProposalCommand)new ProposalCommand.GiveBack(id, who),
        from id in Ids from who in Actors select (ProposalCommand)new ProposalCommand.Ratify(id, who),
        from id in Ids from who in Actors select (ProposalCommand)new ProposalCommand.Register(id, "h-" + id, who),
        from id in Ids from who in Actors select (ProposalCommand)new ProposalCommand.Return(id, ["Alasan"], who),
        from who in Actors select (ProposalCommand)new ProposalCommand.Withdraw(who),
        from draft in Drafts from who in Actors select (ProposalCommand)new ProposalCommand.Correct(draft, who));

    public static Gen<ProposalState?> States { get; } = (
        from status in Generate.Any<ProposalStatus>()
        from source in Generate.Any<ProposalSource>()
        from kind in Generate.Any<ProposalKind>()
        from days in Gen.Choose(-1, 40)
        from granted in Gen.Elements<IReadOnlyList<Programme>>([], [Programme.Pkh], [Programme.Pkh, Programme.PbiJkn])
        from id in Gen.Elements(null, "x-1", "x-2")
        from village in Gen.Elements(Samples.VillageWib, Samples.VillageWita, Samples.VillageWit)
        from match in Gen.Elements(null, Samples.Match(), Samples.Match(100, PopulationField.Name))
        from contest in Contests
        from held in Gen.Elements(true, false)
        select Samples.Submitted("assistance", village: village) with
        {
            Status = status,
            Source = source,
            Kind = kind,
            DueOn = days < 0 ? null : new LocalDate(2026, 11, 2).PlusDays(days),
            Granted = granted,
            Match = match,
            Contest = contest,
            NumbersHeld = held,
            LetterId = id,
            DossierId = id,
            DeliberationId = id,
            HouseholdId = id,
            DecidedBy = id,
        }).OrNothing();

    private static Gen<string> Ids => Gen.Elements("x-1", "x-2");

    private static Gen<ProposalCommand> Verifications() =>
        from outcome in Generate.Name<Domain.Verification.LineOutcome>()
        from ground in Generate.Number
        from note in Generate.Text
        from who in Actors
        select (ProposalCommand)new ProposalCommand.Verify(new ProposalVerificationDraft(outcome, ground, note), who);

    private static Gen<RegisterStanding> Standings() =>
        from claimed in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from registered in Gen.Elements(true, false)
        from receiving in Gen.Elements<IReadOnlyList<Programme>>([], [], [Programme.Pkh])
        from contest in Contests
        from asked in Gen.Elements(true, false, false)
        select new RegisterStanding(claimed, registered, receiving, contest) { AskedBefore = asked, First = asked ? new FirstProposal(Samples.VillageWib, "p-2", "someone") : null };

    private static Gen<Contest?> Contests { get; } = Gen.Elements<Contest?>(
        null,
        null,
        new Contest { Id = "c-1", Reason = ContestReason.Held, Round = 1, Claim = "n-1", Village = Samples.VillageWit, Proposal = "p-2" },
        new Contest { Id = "c-2", Reason = ContestReason.Registered, Round = 2, Claim = "n-1", Village = Samples.VillageWit, Proposal = "p-2", Household = "p-2" },
        new Contest { Id = "c-3", Reason = ContestReason.Unconfirmed, Round = 3 });

    private static Gen<ProposalCommand> Settlements() =>
        from outcome in Generate.Name<SettlementOutcome>()
        from papers in Generate.ListOrNull(Generate.Text)
        from note in Generate.Text
        from status in Generate.Any<ProposalStatus>()
        from first in Gen.Elements<FirstStanding?>(null, new FirstStanding(status, "someone"))
        from who in Actors
        select (ProposalCommand)new ProposalCommand.Settle(new SettlementDraft(outcome, papers, note), first, who);

    private static Gen<ProposalDraft> RawDrafts() =>
        from kind in Generate.Name<ProposalKind>()
        from programmes in Generate.ListOrNull(Generate.Name<Programme>())
        from card in Generate.Text
        from village in Generate.Text
        from address in (from s in Generate.Text
                         from rt in Generate.Text
                         from rw in Generate.Text
                         select new AddressDraft(
            s, rt, rw)).OrNothing()
        from members in Generate.ListOrNull(Members().OrNothing())
        from phone in Generate.Text
        from recipient in Generate.Text
        from nominator in (from kind in Generate.Name<NominatorKind>() from name in Generate.Text select new NominationDraft(kind, name)).OrNothing()
        select new ProposalDraft(kind, programmes, new FamilyDraft(card, village, address, members), new ContactDraft(phone), recipient, nominator);

    private static Gen<MemberDraft> Members() =>
        from nik in Generate.Text
        from name in Generate.Text
        from born in Generate.Text
        from sex in Generate.Name<Sex>()
        from relationship in Generate.Name<Relationship>()
        from marital in Generate.Name<MaritalStatus>()
        select new MemberDraft(nik, name, name, born, sex, name, relationship, marital);
}
