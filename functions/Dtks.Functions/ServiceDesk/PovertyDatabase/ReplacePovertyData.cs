using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>Has a village's newer poverty data take the place of older ones, once all of them are there (SVC-3).</summary>
public sealed class ReplacePovertyData(QueueMessageRunner runner, PovertyReplacing replacing)
{
    /// <summary>Imports of poverty data that are worked.</summary>
    public const string Queue = "desk-poverty-data";

    /// <summary>One import.</summary>
    [Function(nameof(ReplacePovertyData))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<PovertyDataMessage>(Queue, message, replacing.ReplaceAsync, cancellation);
}

/// <summary>An import of a village's poverty data.</summary>
/// <param name="Village">The village.</param>
/// <param name="Import">The import.</param>
public sealed record PovertyDataMessage(string Village, string Import);
