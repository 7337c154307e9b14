using System.Net;
using Dtks.Flows.Tests.Registry;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

/// <summary>A sheet of December 2026 that was finalised, and is opened again after its month: it knows what became of its families as one of a month that runs does (VER-8, RAT-6).</summary>
internal static class CorrectedMonthSteps
{
    private const string Period = "2026-12";
    private static readonly (string, string) English = ("Accept-Language", "en");

    /// <summary>The family's head dies before it is opened again, lives once it is, and dies and lives once more while it is corrected: all of its lines were found eligible.</summary>
    public static async Task BroughtAfterAsync(this Flow flow, SampleFamily family, string household)
    {
        var (village, officer, head) = (family.Village, await flow.TokenAsync("village-officer", family.Village), await flow.TokenAsync("village-head", family.Village));
        var steps = new FamilySteps(flow, officer, village, household);
        var dead = (await flow.LinesAsync(Period, village, officer)).Number(family.Head.Name, "PBI-JKN");
        await ChangeAsync(new { kind = "death", member = "01", diedOn = "2026-12-20", newHead = "02" });
        Assert.Equal("eligible -", await ThereAsync());
        (await flow.PostAsync($"/cycles/{Period}/villages/{village}/reopening", await flow.TokenAsync("regency-officer", village[..4]), new { reason = "Kepala keluarga meninggal" })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();

        Assert.Equal("unverified line.recipientDied", await ThereAsync());
        Assert.Equal("line.notInRegister", await DecideAsync("eligible"));

        // What can be decided is not told as missed (VER-7).
        Assert.Null((await flow.LinesAsync(Period, village, officer))[dead - 1]["advice"]);
        Assert.Null((await flow.GetAsync($"/cycles/{Period}/villages/{village}", head)).Expect(HttpStatusCode.OK).Json["advice"]);
        (await flow.FinaliseAsync(Period, village, head)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.unverified", "VER-1");
        Assert.Null(await DecideAsync("ineligible", 3));

        // Undone, it is decided anew, by the day that is told.
        await ChangeAsync(new { kind = "deathUndone", member = "01" });
        Assert.Equal("ineligible line.overturned", await ThereAsync());
        var stand = (await flow.GetAsync($"/cycles/{Period}/villages/{village}", head, English)).Expect(HttpStatusCode.OK);
        var line = (await flow.GetAsync($"/cycles/{Period}/villages/{village}/lines", officer, English)).Expect(HttpStatusCode.OK).Json["items"]!.Single(l => (int)l["line"]! == dead);
        Assert.All([stand["advice[0].detail"]!, (string)line["suggestion"]!["detail"]!], said => Assert.Contains("while it is open. The last day for it is 2027-01-17.", said, StringComparison.Ordinal));
        Assert.Null(await DecideAsync("eligible"));

        // While it is corrected it follows at once.
        await ChangeAsync(new { kind = "death", member = "01", diedOn = "2026-12-20", newHead = "02" });
        Assert.Equal("unverified line.recipientDied", await ThereAsync());
        await ChangeAsync(new { kind = "deathUndone", member = "01" });
        Assert.Equal("eligible -", await ThereAsync());
        (await flow.FinaliseAsync(Period, village, head)).Expect(HttpStatusCode.OK);

        async Task ChangeAsync(object change)
        {
            await steps.ChangeAsync(change);
            await flow.IdleAsync();
        }

        async Task<string> ThereAsync()
        {
            JToken there = (await flow.LinesAsync(Period, village, officer))[dead - 1];
            return $"{there["outcome"]} {there["suggestion"]?["code"] ?? "-"}";
        }

        async Task<string?> DecideAsync(string outcome, int? ground = null) =>
            (string?)(await flow.DecideAsync(Period, village, officer, new[] { new { line = dead, outcome, ground } })).Expect(HttpStatusCode.OK).Json["results"]![0]!["code"];
    }
}
