using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Notices;

/// <summary>GET /me/messages: the notices that go to the caller, the latest first, in the language they ask for (GOV-3).</summary>
public sealed class ListMyMessages(Api api, Listing listing, NoticeCopies copies, NoticeTexts texts)
{
    private static readonly OrderedQuery Query = new("*", "c.type = 'message'", "createdOn") { Descending = true, IdStart = MessageDocument.IdStart };

    /// <summary>One page.</summary>
    [Function(nameof(ListMyMessages))]
    [QueryParameters(Paged = true)]
    [Access(Role.Citizen, Area = AccessArea.None)]
    [Answers<ListAnswer<MessageView>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/messages")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return Answer.Done(await listing.PageAsync<MessageDocument, MessageView>(
                request,
                caller,
                copies.Of(caller.Subject),
                Query,
                found => new Place(Listing.Key(found.CreatedOn), found.Id),
                found => MessageView.Of(found, texts, language),
                cancellation));
        });
}
