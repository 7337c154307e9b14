using Dtks.Functions.Claims;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>From which household of the register the bearer of a NIK, or the family of a card, was removed last (RAT-6). Like the number's claim it is named by its keyed hash; it holds nothing.</summary>
public sealed record RemovedNumberDocument : Document
{
    /// <inheritdoc />
    public override string Type => "removedNumber";

    /// <summary>The village.</summary>
    public required string Village { get; init; }

    /// <summary>The household.</summary>
    public required string Household { get; init; }

    /// <summary>The document's id for a claim's: see <see cref="ClaimRepository"/>.</summary>
    public static string IdOf(string claim) => $"removed-{claim}";
}
