using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Visits;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>Steps of a dossier on its way up.</summary>
internal static class DossierSteps
{
    /// <summary>Records a visit of today to each proposal.</summary>
    public static async Task VisitAllAsync(this Flow flow, DeliberationFlow deliberation, params IEnumerable<string> proposals)
    {
        foreach (var proposal in proposals)
        {
            (await flow.RecordVisitAsync(deliberation.Village, proposal, deliberation.Officer, await flow.VisitAsync())).Expect(HttpStatusCode.OK);
        }
    }

    /// <summary>Hands in what a deliberation admitted.</summary>
    public static async Task<Answer> SubmitAsync(this Flow flow, DeliberationFlow deliberation, string? replaces = null, string? token = null, params (string Name, string Value)[] headers)
    {
        var period = (await flow.NowAsync()).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return await flow.PostAsync($"/villages/{deliberation.Village}/dossiers", token ?? deliberation.Head, new { period, subject = "proposals", deliberation = deliberation.Id, replaces }, headers);
    }

    /// <summary>Brings what a deliberation admitted up to the regent: visited, handed in, endorsed by the camat, received by dinas sosial. The answer is the dossier.</summary>
    public static async Task<string> GoUpAsync(this Flow flow, DeliberationFlow deliberation, params IEnumerable<string> proposals)
    {
        await flow.VisitAllAsync(deliberation, proposals);
        var dossier = (await flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;
        await flow.PassOnAsync(deliberation.Village, dossier);
        return dossier;
    }

    /// <summary>A dossier that was handed in is endorsed and received.</summary>
    public static async Task PassOnAsync(this Flow flow, string village, string dossier)
    {
        (await flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await flow.ReviewAsync(village, dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
    }

    /// <summary>A dossier over proposals that were admitted and visited.</summary>
    public static async Task<(DeliberationFlow Deliberation, IReadOnlyList<string> Proposals, string Dossier)> DossierAsync(this Flow flow, int count = 1, string? village = null)
    {
        var (deliberation, proposals) = await flow.AdmittedAsync(count, village);
        await flow.VisitAllAsync(deliberation, proposals);
        return (deliberation, proposals, (await flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!);
    }

    /// <summary>What the camat or dinas sosial makes of a dossier.</summary>
    public static async Task<Answer> ReviewAsync(this Flow flow, string village, string dossier, string step, string outcome, string? token = null, string[]? reasons = null, params (string Name, string Value)[] headers)
    {
        token ??= await flow.TokenAtAsync(step == "endorsement" ? "district-head" : "regency-officer", village);
        return await flow.PostAsync($"/villages/{village}/dossiers/{dossier}/{step}", token, new { outcome, reasons }, headers);
    }

    /// <summary>What is told to be done next about a dossier: each step with whom it lies with.</summary>
    public static async Task<IEnumerable<string>> NextAsync(this Flow flow, string village, string dossier)
    {
        var next = (await flow.GetDossierAsync(village, dossier)).Json["next"];
        Assert.All(next ?? new JArray(), step => Assert.EndsWith(".", (string)step["detail"]!, StringComparison.Ordinal));
        return [.. (next ?? new JArray()).Select(step => $"{step["code"]} {step["with"]}")];
    }
}
