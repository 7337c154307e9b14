using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>Something that happened to a proposal.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record ProposalEvent(EventMeta Meta);

/// <summary>It was handed in.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="TrackingCode">Tracking code.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="Programmes">Programmes asked for.</param>
/// <param name="Family">The family.</param>
/// <param name="Contact">How the proposer is reached.</param>
/// <param name="Recipient">The member on whom a family's programmes are to stand (VER-4); null for the default.</param>
/// <param name="NominatedBy">From whom the name came (PRO-3); null when it is not said.</param>
public sealed record ProposalSubmitted(
    EventMeta Meta,
    string Id,
    string TrackingCode,
    ProposalSource Source,
    ProposalKind Kind,
    IReadOnlyList<Programme> Programmes,
    Family Family,
    Contact Contact,
    Nik? Recipient = null,
    Nomination? NominatedBy = null)
    : ProposalEvent(Meta)
{
    /// <summary>True where a deliberation on cards proposed the family for one (CRD-5); null elsewhere.</summary>
    public bool? ForCard { get; init; }
}

/// <summary>An appeal that was granted asks by it for the assistance that an admission withheld (GOV-3): it is compared and decided as any other.</summary>
/// <param name="Meta">When, who granted that, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="TrackingCode">Tracking code.</param>
/// <param name="AppealId">The appeal.</param>
/// <param name="Admitted">The proposal that was admitted without it, of whose source and proposer it is.</param>
/// <param name="Programmes">Programmes asked for.</param>
/// <param name="Family">The family as it stands in the register.</param>
/// <param name="Household">The household of the register that it asks for.</param>
public sealed record ProposalAskedByAppeal(
    EventMeta Meta, string Id, string TrackingCode, string AppealId, string Admitted, IReadOnlyList<Programme> Programmes, Family Family, string Household) : ProposalEvent(Meta)
{
    internal ProposalState? From { get; init; }
}

/// <summary>The proposer said anew what is proposed: it is matched again (PRO-5, RAT-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Content">What it says now.</param>
/// <param name="Changed">JSON pointers into the body of what differs from before; empty when nothing does.</param>
public sealed record ProposalCorrected(EventMeta Meta, ProposalContent Content, IReadOnlyList<string> Changed) : ProposalEvent(Meta);

/// <summary>It does not meet PRO-5.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer.</param>
public sealed record ProposalMismatched(EventMeta Meta, PopulationMatch Match) : ProposalEvent(Meta)
{
    /// <summary>The household that it asks for, where it names it nearly without fault; null elsewhere. Its audit entry does not say that there is one (REG-3).</summary>
    internal string? Household { get; init; }
}

/// <summary>It was not compared, or is not told how it compares: too many attempts mismatched before it (PRO-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ProposalNotCompared(EventMeta Meta) : ProposalEvent(Meta);

/// <summary>It waits: another holds one of its numbers, or nobody confirmed who bears them (REG-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer.</param>
/// <param name="Contest">The conflict.</param>
public sealed record ProposalContested(EventMeta Meta, PopulationMatch? Match, Contest Contest) : ProposalEvent(Meta);

/// <summary>Its numbers are its own now (REG-5): it goes on from where the deliberation left it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer, if it was asked again.</param>
public sealed record ProposalConfirmed(EventMeta Meta, PopulationMatch? Match) : ProposalEvent(Meta);

/// <summary>A conflict over its numbers was settled (REG-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Settlement">How.</param>
public sealed record ProposalSettled(EventMeta Meta, Settlement Settlement) : ProposalEvent(Meta);

/// <summary>It went to the regency for verification (PRO-6).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer.</param>
/// <param name="ForwardedOn">Day 0, in the regency's zone.</param>
/// <param name="DueOn">The last day for verification (PRO-7).</param>
/// <param name="Asked">The claims on what it asks for a household of the register (PRO-5); null where it makes none.</param>
/// <param name="Household">The household of the register that it asks for; null when it asks to enter.</param>
public sealed record ProposalForwarded(
    EventMeta Meta, PopulationMatch Match, LocalDate ForwardedOn, LocalDate DueOn, IReadOnlyList<string>? Asked = null, string? Household = null) : ProposalEvent(Meta);

/// <summary>It waits for the village's deliberation, which sees the population register's answer (MUS-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer.</param>
/// <param name="Asked">The claims on what it asks for a household of the register (PRO-5); null where it makes none.</param>
/// <param name="Household">The household of the register that it asks for; null when it asks to enter.</param>
public sealed record ProposalTabled(EventMeta Meta, PopulationMatch Match, IReadOnlyList<string>? Asked = null, string? Household = null) : ProposalEvent(Meta);

/// <summary>The deliberation, or a rule at matching, refused it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer, when refused at matching.</param>
/// <param name="DeliberationId">The deliberation, when it refused.</param>
public sealed record ProposalRefused(EventMeta Meta, PopulationMatch? Match, string? DeliberationId) : ProposalEvent(Meta)
{
    /// <summary>The proposal that came first, where one refuses this (REG-5, PRO-5); null where none does.</summary>
    public FirstProposal? First { get; init; }

