using System.Net;
using Dtks.Flows.Tests.Deliberations;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>Declaring an upload, sending its bytes, completing it.</summary>
[Collection("deliberations")]
public sealed class UploadTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [Trait("rule", "MUS-6")]
    [InlineData("minutes")]
    [InlineData("attendance")]
    [InlineData("activityPhoto")]
    [InlineData("publicationPhoto")]
    public async Task Each_kind_of_document_is_accepted_and_read_back_as_it_was(string kind)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var document = DeliberationFlow.Document(kind);

        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration(kind), document.Content);

        Assert.Equal(
            ("accepted", document.Sha256, $"{document.Content.Length}", document.ContentType),
            (seen["status"], seen["sha256"], seen["size"], seen["contentType"]));
        var (content, headers) = await SignedLink.GetAsync(seen["downloadUrl"]!);
        Assert.Equal(document.Content, content);
        Assert.Equal(document.ContentType, headers.ContentType!.MediaType);
        Assert.Equal("attachment", headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Bytes_that_are_not_what_was_declared_are_rejected_with_the_reason()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var right = DeliberationFlow.Document("minutes").Content;
        var wrong = new (byte[] Sent, string Reason)[]
        {
            ([.. "%XDF-"u8, .. right[5..]], "evidence.typeMismatch"),
            ([.. right[..^1], (byte)(right[^1] ^ 1)], "evidence.digestMismatch"),
        };

        foreach (var (sent, reason) in wrong)
        {
            var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), sent);

            Assert.Equal(("rejected", reason), (seen["status"], seen["reason"]));
            Assert.NotEqual(reason, seen["detail"]);
            Assert.Null(seen["downloadUrl"]);
        }

        Assert.Equal("accepted", (await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), right))["status"]);
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public async Task An_encoding_that_the_uploader_stated_is_not_served()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var content = DeliberationFlow.Document("minutes").Content;

        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), content, ("x-ms-blob-content-encoding", "gzip"));

        var (served, headers) = await SignedLink.GetAsync(seen["downloadUrl"]!);
        Assert.DoesNotContain("gzip", headers.ContentEncoding);
        Assert.Equal(content, served);
    }

    [Theory]
    [Trait("rule", "MUS-4")]
    [InlineData("minutes", "application/pdf", "%PDF-", "evidence.truncated")]
    [InlineData("attendance", "application/pdf", "%PDF-<html>", "evidence.truncated")]
    [InlineData("activityPhoto", "image/jpeg", "\u00FF\u00D8\u00FF", "evidence.truncated")]
    [InlineData("publicationPhoto", "image/png", "\u0089PNG\r\n\u001A\n", "evidence.truncated")]
    [InlineData("activityPhoto", "image/jpeg", "\0\0\0\u0018ftypheic\0\0\0\0", "evidence.typeMismatch")]
    public async Task What_only_begins_as_a_document_is_rejected_with_what_to_do(string kind, string type, string bytes, string reason)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var content = System.Text.Encoding.Latin1.GetBytes(bytes);

        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration(kind, type, content), content);

        Assert.Equal(("rejected", reason), (seen["status"], seen["reason"]));
        Assert.True(seen["detail"]!.Length > 60 && (reason != "evidence.typeMismatch" || seen["detail"]!.Contains("JPEG: di iPhone", StringComparison.Ordinal)), seen["detail"]);
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task Completing_what_was_never_uploaded_is_refused_and_changes_nothing()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);

        (await deliberation.CompleteAsync(declared["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "evidence.notUploaded", "MUS-6");

        Assert.Equal("pending", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, DeliberationFlow.Document("minutes").Content));
        (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        Assert.Equal("accepted", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task Completing_twice_is_completing_once()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), DeliberationFlow.Document("minutes").Content);

        var again = (await deliberation.CompleteAsync(seen["id"]!)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        Assert.Equal("accepted", again["status"]);
        Assert.Equal("accepted", (await deliberation.EvidenceAsync(seen["id"]!))["status"]);
        (await _flow.PostAsync($"{deliberation.Path}/evidence/{seen["id"]}/completion", deliberation.Officer, "{\"force\":true}"))
            .ExpectProblem(HttpStatusCode.BadRequest, "json.unknownMember", pointer: "/force");
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task A_completion_sent_again_with_its_key_is_answered_as_it_was()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, DeliberationFlow.Document("minutes").Content));
        var path = $"{deliberation.Path}/evidence/{declared["id"]}/completion";
        Task<Answer> SendAsync(string key) => _flow.PostAsync(path, deliberation.Officer, body: null, ("Idempotency-Key", key));

        var first = (await SendAsync("first")).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        var second = (await SendAsync("second")).Expect(HttpStatusCode.Accepted);

        Assert.Equal(("inspecting", "accepted"), (first["status"], second["status"]));
        Assert.Equal(first.Text, (await SendAsync("first")).Text);
        Assert.Equal(second.Text, (await SendAsync("second")).Text);
        (await _flow.PostAsync(path, deliberation.Officer, "{}", ("Idempotency-Key", "second"))).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task Ten_mebibytes_are_taken()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var large = new byte[10 * 1024 * 1024];
        DeliberationFlow.Document("minutes").Content.CopyTo(large, 0);

        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes", "application/pdf", large), large);

        Assert.Equal(("accepted", "10485760"), (seen["status"], seen["size"]));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Only_this_villages_officer_uploads_and_officers_of_the_area_read()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), DeliberationFlow.Document("minutes").Content);
        var (path, other) = ($"{deliberation.Path}/evidence", Place.Next().Village);

        (await _flow.PostAsync(path, deliberation.Head, DeliberationFlow.Declaration("minutes"))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.PostAsync(path, await _flow.TokenAsync("village-officer", other), DeliberationFlow.Declaration("minutes"))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"{path}/{seen["id"]}", await _flow.TokenAsync("district-head", deliberation.Village[..6]))).Expect(HttpStatusCode.OK);
        (await _flow.GetAsync($"{path}/{seen["id"]}", await _flow.TokenAsync("citizen", deliberation.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.GetAsync($"{path}/{seen["id"]}", await _flow.TokenAsync("district-head", other[..6]))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_upload_of_another_deliberation_is_not_there()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var other = await DeliberationFlow.OpenAsync(_flow, deliberation.Village);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);

        (await other.EvidenceAsync(declared["id"]!)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await other.CompleteAsync(declared["id"]!)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task What_happens_to_an_upload_is_published_without_its_name()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), DeliberationFlow.Document("minutes").Content);

        var subject = $"deliberations/{deliberation.Village}/{deliberation.Id}/evidence/{seen["id"]}";
        var events = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject={subject}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(
            ["dtks.evidence.accepted.v1", "dtks.evidence.completed.v1", "dtks.evidence.declared.v1"],
            events.Select(e => e["type"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("minutes.bin", events.ToString(), StringComparison.Ordinal);
    }
}
