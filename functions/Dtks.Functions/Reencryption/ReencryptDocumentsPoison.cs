using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Reencryption;

/// <summary>A page that the tries of <see cref="ReencryptDocuments"/> could not do: set aside.</summary>
public sealed class ReencryptDocumentsPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(ReencryptDocumentsPoison))]
    public Task RunAsync([QueueTrigger(ReencryptDocuments.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(ReencryptDocuments.Queue, message, cancellation);
}
