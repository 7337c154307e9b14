using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Recaps;

/// <summary>Steps to a sheet that is ratified, and to the recap.</summary>
internal static class RecapSteps
{
    /// <summary>Decides a village's lines, those named ineligible on their grounds and the others eligible, and brings the sheet up to the regent; the dossier.</summary>
    public static async Task<string> VerifiedAsync(this Flow flow, string period, string village, string heldOn, params (int Line, int Ground)[] ineligible)
    {
        var deliberation = await flow.ConcludedAsync(village, heldOn);
        var officer = await flow.TokenAsync("village-officer", village);
        var lines = (await flow.LinesAsync(period, village, officer)).Select(l => (int)l["line"]!).ToList();
        var grounds = ineligible.ToDictionary(i => i.Line, i => i.Ground);
        var rows = lines.Select(line => grounds.TryGetValue(line, out var ground) ? (object)new { line, outcome = "ineligible", ground } : new { line, outcome = "eligible" });
        (await flow.DecideAsync(period, village, officer, rows)).Expect(HttpStatusCode.OK);
        (await flow.FinaliseAsync(period, village, await flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        return await flow.ReceivedAsync(period, village, deliberation.Id);
    }

    /// <summary>Has the regent sign over what was received, and the Ministry find it conforming; the letter.</summary>
    public static async Task<string> RatifiedAsync(this Flow flow, string regency, string period)
    {
        var letter = (await flow.SignSheetsAsync(regency, period)).Expect(HttpStatusCode.Created)["id"]!;
        (await flow.ReviewAsync(regency, letter)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        return letter;
    }

    /// <summary>The recap of an area, as an auditor sees it.</summary>
    public static async Task<Answer> RecapAsync(this Flow flow, string period, string area, string query = "") =>
        (await flow.GetAsync($"/cycles/{period}/recap?area={area}{query}", await flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    /// <summary>How many villages are in it, in short.</summary>
    public static string Villages(this Answer recap) =>
        $"{recap["status"]} {recap["villages.total"]}: {recap["villages.ratified"]} {recap["villages.late"]} {recap["villages.missing"]} {recap["villages.carried"]}";

    /// <summary>What is paid by it, in short: programme, households, persons, ineligible and unverified lines.</summary>
    public static string Paid(this JToken recap) =>
        string.Join("; ", (recap["programmes"] ?? new JArray()).Select(p => $"{p["programme"]} {p["households"]} {p["persons"]} {p["ineligible"]} {p["unverified"]}"));
}
