using System.Net;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>What lies at the edges: addresses, methods and bodies that no function was made for.</summary>
public sealed class PathTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/")]
    [InlineData("POST", "/api/proposals/1/2/3/4")]
    [InlineData("DELETE", "/api/health/more")]
    public async Task An_address_that_nothing_serves_is_a_404_problem(string method, string path) =>
        (await _flow.SendAsync(HttpMethod.Parse(method), path)).ExpectProblem(HttpStatusCode.NotFound, "path.notFound");

    [Theory]
    [InlineData("GET", "/api/proposals", "POST")]
    [InlineData("PUT", "/api/Proposals/", "POST")]
    [InlineData("DELETE", "/api/health", "GET")]
    [InlineData("OPTIONS", "/api/tracking/x", "GET")]
    [InlineData("PATCH", "/api/cycles/2026-11/villages/3306162006/lines", "GET, PUT")]
    public async Task Another_method_is_a_405_problem_that_names_those_there_are(string method, string path, string allowed)
    {
        var answer = (await _flow.SendAsync(HttpMethod.Parse(method), path)).ExpectProblem(HttpStatusCode.MethodNotAllowed, "path.methodNotAllowed");

        Assert.Equal(allowed, string.Join(", ", answer.Content.Allow));
        Assert.Contains(allowed, answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_written_another_way_is_the_same_and_a_key_holds_there_too()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = (await _flow.PostAsync("/proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created);

        Assert.Equal(first["id"], (await _flow.PostAsync("/Proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created)["id"]);
        Assert.Equal(first["id"], (await _flow.PostAsync("/proposals/", token, family.Proposal(), key)).Expect(HttpStatusCode.Created)["id"]);
    }

    // Over the limit that Kestrel has by itself, 30 MB: ours answers.
    [Fact]
    public async Task A_body_of_31_MB_is_a_413_problem()
    {
        var token = await _flow.TokenAsync("village-officer", "3306162006");
        using var body = new ByteArrayContent(new byte[31 * 1024 * 1024]) { Headers = { { "Content-Type", "application/json" } } };

        (await _flow.PostAsync("/proposals", token, body)).ExpectProblem(HttpStatusCode.RequestEntityTooLarge, "request.tooLarge");
    }

    [Fact]
    public async Task A_container_that_is_missing_is_no_empty_one()
    {
        var store = host.Services.GetRequiredService<DocumentStore>();
        var nowhere = new Partition(new DocumentContainer("missing", "/village"), "3306162006");
        var document = new Nothing { Id = "a", Village = nowhere.Value };

        await FailsAsync(store.ReadAsync<Nothing>(nowhere, "a", CancellationToken.None));
        await FailsAsync(store.TryReplaceAsync(nowhere, document, CancellationToken.None));
        await FailsAsync(store.TryDeleteAsync(nowhere, "a", etag: null, CancellationToken.None));
        await FailsAsync(store.CommitAsync(new DocumentBatch(nowhere).Create(document), CancellationToken.None));
    }

    private static async Task FailsAsync(Task task) => Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => task)).StatusCode);

    private sealed record Nothing : Document
    {
        public override string Type => "nothing";

        public required string Village { get; init; }
    }
}
