using System.Text;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Messaging;

/// <summary>
/// Runs queue functions: a message that is not what it should be goes to poison with its reason; a service that is
/// busy or away is waited for; all else is the queue's own retry.
/// </summary>
public sealed partial class QueueMessageRunner(QueueSender queues, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<QueueMessageRunner> log)
{
    private const int PatientAttempts = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Reads the message strictly and does the work.</summary>
    public async Task RunAsync<T>(string queue, string text, Func<T, CancellationToken, Task> work, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var faults = StrictJson.TryRead<T>(Encoding.UTF8.GetBytes(text), out var message);
            if (faults.Count > 0)
            {
                throw new MessageException($"{faults[0].Code} at '{faults[0].Pointer}'");
            }

            await PatientlyAsync(() => work(message!, cancellation), cancellation);
        }
        catch (MessageException e)
        {
            Poisoned(log, queue, e.Message);
            await queues.SendTextAsync(QueueNames.Poison(queue), text, cancellation);
        }
    }

    /// <summary>
    /// Repeats idempotent work while a service it needs is busy or away, for a minute or so: the queue's few tries are over sooner than that,
    /// and what is in poison goes on by hand only.
    /// </summary>
    private async Task PatientlyAsync(Func<Task> work, CancellationToken cancellation)
    {
        var pause = FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (attempt < PatientAttempts && TransientFailure.Is(e))
            {
                var asked = TransientFailure.RetryAfter(e) ?? TimeSpan.Zero;
                await Task.Delay(asked > pause ? asked : pause, realTime, cancellation);
                pause = pause * 2 < LongestWait ? pause * 2 : LongestWait;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message on {Queue} goes to poison: {Reason}.")]
    private static partial void Poisoned(ILogger log, string queue, string reason);
}
