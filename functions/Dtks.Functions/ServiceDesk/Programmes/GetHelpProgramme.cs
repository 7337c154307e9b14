using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>GET /desk/{regency}/programmes/{id}: a programme with its technical criteria, papers and givers, as it stands today and will stand (SVC-4).</summary>
public sealed class GetHelpProgramme(Api api, HelpProgrammes programmes, TimeProvider clock)
{
    /// <summary>One programme.</summary>
    [Function(nameof(GetHelpProgramme))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.Giver, Officers = true, Area = "regency", Reach = Reach.Own | Reach.Above | Reach.Below)]
    [Answers<HelpProgrammeView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/programmes/{id}")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var code = PathArea.Regency(regency);
            var today = TimeZones.DateIn(code, Instant.FromDateTimeOffset(clock.GetUtcNow()));
            return Answer.Done(await ViewAsync(programmes, code, id, today, cancellation) ?? throw new ProblemException(Problem.NotFound));
        });

    /// <summary>A programme as it stands on a day, else as it will first stand; null where there is none.</summary>
    internal static async Task<HelpProgrammeView?> ViewAsync(HelpProgrammes programmes, AreaCode regency, string id, LocalDate day, CancellationToken cancellation)
    {
        var coming = ((await programmes.OwnAsync(regency.Value, id, cancellation))?.Versions ?? []).Where(v => v.EffectiveFrom > day).Select(HelpProgrammeView.Of).ToList();
        var holds = await programmes.FindAsync(regency, id, day, cancellation);
        return holds is not null ? HelpProgrammeView.Of(holds) with { Coming = coming.Count > 0 ? coming : null }
            : coming.Count > 0 ? coming[0] with { Coming = coming.Count > 1 ? coming[1..] : null }
            : null;
    }
}
