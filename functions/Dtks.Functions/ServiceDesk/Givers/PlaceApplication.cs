using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Givers;

/// <summary>POST /desk/{regency}/applications/{id}/placement: the front office puts who is recommended on the giver's waiting list, by urgency and the recommendation's date (SVC-9).</summary>
public sealed class PlaceApplication(Api api, HelpWork work, HelpApplications applications)
{
    /// <summary>Puts it there, once.</summary>
    [Function(nameof(PlaceApplication))]
    [Access(Role.DeskOfficer, Area = "regency")]
    [Takes<PlacementDraft>]
    [Answers<HelpStepReceipt>]
    [Refuses(400, "help.urgencyUnknown", Rule = "SVC-9")]
    [Refuses(409, "help.notAwaiting")]
    [Refuses(409, "help.placedAlready", Rule = "SVC-9")]
    [Refuses(422, "help.noProgramme", Rule = "SVC-9")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/placement")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            return await work.DoAsync(HelpAsked.Of<PlacementDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body)), step => DecideAsync(step, cancellation), cancellation);
        });

    private async Task<HelpDecided> DecideAsync(HelpStep<PlacementDraft> step, CancellationToken cancellation) => new(
        await applications.ProgrammeAsync(step.State, cancellation) is { } programme
            ? FrontOfficeRules.Place(step.State, step.Draft, programme, step.By.Actor, step.Policy, step.Now)
            : Decision<HelpEvent>.Reject(Violation.Refused(HelpViolations.NoProgramme, "SVC-9")));
}
