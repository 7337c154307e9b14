using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>A proposal (usulan) as its events have made it.</summary>
public sealed record ProposalState
{
    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The code by which anyone who has it can follow the status.</summary>
    public required string TrackingCode { get; init; }

    /// <summary>Where it comes from (PRO-1).</summary>
    public required ProposalSource Source { get; init; }

    /// <summary>What is proposed (PRO-2).</summary>
    public required ProposalKind Kind { get; init; }

    /// <summary>
    /// The programmes asked for, without repetition, in the order of the enum; empty for <see cref="ProposalKind.Register"/>.
    /// </summary>
    public required IReadOnlyList<Programme> Programmes { get; init; }

    /// <summary>The family proposed; its village is the proposal's.</summary>
    public required Family Family { get; init; }

    /// <summary>How the proposer is reached.</summary>
    public required Contact Contact { get; init; }

    /// <summary>The NIK of the member on whom a family's programmes are to stand (VER-4); null for the wife, else the head.</summary>
    public Nik? Recipient { get; init; }

    /// <summary>From whom the name came (PRO-3); null when it was not said.</summary>
    public Nomination? NominatedBy { get; init; }

    /// <summary>True where a deliberation on cards proposed the family for one (CRD-5); null elsewhere.</summary>
    public bool? ForCard { get; init; }

    /// <summary>The subject that proposed it (GOV-2).</summary>
    public required string ProposedBy { get; init; }

    /// <summary>The subject that last corrected it; null while nobody did.</summary>
    public string? CorrectedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public required ProposalStatus Status { get; init; }

    /// <summary>The population register's answer over all members; null until matched.</summary>
    public PopulationMatch? Match { get; init; }

    /// <summary>Whether its family's numbers are its own (REG-5): confirmed and claimed.</summary>
    public bool NumbersHeld { get; init; }

    /// <summary>
    /// How many steps its history had when its numbers went to one who stands in the register again (GOV-3), while a letter covers it or before it was compared: what
    /// it had claimed until then counts no more. Null while it holds its own.
    /// </summary>
    public int? NumbersLostAt { get; init; }

    /// <summary>The ids of its claims on what it asks for a household of the register (PRO-5); null where it made none.</summary>
    public IReadOnlyList<string>? Asked { get; init; }

    /// <summary>The proposal that came first and refused it (REG-5, PRO-5); null where none did.</summary>
    public FirstProposal? First { get; init; }

    /// <summary>The conflict over its numbers that is open (REG-5); null when none is.</summary>
    public Contest? Contest { get; init; }

    /// <summary>How the last conflict over its numbers was settled (REG-5); null when none was.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>The day it went to the regency, in the regency's zone: day 0 of PRO-7.</summary>
    public LocalDate? ForwardedOn { get; init; }

    /// <summary>The last day on which the regency may verify it, in the regency's zone (PRO-7).</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>The programmes granted; empty until found or deemed eligible, and when only the register was granted.</summary>
    public IReadOnlyList<Programme> Granted { get; init; } = [];

    /// <summary>What it asked for and the deliberation that admitted the family did not grant (GOV-3); null for nothing, and of decisions from before that was noted.</summary>
    public WithheldAssistance? Withheld { get; init; }

    /// <summary>The subject that verified it, or that concluded the deliberation (GOV-2); null when nobody did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The ground of VER-5 it was found ineligible or refused on, 1 to 15.</summary>
    public int? Ground { get; init; }

    /// <summary>The verifier's note, or the deliberation's to its refusal.</summary>
    public string? Note { get; init; }

    /// <summary>The deliberation that decided it.</summary>
    public string? DeliberationId { get; init; }

    /// <summary>The dossier the district head endorsed it in (RAT-1).</summary>
    public string? DossierId { get; init; }

    /// <summary>Who had a part in what that dossier held of it, visited it or handed the dossier in (GOV-2); null while none was endorsed, and where it was received before this stood here.</summary>
    public IReadOnlyList<string>? Hands { get; init; }

    /// <summary>The regent's letter that covers it (RAT-8).</summary>
    public string? LetterId { get; init; }

    /// <summary>How many times that letter went to the Ministry again with it (RAT-5); null for never.</summary>
    public int? LetterRound { get; init; }

    /// <summary>The household of the register that it asks assistance for, as it was found at matching (REG-8); null when it asks to enter, and while that is not known.</summary>
    public string? About { get; init; }

    /// <summary>The village in which it goes on under the same id, since its household stands there (REG-8); null while it is here.</summary>
    public AreaCode? HandedTo { get; init; }

    /// <summary>The villages in which it was before, in their order: what it said there is kept there; null for none.</summary>
    public IReadOnlyList<AreaCode>? CameBy { get; init; }

    /// <summary>The household of the register it became, or adds assistance to.</summary>
    public string? HouseholdId { get; init; }

    /// <summary>Why its letter came back (RAT-5).</summary>
    public IReadOnlyList<string> ReturnReasons { get; init; } = [];

