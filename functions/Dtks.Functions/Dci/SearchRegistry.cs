using Dtks.Domain.Dci;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>POST /dci/v1/registry/search: searches of another body's system, answered by a call (REG-3).</summary>
public sealed class SearchRegistry(DciEdge edge, DciIntake intake)
{
    private static readonly DciPath Path = new(DciActions.Search);

    /// <summary>The message is that of the DCI Social Registry API 1.0.0; what of it is spoken is told in docs/dci.md. It is acknowledged, and answered by a call to the address of the agreement.</summary>
    [Function(nameof(SearchRegistry))]
    [Public(HoldsCallers = true)]
    [Takes<DciMessageBody>(Form = typeof(DciFileBody))]
    [Answers<DciAcknowledgedBody>]
    [DciAcknowledged]
    [DciSpeaks]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DciPath.Root + "search")] HttpRequest request, CancellationToken cancellation) =>
        DciReply.ToAsync(request, Path, edge, sent => intake.TakeAsync(sent, Path, SearchCriteria.Read, batch => (batch.Transaction, batch.Items.Select(i => i.Reference)), cancellation), cancellation);
}
