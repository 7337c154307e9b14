using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>What can be asked of a proposal.</summary>
public abstract record ProposalCommand
{
    /// <summary>Hand in a proposal (PRO-2, PRO-4).</summary>
    /// <param name="Id">The id it will have.</param>
    /// <param name="TrackingCode">The tracking code it will have.</param>
    /// <param name="Draft">What came in.</param>
    /// <param name="By">The proposer; the role tells the source.</param>
    /// <param name="IsRegistered">Whether the population register confirmed who a citizen is (PRO-4); asked only where the policy requires it.</param>
    public sealed record Submit(string Id, string TrackingCode, ProposalDraft? Draft, Actor By, bool IsRegistered = true) : ProposalCommand
    {
        /// <summary>The NIK of the citizen who proposes, where the population register confirmed it (PRO-4); null else.</summary>
        public Nik? Proposer { get; init; }

        /// <summary>Whether it comes of a deliberation on cards, which names its replacement households, with or without how they are reached (CRD-5).</summary>
        public bool IsForCard { get; init; }
    }

    /// <summary>
    /// Take in the answers of the population register and of our own (PRO-5, REG-5). Nothing happens when it was matched before.
    /// </summary>
    /// <param name="Answer">The answer over all members (<see cref="PopulationMatch.Combine"/>).</param>
    /// <param name="Standing">What the register says.</param>
    public sealed record Match(PopulationMatch Answer, RegisterStanding Standing) : ProposalCommand;

    /// <summary>Leave it uncompared: too many attempts mismatched before it (PRO-5). Nothing happens when it was matched before.</summary>
    public sealed record LeaveUncompared : ProposalCommand;

    /// <summary>
    /// Go on with numbers that were another's, or unconfirmed (REG-5). Nothing happens where nothing waits for numbers.
    /// </summary>
    /// <param name="Answer">The population register's answer, if it was asked again.</param>
    /// <param name="Standing">What the register says.</param>
    public sealed record Resume(PopulationMatch? Answer, RegisterStanding Standing) : ProposalCommand;

    /// <summary>Settle the conflict over its numbers (REG-5); the proposal is the second.</summary>
    /// <param name="Draft">What came in.</param>
    /// <param name="First">How the first stands; null when nobody holds the numbers.</param>
    /// <param name="By">The regency's officer.</param>
    public sealed record Settle(SettlementDraft? Draft, FirstStanding? First, Actor By) : ProposalCommand;

    /// <summary>
    /// Lose the numbers by the settlement of a conflict (REG-5); the proposal is the first. Nothing happens when it has ended.
    /// </summary>
    /// <param name="Settlement">How it was settled, as it stands with the second.</param>
    /// <param name="Between">The ids of all conflicts that the second can have with this first: one of them must be what was settled.</param>
    /// <param name="By">The regency's officer.</param>
    public sealed record LoseNumbers(Settlement Settlement, IReadOnlyCollection<string> Between, Actor By) : ProposalCommand;

    /// <summary>The regency's verification (PRO-6).</summary>
    /// <param name="Draft">What came in.</param>
    /// <param name="By">The verifier.</param>
    public sealed record Verify(ProposalVerificationDraft? Draft, Actor By) : ProposalCommand;

    /// <summary>Deem it eligible if the time for verification has run out (PRO-7). Nothing happens before, or in another status.</summary>
    public sealed record Lapse : ProposalCommand;

    /// <summary>
    /// Carry out what a concluded deliberation decided (MUS-7). Nothing happens when the same deliberation was applied before.
    /// </summary>
    /// <param name="Decision">What it decided.</param>
    /// <param name="DeliberationId">The deliberation.</param>
    /// <param name="By">Whoever concluded it.</param>
    public sealed record ApplyDecision(ProposalDecision Decision, string DeliberationId, Actor By) : ProposalCommand
    {
        /// <summary>The ground of VER-5 it refuses on, or admits without the assistance asked, 1 to 15; null where none was recorded, and for all else.</summary>
        public int? Ground { get; init; }

