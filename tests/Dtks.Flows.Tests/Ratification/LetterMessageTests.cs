using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Ratification;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Messages about letters come twice, late, out of order, or were never sent by this system.</summary>
[Collection("ratification")]
[Trait("rule", "RAT-8")]
public sealed class LetterMessageTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_killed_signing_goes_on_whoever_sends_for_it_and_however_often()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 400);
        var letter = await host.BeginAsync(place.Regency, rows: 88);

        await SendAsync(place.Regency, letter, Enumerable.Repeat(0L, 6));
        await _flow.IdleAsync();

        var covered = await host.CoveredAsync(place.Regency);
        Assert.Equal(Enumerable.Range(0, 400).Select(LetterSteps.Id), Assert.Single(covered).Value);
        var signed = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("signed", "400"), (signed["status"], signed["rows"]));
        Assert.Equal(LetterSteps.DigestOf(place.Village, Enumerable.Range(0, 400).Select(LetterSteps.Id)), signed["digest"]);
        Assert.Single(await _flow.EventsOfAsync(place.Regency, letter), e => e["type"]!.ToString() == "dtks.ratification.signed.v1");
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    public async Task Every_message_twice_and_out_of_order_makes_what_one_of_each_makes()
    {
        var place = Place.Next();
        var ids = new List<string>();
        foreach (var i in Enumerable.Range(0, 4))
        {
            ids.Add(await _flow.EligibleAsync(SampleFamily.Of(place.Villages[i % 3])));
        }

        await host.AddRowsAsync(place.Village, 200);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await SendPagesAsync(place.Regency, letter, [2, 0, 1, 1, 2, 0]);
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await SendPagesAsync(place.Regency, letter, [1, 2, 0, 0, 1, 2]);
        await SendAsync(place.Regency, letter, [3, 2, 1, 0, 0, 1]);
        await _flow.IdleAsync();

        var applied = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "204", "4", "4", "200"), (applied["status"], applied["progress.covered"], applied["progress.ratified"], applied["progress.applied"], applied["progress.notApplied"]));
        var auditor = await _flow.TokenAsync("auditor", "ID");
        for (var i = 0; i < ids.Count; i++)
        {
            var proposal = (await _flow.ProposalAsync(place.Villages[i % 3], ids[i], auditor)).ExpectStatus("registered");
            Assert.Equal(["proposal.ratified", "proposal.registered"], proposal.Json["history"]!.TakeLast(2).Select(step => step["code"]!.ToString()));
            Assert.Single(proposal.Json["history"]!, step => step["code"]!.ToString() == "proposal.registered");
        }

        var events = await _flow.EventsOfAsync(place.Regency, letter);
        Assert.Single(events, e => e["type"]!.ToString() == "dtks.ratification.conforming.v1");
        Assert.Single(events, e => e["type"]!.ToString() == "dtks.ratification.applied.v1");
        Assert.Equal(200, events.Count(e => e["type"]!.ToString() == "dtks.ratification.rowNotApplied.v1"));
    }

    [Theory]
    [InlineData(""" "after":9223372036854775807 """)]
    [InlineData(""" "after":-1 """)]
    [InlineData(""" "after":2 """)]
    [InlineData(""" "after":0,"page":1 """)]
    [InlineData(""" "after":0,"page":-1 """)]
    [InlineData(""" "after":0,"page":2147483647 """)]
    [InlineData(""" "after":0,"page":0,"row":"00000000000000000000000000000009" """)]
    public async Task A_forged_message_is_set_aside_and_sends_for_nothing(string rest)
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 2);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();

        await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}",{{rest}}}""");
        await _flow.IdleAsync();

        var kept = Assert.Single(await _flow.SetAsideAsync(ApplyLetters.Queue), item => item.ToString().Contains(letter, StringComparison.Ordinal));
        Assert.Equal("setAside.malformed", (string?)kept["code"]);
    }

    [Fact]
    public async Task An_unreadable_row_is_told_and_set_aside_and_done_after_repair_and_replay()
    {
        var place = Place.Next();
        var spoilt = await _flow.EligibleAsync(SampleFamily.Of(place.Villages[0]));
        var sound = await _flow.EligibleAsync(SampleFamily.Of(place.Villages[1]));
        await host.SpoilAsync("registry", place.Villages[0], $"proposal-{spoilt}");

        var letter = (await _flow.RatifyAsync(place.Regency))["id"]!;

        var auditor = await _flow.TokenAsync("auditor", "ID");
        (await _flow.ProposalAsync(place.Villages[1], sound, auditor)).ExpectStatus("registered");
        var shown = await _flow.LetterAsync(place.Regency, letter, "en");
        Assert.Equal(("applied", "1", "1"), (shown["status"], shown["progress.applied"], shown["progress.notApplied"]));
        Assert.Equal((spoilt, "letter.rowSetAside"), (shown["notApplied[0].proposal"], shown["notApplied[0].code"]));
        Assert.False(string.IsNullOrEmpty(shown["notApplied[0].traceId"]));
        Assert.StartsWith("What stands of this row, a proposal or a village's sheet, could not be read", shown["notApplied[0].detail"], StringComparison.Ordinal);
        var kept = Assert.Single(await _flow.SetAsideAsync(ApplyLetters.Queue), item => item.ToString().Contains(spoilt, StringComparison.Ordinal));
        Assert.Equal(("setAside.unreadable", shown["notApplied[0].traceId"]), (kept["code"]!.ToString(), kept["traceId"]!.ToString()));

        await host.RepairAsync("registry", place.Villages[0], $"proposal-{spoilt}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);

        (await _flow.ProposalAsync(place.Villages[0], spoilt, auditor)).ExpectStatus("registered");
        var mended = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("applied", "2", "0", null), (mended["status"], mended["progress.applied"], mended["progress.notApplied"], mended["notApplied"]));
    }

    private async Task SendAsync(string regency, string letter, IEnumerable<long> places)
    {
        foreach (var place in places)
        {
            await host.SendToLettersAsync($$"""{"regency":"{{regency}}","letter":"{{letter}}","after":{{place}}}""");
        }
    }

    private async Task SendPagesAsync(string regency, string letter, IEnumerable<int> pages)
    {
        foreach (var page in pages)
        {
            await host.SendToLettersAsync($$"""{"regency":"{{regency}}","letter":"{{letter}}","after":0,"page":{{page}}}""");
        }
    }
}
