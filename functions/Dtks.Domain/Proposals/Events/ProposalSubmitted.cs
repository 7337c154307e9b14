using Dtks.Domain.Common;
using Dtks.Domain.People;

namespace Dtks.Domain.Proposals.Events;

/// <summary>It was handed in.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="TrackingCode">Tracking code.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="Programmes">Programmes asked for.</param>
/// <param name="Family">The family.</param>
/// <param name="Contact">How the proposer is reached.</param>
public sealed record ProposalSubmitted(
    EventMeta Meta,
    string Id,
    string TrackingCode,
    ProposalSource Source,
    ProposalKind Kind,
    IReadOnlyList<Programme> Programmes,
    Family Family,
    Contact Contact)
    : ProposalEvent(Meta);
