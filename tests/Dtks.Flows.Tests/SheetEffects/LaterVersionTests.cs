using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.SheetEffects;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>A letter that is reviewed while a later policy version is in force, which has fewer grounds than that of its month, and other words for one. On a host of its own.</summary>
[Trait("rule", "VER-5")]
[Trait("rule", "RAT-6")]
public sealed class LaterVersionTests : IAsyncLifetime
{
    private const string Month = "2026-11";

    private readonly FlowHost _host = new();
    private readonly DirectoryInfo _policies = Directory.CreateTempSubdirectory("dtks-policies-");

    private Flow Flow => _host.Flow;

    [Fact]
    [Trait("rule", "RAT-4")]
    public async Task What_a_sheet_found_is_carried_out_by_the_version_of_its_month_and_told_in_its_words()
    {
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var place = Place.Next(villages: 3);
        var (gone, worded, own) = (place.Villages[0], place.Villages[1], place.Villages[2]);
        var households = await Flow.RecipientsAsync([.. place.Villages.Take(3).Select(village => SampleFamily.Of(village))]);
        (await Flow.OpenMonthAsync(Month)).Expect(HttpStatusCode.Created);
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 3, 0, 0, TimeSpan.Zero));
        await Flow.VerifiedAsync(Month, gone, "2026-11-12", (3, 15));
        await Flow.VerifiedAsync(Month, worded, "2026-11-12", (3, 11));
        await Flow.VerifiedAsync(Month, own, "2026-11-12", (1, 11));
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero));
        await Flow.RatifiedAsync(place.Regency, Month);

        Assert.Empty(await Flow.SetAsideAsync(CarryOutSheets.Queue));
        Assert.Equal(("noticed 15 2026-12-05 2024-05-08/1", "noticed 11 2026-12-05 2024-05-08/1"), (await RemovalAsync(gone, households[0]), await RemovalAsync(worded, households[1])));
        Assert.Contains("from outside the Ministry", await ToldAsync(gone, "removalNoticed"), StringComparison.Ordinal);
        foreach (var told in new[] { await ToldAsync(worded, "removalNoticed"), await ToldAsync(own, "aidStopped") })
        {
            Assert.DoesNotContain("in other words", told, StringComparison.Ordinal);
            Assert.Contains("judged well-off", told, StringComparison.Ordinal);
        }

        var shown = (await Flow.GetAsync($"/households/{own}/{households[2]}", await Flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Equal("household.eligibilitySettled 2024-05-08/1", $"{shown["history[-1:].code"]} {shown["history[-1:].policy"]}");
    }

    public async Task InitializeAsync()
    {
        var later = JObject.Parse(await File.ReadAllTextAsync(Directory.GetFiles(Regulations.Directory).Single()));
        later["grounds"] = new JArray(later["grounds"]!.Take(14));
        later["grounds"]![10]!["text"]!["en"] = "in other words";
        await File.WriteAllTextAsync(Path.Combine(_policies.FullName, "later.json"), later.ToString());
        _host.Settings["Policies:Directory"] = _policies.FullName;
        await _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _policies.Delete(recursive: true);
    }

    private async Task<string> RemovalAsync(string village, string household)
    {
        var officer = await Flow.TokenAsync("auditor", "ID");
        var id = (await Flow.GetAsync($"/households/{village}/{household}/removals", officer)).Expect(HttpStatusCode.OK)["items[0].id"]!;
        var removal = (await Flow.GetAsync($"/households/{village}/{household}/removals/{id}", officer)).Expect(HttpStatusCode.OK);
        return $"{removal["status"]} {removal["number"]} {removal["noticeEndsOn"]} {removal["history[0].policy"]}";
    }

    private async Task<string> ToldAsync(string village, string code)
    {
        var notices = (await Flow.GetAsync($"/villages/{village}/notices", await Flow.TokenAsync("village-officer", village), ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        return (string)notices.Json["items"]!.Single(n => (string?)n["code"] == code)["text"]!;
    }
}
