using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Changes;

/// <summary>
/// A process that saves changes and delivers what follows from them: how far it has come. It alone writes it, before its first change, and while
/// it saves changes every fifteen seconds; it takes it away when it ends, and who finds that it ended otherwise does once all is delivered.
/// </summary>
public sealed record DelivererDocument : PartitionDocument
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "deliverer";

    /// <summary>Where all of them stand: one for each process that runs.</summary>
    public static Partition Partition { get; } = Shelf.Partition("deliverers");

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The number up to which all that follows is delivered or kept elsewhere; 0 for none.</summary>
    public required long UpTo { get; init; }

    /// <summary>When it was written, by the clock of changes.</summary>
    public required DateTimeOffset At { get; init; }
}
