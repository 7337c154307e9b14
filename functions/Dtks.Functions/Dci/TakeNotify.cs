using Dtks.Domain.Dci;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dci;

/// <summary>POST /dci/v1/registry/notify: an event of another registry, of which this one asked for none (REG-3).</summary>
public sealed class TakeNotify(DciEdge edge, DciIntake intake)
{
    private static readonly DciPath Path = new(DciActions.Notify);

    /// <summary>The message is that of the DCI Social Registry API 1.0.0; what of it is spoken is told in docs/dci.md. It is read, counted and acknowledged.</summary>
    [Function(nameof(TakeNotify))]
    [Public(HoldsCallers = true)]
    [Takes<DciMessageBody>(Form = typeof(DciFileBody))]
    [Answers<DciAcknowledgedBody>]
    [DciAcknowledged]
    [DciSpeaks]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DciPath.Root + "notify")] HttpRequest request, CancellationToken cancellation) =>
        DciReply.ToAsync(request, Path, edge, sent => intake.NoteAsync(sent, Path, cancellation), cancellation);
}
