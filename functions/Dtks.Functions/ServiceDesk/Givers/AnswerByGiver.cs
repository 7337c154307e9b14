using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Givers;

/// <summary>POST /desk/{regency}/applications/{id}/service: the office that gives the help accepts, serves, defers with a reason, or declines with one who waits on its list (SVC-9); 404 for another giver's.</summary>
public sealed class AnswerByGiver(Api api, HelpWork work)
{
    /// <summary>Takes what it does.</summary>
    [Function(nameof(AnswerByGiver))]
    [Access(Role.Giver, Area = "regency")]
    [Takes<ServiceDraft>]
    [Answers<HelpStepReceipt>]
    [Refuses(400, "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "help.reasonForbidden", "help.reasonMissing", Rule = "SVC-9")]
    [Refuses(409, "help.deferredAlready", Rule = "SVC-9")]
    [Refuses(409, "help.notAwaiting")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/service")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var asked = HelpAsked.Of<ServiceDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body));
            return await work.DoAsync(asked, step => Task.FromResult(new HelpDecided(GiverRules.Answer(step.State, step.Draft, caller.Actor, step.Policy, step.Now))), cancellation);
        });
}
