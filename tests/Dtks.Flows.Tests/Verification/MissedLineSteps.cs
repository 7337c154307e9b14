using System.Net;
using Dtks.Flows.Tests.Notices;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

/// <summary>What is told, and to whom, of lines that nobody verified before December 2026 closed: they are verified in January, and paid from February.</summary>
internal static class MissedLineSteps
{
    private const string Period = "2026-12";
    private static readonly (string, string) English = ("Accept-Language", "en");
    private static readonly string[] Months = [Period, "2027-01", "2027-02"];

    /// <summary>Officers see it wherever they look: of a village some of whose lines were verified.</summary>
    public static async Task ShownMissedAsync(this Flow flow, string village, int verified, int missed)
    {
        var officer = await flow.TokenAsync("village-officer", village);
        var lines = (await flow.GetAsync($"/cycles/{Period}/villages/{village}/lines", officer, English)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal(verified, lines.Count(l => (string?)l["outcome"] == "eligible" && l["advice"] is null));
        Assert.All(lines.Where(l => (string?)l["outcome"] == "unverified"), l => Told(l["advice"]!, "line.missed"));
        var auditor = await flow.TokenAsync("auditor", "ID");
        Told(await AdvisedAsync(flow, $"/cycles/{Period}/villages/{village}", officer), "sheet.linesMissed", $"{missed} lines nobody verified");
        foreach (var path in new[] { $"regencies/{village[..4]}", $"areas/{village[..6]}", $"areas/{village}", $"areas/{village[..2]}" })
        {
            Told(await AdvisedAsync(flow, $"/cycles/{Period}/{path}", auditor), "sheet.linesMissed");
        }

        Told(await AdvisedAsync(flow, $"/cycles/{Period}", auditor), "sheet.linesMissed");
    }

    /// <summary>One of which no line was verified stays as it is: nothing is promised of opening it again.</summary>
    public static async Task NothingToOpenAsync(this Flow flow, string village, int missed)
    {
        var officer = await flow.TokenAsync("regency-officer", village[..4]);
        Task<Answer> OpenAgainAsync() => flow.PostAsync($"/cycles/{Period}/villages/{village}/reopening", officer, new { reason = "Semua baris terlewat" }, English);
        Told((await OpenAgainAsync()).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.nothingVerified", "VER-7").Json, "sheet.nothingVerified", $"{missed} lines");
        var finalised = (await flow.FinaliseAsync(Period, village, await flow.TokenAsync("village-head", village), English)).Expect(HttpStatusCode.OK);
        var rows = new[] { new { line = 1, outcome = "eligible" } };
        var late = (await flow.DecideAsync(Period, village, await flow.TokenAsync("village-officer", village), rows, English)).ExpectProblem(HttpStatusCode.Conflict, "sheet.finalised", "VER-1");
        var again = (await OpenAgainAsync()).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.nothingVerified", "VER-7");
        Told(finalised.Json["advice"]![0]!, "sheet.linesMissed", $"{missed} lines");
        Assert.All([.. Months, "nothing to open it again for"], said => Assert.Contains(said, late["detail"], StringComparison.Ordinal));
        Assert.All([.. Months, $"{missed} lines"], said => Assert.Contains(said, again["detail"], StringComparison.Ordinal));
        Assert.Equal("finalised", (await flow.GetAsync($"/cycles/{Period}/villages/{village}", officer)).Expect(HttpStatusCode.OK)["status"]);
    }

    /// <summary>The family is told once, where it tracks and by a message.</summary>
    public static async Task FamilyToldAsync(this Flow flow, string village, string programmes)
    {
        var officer = await flow.TokenAsync("village-officer", village);
        var proposal = (await flow.GetAsync($"/villages/{village}/proposals", officer)).Expect(HttpStatusCode.OK)["items[0].id"]!;
        var code = (await flow.GetAsync($"/proposals/{village}/{proposal}", officer)).Expect(HttpStatusCode.OK)["trackingCode"];
        var notice = Assert.Single((await flow.GetAsync($"/villages/{village}/notices", officer, English)).Expect(HttpStatusCode.OK).Json["items"]!, n => (string?)n["code"] == "aidUnverified");
        var tracked = (await flow.GetAsync($"/tracking/{code}", token: null, English)).Expect(HttpStatusCode.OK);
        Assert.Single(await flow.TakenAsync((string)notice["id"]!));
        Assert.All([.. Months, programmes, "village office", "social office"], said => Assert.Contains(said, (string)notice["text"]!, StringComparison.Ordinal));
        Assert.All([Period, "2027-01", programmes], said => Assert.Contains(said, tracked["meaning"], StringComparison.Ordinal));
        Assert.All(["2027-01", "2027-02", "village office", "social office"], said => Assert.Contains(said, tracked["next"], StringComparison.Ordinal));
        Assert.Contains("which verifies it", tracked["with"], StringComparison.Ordinal);
    }

    /// <summary>Two months later, what is left is verified with the sheet of the month that runs.</summary>
    public static async Task ToldLaterAsync(this Flow flow, string village)
    {
        var detail = (string)(await AdvisedAsync(flow, $"/cycles/{Period}/villages/{village}", await flow.TokenAsync("village-officer", village)))["detail"]!;
        Assert.All(["on the sheet of 2027-01 next", "with the sheet of 2027-02", "What pays 2027-01 does not count", "paid from 2027-03"], said => Assert.Contains(said, detail, StringComparison.Ordinal));
    }

    private static async Task<JToken> AdvisedAsync(Flow flow, string path, string token) => Assert.Single((await flow.GetAsync(path, token, English)).Expect(HttpStatusCode.OK).Json["advice"]!);

    private static void Told(JToken advice, string code, string? more = null)
    {
        Assert.Equal((code, "VER-7"), ((string?)advice["code"], (string?)advice["rule"]));
        Assert.All(more is null ? Months : [.. Months, more], said => Assert.Contains(said, (string)advice["detail"]!, StringComparison.Ordinal));
    }
}
