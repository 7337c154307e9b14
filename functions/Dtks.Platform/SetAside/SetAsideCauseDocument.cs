using Dtks.Platform.Documents;

namespace Dtks.Platform.SetAside;

/// <summary>Under which id a cause was set aside last, in a partition of its own: one that comes back day after day is one record.</summary>
public sealed record SetAsideCauseDocument : Document
{
    /// <summary>Its id.</summary>
    public const string TheId = "cause";

    /// <inheritdoc />
    public override string Type => "setAsideCause";

    /// <summary>The partition.</summary>
    public required string Day { get; init; }

    /// <summary>The id of what was set aside.</summary>
    public required string SetAside { get; init; }

    /// <summary>The partition of the cause that an id was made from.</summary>
    public static string PartitionOf(string setAside) => $"cause-{SetAsideId.HashIn(setAside)}";
}
