using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>POST /desk/{regency}/visits: a visitor of the front office signs the guest book and gets the day's next number, with papers or without (SVC-2).</summary>
public sealed class ReceiveVisitor(Api api, DeskVisits visits, IdempotentAnswers answers)
{
    /// <summary>Receives a visitor.</summary>
    [Function(nameof(ReceiveVisitor))]
    [Access(Role.DeskOfficer, Area = "regency")]
    [Takes<DeskVisitDraft>]
    [Answers<DeskVisitReceipt>(201)]
    [Refuses(400, "contact.phoneFormat", "input.required", "text.characters", "text.length")]
    [Refuses(409, "desk.dayFull", Rule = "SVC-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/visits")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (code, body) = (PathArea.Regency(regency), await RequestBody.ReadBytesAsync(request, cancellation));
            var read = Accepted.Value(GuestBookReader.Visit(RequestBody.Parse<DeskVisitDraft>(body)));
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(Partitions.ServiceDesk(code.Value), key, async () =>
            {
                // Made under the key: after its answer is forgotten it is told from what stands there.
                if (key.Given && await visits.FindAsync(code.Value, key.Id, cancellation) is { } known)
                {
                    return AnswerOf(known);
                }

                return AnswerOf(await visits.ReceiveAsync(key.Id, code, read, caller.Actor, (change, visit) => answers.Keep(change, key, AnswerOf(visit)), cancellation));
            }, cancellation);
        });

    private static Answer AnswerOf(DeskVisitState visit) =>
        Answer.Created(new DeskVisitReceipt(visit.Id, visit.QueueNumber, visit.Day), $"/api/desk/{visit.Regency}/visits");
}
