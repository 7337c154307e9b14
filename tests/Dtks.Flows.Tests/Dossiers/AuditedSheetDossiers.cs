using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>A sheet is handed in, opened again, and handed in anew; the camat passes it on, and dinas sosial returns it; a third goes up to the Ministry.</summary>
public sealed class AuditedSheetDossiers : IAuditedChapter
{
    private string _village = string.Empty;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["dossier.sheetRatified"] = new("ministry-officer", "RAT-4", "dossier", ""),
        ["dossier.withdrawn"] = new("regency-officer", "VER-8", "dossier", ""),
        ["household.eligibilitySettled"] = new("ministry-officer", "RAT-4", "household", "entitlements"),
        ["sheet.ratified"] = new("regent", "RAT-1", "sheet", "letterId"),
        ["sheet.unlocked"] = new("regency-officer", "VER-8", "sheet", "dossier reasons"),
    };

    /// <inheritdoc />
    public async Task PrepareAsync(AuditedScene scene)
    {
        _village = scene.NextVillage();
        await scene.Flow.EligibleAsync(SampleFamily.Of(_village), "registerWithAssistance", "PKH");
    }

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, period) = (scene.Flow, scene.Period);
        var deliberation = await DeliberationFlow.OpenTodayAsync(flow, _village);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await flow.FinalisedAsync(period, _village);
        (await flow.SubmitSheetAsync(period, _village, deliberation.Id)).Expect(HttpStatusCode.Created);
        (await flow.PostAsync($"/cycles/{period}/villages/{_village}/reopening", await flow.TokenAsync("regency-officer", scene.Regency), new { reason = "Satu baris keliru" })).Expect(HttpStatusCode.OK);
        (await flow.DecideAsync(period, _village, await flow.TokenAsync("village-officer", _village), new[] { new { line = 1, outcome = "ineligible", ground = 11 } })).Expect(HttpStatusCode.OK);
        (await flow.FinaliseAsync(period, _village, deliberation.Head)).Expect(HttpStatusCode.OK);
        var dossier = (await flow.SubmitSheetAsync(period, _village, deliberation.Id)).Expect(HttpStatusCode.Created)["id"]!;
        (await flow.ReviewAsync(_village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await flow.ReviewAsync(_village, dossier, "receipt", "returned", reasons: ["Tanda tangan kurang"])).Expect(HttpStatusCode.OK);
        (await flow.FinaliseAsync(period, _village, deliberation.Head)).Expect(HttpStatusCode.OK);
        await flow.ReceivedAsync(period, _village, deliberation.Id, dossier);
        var letter = (await flow.SignSheetsAsync(scene.Regency, period)).Expect(HttpStatusCode.Created)["id"]!;
        (await flow.ReviewAsync(scene.Regency, letter)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
    }
}
