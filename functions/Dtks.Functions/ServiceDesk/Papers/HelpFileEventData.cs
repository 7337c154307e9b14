using Dtks.Domain.Evidence;
using Dtks.Domain.ServiceDesk;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>The data of the CloudEvents of an application's file: ids and states, nothing of a person (REG-3).</summary>
/// <param name="Id">The file.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Application">Its application.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Sha256">The declared SHA-256 of its bytes.</param>
/// <param name="Reason">Why it was rejected, a code, if it was.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record HelpFileEventData(string Id, string Regency, string Application, HelpFileKind Kind, EvidenceStatus Status, string Sha256, string? Reason, string? Rule, string Policy);
