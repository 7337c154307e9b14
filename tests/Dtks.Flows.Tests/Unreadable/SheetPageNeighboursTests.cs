using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Unreadable;

/// <summary>Of a sheet of two pages one cannot be read for a while. On a host of its own: its month ends meanwhile.</summary>
public sealed class SheetPageNeighboursTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const int Lines = 128;
    private const string Period = OpenMonth.Period;
    private const string Page = $"sheet-{Period}-001";

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "VER-1")]
    [Trait("rule", "VER-7")]
    [Trait("rule", "RAT-8")]
    public async Task The_other_page_is_shown_decided_and_closed_and_the_sheet_finalised_once_it_is_repaired()
    {
        var village = await OpenedAsync();
        var (officer, head) = (await _flow.TokenAsync("village-officer", village), await _flow.TokenAsync("village-head", village));
        await host.SpoilAsync("registry", village, Page);

        Assert.Equal(["1-40 list.unreadable", "41-80 list.unreadable", "81-96 list.unreadable", .. Enumerable.Range(97, 32).Select(n => $"{n}")], await ShownAsync(village, officer, limit: 40));
        Assert.Equal("1-96 list.unreadable", (await ShownAsync(village, officer, limit: 100))[0]);
        var rows = Enumerable.Range(97, 32).Prepend(5).Select(line => new { line, outcome = "eligible" });
        var decided = (await _flow.DecideAsync(Period, village, officer, rows)).Expect(HttpStatusCode.OK).Json["results"]!;
        Assert.Equal("refused line.unreadable -", $"{decided[0]!["status"]} {decided[0]!["code"]} {decided[0]!["outcome"] ?? "-"}");
        Assert.All(decided.Skip(1), result => Assert.Equal("applied eligible", $"{result["status"]} {result["outcome"]}"));

        // A family on it is followed (REG-8).
        var line = (await _flow.LinesAsync(Period, village, officer, limit: 100))[^1];
        await new FamilySteps(_flow, officer, village, (string)line["household"]!).ChangeAsync(new { kind = "death", member = (string)line["member"]!, diedOn = "2026-11-09" });
        await _flow.IdleAsync();
        line = (await _flow.LinesAsync(Period, village, officer, limit: 100))[^1];
        Assert.Equal("unverified line.recipientDied", $"{line["outcome"]} {line["suggestion"]?["code"]}");
        Assert.Empty(await _flow.SetAsideAsync("families-changes"));
        var refused = (await _flow.FinaliseAsync(Period, village, head, ("Accept-Language", "en"))).ExpectProblem(HttpStatusCode.Conflict, "sheet.unreadable", "VER-1");
        Assert.StartsWith("Lines 1-96 cannot be read", refused["detail"], StringComparison.Ordinal);

        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 30, 17, 1, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        Assert.Equal("closed 97 31", await StandAsync(village, head));
        Assert.Empty(await _flow.SetAsideAsync("cycle-villages"));
        (await _flow.FinaliseAsync(Period, village, head)).ExpectProblem(HttpStatusCode.Conflict, "sheet.unreadable", "VER-1");

        await host.RepairAsync("registry", village, Page);
        (await _flow.FinaliseAsync(Period, village, head)).Expect(HttpStatusCode.OK);
        Assert.Equal("finalised 97 31", await StandAsync(village, head));
        Assert.Equal(Enumerable.Range(1, Lines).Select(n => $"{n}"), await ShownAsync(village, officer, limit: 100));
        await GoesUpAsync(village);
    }

    // At each step all pages are counted again: one that was changed past the code goes no further.
    private async Task GoesUpAsync(string village)
    {
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-30");
        await SeenAsync(() => _flow.SubmitSheetAsync(Period, village, deliberation.Id), "dossier.sheetDigest");
        var dossier = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id)).Expect(HttpStatusCode.Created)["id"]!;
        foreach (var (step, outcome) in new[] { ("endorsement", "endorsed"), ("receipt", "received") })
        {
            await SeenAsync(() => _flow.ReviewAsync(village, dossier, step, outcome), "dossier.digest");
            (await _flow.ReviewAsync(village, dossier, step, outcome)).Expect(HttpStatusCode.OK);
        }

        async Task SeenAsync(Func<Task<Answer>> step, string code)
        {
            await host.EditAsync("registry", village, $"sheet-{Period}-002", page => page["lines"]![0]!["outcome"] = "ineligible");
            (await step()).ExpectProblem(HttpStatusCode.UnprocessableEntity, code, "RAT-8");
            await host.EditAsync("registry", village, $"sheet-{Period}-002", page => page["lines"]![0]!["outcome"] = "eligible");
        }
    }

    private async Task<string> OpenedAsync()
    {
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var village = Place.Next().Village;
        await _flow.RecipientsAsync([.. Enumerable.Range(0, 4).Select(_ => SampleFamily.Of(village, members: 30))]);
        (await _flow.OpenMonthAsync(Period)).Expect(HttpStatusCode.Created);
        return village;
    }

    private async Task<string> StandAsync(string village, string head)
    {
        var sheet = (await _flow.GetAsync($"/cycles/{Period}/villages/{village}", head)).Expect(HttpStatusCode.OK);
        return $"{sheet["status"]} {sheet["lines.unverified"]} {sheet["lines.eligible"]}";
    }

    // Each item: its line, or those it stands for and why.
    private async Task<IReadOnlyList<string>> ShownAsync(string village, string token, int limit) =>
        [.. (await _flow.LinesAsync(Period, village, token, limit)).Select(item => item["unreadable"] is null ? $"{item["line"]}" : $"{item["lines"]} {item["code"]}")];
}
