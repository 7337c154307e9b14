using System.Net;
using Azure.Storage.Blobs;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Functions.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>Uploads that never come. The clock moves here, so the host is these tests' own.</summary>
public sealed class ExpiryTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task An_upload_that_never_came_expires_after_a_day_and_is_declared_anew()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        await _flow.AdvanceAsync("PT23H");
        Assert.Equal("pending", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);

        await _flow.AdvanceAsync("PT1H10M");

        Assert.Equal("expired", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
        (await deliberation.CompleteAsync(declared["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "evidence.expired");
        await deliberation.UploadAsync("minutes");
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task An_upload_that_came_and_was_never_completed_expires_with_its_bytes()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, DeliberationFlow.Document("minutes").Content));

        await _flow.AdvanceAsync("PT24H10M");

        Assert.Equal("expired", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
        Assert.Equal("evidence.linkExpired", await SignedLink.RefusedAsync(declared["uploadUrl"]!, [1, 2, 3]));
        var incoming = host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(BlobContainer.Incoming);
        Assert.False(await incoming.GetBlobClient($"{deliberation.Village}/{deliberation.Id}/{declared["id"]}").ExistsAsync());
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task A_link_works_for_a_quarter_of_an_hour_and_the_next_one_goes_on()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var content = DeliberationFlow.Document("minutes").Content;
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        await _flow.AdvanceAsync("PT14M");
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(declared["uploadUrl"]!, "MDAwMQ==", content));

        await _flow.AdvanceAsync("PT1M");
        Assert.Equal("evidence.linkExpired", await SignedLink.RefusedAsync(declared["uploadUrl"]!, content));

        var fresh = (string)(await deliberation.EvidenceAsync(declared["id"]!)).Json["upload"]!["uploadUrl"]!;
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlocksAsync(fresh, "MDAwMQ=="));
        (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        Assert.Equal("accepted", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task An_upload_that_was_accepted_never_expires()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), DeliberationFlow.Document("minutes").Content);

        await _flow.AdvanceAsync("P2D");

        var later = await deliberation.EvidenceAsync(seen["id"]!);
        Assert.Equal("accepted", later["status"]);
        Assert.Equal(DeliberationFlow.Document("minutes").Content, (await SignedLink.GetAsync(later["downloadUrl"]!)).Content);
    }
}
