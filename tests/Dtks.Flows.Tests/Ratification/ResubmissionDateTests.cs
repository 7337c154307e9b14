using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>On a host of its own, whose clock it moves: until when a letter goes again, and what stops on the way (RAT-5).</summary>
[Trait("rule", "RAT-5")]
public sealed class ResubmissionDateTests : IAsyncLifetime
{
    private readonly FlowHost _host = new();
    private readonly Place _west = Place.Next();
    private readonly Place _east = Place.Next("WIT");

    private Flow Flow => _host.Flow;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await Flow.SetClockAsync(At("2026-11-20T02:00:00Z"));
    }

    public async Task DisposeAsync()
    {
        await Flow.MendAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task It_goes_again_until_the_seventeenth_ends_in_the_regencys_zone_and_a_first_letter_after_it_counts_for_the_next_period()
    {
        var (west, east) = (await ReturnedAsync(_west), await ReturnedAsync(_east));
        await Flow.SetClockAsync(At("2026-12-17T14:59:00Z"));
        await AgainAsync(_east, east, HttpStatusCode.Accepted);
        Assert.Equal("2026-11", (await Flow.LetterAsync(_east.Regency, east))["countsFor"]);
        await ReturnAsync(_east, east);
        await Flow.SetClockAsync(At("2026-12-17T15:00:00Z"));
        var late = await AgainAsync(_east, east, HttpStatusCode.UnprocessableEntity);
        late.ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.determinationPassed", "RAT-5");
        Assert.Contains("2026-12-17", late["detail"], StringComparison.Ordinal);
        await Flow.SetClockAsync(At("2026-12-17T16:58:00Z"));
        await AgainAsync(_west, west, HttpStatusCode.Accepted);
        await ReturnAsync(_west, west);
        var timely = await SignAsync(_west);
        await Flow.SetClockAsync(At("2026-12-17T17:00:00Z"));
        await AgainAsync(_west, west, HttpStatusCode.UnprocessableEntity);
        var after = await SignAsync(_west);

        Assert.Equal(("2026-11", "2026-12"), (timely["countsFor"], after["countsFor"]));
        Assert.Equal(("2026-11", "2026-12"), (after["period"], (await Flow.LetterAsync(_west.Regency, after["id"]!))["countsFor"]));
        await ReturnAsync(_west, after["id"]!);
        await Flow.SetClockAsync(At("2027-01-17T16:59:00Z"));
        await AgainAsync(_west, after["id"]!, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Stopped_between_the_letter_and_its_rows_it_goes_on_by_itself()
    {
        var family = SampleFamily.Of(_west.Village);
        var id = await Flow.EligibleAsync(family);
        var letter = (await Flow.SignAsync(_west.Regency, await Flow.TokenAsync("regent", _west.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await ReturnAsync(_west, letter);
        var auditor = await Flow.TokenAsync("auditor", "ID");
        await Flow.FailAsync(new { kind = "503", container = "registry", operation = "batch" });

        (await Flow.ResubmitAsync(_west.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await Flow.MendAsync();
        (await Flow.ProposalAsync(family.Village, id, auditor)).ExpectStatus("returned");
        Assert.Equal(("signing", null), ((await Flow.LetterAsync(_west.Regency, letter))["status"], (await Flow.LetterAsync(_west.Regency, letter))["digest"]));
        (await Flow.ReviewAsync(_west.Regency, letter)).ExpectProblem(HttpStatusCode.Conflict, "letter.signing", "RAT-8");
        await Flow.AdvanceAsync("PT2M");

        (await Flow.ProposalAsync(family.Village, id, auditor)).ExpectStatus("ratified");
        var shown = await Flow.LetterAsync(_west.Regency, letter);
        Assert.Equal(("signed", "1", shown["earlier[0].digest"]), (shown["status"], shown["rows"], shown["digest"]));
    }

    private async Task<string> ReturnedAsync(Place place)
    {
        await Flow.EligibleAsync(SampleFamily.Of(place.Village));
        var letter = (await Flow.SignAsync(place.Regency, await Flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await ReturnAsync(place, letter);
        return letter;
    }

    // A first letter over another proposal, for the month that is over.
    private async Task<Answer> SignAsync(Place place)
    {
        await Flow.EligibleAsync(SampleFamily.Of(place.Village));
        var letter = new { period = "2026-11", subject = "proposals", letter = new { number = $"460/{Guid.NewGuid():N}", date = "2026-12-17" } };
        return (await Flow.PostAsync($"/regencies/{place.Regency}/ratifications", await Flow.TokenAsync("regent", place.Regency), letter)).Expect(HttpStatusCode.Created);
    }

    private async Task ReturnAsync(Place place, string letter)
    {
        (await Flow.ReviewAsync(place.Regency, letter, "returned", "Alasan")).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
    }

    private async Task<Answer> AgainAsync(Place place, string letter, HttpStatusCode status)
    {
        var answer = (await Flow.ResubmitAsync(place.Regency, letter)).Expect(status);
        await Flow.IdleAsync();
        return answer;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
