using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners;

/// <summary>GET /partners/{partner}: a partner with its agreements, keys and secrets, without what is secret of them (REG-3).</summary>
public sealed class GetPartner(Api api, PartnerRepository partners, PartnerChanges changes)
{
    /// <summary>One partner.</summary>
    [Function(nameof(GetPartner))]
    [Access(Role.MinistryOfficer, Role.Auditor, Area = AccessArea.Nation)]
    [Answers<PartnerView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/partners/{partner}")] HttpRequest request, string partner, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
            Answer.Done(PartnerView.Of((await partners.FindAsync(partner, cancellation) ?? throw new ProblemException(Problem.NotFound)).State, changes.Today)));
}
