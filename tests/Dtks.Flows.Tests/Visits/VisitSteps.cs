using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Visits;

/// <summary>Steps to a home visit.</summary>
internal static class VisitSteps
{
    /// <summary>Proposals of families that the population register knows, which a deliberation of a village admitted; and the deliberation.</summary>
    public static async Task<(DeliberationFlow Deliberation, IReadOnlyList<string> Proposals)> AdmittedAsync(this Flow flow, int count = 1, string? village = null, int members = 1)
    {
        var deliberation = await DeliberationFlow.OpenAsync(flow, village);
        var named = new List<string>();
        foreach (var family in Enumerable.Range(0, count).Select(_ => SampleFamily.Of(deliberation.Village, members)))
        {
            await flow.RegisterPopulationAsync(family);
            named.Add((await flow.PostAsync("/proposals", deliberation.Officer, family.Proposal("register"))).Expect(HttpStatusCode.Created)["id"]!);
        }

        await flow.IdleAsync();
        (await deliberation.DecideAsync([.. named.Select(p => (p, "admit"))])).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(count)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        return (deliberation, named);
    }

    /// <summary>A visit of today by two bodies, as it is sent.</summary>
    public static async Task<JObject> VisitAsync(this Flow flow, string floor = "8") => new()
    {
        ["formVersion"] = "regsosek2022-k",
        ["visitedOn"] = (await flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["visitors"] = new JArray(new JObject { ["name"] = "TAMU CONTOH SATU", ["body"] = "TKSK" }, new JObject { ["name"] = "TAMU CONTOH DUA", ["body"] = "Pemerintah Desa" }),
        ["answers"] = new JObject { ["107"] = "Rumah dekat pasar", ["303"] = floor },
        ["members"] = new JArray(new JObject { ["402"] = "ANGGOTA CONTOH SATU", ["407"] = "40" }),
    };

    /// <summary>Records one.</summary>
    public static Task<Answer> RecordVisitAsync(this Flow flow, string village, string proposal, string token, object visit, params (string Name, string Value)[] headers) =>
        flow.PutAsync($"/proposals/{village}/{proposal}/visit", token, visit, headers);
}
