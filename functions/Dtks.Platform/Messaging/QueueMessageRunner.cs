using System.Text;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Messaging;

/// <summary>
/// Runs queue functions: a message that is not what it should be is set aside and lies whole in the poison queue; one that needs a document that cannot be read is set aside;
/// a service that is busy or away is waited for, however long that takes; all else is the queue's own retry, and after that <see cref="LookAtPoison"/>'s.
/// </summary>
public sealed partial class QueueMessageRunner(
    QueueSender queues, QueueNames declared, Shelf shelf, PoisonQueues poison, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<QueueMessageRunner> log)
{
    private const int PatientAttempts = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Counted from the beginning: where each try takes long until it fails, a few are all.
    private static readonly TimeSpan LongestPatience = TimeSpan.FromMinutes(2);

    // Between two bouts of patience the message lies in the queue and keeps no instance busy.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    /// <summary>Reads the message strictly and does the work.</summary>
    public async Task RunAsync<T>(string queue, string raw, Func<T, CancellationToken, Task> work, CancellationToken cancellation)
        where T : class
    {
        var text = QueueText.TryRead(raw);
        try
        {
            if (text is null)
            {
                await PatientlyAsync(() => PoisonAsync(queue, raw, raw, new MessageException("it is no Base64 of a text"), cancellation), cancellation);
            }
            else if (ReplayMessage.TryRead(text) is { } replay)
            {
                await PatientlyAsync(() => ReplayAsync(queue, replay.Replay, work, cancellation), cancellation);
            }
            else
            {
                await PatientlyAsync(() => WorkAsync(queue, raw, text, work, cancellation), cancellation);
            }
        }
        catch (Exception e) when (TransientFailure.Is(e))
        {
            // An outage is nobody's fault: the queue's few tries are not used up by it.
            Resting(log, queue, e.GetType().Name);
            await queues.SendRawAsync(queue, raw, Rest, cancellation);
        }
    }

    private async Task WorkAsync<T>(string queue, string raw, string text, Func<T, CancellationToken, Task> work, CancellationToken cancellation)
        where T : class
    {
        try
        {
            await work(Read<T>(text), cancellation);
        }
        catch (MessageException e)
        {
            await PoisonAsync(queue, raw, text, e, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            await shelf.KeepAsync(declared.ItemOf(queue, declared.CauseOf(queue, text), SetAsideReason.Of(e)), cancellation);
        }
    }

    private async Task PoisonAsync(string queue, string raw, string text, MessageException e, CancellationToken cancellation)
    {
        var id = await shelf.KeepAsync(declared.ItemOf(queue, text, SetAsideReason.Of(e)), cancellation);
        await poison.PutAsync(queue, raw, id, cancellation);
    }

    // Delivered twice, the second finds it done. What fails again waits again, under the id it has.
    private async Task ReplayAsync<T>(string queue, string id, Func<T, CancellationToken, Task> work, CancellationToken cancellation)
        where T : class
    {
        var kept = await shelf.FindAsync(id, cancellation);
        if (kept is not { Status: SetAsideStatus.Replayed } || kept.Queue != queue)
        {
            return;
        }

        try
        {
            await work(Read<T>(kept.Text), cancellation);
        }
        catch (Exception e) when (!PassingFailure.Is(e, cancellation))
        {
            await shelf.KeepAsync(id, new SetAsideItem(queue, kept.Text, SetAsideReason.Of(e)), cancellation);
            return;
        }

        await shelf.DoneAsync(id, cancellation);
    }

    private static T Read<T>(string text)
        where T : class
    {
        var faults = StrictJson.TryRead<T>(Encoding.UTF8.GetBytes(text), out var message);
        return faults.Count == 0 ? message! : throw new MessageException($"{faults[0].Code:known} at '{Known(faults[0]):known}'");
    }

    // A member that is not known bears a name that the message gave it.
    private static string Known(JsonFault fault) => fault.Code is "json.unknownMember" or "json.duplicateMember" ? fault.Pointer[..Math.Max(0, fault.Pointer.LastIndexOf('/'))] : fault.Pointer;

    /// <summary>Repeats idempotent work while a service it needs is busy or away: twenty times at most, and not once two minutes are over.</summary>
    private async Task PatientlyAsync(Func<Task> work, CancellationToken cancellation)
    {
        var (begun, pause) = (realTime.GetTimestamp(), FirstWait);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (attempt < PatientAttempts && realTime.GetElapsedTime(begun) < LongestPatience && TransientFailure.Is(e))
            {
                var asked = TransientFailure.RetryAfter(e) ?? TimeSpan.Zero;
                await Task.Delay(asked > pause ? asked : pause, realTime, cancellation);
                pause = pause * 2 < LongestWait ? pause * 2 : LongestWait;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message on {Queue} rests until what it needs is there again ({Failure}).")]
    private static partial void Resting(ILogger log, string queue, string failure);
}
