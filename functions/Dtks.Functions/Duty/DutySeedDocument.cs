using Dtks.Platform.Documents;

namespace Dtks.Functions.Duty;

/// <summary>Says that the deliberations concluded before duties were kept have been counted.</summary>
public sealed record DutySeedDocument : Document
{
    /// <summary>Its id in the nation's partition.</summary>
    public const string TheId = "dutySeed";

    /// <inheritdoc />
    public override string Type => "dutySeed";

    /// <summary>The partition: the nation.</summary>
    public required string Regency { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset SeededOn { get; init; }
}
