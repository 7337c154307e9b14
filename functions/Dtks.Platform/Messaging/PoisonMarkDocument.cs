using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Messaging;

/// <summary>Says under which id a message that lies in a poison queue was set aside. Its own id is the message's.</summary>
public sealed record PoisonMarkDocument : Document
{
    /// <summary>The partition of all marks: there are as many as there are messages in poison queues.</summary>
    public static Partition Partition { get; } = Shelf.Partition("poison");

    /// <inheritdoc />
    public override string Type => "poisonMark";

    /// <summary>The document's partition.</summary>
    public string Day { get; init; } = Partition.Value;

    /// <summary>The id of what was set aside.</summary>
    public required string SetAside { get; init; }
}
