using Dtks.Domain.Dci;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>POST /dci/v1/registry/txn/status: another body's system asks how a transaction stands (REG-3).</summary>
public sealed class AskTxnStatus(DciEdge edge, DciIntake intake)
{
    private static readonly DciPath Path = new(DciActions.TxnStatus);

    /// <summary>The message is that of the DCI Social Registry API 1.0.0; what of it is spoken is told in docs/dci.md. It is acknowledged, and answered by a call to the address of the agreement.</summary>
    [Function(nameof(AskTxnStatus))]
    [Public(HoldsCallers = true)]
    [Takes<DciMessageBody>(Form = typeof(DciFileBody))]
    [Answers<DciAcknowledgedBody>]
    [DciAcknowledged]
    [DciSpeaks]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DciPath.Root + "txn/status")] HttpRequest request, CancellationToken cancellation) =>
        DciReply.ToAsync(request, Path, edge, sent => intake.TakeAsync(sent, Path, (_, utf8) => TxnStatusRequest.Read(utf8), asked => (asked.Transaction, [asked.Reference]), cancellation), cancellation);
}
