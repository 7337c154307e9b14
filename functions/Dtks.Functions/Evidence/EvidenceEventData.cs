using Dtks.Domain.Evidence;

namespace Dtks.Functions.Evidence;

/// <summary>The data of an upload's CloudEvents: ids and states, nothing of a person (REG-3).</summary>
/// <param name="Id">The upload.</param>
/// <param name="Village">Its village.</param>
/// <param name="Deliberation">Its deliberation.</param>
/// <param name="Kind">Which of the four documents it is.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Reason">Why it was rejected, a code, if it was.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="Reused">In how many places the same picture, or one that looks alike, was found; null when in none.</param>
public sealed record EvidenceEventData(
    string Id, string Village, string Deliberation, EvidenceKind Kind, EvidenceStatus Status, string? Reason, string? Rule, string Policy, int? Reused = null);
