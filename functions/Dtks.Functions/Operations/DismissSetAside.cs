using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Operations;

/// <summary>POST /operations/poison/{id}/dismissal: lets go of what was set aside, for operators.</summary>
public sealed class DismissSetAside(Api api, SetAsideSettlement settlement, MessageCatalogue messages)
{
    private const int LongestNote = 500;

    /// <summary>The item as it then stands: 200, or 202 when a replay is on its way.</summary>
    [Function(nameof(DismissSetAside))]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    [Takes<DismissalDraft>]
    [Answers<SetAsideView>]
    [Answers<SetAsideView>(202)]
    [Refuses(400, "operations.note")]
    [Refuses(409, "operations.letGo")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/operations/poison/{id}/dismissal")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var note = RequestBody.Parse<DismissalDraft>(body).Note.Trim();
            if (note.Length is 0 or > LongestNote)
            {
                throw new ProblemException(Problem.Invalid("/note", "operations.note"));
            }

            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await settlement.DismissAsync(id, note, by, key, kept => SetAsideView.Of(kept, messages, language), cancellation);
        });
}
