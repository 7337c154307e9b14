using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Verification;

/// <summary>Of two sheets one is finalised, opened again and finalised anew, and the other closes with its month.</summary>
public sealed class AuditedMonth : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["cycle.closed"] = new("system", null, "cycle", "period openedOn closesOn policy"),
        ["cycle.opened"] = new("ministry-officer", null, "cycle", "period openedOn closesOn policy"),
        ["sheet.closed"] = new("system", "VER-7", "sheet", ""),
        ["sheet.finalised"] = new("village-head", "VER-1", "sheet", "tally"),
        ["sheet.linesDecided"] = new("village-officer", "VER-3", "sheet", "results changed"),
        ["sheet.opened"] = new("system", "VER-1", "sheet", "village period lines"),
        ["sheet.reopened"] = new("regency-officer", "VER-8", "sheet", "reason"),
        ["sheet.standRead"] = new("village-head", null, "sheet", "status lines reopenings", IsDecided: false),
        ["sheet.read"] = new("village-officer", null, "sheet", "line household name programme outcome", IsDecided: false),
    };

    private string _village = string.Empty;

    /// <inheritdoc />
    public async Task PrepareAsync(AuditedScene scene)
    {
        _village = scene.NextVillage();
        await scene.Flow.EligibleAsync(SampleFamily.Of(_village), "registerWithAssistance", "PKH");
        await scene.Flow.EligibleAsync(SampleFamily.Of(scene.NextVillage()), "registerWithAssistance", "PKH");
    }

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, period) = (scene.Flow, scene.Period);
        var officer = await flow.TokenAsync("village-officer", _village);
        var lines = await flow.LinesAsync(period, _village, officer);
        (await flow.DecideAsync(period, _village, officer, lines.Select(l => new { line = (int)l["line"]!, outcome = "eligible" }))).Expect(HttpStatusCode.OK);
        var head = await flow.TokenAsync("village-head", _village);
        (await flow.FinaliseAsync(period, _village, head)).Expect(HttpStatusCode.OK);
        var path = $"/cycles/{period}/villages/{_village}";
        (await flow.PostAsync($"{path}/reopening", await flow.TokenAsync("regency-officer", scene.Regency), new { reason = "Diperiksa bersama, satu baris keliru" })).Expect(HttpStatusCode.OK);
        (await flow.GetAsync(path, head)).Expect(HttpStatusCode.OK);
        (await flow.FinaliseAsync(period, _village, head)).Expect(HttpStatusCode.OK);
    }
}
