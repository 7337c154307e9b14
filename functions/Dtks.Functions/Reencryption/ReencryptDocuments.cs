using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Reencryption;

/// <summary>Encrypts documents anew, page by page (REG-3).</summary>
public sealed class ReencryptDocuments(QueueMessageRunner runner, DocumentReencryption reencryption)
{
    /// <summary>Pages of documents to encrypt anew.</summary>
    public const string Queue = "reencryption";

    /// <summary>One page.</summary>
    [Function(nameof(ReencryptDocuments))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ReencryptionMessage>(Queue, message, reencryption.WorkAsync, cancellation);
}
