using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>
/// GET /villages/{village}/desk-requests/{id}: what the one-stop service asked the village of an applicant, and, also later, what the village answered and the recommendation that its head gets a copy of; what else becomes of the
/// application is not the village's to know. Each read is audited (SVC-5, SVC-6, SVC-9, REG-3).
/// </summary>
public sealed class GetDeskRequest(Api api, HelpWork work, HelpApplications applications, IHelpFiles files, HelpLists lists, AuditedReads reads)
{
    /// <summary>One request.</summary>
    [Function(nameof(GetDeskRequest))]
    [Access(Role.VillageHead, Role.VillageOfficer, Area = "village")]
    [Answers<HelpVillageView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/desk-requests/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await work.SeenAsync(caller, PathArea.Village(village).Regency!, id, cancellation);
            var isAsked = HelpAccess.IsAsked(found.State, applications.Today(found.State.Applicant.Village).Day);
            var sent = (await files.OfAsync(found, cancellation)).Select(f => new HelpFileItem(f.Id, f.Kind, f.Paper, f.Status, f.RejectionCode)).ToList();
            var view = HelpVillageView.Of(found.State, isAsked, lists.DaysOf(found.State), sent, caller.Role);
            return await reads.ShowAsync(Partitions.ServiceDesk(found.Regency), found.Id, caller.Actor, "help.read", view, found.ETag, cancellation);
        });
}
