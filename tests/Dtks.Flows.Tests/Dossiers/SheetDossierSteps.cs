using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>Steps of a month's sheet on its way up.</summary>
internal static class SheetDossierSteps
{
    /// <summary>A deliberation of a village that was held on a day and is concluded with its documents; it decided nothing.</summary>
    public static async Task<DeliberationFlow> ConcludedAsync(this Flow flow, string village, string heldOn)
    {
        var draft = DeliberationFlow.Draft();
        draft["heldOn"] = heldOn;
        var deliberation = await DeliberationFlow.OpenAsync(flow, village, draft);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        return deliberation;
    }

    /// <summary>Decides all lines of a village's sheet eligible and finalises it.</summary>
    public static async Task FinalisedAsync(this Flow flow, string period, string village, string? officer = null, string? head = null)
    {
        var token = officer ?? await flow.TokenAsync("village-officer", village);
        var rows = (await flow.LinesAsync(period, village, token)).Select(l => new { line = (int)l["line"]!, outcome = "eligible" });
        (await flow.DecideAsync(period, village, token, rows)).Expect(HttpStatusCode.OK);
        (await flow.FinaliseAsync(period, village, head ?? await flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
    }

    /// <summary>Hands in a village's sheet.</summary>
    public static async Task<Answer> SubmitSheetAsync(this Flow flow, string period, string village, string deliberation, string? replaces = null, string? head = null, params (string Name, string Value)[] headers) =>
        await flow.PostAsync($"/villages/{village}/dossiers", head ?? await flow.TokenAsync("village-head", village), new { period, subject = "eligibility", deliberation, replaces }, headers);

    /// <summary>Hands in a village's sheet, and has it endorsed and received; the dossier.</summary>
    public static async Task<string> ReceivedAsync(this Flow flow, string period, string village, string deliberation, string? replaces = null, string? camat = null)
    {
        var dossier = (await flow.SubmitSheetAsync(period, village, deliberation, replaces)).Expect(HttpStatusCode.Created)["id"]!;
        (await flow.ReviewAsync(village, dossier, "endorsement", "endorsed", camat)).Expect(HttpStatusCode.OK);
        (await flow.ReviewAsync(village, dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        return dossier;
    }

    /// <summary>The regent's letter over the sheets of a month that were received.</summary>
    public static async Task<Answer> SignSheetsAsync(this Flow flow, string regency, string period, string? regent = null, params (string Name, string Value)[] headers)
    {
        var date = (await flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var body = new { period, subject = "eligibility", letter = new { number = $"460/{Guid.NewGuid():N}", date } };
        return await flow.PostAsync($"/regencies/{regency}/ratifications", regent ?? await flow.TokenAsync("regent", regency), body, headers);
    }

    /// <summary>Where a village's sheet stands.</summary>
    public static async Task<Answer> SheetAsync(this Flow flow, string period, string village) =>
        (await flow.GetAsync($"/cycles/{period}/villages/{village}", await flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);

    /// <summary>A dossier with its history.</summary>
    public static async Task<Answer> GetDossierAsync(this Flow flow, string village, string dossier) =>
        (await flow.GetAsync($"/villages/{village}/dossiers/{dossier}", await flow.TokenAsync("village-head", village), ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
}
