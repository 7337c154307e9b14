using System.Net;
using Dtks.Flows.Tests.Deliberations;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>The link that an upload is sent by.</summary>
[Collection("deliberations")]
public sealed class UploadLinkTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task The_link_takes_one_content_once_and_does_nothing_else()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var url = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created)["uploadUrl"]!;
        var other = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        var content = DeliberationFlow.Document("minutes").Content;
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(url, content));

        Assert.Equal(HttpStatusCode.Forbidden, await SignedLink.PutAsync(url, [1, 2, 3]));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await SignedLink.SendAsync(HttpMethod.Get, url));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await SignedLink.SendAsync(HttpMethod.Delete, url));
        var id = new Uri(url).Segments[^1];
        Assert.Equal("evidence.linkUnknown", await SignedLink.RefusedAsync(url.Replace(id, other["id"]!, StringComparison.Ordinal), content));
        Assert.Equal("evidence.linkUnknown", await SignedLink.RefusedAsync(url.Replace("until=", "until=9", StringComparison.Ordinal), content));
        Assert.Equal("evidence.linkUnknown", await SignedLink.RefusedAsync(url[..^1], content));

        // One content once: also the same bytes again are told that they are here, and the completion counts.
        Assert.Equal("evidence.sentAlready", await SignedLink.RefusedAsync(url, content));
        Assert.Equal("evidence.sentAlready", await SignedLink.RefusedAsync(url, [.. content[..^1], (byte)(content[^1] ^ 1)]));
        (await deliberation.CompleteAsync(id)).Expect(HttpStatusCode.Accepted);
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task A_request_tried_again_under_its_number_is_answered_as_the_first_time()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var url = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created)["uploadUrl"]!;
        var content = DeliberationFlow.Document("minutes").Content;

        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(url, content, headers: Numbered("a")));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(url, content, headers: Numbered("a")));
        Assert.Equal(HttpStatusCode.Forbidden, await SignedLink.PutAsync(url, [.. content[..^1], (byte)(content[^1] ^ 1)], headers: Numbered("a")));
        Assert.Equal(HttpStatusCode.Forbidden, await SignedLink.PutAsync(url, content, headers: Numbered("b")));
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task One_whose_answer_storage_lost_was_sent_all_the_same()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        var lost = new { service = "blobs", kind = "dropAfter", method = "PUT", path = declared["id"]!, count = 1 };
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: lost)).Expect(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, DeliberationFlow.Document("minutes").Content));
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task The_link_is_good_for_a_quarter_of_an_hour()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var before = await _flow.NowAsync();

        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);

        Assert.InRange(Instant(declared["expiresOn"]!), before.AddMinutes(15).AddSeconds(-1), (await _flow.NowAsync()).AddMinutes(15));
        var link = new Uri(declared["uploadUrl"]!);
        Assert.Equal(($"/api/uploads/{deliberation.Village}/{declared["id"]}", host.BaseUrl.Authority), (link.AbsolutePath, link.Authority));
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task More_than_a_document_may_have_is_told_and_leaves_nothing()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);

        Assert.Equal("evidence.tooMuch", await SignedLink.RefusedAsync(declared["uploadUrl"]!, new byte[(10 * 1024 * 1024) + 1], HttpStatusCode.RequestEntityTooLarge));

        (await deliberation.CompleteAsync(declared["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "evidence.notUploaded", "MUS-6");
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task What_is_not_as_long_as_declared_is_not_kept_and_the_link_stays_good()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var right = DeliberationFlow.Document("minutes").Content;
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);

        foreach (var sent in new byte[][] { right[..^1], [.. right, 0], [] })
        {
            Assert.Equal("evidence.length", await SignedLink.RefusedAsync(declared["uploadUrl"]!, sent, HttpStatusCode.BadRequest));
        }

        (await deliberation.CompleteAsync(declared["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "evidence.notUploaded", "MUS-6");
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, right));
        var completed = (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        Assert.EndsWith($"/api{deliberation.Path}/evidence/{declared["id"]}", completed.Headers.Location!.ToString(), StringComparison.Ordinal);
        await _flow.IdleAsync();
        Assert.Equal("accepted", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task What_is_put_after_acceptance_is_refused_and_the_first_bytes_stay()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var content = DeliberationFlow.Document("minutes").Content;
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, content));
        (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        Assert.Equal("evidence.notAwaited", await SignedLink.RefusedAsync(declared["uploadUrl"]!, [1, 2, 3]));
        Assert.Equal("evidence.notAwaited", await SignedLink.RefusedAsync($"{declared["uploadUrl"]}&comp=block&blockid=MQ%3D%3D", [1, 2, 3]));

        var seen = await deliberation.EvidenceAsync(declared["id"]!);
        Assert.Equal(("accepted", "1"), (seen["status"], seen["pages"]));
        Assert.Equal(content, (await SignedLink.GetAsync(seen["downloadUrl"]!)).Content);
    }

    [Theory]
    [Trait("rule", "MUS-7")]
    [InlineData("deliberation.concluded")]
    [InlineData("deliberation.cancelled")]
    public async Task Once_the_deliberation_is_closed_a_link_takes_nothing_and_none_is_given(string closed)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync();
        var sample = DeliberationFlow.Declaration("minutes");
        var declared = (await deliberation.DeclareAsync(sample, ("Idempotency-Key", "late"))).Expect(HttpStatusCode.Created);
        var url = declared["uploadUrl"]!;
        (await (closed == "deliberation.concluded"
            ? deliberation.ConcludeAsync(0)
            : _flow.PostAsync($"{deliberation.Path}/cancellation", deliberation.Officer, new { reason = "Diulang" }))).Expect(HttpStatusCode.OK);

        Assert.Equal(closed, await SignedLink.RefusedAsync(url, DeliberationFlow.Document("minutes").Content, HttpStatusCode.Conflict));
        Assert.Equal(closed, await SignedLink.RefusedAsync($"{url}&comp=block&blockid=MQ%3D%3D", [1, 2, 3], HttpStatusCode.Conflict));
        Assert.Equal(closed, await SignedLink.RefusedAsync($"{url}&comp=blocklist", [], HttpStatusCode.Conflict));

        var seen = await deliberation.EvidenceAsync(declared["id"]!);
        Assert.Equal(("pending", "0", null), (seen["status"], seen["upload.received"], seen["upload.uploadUrl"]));
        Assert.Empty(seen.Json["upload"]!["blocks"]!);
        Assert.Null((await deliberation.DeclareAsync(sample, ("Idempotency-Key", "late"))).Expect(HttpStatusCode.Created)["uploadUrl"]);
    }

    private static (string Name, string Value) Numbered(string request) => ("x-ms-client-request-id", request);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
