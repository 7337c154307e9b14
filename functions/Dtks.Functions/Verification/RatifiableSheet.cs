using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>A month's sheet whose dossier dinas sosial received, for the regent's letter: ids and numbers, nothing of a person (RAT-1, RAT-4, RAT-8).</summary>
/// <param name="Village">The village.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Dossier">The dossier that holds it.</param>
/// <param name="Digest">The digest of its finalised lines.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="FinalisedBy">The subject that finalised it (GOV-2).</param>
/// <param name="EndorsedBy">The subject that endorsed its dossier (GOV-2).</param>
/// <param name="TookPart">Who else decided lines of it, handed it in, or received it (GOV-2).</param>
/// <param name="ReceivedOn">When its dossier was received.</param>
public sealed record RatifiableSheet(string Village, string Period, string Dossier, string Digest, int Lines, string FinalisedBy, string EndorsedBy, IReadOnlyList<string> TookPart, Instant ReceivedOn)
{
    /// <summary>The projection that keeps them for the next letter.</summary>
    public const string ProjectionName = "ratifiable-sheets";
}
