using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Dtks.Platform.Telemetry;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace Dtks.Platform.Records;

/// <summary>Tells operators of stored records that cannot be read: by the log, which names document and field, and a metric that raises an alert.</summary>
public sealed partial class UnreadableRecords(Instruments instruments, ILogger<UnreadableRecords> log)
{
    /// <summary>Whether a failure is that a stored record cannot be read. What clients send is refused otherwise.</summary>
    public static bool Is(Exception failure) => failure is UnreadableException or JsonException;

    /// <summary>Tells of one. What it holds is in neither.</summary>
    public void Tell(Exception failure)
    {
        instruments.Unreadable(failure switch
        {
            UnreadableException { Document: { } named } => named.Container,
            MisshapenException shape => shape.Partition.Container.Name,
            _ => Signals.Other,
        });
        Unreadable(log, What(failure));
    }

    /// <summary>Tells of one that was left out of a list, or stands in it as one that cannot be read.</summary>
    public void LeftOut(Partition partition, UnreadableDocument unreadable)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        LeftOut(partition, unreadable.Id, unreadable.Failure);
    }

    /// <summary>The same, where it is not known in which partition it stands.</summary>
    public void LeftOut(DocumentContainer container, UnreadableDocument unreadable) => LeftOut(new Partition(container, "*"), unreadable);

    /// <summary>The items of a list that can be read, in order, and the ids of those that cannot be, which are told.</summary>
    /// <param name="partition">Whose list it is.</param>
    /// <param name="list">The list.</param>
    /// <param name="idStart">What every id begins with; it is left off.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<T> Read, IReadOnlyList<string> Unreadable)> ApartAsync<T>(
        Partition partition, IAsyncEnumerable<Listed<T>> list, string idStart, CancellationToken cancellation)
    {
        var (read, bad) = (new List<T>(), new List<string>());
        await foreach (var item in list.ReadOr(Unread, cancellation))
        {
            read.Add(item);
        }

        return (read, bad);

        void Unread(UnreadableDocument unreadable)
        {
            LeftOut(partition, unreadable);
            bad.Add(unreadable.IdAfter(idStart));
        }
    }

    /// <summary>The same, of a document that a row of a list led to.</summary>
    public void LeftOut(Partition partition, string id, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(partition);
        instruments.Unreadable(partition.Container.Name);
        Unreadable(log, $"{partition.Container.Name} {partition.Value} {id}: {What(failure)}");
    }

    private static string What(Exception failure) => failure switch
    {
        UnreadableException closed => closed.Message,
        MisshapenException shape => shape.Message,
        JsonSerializationException shape => $"{shape.GetType().Name} at {shape.Path}",
        JsonReaderException text => $"{text.GetType().Name} at {text.Path}",
        _ => failure.GetType().Name,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A stored record cannot be read: {What}. It was altered, moved, or its key is gone; docs/operations.md says what to do.")]
    private static partial void Unreadable(ILogger log, string what);
}
