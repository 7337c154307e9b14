using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>Has the proposals of an import matched (PRO-5), part by part, once all its parts were worked: until then they would take each other's turn.</summary>
public sealed class MatchImports(QueueMessageRunner runner, ImportMatching matching)
{
    /// <summary>Parts of prelists whose proposals are to be held against the population register.</summary>
    public const string Queue = "imports-matching";

    /// <summary>One part.</summary>
    [Function(nameof(MatchImports))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ImportMessage>(Queue, message, matching.MatchAsync, cancellation);
}
