using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>Declaring uploads: what is taken, how often, and what is not.</summary>
[Collection("deliberations")]
public sealed class DeclarationTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task The_same_declaration_is_one_upload_with_a_fresh_link()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var key = ("Idempotency-Key", "declare-1");
        var first = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"), key)).Expect(HttpStatusCode.Created);

        var again = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"), key)).Expect(HttpStatusCode.Created);

        Assert.Equal((first["id"], first.Headers.Location), (again["id"], again.Headers.Location));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(again["uploadUrl"]!, DeliberationFlow.Document("minutes").Content));
        (await deliberation.DeclareAsync(DeliberationFlow.Declaration("attendance"), key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        Assert.Single((await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["evidence"]!);
    }

    [Theory]
    [InlineData("kind", "\"selfie\"", "input.unknownValue")]
    [InlineData("kind", null, "input.required")]
    [InlineData("fileName", "\"../../etc/passwd\"", "evidence.fileName")]
    [InlineData("fileName", "\"a\\\\b.pdf\"", "evidence.fileName")]
    [InlineData("fileName", "\"..\"", "evidence.fileName")]
    [InlineData("fileName", "\"a\\u0000.pdf\"", "text.characters")]
    [InlineData("fileName", "\"\"", "text.length")]
    [InlineData("contentType", "\"text/html\"", "evidence.contentType")]
    [InlineData("contentType", "\"application/x-msdownload\"", "evidence.contentType")]
    [InlineData("length", "0", "number.range")]
    [InlineData("length", "10485761", "number.range")]
    [InlineData("length", "1.5", "json.wrongType")]
    [InlineData("sha256", "\"abc\"", "evidence.digestFormat")]
    [InlineData("sha256", "\"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"", "evidence.digestFormat")]
    [InlineData("url", "\"https://example.org\"", "json.unknownMember")]
    public async Task What_is_wrong_with_a_declaration_is_named_and_leaves_nothing(string member, string? value, string code)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var body = DeliberationFlow.Declaration("minutes");
        body.Remove(member);
        if (value is not null)
        {
            body[member] = JToken.Parse(value);
        }

        (await deliberation.DeclareAsync(body)).ExpectProblem(HttpStatusCode.BadRequest, code, pointer: $"/{member}");

        Assert.Empty((await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["evidence"]!);
    }

    [Theory]
    [Trait("rule", "MUS-4")]
    [InlineData("activityPhoto")]
    [InlineData("publicationPhoto")]
    public async Task A_photo_is_a_picture_and_no_PDF(string kind)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var body = DeliberationFlow.Declaration(kind, "application/pdf", DeliberationFlow.Document("minutes").Content);

        (await deliberation.DeclareAsync(body)).ExpectProblem(HttpStatusCode.BadRequest, "evidence.contentType", "MUS-4", "/contentType");
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public async Task Sixty_uploads_are_declared_and_no_more()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        for (var number = 0; number < 60; number++)
        {
            (await deliberation.DeclareAsync(DeliberationFlow.Declaration("activityPhoto"))).Expect(HttpStatusCode.Created);
        }

        (await deliberation.DeclareAsync(DeliberationFlow.Declaration("activityPhoto"))).ExpectProblem(HttpStatusCode.Conflict, "evidence.tooMany", "MUS-4");
    }

    [Fact]
    public async Task Uploads_declared_at_once_are_all_kept()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);

        var declared = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => deliberation.DeclareAsync(DeliberationFlow.Declaration("activityPhoto"))));

        Assert.Equal(4, declared.Select(d => d.Expect(HttpStatusCode.Created)["id"]).Distinct().Count());
        Assert.Equal(4, (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["evidence"]!.Count());
    }
}
