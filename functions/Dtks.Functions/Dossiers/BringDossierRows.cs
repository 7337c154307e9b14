using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>Brings the proposals of dossiers to where these stand (RAT-1).</summary>
public sealed class BringDossierRows(QueueMessageRunner runner, DossierWork work)
{
    /// <summary>Pages of dossiers that were endorsed, received or returned (RAT-1).</summary>
    public const string Queue = "dossiers-effects";

    /// <summary>One page of one dossier.</summary>
    [Function(nameof(BringDossierRows))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<DossierMessage>(Queue, message, work.BringAsync, cancellation);
}