    /// <summary>The ground of VER-5, when the deliberation refused; null where it named none.</summary>
    public int? Ground { get; init; }

    /// <summary>The deliberation's note; null where it made none.</summary>
    public string? Note { get; init; }

    /// <summary>The claims on what it asked for a household of the register, to be given up; null where it made none.</summary>
    public IReadOnlyList<string>? Asked { get; init; }

    /// <summary>The household from which somebody of it was removed, where that is why; null elsewhere.</summary>
    internal string? Household { get; init; }
}

/// <summary>The regency or the deliberation found it eligible.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Granted">The programmes granted.</param>
/// <param name="DeliberationId">The deliberation, when it decided.</param>
/// <param name="Note">The verifier's note, when the regency decided.</param>
public sealed record ProposalFoundEligible(
    EventMeta Meta, IReadOnlyList<Programme> Granted, string? DeliberationId, string? Note) : ProposalEvent(Meta)
{
    /// <summary>What was asked for and the deliberation did not grant; null for nothing.</summary>
    public WithheldAssistance? Withheld { get; init; }
}

/// <summary>The regency found it ineligible.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15.</param>
/// <param name="Note">The verifier's note.</param>
public sealed record ProposalFoundIneligible(EventMeta Meta, int Ground, string Note) : ProposalEvent(Meta);

/// <summary>Nobody verified it in time, so it is deemed eligible (PRO-7).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Granted">The programmes granted.</param>
public sealed record ProposalDeemedEligible(EventMeta Meta, IReadOnlyList<Programme> Granted) : ProposalEvent(Meta);

/// <summary>The district head endorsed it (RAT-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="DossierId">The dossier.</param>
public sealed record ProposalEndorsed(EventMeta Meta, string DossierId) : ProposalEvent(Meta)
{
    /// <summary>Who had a part in what it holds of it, and who handed it in (GOV-2); null where it is not known.</summary>
    public IReadOnlyList<string>? Hands { get; init; }
}

/// <summary>Dinas sosial received its dossier (RAT-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="DossierId">The dossier.</param>
public sealed record ProposalReceived(EventMeta Meta, string DossierId) : ProposalEvent(Meta)
{
    /// <summary>Who had a part in what it holds of it, and who handed it in (GOV-2); null where it is not known.</summary>
    public IReadOnlyList<string>? Hands { get; init; }
}

/// <summary>Its dossier was returned after it was endorsed (RAT-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="DossierId">The dossier.</param>
public sealed record ProposalGivenBack(EventMeta Meta, string DossierId) : ProposalEvent(Meta);

/// <summary>The regent's letter covers it (RAT-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="LetterId">The letter.</param>
public sealed record ProposalRatified(EventMeta Meta, string LetterId) : ProposalEvent(Meta);

/// <summary>Its letter went to the Ministry again, and it with it (RAT-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="LetterId">The letter.</param>
public sealed record ProposalResubmitted(EventMeta Meta, string LetterId) : ProposalEvent(Meta)
{
    /// <summary>How many times the letter went again.</summary>
    internal int Round { get; init; }
}

/// <summary>It is in the register (RAT-3).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="HouseholdId">The household of the register.</param>
public sealed record ProposalRegistered(EventMeta Meta, string HouseholdId) : ProposalEvent(Meta);

/// <summary>Its letter went back to the regency (RAT-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reasons">Why.</param>
public sealed record ProposalReturned(EventMeta Meta, IReadOnlyList<string> Reasons) : ProposalEvent(Meta)
{
    /// <summary>True where it was sent back alone, and its letter conforms (RAT-5); null where the whole letter went back.</summary>
    public bool? Alone { get; init; }
}

/// <summary>The household whose end refused it stands in the register again (GOV-3): it stays refused, and its proposer may propose anew.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ProposalFamilyStandsAgain(EventMeta Meta) : ProposalEvent(Meta);

/// <summary>Its numbers went to one who stands in the register again (GOV-3, REG-5), while it is under a letter or not compared yet.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ProposalNumbersLost(EventMeta Meta) : ProposalEvent(Meta);

/// <summary>Its household stands in another village, where it goes on (REG-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="To">That village.</param>
public sealed record ProposalHandedOver(EventMeta Meta, AreaCode To) : ProposalEvent(Meta)
{
    /// <summary>The household that it asks for; null for the one it was found to ask for before.</summary>
    internal string? Household { get; init; }
}

/// <summary>It goes on in the village in which its household stands now (REG-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Proposal">The proposal as it goes on.</param>
public sealed record ProposalTakenOver(EventMeta Meta, ProposalState Proposal) : ProposalEvent(Meta);

/// <summary>It is taken up again from its matching: an appeal against its refusal was granted (GOV-3).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="AppealId">The appeal.</param>
public sealed record ProposalReopened(EventMeta Meta, string AppealId) : ProposalEvent(Meta);

/// <summary>The proposer took it back.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ProposalWithdrawn(EventMeta Meta) : ProposalEvent(Meta);
