using System.Globalization;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Changes;

/// <summary>
/// What still follows from a saved change, where no audit entry carries it or where it was left. It stands in the change's partition and is gone
/// once all of it is delivered.
/// </summary>
public sealed record OutboxDocument : PartitionDocument
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "outbox";

    /// <summary>The type of one that was set aside: no sweep finds it, a replay delivers it.</summary>
    public const string SetAsideTypeName = "outboxAside";

    private const string IdStart = "outbox-";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>When the change was saved.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>What follows, in order.</summary>
    public required IReadOnlyList<OutboxEntry> Entries { get; init; }

    /// <summary>The places in <see cref="Entries"/>, from 0, that were delivered while others were not; null while that is none.</summary>
    public IReadOnlyList<int>? Delivered { get; init; }

    /// <summary>The places of what is still to be delivered.</summary>
    public IEnumerable<int> Open() => Enumerable.Range(0, Entries.Count).Except(Delivered ?? []);

    /// <summary>What follows, as an audit entry carries it.</summary>
    public static JArray Json(IReadOnlyList<OutboxEntry> entries) => (JArray)JsonText.Token(entries);

    /// <summary>The outbox that an audit entry carries; null when it carries none. Its id, and so that of each event, is the same at every reading.</summary>
    /// <exception cref="JsonException">What follows cannot be read.</exception>
    public static OutboxDocument? Of(Partition partition, AuditDocument entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Outbox is null ? null : Of(partition, entry, JsonText.Read<IReadOnlyList<OutboxEntry>>(entry.Outbox.Entries.ToString(Formatting.None)));
    }

    /// <summary>The same, for whoever knows what the entry carries.</summary>
    internal static OutboxDocument Of(Partition partition, AuditDocument entry, IReadOnlyList<OutboxEntry> carried) => new()
    {
        Id = IdStart + AuditDocument.ChangeOf(entry.Id),
        In = partition,
        CreatedOn = entry.At,
        Entries = carried,
    };

    /// <summary>The outbox of a change.</summary>
    public static OutboxDocument For(ChangeSet change, DateTimeOffset now) => new()
    {
        Id = $"{IdStart}{Guid.CreateVersion7(now):N}",
        In = change.Partition,
        CreatedOn = now,
        Entries = change.Outbox,
    };

    /// <summary>
    /// What the id of every outbox made before an instant is less than, by ordinal order: ids begin with the milliseconds since 1970, so
    /// that in the order of ids is in the order of creation.
    /// </summary>
    public static string IdBefore(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{IdStart}{instant.ToUnixTimeMilliseconds():x12}");
}
