using Dtks.Domain.Deliberations;
using Dtks.Functions.Deliberations;

namespace Dtks.Functions.CardReplacement;

/// <summary>The answer to recorded replacements: the deliberation, and each replacement with the id by which its SKRTM is filled in.</summary>
public sealed record ReplacementsReceipt : DeliberationReceipt
{
    private ReplacementsReceipt(DeliberationReceipt receipt)
        : base(receipt)
    {
    }

    /// <summary>The replacements, in the order they were given.</summary>
    public required IReadOnlyList<NamedReplacement> Replacements { get; init; }

    /// <summary>Of a deliberation.</summary>
    public static new DeliberationReceipt Of(DeliberationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new ReplacementsReceipt(DeliberationReceipt.Of(state)) { Replacements = state.Replacements };
    }
}
