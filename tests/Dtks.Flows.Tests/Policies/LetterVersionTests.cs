using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Policies;

/// <summary>By which version's determination date a letter goes, on a host that knows a second one.</summary>
[Trait("rule", "RAT-5")]
public sealed class LetterVersionTests : IAsyncLifetime
{
    private readonly FlowHost _host = new();

    private Flow Flow => _host.Flow;

    [Fact]
    public async Task A_letter_goes_by_the_date_of_each_months_own_version_on_both_sides_of_it()
    {
        var places = Enumerable.Range(0, 5).Select(_ => Place.Next()).ToList();
        foreach (var place in places)
        {
            await Flow.EligibleAsync(SampleFamily.Of(place.Village));
        }

        await Flow.OpenMonthAsync("2026-11");
        var again = (await SignAsync(places[0], "2026-11"))["id"]!;
        await ReturnAsync(again);

        // November was opened under the first, which takes corrections until the 17th; today's takes them until the 10th. October was never opened, and began under the first.
        await Flow.SetClockAsync(At("2026-12-17T16:55:00Z"));
        Assert.Equal("2026-11", (await SignAsync(places[1], "2026-11"))["countsFor"]);
        Assert.Equal("2026-11", (await SignAsync(places[2], "2026-10"))["countsFor"]);
        (await Flow.ResubmitAsync(places[0].Regency, again)).Expect(HttpStatusCode.Accepted);
        await Flow.IdleAsync();
        await ReturnAsync(again);
        await Flow.SetClockAsync(At("2026-12-17T17:00:00Z"));
        Assert.Equal("2026-12", (await SignAsync(places[3], "2026-11"))["countsFor"]);
        var late = await Flow.ResubmitAsync(places[0].Regency, again);
        late.ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.determinationPassed", "RAT-5");
        Assert.Contains("2026-12-17", late["detail"], StringComparison.Ordinal);

        // December goes by the second, which names its date: 20 January.
        await Flow.SetClockAsync(At("2027-01-20T16:55:00Z"));
        Assert.Equal("2026-12", (await SignAsync(places[4], "2026-11"))["countsFor"]);

        async Task ReturnAsync(string letter)
        {
            (await Flow.ReviewAsync(places[0].Regency, letter, "returned", "Alasan")).Expect(HttpStatusCode.OK);
            await Flow.IdleAsync();
        }
    }

    [Fact]
    public async Task A_month_that_was_opened_late_keeps_the_date_of_the_version_that_it_was_opened_under()
    {
        var place = Place.Next();
        await Flow.EligibleAsync(SampleFamily.Of(place.Village));
        await Flow.SetClockAsync(At("2026-11-20T03:00:00Z"));
        await Flow.OpenMonthAsync("2026-11");
        await Flow.SetClockAsync(At("2026-12-10T17:00:00Z"));

        Assert.Equal("2026-12", (await SignAsync(place, "2026-11"))["countsFor"]);
    }

    public async Task InitializeAsync()
    {
        _host.Settings["Policies:Directory"] = Regulations.Directory;
        await _host.InitializeAsync();
        await Flow.SetClockAsync(At("2026-11-10T03:00:00Z"));
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private async Task<Answer> SignAsync(Place place, string period)
    {
        var letter = new { period, subject = "proposals", letter = new { number = $"460/{Guid.NewGuid():N}", date = $"{period}-01" } };
        return (await Flow.PostAsync($"/regencies/{place.Regency}/ratifications", await Flow.TokenAsync("regent", place.Regency), letter)).Expect(HttpStatusCode.Created);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
