using Dtks.Domain.Common;
using Dtks.Domain.Matching;

namespace Dtks.Domain.Proposals.Events;

/// <summary>The deliberation, or a rule at matching, refused it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer, when refused at matching.</param>
/// <param name="DeliberationId">The deliberation, when it refused.</param>
public sealed record ProposalRefused(EventMeta Meta, PopulationMatch? Match, string? DeliberationId) : ProposalEvent(Meta);
