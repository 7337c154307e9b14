using Dtks.Platform.Documents;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Which proposals of a caller and day, or naming a NIK in a week, mismatched (PRO-5). The id is a keyed hash of whom it counts and of the
/// day; there is one small document for each, and never more entries than the policy allows.
/// </summary>
public sealed record AttemptsDocument : Document
{
    /// <summary>Ten days, in seconds: longer than any window, since the store goes by its own clock.</summary>
    public const int KeptSeconds = 10 * 24 * 3600;

    /// <inheritdoc />
    public override string Type => "attempts";

    /// <summary>The attempts: ids of proposals, and of their corrections.</summary>
    public required IReadOnlyList<string> Proposals { get; init; }
}
