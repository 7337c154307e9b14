using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Events;

/// <summary>The regency found it ineligible.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15.</param>
/// <param name="Note">The verifier's note.</param>
public sealed record ProposalFoundIneligible(EventMeta Meta, int Ground, string Note) : ProposalEvent(Meta);
