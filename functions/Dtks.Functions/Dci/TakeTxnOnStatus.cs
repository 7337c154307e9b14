using Dtks.Domain.Dci;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>POST /dci/v1/registry/txn/on-status: how a transaction stands, which this register asks of nobody (REG-3).</summary>
public sealed class TakeTxnOnStatus(DciEdge edge, DciIntake intake)
{
    private static readonly DciPath Path = new(DciActions.TxnOnStatus);

    /// <summary>The message is that of the DCI Social Registry API 1.0.0; what of it is spoken is told in docs/dci.md. It is read, counted and acknowledged.</summary>
    [Function(nameof(TakeTxnOnStatus))]
    [Public(HoldsCallers = true)]
    [Takes<DciMessageBody>(Form = typeof(DciFileBody))]
    [Answers<DciAcknowledgedBody>]
    [DciAcknowledged]
    [DciSpeaks]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DciPath.Root + "txn/on-status")] HttpRequest request, CancellationToken cancellation) =>
        DciReply.ToAsync(request, Path, edge, sent => intake.NoteAsync(sent, Path, cancellation), cancellation);
}
