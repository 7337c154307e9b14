using Dtks.Domain.Kernel;
using Dtks.Domain.Visits;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Visits;

/// <summary>PUT /proposals/{village}/{id}/visit: the home visit to a family that a deliberation admitted, by the DTKS form, in place of what was recorded before (RAT-2).</summary>
public sealed class RecordVisit(Api api, VisitRecording recording, MessageCatalogue messages)
{
    /// <summary>Records it, whole or not at all; the answer advises where it answers for some of the family alone.</summary>
    [Function(nameof(RecordVisit))]
    [Access(Role.VillageOfficer, Role.Tksk, Area = "village")]
    [Takes<VisitDraft>(IfMatch = true)]
    [Answers<VisitReceipt>]
    [Refuses(400, "date.format", "input.required", "list.size", "text.characters", "text.length")]
    [Refuses(400, "date.future", "form.afterVisit", "form.answerMissing", "form.digits", "form.empty", "form.fraction", "form.month", "form.notAsked", "form.optionUnknown", Rule = "RAT-2")]
    [Refuses(400, "form.questionElsewhere", "form.questionUnknown", "form.sum", "form.tooMany", "form.whole", "form.yesNo", "input.unknownValue", "visit.visitorTwice", Rule = "RAT-2")]
    [Refuses(400, "person.nikFormat", Rule = "REG-2")]
    [Refuses(409, "visit.inDossier", Rule = "RAT-1")]
    [Refuses(409, "proposal.notAdmitted", Rule = "RAT-2")]
    [Refuses(422, "visit.correctionsSpent")]
    [Refuses(422, "visit.beforeDeliberation", "visit.edition", "visit.membersLeftOut", "visit.oneBody", Rule = "RAT-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/proposals/{village}/{id}/visit")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<VisitDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            var (state, advice) = await recording.RecordAsync(village, id, draft, caller.Actor, IfMatchHeader.Read(request), cancellation);
            return Answer.Done(VisitReceipt.Of(state, advice, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)));
        });
}
