using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Events;

/// <summary>The district head endorsed it (RAT-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="DossierId">The dossier.</param>
public sealed record ProposalEndorsed(EventMeta Meta, string DossierId) : ProposalEvent(Meta);