    /// <summary>True where the Ministry last sent it back alone, and its letter conforms (RAT-5): that letter does not go again. Null elsewhere, and of what came back before this was noted.</summary>
    public bool? ReturnedAlone { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<ProposalHistoryEntry> History { get; init; }

    /// <summary>
    /// Whether it may enter the register (REG-5): its numbers are confirmed, by the population register or the papers of a settlement, and its
    /// own. What needs no numbers of its own may.
    /// </summary>
    public bool IsConfirmed =>
        Kind == ProposalKind.Assistance || (NumbersLostAt is null && (NumbersHeld || (Contest is null && Match?.ConfirmsBearers == true)));

    /// <summary>Found eligible, but its numbers are not its own yet (REG-5): no letter takes it up.</summary>
    public bool AwaitsNumbers => Status == ProposalStatus.Eligible && !IsConfirmed;

    /// <summary>
    /// Whether a letter may take it up (RAT-1): what a deliberation admitted once dinas sosial received its dossier, a citizen's from when the regency found it eligible or
    /// nobody verified it in time.
    /// </summary>
    public bool AwaitsLetter() => Status == ProposalStatus.Received
        || (Status is ProposalStatus.Eligible or ProposalStatus.DeemedEligible && DeliberationId is null && !AwaitsNumbers);

    /// <summary>The subject that said what it says now.</summary>
    public string EnteredBy() => CorrectedBy ?? ProposedBy;

    /// <summary>When it was handed in; null where its history does not say.</summary>
    public Instant? MadeAt() => History.Count > 0 ? History[0].Meta.At : null;

    /// <summary>Whether an appeal had it taken up again (GOV-3).</summary>
    public bool WasReopened() => History.Any(h => h.Meta.Code == ProposalEventCodes.Reopened);

    /// <summary>Whether a subject verified it before an appeal had it taken up again: they do not verify it once more, whatever was corrected since (GOV-3).</summary>
    public bool WasVerifiedBefore(string subject) => History
        .Take(History.Select((h, i) => h.Meta.Code == ProposalEventCodes.Reopened ? i : 0).DefaultIfEmpty().Max())
        .Any(h => h.Meta.Subject == subject && h.Meta.Code is ProposalEventCodes.FoundEligible or ProposalEventCodes.FoundIneligible);

    /// <summary>Whether a letter over it was returned (RAT-5).</summary>
    public bool WasReturned() => History.Any(h => h.Meta.Code == ProposalEventCodes.Returned);

    /// <summary>How many times it was corrected.</summary>
    public int Corrections() => History.Count(h => h.IsCorrection());

    /// <summary>Who proposed it or ever corrected it, each once.</summary>
    public IReadOnlyList<string> SaidBy() =>
        [.. new[] { ProposedBy, CorrectedBy }.OfType<string>().Concat(History.Where(h => h.IsCorrection()).Select(h => h.Meta.Subject)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a subject proposed it or corrected it: they take no further part in it (GOV-2).</summary>
    public bool IsOf(string subject) => SaidBy().Contains(subject);

    /// <summary>The subject that endorsed its dossier last (RAT-1); null where none was endorsed.</summary>
    public string? EndorsedBy() => LastBy(ProposalEventCodes.Endorsed);

    /// <summary>The subject that received its dossier last (RAT-1); null where none was received.</summary>
    public string? ReceivedBy() => LastBy(ProposalEventCodes.Received);

    /// <summary>Who had a part in it beside who proposed and decided it, and endorsed and received its dossier: who corrected it, visited it or handed that in (GOV-2); each once.</summary>
    public IReadOnlyList<string> Others() => [.. SaidBy().Concat(Hands ?? []).Distinct(StringComparer.Ordinal).Where(s => s != ProposedBy && s != DecidedBy && s != EndorsedBy() && s != ReceivedBy())];

    /// <summary>Whether a subject had a part in it before its letter: they do not ratify it (GOV-2).</summary>
    public bool TookPart(string subject) => IsOf(subject) || subject == DecidedBy || subject == EndorsedBy() || subject == ReceivedBy() || Hands?.Contains(subject) == true;

    /// <summary>The village it belongs to.</summary>
    public AreaCode Village => Family.Village;

    private string? LastBy(string code) => History.LastOrDefault(h => h.Meta.Code == code)?.Meta.Subject;
}

/// <summary>How the proposer is reached.</summary>
/// <param name="Phone">+62 and 8 to 13 more digits; null only of a family that a deliberation on cards proposed without one (CRD-5). Personal data: never logged, encrypted at rest.</param>
public sealed record Contact(string? Phone)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[contact]";
}

/// <summary>One line of a proposal's history.</summary>
/// <param name="Status">The status it had from then on.</param>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Changed">Of a correction, JSON pointers to what differs from before; null of all else.</param>
/// <param name="Ground">Of a refusal, the ground of VER-5; null where there is none.</param>
/// <param name="Note">Of a refusal, what was noted with it; null where nothing was. Encrypted at rest.</param>
public sealed record ProposalHistoryEntry(ProposalStatus Status, EventMeta Meta, IReadOnlyList<string>? Changed = null, int? Ground = null, string? Note = null)
{
    /// <summary>Whether it was settled to be neither's by this step (REG-5); null for no, and on those of before.</summary>
    public bool? Neither { get; init; }

    /// <summary>Whether its proposer corrected it by this step.</summary>
    public bool IsCorrection() => Meta.Code == ProposalEventCodes.Corrected;
}
