using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>The data of a proposal's CloudEvents: ids and states, nothing of a person (REG-3).</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Village">Its village.</param>
/// <param name="Kind">What was proposed.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="DueOn">The last day for the regency's verification (PRO-7), once there is one.</param>
/// <param name="Step">How many steps its history has with this one.</param>
/// <param name="Reopened">True where an appeal had it taken up again (GOV-3); null elsewhere.</param>
/// <param name="Withheld">True where the deliberation that admitted the family did not grant the assistance asked (MUS-2); null elsewhere.</param>
/// <param name="WasReturned">True where a letter over it was returned before (RAT-5); null elsewhere.</param>
/// <param name="ForCard">True where a deliberation on cards proposed the family for one (CRD-5); null elsewhere.</param>
public sealed record ProposalEventData(
    string Id, string Village, ProposalKind Kind, ProposalStatus Status, string? Rule, string Policy, LocalDate? DueOn, int Step, bool? Reopened = null, bool? Withheld = null, bool? WasReturned = null,
    bool? ForCard = null);
