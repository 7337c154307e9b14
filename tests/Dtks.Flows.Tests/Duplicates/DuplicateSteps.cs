using System.Net;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Duplicates;

/// <summary>Steps that flows about likely duplicates share.</summary>
public static class DuplicateSteps
{
    /// <summary>Somebody who is registered under a NIK of their own: who looks like the head of the family, but for what is changed.</summary>
    public static SampleFamily Like(this SampleFamily family, SampleFamily other, Func<SampleMember, SampleMember>? change = null)
    {
        var twin = family.With(0, m => m with { Name = other.Head.Name, BirthPlace = other.Head.BirthPlace, BirthDate = other.Head.BirthDate, Sex = other.Head.Sex, MotherMaidenName = other.Head.MotherMaidenName });
        return change is null ? twin : twin.With(0, change);
    }

    /// <summary>Families of one regency in the register, by one letter; their households.</summary>
    public static async Task<IReadOnlyList<string>> AllRegisteredAsync(this Flow flow, params SampleFamily[] families)
    {
        var ids = new List<string>();
        foreach (var family in families)
        {
            ids.Add(await flow.EligibleAsync(family, "registerWithAssistance", "PKH"));
        }

        await flow.RatifyAsync(families[0].Village[..4]);
        return ids;
    }

    /// <summary>Begins a scan and waits for its end; the scan as it then stands.</summary>
    public static async Task<Answer> ScanAsync(this Flow flow, string regency, string officer, params (string Name, string Value)[] headers)
    {
        var begun = (await flow.PostAsync($"/regencies/{regency}/duplicate-scans", officer, body: null, headers)).Expect(HttpStatusCode.Accepted);
        Assert.Equal($"/api/regencies/{regency}/duplicate-scans/{begun["id"]}", begun.Headers.Location!.ToString());
        await flow.IdleAsync();
        return (await flow.GetAsync($"/regencies/{regency}/duplicate-scans/{begun["id"]}", officer)).Expect(HttpStatusCode.OK);
    }

    /// <summary>The pairs that the regency's officer is shown.</summary>
    public static async Task<IReadOnlyList<JToken>> DuplicatesAsync(this Flow flow, string regency, string officer, string query = "")
    {
        var (all, next) = (new List<JToken>(), string.Empty);
        do
        {
            var page = (await flow.GetAsync($"/regencies/{regency}/duplicates?limit=1{query}{next}", officer)).Expect(HttpStatusCode.OK);
            all.AddRange(page.Json["items"]!);
            next = page["next"] is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : string.Empty;
        }
        while (next.Length > 0);

        return all;
    }
}
