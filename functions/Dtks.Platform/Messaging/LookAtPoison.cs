using Dtks.Platform.Documents;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Messaging;

/// <summary>Looks through the poison queues: what the host put there is set aside, what was replayed and done or let go of is taken out.</summary>
public sealed partial class LookAtPoison(PoisonQueues poison, QueueNames declared, ILogger<LookAtPoison> log)
{
    /// <summary>Every minute. A queue that cannot be looked at keeps no other from it.</summary>
    [Function(nameof(LookAtPoison))]
    public async Task RunAsync([TimerTrigger("25 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var queue in declared.All)
        {
            try
            {
                await poison.LookAsync(queue, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                // In a line while a service is away, with all that is known of it otherwise.
                NotLooked(log, TransientFailure.Is(e) ? null : e, queue, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The poison queue of {Queue} could not be looked through ({Failure}); in a minute it is again.")]
    private static partial void NotLooked(ILogger log, Exception? e, string queue, string failure);
}
