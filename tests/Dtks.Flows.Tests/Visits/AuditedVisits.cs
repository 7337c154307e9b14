using System.Net;
using Dtks.Flows.Tests.Audit;

namespace Dtks.Flows.Tests.Visits;

/// <summary>A family that a deliberation admitted is visited, and the answers are corrected.</summary>
public sealed class AuditedVisits : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["visit.corrected"] = new("tksk", "RAT-2", "visit", "formVersion visitedOn visitors answers changed"),
        ["visit.read"] = new("auditor", null, "visit", "proposal village formVersion visitedOn visitors answers members history", IsDecided: false),
        ["visit.recorded"] = new("village-officer", "RAT-2", "visit", "proposal village deliberation formVersion visitedOn visitors answers"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        var (deliberation, proposals) = await flow.AdmittedAsync(village: scene.NextVillage());
        var visit = await flow.VisitAsync();
        (await flow.RecordVisitAsync(deliberation.Village, proposals[0], deliberation.Officer, visit)).Expect(HttpStatusCode.OK);
        visit["note"] = "Dilihat bersama tamu";
        (await flow.RecordVisitAsync(deliberation.Village, proposals[0], await flow.TokenAtAsync("tksk", deliberation.Village), visit)).Expect(HttpStatusCode.OK);
        (await flow.GetAsync($"/proposals/{deliberation.Village}/{proposals[0]}/visit", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
    }
}
