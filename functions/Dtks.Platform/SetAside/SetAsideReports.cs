using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Json;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.SetAside;

/// <summary>Publishes that something was set aside. What could not be published is found by <see cref="ReportSetAside"/>.</summary>
public sealed partial class SetAsideReports(DocumentStore store, EventPublisher events, ILogger<SetAsideReports> log)
{
    /// <summary>The event's type.</summary>
    public const string EventType = "dtks.operations.setAside.v1";

    /// <summary>Publishes it and notes that it was; a failure is logged, since what was set aside stands.</summary>
    public async Task TryReportAsync(SetAsideDocument kept, CancellationToken cancellation)
    {
        try
        {
            await events.PublishAsync([EventOf(kept)], cancellation);

            // By the version as it now stands; another may be there already, with a report of its own to come.
            var now = await store.ReadAsync<SetAsideDocument>(Shelf.Partition(kept.Day), kept.Id, cancellation);
            if (now is { Reported: false } && now.Tries == kept.Tries)
            {
                await store.TryReplaceAsync(Shelf.Partition(kept.Day), now with { Reported = true }, cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            Unreported(log, kept.Id, e.GetType().Name);
        }
    }

    /// <summary>Publishes what was not, on one day.</summary>
    public async Task ReportAsync(string day, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'setAside' AND c.reported = false");
        var partition = Shelf.Partition(day);
        await foreach (var kept in store.AllAsync<SetAsideDocument>(partition, query, cancellation).ReadOr(one => Unreadable(log, one.Id, day), cancellation))
        {
            await TryReportAsync(kept, cancellation);
        }
    }

    // The event's id is the try's: what is set aside again is told again, the same try published twice is one.
    private static OutgoingEvent EventOf(SetAsideDocument kept) => new(
        string.Create(CultureInfo.InvariantCulture, $"{kept.Id}-{kept.Tries}"),
        $"/dtks/{kept.Area ?? AreaCode.Nation.Value}",
        EventType,
        $"operations/poison/{kept.Id}",
        kept.LastOn,
        JsonText.Write(new SetAsideEventData(kept.Id, kept.Queue, kept.Code, kept.Area, kept.Subject, kept.TraceId)));

    [LoggerMessage(Level = LogLevel.Error, Message = "What was set aside as {Id} on {Day} cannot be read, so nothing is published of it; repair it.")]
    private static partial void Unreadable(ILogger log, string id, string day);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That {Id} was set aside is published later ({Failure}).")]
    private static partial void Unreported(ILogger log, string id, string failure);
}
