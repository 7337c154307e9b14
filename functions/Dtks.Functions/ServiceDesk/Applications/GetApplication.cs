using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>
/// GET /desk/{regency}/applications/{id}: an application with its history: where it is, with whom, since when; for those it concerns, and 404 for all else: a clerk of one section does not read
/// another's files, and a village sees it while it is asked, without what its answer does not need (SVC-1, SVC-5). Each read is audited before the answer (REG-3).
/// </summary>
public sealed class GetApplication(Api api, HelpWork work, HelpApplications applications, IHelpFiles files, IHelpLetters letters, HelpLists lists, AuditedReads reads)
{
    /// <summary>One application.</summary>
    [Function(nameof(GetApplication))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.Giver, Role.VillageHead, Role.VillageOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency", Reach = Reach.Own | Reach.Above | Reach.Below)]
    [Answers<HelpView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/applications/{id}")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await work.SeenAsync(caller, PathArea.Regency(regency), id, cancellation);
            var (partition, days) = (Partitions.ServiceDesk(found.Regency), lists.DaysOf(found.State));
            var sent = (await files.OfAsync(found, cancellation)).Select(f => new HelpFileItem(f.Id, f.Kind, f.Paper, f.Status, f.RejectionCode)).ToList();
            var missing = FrontOfficeRules.Missing(found.State.Papers, await applications.ProgrammeAsync(found.State, cancellation));
            var view = HelpView.Of(found.State, days, missing, sent, await letters.CopiesAsync(found.State, cancellation));
            return await reads.ShowAsync(partition, found.Id, caller.Actor, "help.read", ShownTo(caller.Role, found.State, view), found.ETag, cancellation);
        });

    // Once it is not asked, what a village may know of it is its own request (GET /villages/{village}/desk-requests/{id}).
    private HelpView ShownTo(Role role, HelpApplicationState state, HelpView view) => !HelpAccess.IsOfVillage(role) ? view
        : HelpAccess.IsAsked(state, applications.Today(state.Applicant.Village).Day) ? view.ForVillage(state, role)
        : throw new ProblemException(Problem.NotFound);
}
