using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>POST /dci/v1/registry/sync/search: searches of another body's system, answered at once (REG-3).</summary>
public sealed class SearchRegistrySync(DciEdge edge, DciReception reception, DciSearching searching, DciEnvelopes envelopes)
{
    private static readonly DciPath Path = new(DciActions.Search, IsSync: true);

    /// <summary>The message and the answer are those of the DCI Social Registry API 1.0.0; what of it is spoken is told in docs/dci.md.</summary>
    [Function(nameof(SearchRegistrySync))]
    [Public(HoldsCallers = true)]
    [Takes<DciMessageBody>]
    [Answers<DciAnsweredBody>]
    [DciAnswered]
    [DciSpeaks]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DciPath.Root + "sync/search")] HttpRequest request, CancellationToken cancellation) =>
        DciReply.ToAsync(request, Path, edge, sent => reception.TakeAsync(sent, Path, SearchCriteria.Read, message => AnswerAsync(message, cancellation), cancellation), cancellation);

    private async Task<DciReply> AnswerAsync(DciMessage<DciBatch<SearchCriteria>> message, CancellationToken cancellation)
    {
        var correlation = Guid.NewGuid().ToString("N");
        var (answer, _) = await searching.AnswerAsync(message.Said, new PartnerTerms(message.Partner, message.Agreement), correlation, cancellation);
        return new DciReply(200, envelopes.Signed(envelopes.Done(correlation, DciActions.OnSearch, message.Partner.Id, message.Said.Items.Count), answer));
    }
}