        /// <summary>Its note to that; null where none was recorded, and for all else.</summary>
        public string? Note { get; init; }
    }

    /// <summary>The district head's endorsement (RAT-1). Nothing happens when the same dossier was endorsed before, or a letter covers it by now.</summary>
    /// <param name="DossierId">The dossier it goes up in.</param>
    /// <param name="By">The district head.</param>
    public sealed record Endorse(string DossierId, Actor By) : ProposalCommand
    {
        /// <summary>Who had a part in what the dossier holds of it, and who handed that in (GOV-2); null where it is not known.</summary>
        public IReadOnlyList<string>? Hands { get; init; }
    }

    /// <summary>Dinas sosial received its dossier (RAT-1). Nothing happens when it was received before, or a letter covers it by now.</summary>
    /// <param name="DossierId">The dossier it goes up in.</param>
    /// <param name="By">Dinas sosial.</param>
    public sealed record Receive(string DossierId, Actor By) : ProposalCommand
    {
        /// <inheritdoc cref="Endorse.Hands"/>
        public IReadOnlyList<string>? Hands { get; init; }
    }

    /// <summary>Its dossier was returned (RAT-1). Nothing happens unless that dossier had endorsed it, or when a letter covers it by now.</summary>
    /// <param name="DossierId">The dossier.</param>
    /// <param name="By">Who returned it.</param>
    public sealed record GiveBack(string DossierId, Actor By) : ProposalCommand;

    /// <summary>The regent's letter covers it (RAT-1). Nothing happens when the same letter did before.</summary>
    /// <param name="LetterId">The letter.</param>
    /// <param name="By">The regent.</param>
    public sealed record Ratify(string LetterId, Actor By) : ProposalCommand;

    /// <summary>
    /// Its letter goes to the Ministry again (RAT-5). Nothing happens when it went along before; refused when it does not wait for its proposer any more, as that letter left it.
    /// </summary>
    /// <param name="LetterId">The letter.</param>
    /// <param name="Round">How many times the letter went again, this time included: 1 or more.</param>
    /// <param name="By">The regent.</param>
    public sealed record Resubmit(string LetterId, int Round, Actor By) : ProposalCommand;

    /// <summary>The Ministry found its letter conforming (RAT-3). Nothing happens when it was registered so before.</summary>
    /// <param name="LetterId">The letter that was reviewed.</param>
    /// <param name="HouseholdId">The household of the register.</param>
    /// <param name="By">The Ministry's reviewer.</param>
    /// <param name="Round">How many times the letter had gone again when it was reviewed; refused when the proposal went along since.</param>
    public sealed record Register(string LetterId, string HouseholdId, Actor By, int Round = 0) : ProposalCommand
    {
        /// <summary>The welfare decile of the household that assistance is asked for (REG-9): outside of its limits the proposal is refused; null where it is not known.</summary>
        public int? Decile { get; init; }
    }

    /// <summary>Its letter goes back to the regency (RAT-5). Nothing happens when the same letter did before.</summary>
    /// <param name="LetterId">The letter that was reviewed.</param>
    /// <param name="Reasons">Why, as the reviewer put it.</param>
    /// <param name="By">The Ministry's reviewer.</param>
    /// <param name="Round">How many times the letter had gone again when it was reviewed; refused when the proposal went along since.</param>
    public sealed record Return(string LetterId, IReadOnlyList<string> Reasons, Actor By, int Round = 0) : ProposalCommand
    {
        /// <summary>Whether the review sent it back alone, and its letter conforms (RAT-5).</summary>
        public bool Alone { get; init; }
    }

    /// <summary>
    /// The household of the register that it asks for is no more (REG-8). Nothing happens when it has ended, nor while a letter covers it, until that was reviewed:
    /// a letter ratifies exactly its rows (RAT-8), and the household may stand again by then (GOV-3).
    /// </summary>
    /// <param name="Reviewed">Whether its letter was reviewed and could not carry it over.</param>
    public sealed record LoseHousehold(bool Reviewed = false) : ProposalCommand;

