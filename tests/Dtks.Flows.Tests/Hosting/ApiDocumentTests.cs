using System.Net;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>The API's document is served, to anyone, as often as it changed.</summary>
[Collection("proposals")]
public sealed class ApiDocumentTests(FlowHost host)
{
    [Fact]
    public async Task The_document_is_served_and_a_client_that_has_it_is_told_so()
    {
        var first = (await host.Flow.GetAsync("/openapi.json")).Expect(HttpStatusCode.OK);
        var again = await host.Flow.GetAsync("/openapi.json", token: null, ("If-None-Match", first.ETag));

        Assert.StartsWith("3.1.", first["openapi"], StringComparison.Ordinal);
        Assert.Equal("#/components/schemas/ProposalReceipt", first.Json.SelectToken("paths./proposals.post.responses.201.content.application/json.schema.$ref")?.ToString());
        Assert.Contains("max-age=3600", first.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        again.Expect(HttpStatusCode.NotModified);
        Assert.Equal(first.ETag, again.ETag);
        (await host.Flow.GetAsync("/openapi.json?format=yaml")).ExpectProblem(HttpStatusCode.BadRequest, "query.none", pointer: "/format");
    }
}
