using Dtks.Domain.Evidence;

namespace Dtks.Functions.LetterScans;

/// <summary>The data of the CloudEvents of a letter's scan: ids and states, nothing of a person (REG-3).</summary>
/// <param name="Id">The scan.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Letter">Its letter.</param>
/// <param name="Round">How many times the letter had gone to the Ministry again when it was declared (RAT-5).</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Sha256">The declared SHA-256 of its bytes.</param>
/// <param name="Reason">Why it was rejected, a code, if it was.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record LetterScanEventData(string Id, string Regency, string Letter, int Round, EvidenceStatus Status, string Sha256, string? Reason, string? Rule, string Policy);
