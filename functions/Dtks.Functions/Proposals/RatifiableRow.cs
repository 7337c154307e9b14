using Dtks.Domain.Areas;

namespace Dtks.Functions.Proposals;

/// <summary>What the keeper of ratifiable rows is told of a proposal: that it may be ratified, or no longer.</summary>
/// <param name="Village">The proposal's village.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">The digest of what is ratified of it (RAT-8).</param>
/// <param name="ProposedBy">The subject who proposed it (GOV-2).</param>
/// <param name="DecidedBy">The subject who decided it; null when it was deemed eligible (PRO-7).</param>
/// <param name="Step">The place in the proposal's history of the decision that made it eligible; null in what older versions sent.</param>
/// <param name="EligibleOn">From when on a letter may take it up, or when it left; null in what older versions sent.</param>
/// <param name="Withdrawn">True when it is no longer to be ratified.</param>
/// <param name="EndorsedBy">The subject who endorsed its dossier (RAT-1); null where it has none.</param>
/// <param name="ReceivedBy">The subject who received its dossier; null where it has none.</param>
/// <param name="CorrectedBy">In what a version sent that knew no <paramref name="Others"/>, the subject who said what it says now; null else.</param>
/// <param name="Others">Who else had a part in it: corrected it, visited it or handed in its dossier; null for nobody, and in what older versions sent.</param>
public sealed record RatifiableRow(
    AreaCode Village,
    string Proposal,
    string Digest,
    string ProposedBy,
    string? DecidedBy,
    int? Step = null,
    DateTimeOffset? EligibleOn = null,
    bool? Withdrawn = null,
    string? EndorsedBy = null,
    string? ReceivedBy = null,
    string? CorrectedBy = null,
    IReadOnlyList<string>? Others = null);
