using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>Says how far the marking of households of before <see cref="HouseholdDocument.Receives"/> has come.</summary>
public sealed record ReceivesSeedDocument : Document
{
    /// <summary>Its id in the nation's partition.</summary>
    public const string TheId = "receivesSeed";

    /// <inheritdoc />
    public override string Type => "receivesSeed";

    /// <summary>The partition: the nation.</summary>
    public required string Regency { get; init; }

    /// <summary>When all that were there had been marked for the first time.</summary>
    public required DateTimeOffset MarkedOn { get; init; }

    /// <summary>When, an hour or more later, nothing was left to mark: an instance of the release before writes none any more. Null until then.</summary>
    public DateTimeOffset? SeededOn { get; init; }
}
