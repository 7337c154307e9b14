using Dtks.Domain.Common;
using Dtks.Domain.Matching;
using NodaTime;

namespace Dtks.Domain.Proposals.Events;

/// <summary>It went to the regency for verification (PRO-6).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer.</param>
/// <param name="ForwardedOn">Day 0, in the regency's zone.</param>
/// <param name="DueOn">The last day for verification (PRO-7).</param>
public sealed record ProposalForwarded(EventMeta Meta, PopulationMatch Match, LocalDate ForwardedOn, LocalDate DueOn) : ProposalEvent(Meta);
