using Dtks.Platform.Documents;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// How many conclusions a village has come to. Each goes with the one that it was decided after, so that of two at once the later sees what the
/// earlier decided (MUS-8). A village concludes a few times a year: nobody waits for it.
/// </summary>
public sealed record ConclusionTurnDocument : PartitionDocument
{
    /// <summary>Its id in the village's partition.</summary>
    public const string TheId = "conclusionTurn";

    /// <inheritdoc />
    public override string Type => "conclusionTurn";

    /// <summary>The conclusions so far.</summary>
    public required int Turn { get; init; }
}
