using Dtks.Platform.SetAside;

namespace Dtks.Platform.Messaging;

/// <summary>Runs poison functions: sets aside what a queue's tries could not do, so that it is seen and can be replayed.</summary>
public sealed class PoisonRunner(Shelf shelf)
{
    // As host.json has it.
    private const int TriesOfTheQueue = 5;

    /// <summary>Sets one message aside.</summary>
    /// <param name="queue">The queue it came from, not its poison queue.</param>
    /// <param name="raw">The message as the queue held it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(string queue, string raw, CancellationToken cancellation)
    {
        var text = QueueText.Read(raw);
        var reason = new SetAsideReason(SetAsideReason.Exhausted, $"tried {TriesOfTheQueue} times on {queue}");
        var replayed = ReplayMessage.TryRead(text);
        var kept = replayed is null ? null : await shelf.FindAsync(replayed.Replay, cancellation);
        if (kept is null)
        {
            await shelf.KeepAsync(new SetAsideItem(queue, text, reason) { Tries = TriesOfTheQueue }, cancellation);
        }
        else if (kept.Status == SetAsideStatus.Replayed)
        {
            await shelf.KeepAsync(kept.Id, new SetAsideItem(kept.Queue, kept.Text, reason) { Tries = TriesOfTheQueue }, cancellation);
        }
    }
}
