using Dtks.Domain.Dossiers;

namespace Dtks.Functions.Dossiers;

/// <summary>The data of a dossier's CloudEvents: ids and counts, nothing of a person (REG-3).</summary>
/// <param name="Id">The dossier.</param>
/// <param name="Village">The village.</param>
/// <param name="Period">The month.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Digest">The digest over them.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="Holder">With whom it lies now: with the village where it came back.</param>
public sealed record DossierEventData(
    string Id, string Village, string Period, DossierSubject Subject, DossierStatus Status, int Rows, string Digest, string? Rule, string Policy, DossierHolder Holder);
