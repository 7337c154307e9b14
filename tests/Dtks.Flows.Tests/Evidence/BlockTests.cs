using System.Net;
using Dtks.Flows.Tests.Deliberations;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>Over a weak line a file comes in blocks, and what has come stays when the line is gone.</summary>
[Collection("deliberations")]
[Trait("rule", "MUS-6")]
public sealed class BlockTests(FlowHost host)
{
    private static readonly string[] Ids = ["MDAwMQ==", "MDAwMg==", "MDAwMw=="];

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task What_has_arrived_is_told_and_the_rest_is_sent_by_a_fresh_link()
    {
        var (deliberation, id, url, parts) = await DeclaredAsync();
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[2], parts[2]));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[0], parts[0]));

        var upload = (await deliberation.EvidenceAsync(id)).Json["upload"]!;

        Assert.Equal(
            [(Ids[0], parts[0].Length), (Ids[2], parts[2].Length)],
            upload["blocks"]!.Select(b => ((string)b["id"]!, (int)b["size"]!)).OrderBy(b => b.Item1, StringComparer.Ordinal));
        Assert.Equal((parts[0].Length + parts[2].Length, parts[1].Length, false), ((int)upload["received"]!, (int)upload["missing"]!, (bool)upload["isWhole"]!));
        var fresh = (string)upload["uploadUrl"]!;
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(fresh, Ids[1], [1, 2, 3]));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(fresh, Ids[1], parts[1]));
        (await deliberation.CompleteAsync(id)).ExpectProblem(HttpStatusCode.Conflict, "evidence.notUploaded", "MUS-6");
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlocksAsync(fresh, Ids));
        Assert.True((bool)(await deliberation.EvidenceAsync(id)).Json["upload"]!["isWhole"]!);
        (await deliberation.CompleteAsync(id)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        var seen = await deliberation.EvidenceAsync(id);
        Assert.Equal("accepted", seen["status"]);
        Assert.Equal(parts.SelectMany(p => p), (await SignedLink.GetAsync(seen["downloadUrl"]!)).Content);
    }

    [Fact]
    public async Task Whoever_may_not_send_sees_how_far_it_is_and_gets_no_link()
    {
        var (deliberation, id, url, parts) = await DeclaredAsync();
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[0], parts[0]));

        var seen = (await _flow.GetAsync($"{deliberation.Path}/evidence/{id}", deliberation.Head)).Expect(HttpStatusCode.OK).Json["upload"]!;

        Assert.Equal((parts[0].Length, null), ((int)seen["received"]!, (string?)seen["uploadUrl"]));
    }

    [Fact]
    public async Task Blocks_put_together_are_one_content_and_nothing_more_is_taken()
    {
        var (_, _, url, parts) = await DeclaredAsync();
        for (var i = 0; i < Ids.Length; i++)
        {
            Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[i], parts[i]));
        }

        Assert.Equal("evidence.length", await SignedLink.RefusedAsync($"{url}&comp=blocklist", SignedLink.BlockList(Ids[0], Ids[1]), HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlocksAsync(url, Ids));

        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlocksAsync(url, Ids));
        Assert.Equal("evidence.sentAlready", await SignedLink.RefusedAsync($"{url}&comp=blocklist", SignedLink.BlockList(Ids[1], Ids[0], Ids[2])));
        Assert.Equal("evidence.sentAlready", await SignedLink.RefusedAsync($"{url}&comp=block&blockid=MDAwMg%3D%3D", parts[1]));
        Assert.Equal("evidence.sentAlready", await SignedLink.RefusedAsync(url, parts[1]));
    }

    [Fact]
    public async Task While_storage_is_away_it_is_told_when_to_send_a_block_or_the_list_again_and_that_does()
    {
        var (deliberation, id, url, parts) = await DeclaredAsync();
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[0], parts[0]));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[2], parts[2]));

        // A try whose answer is lost is repeated by the app itself; what stays away is the client's to send again.
        await FaultAsync(id, "dropAfter", 1);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[1], parts[1]));
        await FaultAsync(id, "dropAfter", 3);
        Assert.Equal(("unavailable", true), await SignedLink.AwayAsync($"{url}&comp=block&blockid={Uri.EscapeDataString(Ids[1])}", parts[1]));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[1], parts[1]));
        await FaultAsync(id, "dropAfter", 1);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlocksAsync(url, Ids));

        Assert.Equal((parts.Sum(p => p.Length), 0, true), await UploadedAsync(deliberation, id));
    }

    [Theory]
    [InlineData("<BlockList><Latest>MDAwMg==</Latest></BlockList>")]
    [InlineData("<BlockList><Latest>MDAwMQ==</Latest><Latest>MDAwMQ==</Latest></BlockList>")]
    [InlineData("<BlockList><Committed>MDAwMQ==</Committed></BlockList>")]
    [InlineData("<BlockList></BlockList>")]
    [InlineData("<Blocks/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><BlockList><Latest>&b;</Latest></BlockList>")]
    [InlineData("no XML")]
    [InlineData("")]
    public async Task A_list_that_cannot_be_is_told_and_loses_nothing(string list)
    {
        var (deliberation, id, url, parts) = await DeclaredAsync();
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[0], parts[0]));

        Assert.Equal("evidence.blockList", await SignedLink.RefusedAsync($"{url}&comp=blocklist", System.Text.Encoding.UTF8.GetBytes(list), HttpStatusCode.BadRequest));

        Assert.Equal(parts[0].Length, (int)(await deliberation.EvidenceAsync(id)).Json["upload"]!["received"]!);
    }

    [Theory]
    [InlineData("block&blockid=", "evidence.block")]
    [InlineData("block", "evidence.block")]
    [InlineData("block&blockid=%21%21", "evidence.block")]
    [InlineData("page", "evidence.comp")]
    public async Task A_block_without_a_name_that_storage_takes_is_told(string comp, string code)
    {
        var (_, _, url, parts) = await DeclaredAsync();

        Assert.Equal(code, await SignedLink.RefusedAsync($"{url}&comp={comp}", parts[0], HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Blocks_become_no_more_than_a_document_may_have()
    {
        var (deliberation, id, url, _) = await DeclaredAsync();
        var large = new byte[6 * 1024 * 1024];
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[0], large));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(url, Ids[0], large));

        Assert.Equal("evidence.tooMuch", await SignedLink.RefusedAsync($"{url}&comp=block&blockid=MDAwMg%3D%3D", large, HttpStatusCode.RequestEntityTooLarge));

        Assert.Equal(large.Length, (int)(await deliberation.EvidenceAsync(id)).Json["upload"]!["received"]!);
    }

    [Fact]
    public async Task Blocks_that_come_at_the_same_moment_become_no_more_either()
    {
        var (deliberation, id, url, _) = await DeclaredAsync();
        var large = new byte[6 * 1024 * 1024];

        // None of them is there yet when the others are looked for.
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "blobs", kind = "delay", method = "PUT", path = id, delayMilliseconds = 1500, count = 2 })).Expect(HttpStatusCode.OK);
        var both = await Task.WhenAll(SignedLink.BlockAsync(url, Ids[0], large), SignedLink.BlockAsync(url, Ids[1], large));
        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults?service=blobs");

        var refused = await SignedLink.RefusedAsync($"{url}&comp=blocklist", SignedLink.BlockList(Ids[0], Ids[1]), HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal(("evidence.tooMuch", 2), (refused, both.Count(b => b == HttpStatusCode.Created)));
        (await deliberation.CompleteAsync(id)).ExpectProblem(HttpStatusCode.Conflict, "evidence.notUploaded", "MUS-6");
    }

    private async Task FaultAsync(string id, string kind, int count) =>
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "blobs", kind, method = "PUT", path = id, count })).Expect(HttpStatusCode.OK);

    private static async Task<(int Received, int Missing, bool IsWhole)> UploadedAsync(DeliberationFlow deliberation, string id)
    {
        var upload = (await deliberation.EvidenceAsync(id)).Json["upload"]!;
        return ((int)upload["received"]!, (int)upload["missing"]!, (bool)upload["isWhole"]!);
    }

    private async Task<(DeliberationFlow Deliberation, string Id, string Url, byte[][] Parts)> DeclaredAsync()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        var content = DeliberationFlow.Document("minutes").Content;
        return (deliberation, declared["id"]!, declared["uploadUrl"]!, [.. content.Chunk((content.Length / 3) + 1)]);
    }
}
