using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>POST /desk/{regency}/applications/{id}/contacts: somebody tried to reach the applicant by phone; a phone that no one answers is recorded too (SVC-2).</summary>
public sealed class ContactApplicant(Api api, HelpWork work)
{
    /// <summary>Records it.</summary>
    [Function(nameof(ContactApplicant))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Area = "regency")]
    [Takes<ContactDraft>]
    [Answers<HelpStepReceipt>]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/contacts")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var asked = HelpAsked.Of<ContactDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body));
            return await work.DoAsync(asked, step => Task.FromResult(new HelpDecided(FrontOfficeRules.Contact(step.State, step.Draft, caller.Actor, step.Policy, step.Now))), cancellation);
        });
}
