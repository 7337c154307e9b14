using Dtks.Domain.Dci;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>POST /dci/v1/registry/on-search: the answer to a search, which this register asks of nobody (REG-3).</summary>
public sealed class TakeOnSearch(DciEdge edge, DciIntake intake)
{
    private static readonly DciPath Path = new(DciActions.OnSearch);

    /// <summary>The message is that of the DCI Social Registry API 1.0.0; what of it is spoken is told in docs/dci.md. It is read, counted and acknowledged.</summary>
    [Function(nameof(TakeOnSearch))]
    [Public(HoldsCallers = true)]
    [Takes<DciMessageBody>(Form = typeof(DciFileBody))]
    [Answers<DciAcknowledgedBody>]
    [DciAcknowledged]
    [DciSpeaks]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DciPath.Root + "on-search")] HttpRequest request, CancellationToken cancellation) =>
        DciReply.ToAsync(request, Path, edge, sent => intake.NoteAsync(sent, Path, cancellation), cancellation);
}