    /// <summary>
    /// The household of the register that it asks for stands there (GOV-3, REG-8). Nothing happens unless its end, or the removal of some of it, refused the proposal, and the second time.
    /// </summary>
    public sealed record RegainHousehold : ProposalCommand;

    /// <summary>
    /// Who holds one of its numbers in the register again goes before it (GOV-3, REG-5). Nothing happens when it asks for assistance, or has ended. One under a letter is
    /// refused once that was reviewed (RAT-8), one that is not compared yet by what comes of that.
    /// </summary>
    /// <param name="First">The proposal by which they came to the register; null where that is not known.</param>
    /// <param name="Reviewed">Whether its letter was reviewed and could not carry it over.</param>
    public sealed record LoseToRegister(FirstProposal? First = null, bool Reviewed = false) : ProposalCommand;

    /// <summary>
    /// Hand it over to the village in which the household that it asks for stands now (REG-8). Nothing happens when it asks to enter, has ended, or was handed over
    /// before; nor while a letter covers it, until that was reviewed: a letter ratifies exactly its rows (RAT-8); nor before it was compared with what the population
    /// register has where it was made.
    /// </summary>
    /// <param name="To">That village.</param>
    /// <param name="Reviewed">Whether its letter was reviewed and could not carry it over, or it was compared and differs from where it was made.</param>
    /// <param name="Household">The household that it asks for; null for the one it was found to ask for before.</param>
    public sealed record HandOver(AreaCode To, bool Reviewed = false, string? Household = null) : ProposalCommand;

    /// <summary>Go on in the village it was handed over to (REG-8). Nothing happens the second time, or when it has gone on from there since.</summary>
    /// <param name="From">The proposal as it was handed over.</param>
    /// <param name="Address">Where its family lives now.</param>
    /// <param name="Household">The household that it asks for.</param>
    public sealed record TakeOver(ProposalState From, Address Address, string Household) : ProposalCommand;

    /// <summary>Take it up again: an appeal against its refusal was granted (GOV-3). Nothing happens when it is not refused.</summary>
    /// <param name="AppealId">The appeal.</param>
    /// <param name="By">Who granted it.</param>
    public sealed record Reopen(string AppealId, Actor By) : ProposalCommand;

    /// <summary>
    /// Ask for the assistance that an admission withheld: an appeal against that was granted (GOV-3). Nothing happens when there is such a proposal already.
    /// </summary>
    /// <param name="Id">The id it will have.</param>
    /// <param name="TrackingCode">The tracking code it will have.</param>
    /// <param name="AppealId">The appeal.</param>
    /// <param name="From">The proposal that was admitted without it.</param>
    /// <param name="Programmes">What is asked for; at least one.</param>
    /// <param name="Family">The family as it stands in the register, named as of the village in which it was admitted.</param>
    /// <param name="Household">The household of the register.</param>
    /// <param name="By">Who granted the appeal.</param>
    /// <param name="MovedTo">The village in which that stands since it moved, where the proposal goes on (REG-8); null where it did not.</param>
    public sealed record AskByAppeal(
        string Id, string TrackingCode, string AppealId, ProposalState From, IReadOnlyList<Programme> Programmes, Family Family, string Household, Actor By, AreaCode? MovedTo = null) : ProposalCommand;

    /// <summary>Take it back, while it is open.</summary>
    /// <param name="By">The citizen who proposed it, or an officer of the office that did.</param>
    public sealed record Withdraw(Actor By) : ProposalCommand;

    /// <summary>Say anew what is proposed, after it did not match or came back (PRO-5, RAT-5): it is matched again.</summary>
    /// <param name="Draft">What came in.</param>
    /// <param name="By">The citizen who proposed it, or an officer of the office that did.</param>
    public sealed record Correct(ProposalDraft? Draft, Actor By) : ProposalCommand
    {
        /// <summary>The NIK of the citizen who corrects it, where the population register confirmed it (PRO-4); null else.</summary>
        public Nik? Proposer { get; init; }
    }
}
