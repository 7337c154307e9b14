using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Operations;

/// <summary>GET /operations/poison?queue=&amp;status=: what was set aside, the latest day first, for operators.</summary>
public sealed class ListSetAside(Api api, SetAsideList list, QueueNames queues, Listing listing, Cursor cursor, MessageCatalogue messages)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListSetAside))]
    [QueryParameters("queue", "status", Paged = true)]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    [Asks<string>("queue", "Only what was set aside from this queue.")]
    [Asks<SetAsideStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<SetAsideView>>]
    [Refuses(400, "list.status", "operations.queue")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations/poison")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var page = await list.PageAsync(Filter(request), Cursor.Limit(request), cursor.Read(request, caller), cancellation);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var shown = page.Items.Select(item => item.Kept.TryRead(out var kept, out var bad) ? (object)SetAsideView.Of(kept, messages, language) : listing.ItemOf(bad.Id, request));
            return Answer.Done(new ListAnswer<SetAsideView>([.. shown], cursor.Write(page.Continuation, request, caller)));
        });

    private SetAsideFilter Filter(HttpRequest request) => new(Queue(request.Query["queue"].ToString()), Status(request.Query["status"].ToString()));

    private string? Queue(string asked) =>
        asked.Length == 0 ? null : queues.All.Contains(asked) ? asked : throw Unknown("operations.queue", queues.All);

    private static SetAsideStatus? Status(string asked) =>
        asked.Length == 0 ? null : WireName.TryParse<SetAsideStatus>(asked, out var status) ? status : throw Unknown("list.status", WireName.AllOf<SetAsideStatus>());

    private static ProblemException Unknown(string code, IEnumerable<string> allowed) =>
        new(new Problem(400, code, Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", allowed) }));
}
