using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Does what one deadline asks for that was set aside out of its bucket, when it is replayed.</summary>
public sealed class FireDeadline(QueueMessageRunner runner, DeadlineActions actions, TimeProvider clock)
{
    /// <summary>Single deadlines.</summary>
    public const string Queue = "deadlines-single";

    /// <summary>One deadline.</summary>
    [Function(nameof(FireDeadline))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<DeadlineMessage>(Queue, message, FireAsync, cancellation);

    private Task FireAsync(DeadlineMessage message, CancellationToken cancellation)
    {
        var deadline = message.Input();
        return deadline.DueAt <= clock.GetUtcNow()
            ? actions.RunAsync(deadline, cancellation)
            : throw new MessageException($"a deadline of the kind '{deadline.Kind}' is not due yet");
    }
}
