using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>Brings one proposal of a dossier that was set aside, when it is replayed (RAT-1).</summary>
public sealed class BringDossierRow(QueueMessageRunner runner, DossierWork work)
{
    /// <summary>Single rows of dossiers (RAT-1).</summary>
    public const string Queue = "dossiers-single";

    /// <summary>One row.</summary>
    [Function(nameof(BringDossierRow))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<DossierRowMessage>(Queue, message, work.BringAsync, cancellation);
}
