using Dtks.Platform.Documents;

namespace Dtks.Functions.Deliberations;

/// <summary>Which message carries a deliberation's decisions out, page after page; gone once the last page is done.</summary>
public sealed record EffectTurnDocument : PartitionDocument
{
    /// <inheritdoc />
    public override string Type => "effectTurn";

    /// <summary>The turn of the message that is to come, from 1.</summary>
    public required int Turn { get; init; }

    /// <summary>Its id, for a deliberation's.</summary>
    public static string IdOf(string deliberation) => $"effectTurn-{deliberation}";
}
