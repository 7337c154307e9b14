using Dtks.Platform.Documents;

namespace Dtks.Platform.SetAside;

/// <summary>A day on which something was set aside. It is made once a day, so that lists know which days to look at.</summary>
public sealed record SetAsideDayDocument : Document
{
    /// <summary>The partition of all days.</summary>
    public const string Partition = "days";

    /// <inheritdoc />
    public override string Type => "setAsideDay";

    /// <summary>The document's partition.</summary>
    public string Day { get; init; } = Partition;
}
