using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Unreadable;

/// <summary>One record that cannot be read stops none of its neighbours where work is done, and is worked once it is repaired. The clock moves here.</summary>
public sealed class WorkedNeighboursTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "PRO-7")]
    public async Task Deadlines_fall_due_whatever_becomes_of_the_marks_beside_them()
    {
        var village = Place.Next().Village;
        var (id, token) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var bucket = await BucketOfAsync(village);
        await PutAsync(bucket, new JObject { ["id"] = "firing", ["type"] = "deadlineFiring", ["bucket"] = bucket, ["until"] = new JObject(), ["turn"] = "x" });
        await PutAsync("swept", new JObject { ["id"] = "walk", ["type"] = "deadlineWalk", ["bucket"] = "swept", ["until"] = "2999-01-01T00:00:00Z", ["surprise"] = 1 });
        await host.SpoilAsync("deadlines", "swept", "swept");

        await _flow.AdvanceAsync("P31D");

        (await _flow.ProposalAsync(village, id, token)).ExpectStatus("deemedEligible");
    }

    [Theory]
    [Trait("rule", "PRO-7")]
    [InlineData("village", """{"x":1}""")]
    [InlineData("dueAt", "7")]
    [InlineData("dueAt", "1e300")]
    [InlineData("dueAt", "\"soon\"")]
    public async Task A_deadline_of_which_nobody_can_tell_what_it_asks_for_is_set_aside_once_and_carried_out_after_its_repair(string member, string value)
    {
        var now = await _flow.NowAsync();
        var bucket = $"{now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/01";
        var (spoilt, sound) = (Deadline(bucket, now.AddMinutes(-2)), Deadline(bucket, now.AddMinutes(-1)));
        var rightly = spoilt[member]!.DeepClone();
        spoilt[member] = JToken.Parse(value);
        await PutAsync(bucket, spoilt);
        await PutAsync(bucket, sound);

        for (var sweep = 0; sweep < 3; sweep++)
        {
            await _flow.FireAsync("SweepDeadlines");
            await _flow.AdvanceAsync("PT31M");
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(bucket, (string)sound["id"]!));
        var kept = Assert.Single(await _flow.SetAsideAsync("deadlines-single"), k => k["subject"]!.ToString() == $"deadlines/{spoilt["id"]}");
        Assert.Equal("1", kept["tries"]!.ToString());
        Assert.DoesNotContain(await _flow.SetAsideAsync("deadlines-due"), k => k["message"]!.ToString().Contains(bucket, StringComparison.Ordinal));
        if (value != "\"soon\"")
        {
            await host.EditAsync("deadlines", bucket, (string)spoilt["id"]!, stored => stored[member] = rightly);
            Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(bucket, (string)spoilt["id"]!));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task A_row_is_told_on_the_letter_and_under_the_next_once_it_is_repaired()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 3);
        var spoilt = (string)(await host.StoredAsync(place.Regency, "ratifiable"))[1]["id"]!;
        await host.SpoilAsync("ratifications", place.Regency, spoilt);
        var regent = await _flow.TokenAsync("regent", place.Regency);

        var letter = (await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Created);

        Assert.Equal(("2", "1"), (letter["rows"], letter["unreadable"]));
        Assert.Equal("1", (await _flow.LetterAsync(place.Regency, letter["id"]!))["unreadable"]);
        await _flow.IdleAsync();
        var kept = Assert.Single(await _flow.SetAsideAsync("ratifications-rows"), k => k["subject"]!.ToString() == $"rows/{spoilt}");
        Assert.Equal((place.Regency, "setAside.unreadable"), (kept["area"]!.ToString(), kept["code"]!.ToString()));
        Assert.Equal("waiting", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);

        await host.RepairAsync("ratifications", place.Regency, spoilt);
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        var next = (await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Created);
        Assert.Equal(("1", null), (next["rows"], next["unreadable"]));
        await _flow.IdleAsync();
    }

    private static JObject Deadline(string bucket, DateTimeOffset due)
    {
        var target = Guid.NewGuid().ToString("N");
        return new JObject
        {
            ["id"] = $"evidenceExpiry-{target}",
            ["type"] = "deadline",
            ["schemaVersion"] = 1,
            ["bucket"] = bucket,
            ["dueAt"] = due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["kind"] = "evidenceExpiry",
            ["village"] = "3306162006",
            ["target"] = target,
        };
    }

    private async Task<string> BucketOfAsync(string village)
    {
        var query = new QueryDefinition("SELECT VALUE c.bucket FROM c WHERE c.type = 'deadline' AND c.kind = 'villageLapse' AND c.village = @village").WithParameter("@village", village);
        using var feed = host.ContainerOf("deadlines").GetItemQueryIterator<string>(query);
        var found = new List<string>();
        while (feed.HasMoreResults)
        {
            found.AddRange(await feed.ReadNextAsync());
        }

        return Assert.Single(found);
    }

    private async Task PutAsync(string bucket, JObject document)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document.ToString()));
        using var answer = (await host.ContainerOf("deadlines").UpsertItemStreamAsync(body, new PartitionKey(bucket))).EnsureSuccessStatusCode();
    }

    private async Task<HttpStatusCode> StatusOfAsync(string bucket, string id)
    {
        using var answer = await host.ContainerOf("deadlines").ReadItemStreamAsync(id, new PartitionKey(bucket));
        return answer.StatusCode;
    }
}
