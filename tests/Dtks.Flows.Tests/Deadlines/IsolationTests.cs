using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deadlines;

/// <summary>What cannot be done when it falls due holds up nothing else, and is done after repair and replay. The clock moves here.</summary>
public sealed class IsolationTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string Single = "deadlines-single";

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "PRO-7")]
    public async Task Of_a_day_of_lapses_the_sound_ones_lapse_and_the_unreadable_are_set_aside_and_lapse_after_repair_and_replay()
    {
        var village = Place.Next().Village;
        var proposals = new List<(string Id, string Token)>();
        for (var i = 0; i < 12; i++)
        {
            proposals.Add(await _flow.VerifyingAsync(SampleFamily.Of(village)));
        }

        var (spoilt, sound) = (proposals.Take(3).ToList(), proposals.Skip(3).ToList());
        await Task.WhenAll(spoilt.Select(p => host.SpoilAsync("registry", village, $"proposal-{p.Id}")));

        await _flow.AdvanceAsync("P31D");

        foreach (var (id, token) in sound)
        {
            (await _flow.ProposalAsync(village, id, token)).ExpectStatus("deemedEligible");
        }

        var kept = (await _flow.SetAsideAsync(Single)).Where(k => spoilt.Any(p => k["subject"]!.ToString() == $"deadlines/proposalLapse-{p.Id}")).ToList();
        Assert.Equal(3, kept.Count);
        Assert.All(kept, k => Assert.Equal(("setAside.unreadable", village, "waiting"), (k["code"]!.ToString(), k["area"]!.ToString(), k["status"]!.ToString())));
        await Task.WhenAll(spoilt.Select(p => host.RepairAsync("registry", village, $"proposal-{p.Id}")));
        foreach (var item in kept)
        {
            var done = await _flow.ReplayAsync(item["id"]!.ToString());
            Assert.True(done["status"] == "done", done.Text);
        }

        foreach (var (id, token) in spoilt)
        {
            (await _flow.ProposalAsync(village, id, token)).ExpectStatus("deemedEligible");
        }
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public async Task A_villages_proposals_of_a_day_have_one_deadline_and_those_of_the_next_day_another()
    {
        var village = Place.Next().Village;
        var (first, second) = (await _flow.VerifyingAsync(SampleFamily.Of(village)), await _flow.VerifyingAsync(SampleFamily.Of(village)));
        Assert.Single(await LapsesAsync(village));
        await _flow.AdvanceAsync("P1D");
        var third = await _flow.VerifyingAsync(SampleFamily.Of(village));
        Assert.Equal(2, (await LapsesAsync(village)).Count);

        await _flow.AdvanceAsync("P30D");

        (await _flow.ProposalAsync(village, first.Id, first.Token)).ExpectStatus("deemedEligible");
        (await _flow.ProposalAsync(village, second.Id, second.Token)).ExpectStatus("deemedEligible");
        (await _flow.ProposalAsync(village, third.Id, third.Token)).ExpectStatus("verifying");
        Assert.Single(await LapsesAsync(village));
        await _flow.AdvanceAsync("P1D");
        (await _flow.ProposalAsync(village, third.Id, third.Token)).ExpectStatus("deemedEligible");
    }

    [Fact]
    public async Task A_deadline_that_cannot_be_read_or_is_of_no_kind_is_taken_out_of_its_bucket_and_the_next_ones_fire()
    {
        var now = await _flow.NowAsync();
        var (unread, unknown) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        var bucket = $"{Day(now)}/03";
        var (family, late) = await WaitingAsync();
        await NoteAsync(bucket, "proposalLapse", unread, now.AddMinutes(-3), d => d["newer"] = true);
        await NoteAsync(bucket, "noKind", unknown, now.AddMinutes(-2));
        await NoteAsync(bucket, "proposalLapse", late.Id, now.AddMinutes(-1), d => d["village"] = family.Village);

        await _flow.FireAsync("SweepDeadlines");

        var kept = (await _flow.SetAsideAsync(Single)).Where(k => k["subject"]!.ToString() is var s && (s.Contains(unread, StringComparison.Ordinal) || s.Contains(unknown, StringComparison.Ordinal)));
        Assert.Equal(["setAside.malformed", "setAside.unreadable"], kept.Select(k => k["code"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Empty(await LeftAsync(bucket));
        (await _flow.ProposalAsync(family.Village, late.Id, late.Token)).ExpectStatus("verifying");
    }

    [Fact]
    public async Task What_was_noted_down_before_there_were_shards_still_fires()
    {
        var now = await _flow.NowAsync();
        await NoteAsync(Day(now), "evidenceExpiry", Guid.NewGuid().ToString("N"), now.AddMinutes(-1));

        await _flow.FireAsync("SweepDeadlines");

        Assert.Empty(await LeftAsync(Day(now)));
    }

    [Fact]
    public async Task While_a_message_for_a_bucket_is_on_its_way_no_second_is_sent_and_after_half_an_hour_it_counts_as_lost()
    {
        var now = await _flow.NowAsync();
        var bucket = $"{Day(now)}/05";
        await NoteAsync(bucket, "evidenceExpiry", Guid.NewGuid().ToString("N"), now.AddMinutes(-1));
        await PutAsync(bucket, new JObject { ["id"] = "firing", ["type"] = "deadlineFiring", ["schemaVersion"] = 1, ["bucket"] = bucket, ["until"] = Text(now.AddMinutes(30)) });

        await _flow.FireAsync("SweepDeadlines");
        Assert.Single(await LeftAsync(bucket));

        await _flow.AdvanceAsync("PT31M");
        Assert.Empty(await LeftAsync(bucket));
    }

    [Fact]
    public async Task A_message_that_comes_twice_or_late_neither_fires_nor_goes_on()
    {
        var now = await _flow.NowAsync();
        var bucket = $"{Day(now)}/06";
        await NoteAsync(bucket, "evidenceExpiry", Guid.NewGuid().ToString("N"), now.AddMinutes(-1));
        var marks = host.Services.GetRequiredService<FiringMarks>();
        var first = new DueMessage(bucket, await marks.TryTakeAsync(bucket, CancellationToken.None));
        var second = first with { Turn = await marks.TryGoOnAsync(first, CancellationToken.None) };
        Assert.Equal((1, 2), (first.Turn, second.Turn));

        Assert.Null(await marks.TryTakeAsync(bucket, CancellationToken.None));
        Assert.Null(await marks.TryGoOnAsync(first, CancellationToken.None));
        await marks.ReleaseAsync(first, CancellationToken.None);
        await SendAsync(first);
        Assert.Single(await LeftAsync(bucket));

        await SendAsync(second);
        Assert.Empty(await LeftAsync(bucket));
        Assert.Equal(1, await marks.TryTakeAsync(bucket, CancellationToken.None));
    }

    [Fact]
    public async Task A_bucket_of_several_pages_is_done_to_its_end_by_one_message_after_another()
    {
        var now = await _flow.NowAsync();
        var bucket = $"{Day(now)}/09";
        for (var i = 0; i < 250; i++)
        {
            await NoteAsync(bucket, "evidenceExpiry", Guid.NewGuid().ToString("N"), now.AddMinutes(-1));
        }

        await _flow.FireAsync("SweepDeadlines");

        Assert.Empty(await LeftAsync(bucket));
    }

    [Fact]
    public async Task What_falls_due_far_ahead_is_found_however_many_days_lie_between()
    {
        var due = (await _flow.NowAsync()).AddDays(100);
        var bucket = $"{Day(due)}/11";
        await NoteAsync(bucket, "evidenceExpiry", Guid.NewGuid().ToString("N"), due);

        await _flow.AdvanceAsync("P99D");
        Assert.Single(await LeftAsync(bucket));
        await _flow.AdvanceAsync("P2D");

        Assert.Empty(await LeftAsync(bucket));
    }

    private async Task<IReadOnlyList<string>> LapsesAsync(string village)
    {
        var query = new DocumentQuery("SELECT c.id FROM c WHERE c.type = 'deadline' AND c.kind = 'villageLapse' AND c.village = @village").With("@village", village);
        var found = new List<string>();
        await foreach (var deadline in host.Services.GetRequiredService<DocumentStore>().SweepAsync<JObject>(DeadlineBucket.Container, query, CancellationToken.None).ReadOr(bad => throw bad.Failure))
        {
            found.Add((string)deadline["id"]!);
        }

        return found;
    }

    private async Task SendAsync(DueMessage message)
    {
        await host.SendAsync("deadlines-due", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"bucket\":\"{message.Bucket}\",\"turn\":{message.Turn}}}")));
        await _flow.IdleAsync();
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task<(SampleFamily Family, (string Id, string Token) Proposal)> WaitingAsync()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        return (family, await _flow.VerifyingAsync(family));
    }

    private Task NoteAsync(string bucket, string kind, string target, DateTimeOffset due, Action<JObject>? change = null)
    {
        var deadline = new JObject
        {
            ["id"] = $"{kind}-{target}",
            ["type"] = "deadline",
            ["schemaVersion"] = 1,
            ["bucket"] = bucket,
            ["dueAt"] = Text(due),
            ["kind"] = kind,
            ["village"] = "3306162006",
            ["target"] = target,
        };
        change?.Invoke(deadline);
        return PutAsync(bucket, deadline);
    }

    private async Task PutAsync(string bucket, JObject document)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document.ToString()));
        using var answer = await host.ContainerOf("deadlines").UpsertItemStreamAsync(body, new PartitionKey(bucket));
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, answer.ErrorMessage);
    }

    private async Task<IReadOnlyList<JObject>> LeftAsync(string bucket)
    {
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(bucket) };
        using var feed = host.ContainerOf("deadlines").GetItemQueryIterator<JObject>("SELECT * FROM c WHERE c.type = 'deadline'", requestOptions: options);
        var left = new List<JObject>();
        while (feed.HasMoreResults)
        {
            left.AddRange(await feed.ReadNextAsync());
        }

        return left;
    }
}
