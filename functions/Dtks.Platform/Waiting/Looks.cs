using System.Runtime.ExceptionServices;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Waiting;

/// <summary>Takes a look at a partition: what waits there longer than it should is driven on by its message, and looked at again.</summary>
public sealed partial class Looks(
    IEnumerable<IWaiting> states, DocumentContainers containers, DeadlineProjection deadlines, QueueSender queues, TimeProvider clock, ILogger<Looks> log)
{
    /// <summary>Takes one.</summary>
    public async Task TakeAsync(Look look, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(look);
        var partition = new Partition(containers[look.Container], look.Partition);
        var waiting = new List<WaitingMessage>();
        Exception? failed = null;
        foreach (var state in states.Where(s => s.Container == partition.Container))
        {
            try
            {
                waiting.AddRange(await state.FindAsync(partition, look.Window(), cancellation));
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failed = e; // the other states' are driven on all the same
            }
        }

        await DriveOnAsync(look, waiting, cancellation);
        if (failed is not null)
        {
            ExceptionDispatchInfo.Throw(failed);
        }
    }

    private async Task DriveOnAsync(Look look, IReadOnlyList<WaitingMessage> waiting, CancellationToken cancellation)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        if (look.Round >= Look.Most)
        {
            GivenUp(log, waiting.Count, look.Container, look.Partition);
            return;
        }

        // The next look first: should this one end in the middle, it is only taken again.
        await deadlines.ApplyAsync(look.Next(clock.GetUtcNow()).Entry().Data, cancellation);
        DrivenOn(log, waiting.Count, look.Container, look.Partition, look.Round);
        foreach (var (queue, message) in waiting)
        {
            await queues.SendAsync(queue, message, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} in {Container} {Partition} wait longer than they should and are driven on (look {Round}).")]
    private static partial void DrivenOn(ILogger log, int count, string container, string partition, int round);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} in {Container} {Partition} still wait after all looks; find out why and send their messages again.")]
    private static partial void GivenUp(ILogger log, int count, string container, string partition);
}
