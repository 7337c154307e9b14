using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>GET /desk/{regency}/programmes: what a regency's sections recommend people to today, with what each asks for (SVC-1, SVC-4).</summary>
public sealed class ListHelpProgrammes(Api api, HelpProgrammes programmes, TimeProvider clock)
{
    /// <summary>All of them: a few dozen.</summary>
    [Function(nameof(ListHelpProgrammes))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.Giver, Officers = true, Area = "regency")]
    [Answers<HelpProgrammeList>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/programmes")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var code = PathArea.Regency(regency);
            var all = await programmes.AllAsync(code, TimeZones.DateIn(code, Instant.FromDateTimeOffset(clock.GetUtcNow())), cancellation);
            return Answer.Done(new HelpProgrammeList([.. all.Select(HelpProgrammeView.Of)]));
        });
}
