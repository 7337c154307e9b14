using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Does what one deadline asks for that was set aside out of its bucket, when it is replayed.</summary>
public sealed class FireDeadline(QueueMessageRunner runner, DocumentStore store, DeadlineActions actions, TimeProvider clock)
{
    /// <summary>Single deadlines.</summary>
    public const string Queue = "deadlines-single";

    /// <summary>One deadline.</summary>
    [Function(nameof(FireDeadline))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<DeadlineMessage>(Queue, message, FireAsync, cancellation);

    private Task FireAsync(DeadlineMessage message, CancellationToken cancellation) =>
        message is { Bucket: { } bucket, Id: { } id } ? FireAsync(bucket, id, cancellation) : FireAsync(message.Input(), cancellation);

    private Task FireAsync(DeadlineInput deadline, CancellationToken cancellation) => deadline.DueAt <= clock.GetUtcNow()
        ? actions.RunAsync(deadline, cancellation)
        : throw new MessageException($"a deadline of the kind '{deadline.Kind}' is not due yet");

    // One that was left where it stands, to be repaired there.
    private async Task FireAsync(string bucket, string id, CancellationToken cancellation)
    {
        var where = DeadlineBucket.IsBucket(bucket) ? DeadlineBucket.Partition(bucket) : throw new MessageException($"'{bucket}' is no bucket");
        if (await store.ReadAsync<DeadlineDocument>(where, id, cancellation) is { } repaired)
        {
            await FireAsync(repaired.Input(), cancellation);
            await store.TryDeleteAsync(where, id, repaired.ETag, cancellation);
        }
    }
}
