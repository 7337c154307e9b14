using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>POST /dci/v1/registry/sync/txn/status: how a transaction of another body's system stands, answered at once (REG-3).</summary>
public sealed class AskTxnStatusSync(DciEdge edge, DciReception reception, TxnStates states, DciEnvelopes envelopes)
{
    private static readonly DciPath Path = new(DciActions.TxnStatus, IsSync: true);

    /// <summary>The message and the answer are those of the DCI Social Registry API 1.0.0; what of it is spoken is told in docs/dci.md.</summary>
    [Function(nameof(AskTxnStatusSync))]
    [Public(HoldsCallers = true)]
    [Takes<DciMessageBody>]
    [Answers<DciAnsweredBody>]
    [DciAnswered]
    [DciSpeaks]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DciPath.Root + "sync/txn/status")] HttpRequest request, CancellationToken cancellation) =>
        DciReply.ToAsync(request, Path, edge, sent => reception.TakeAsync(sent, Path, (_, utf8) => TxnStatusRequest.Read(utf8), message => AnswerAsync(message, cancellation), cancellation), cancellation);

    private async Task<DciReply> AnswerAsync(DciMessage<TxnStatusRequest> message, CancellationToken cancellation)
    {
        var correlation = Guid.NewGuid().ToString("N");
        var answer = await states.AnswerAsync(message.Said, new PartnerTerms(message.Partner, message.Agreement), correlation, cancellation);
        return new DciReply(200, envelopes.Signed(envelopes.Done(correlation, DciActions.TxnOnStatus, message.Partner.Id, 1), answer));
    }
}
