using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>
/// What an upload link allows, and that the sweep removes whatever was left. No permission takes a PUT and refuses a
/// snapshot: the link is for create alone, which allows no second content, and the sweep takes the snapshot along. The clock moves here.
/// </summary>
[Trait("rule", "MUS-6")]
public sealed class LeftoverTests(FlowHost host) : IClassFixture<FlowHost>
{
    private static readonly HttpClient Http = new();

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_link_takes_one_content_and_no_second_and_neither_lease_nor_metadata_nor_removal()
    {
        var url = await DeclaredAsync();
        var content = DeliberationFlow.Document("minutes").Content;

        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(url, content));

        Assert.NotEqual(HttpStatusCode.Created, await SignedLink.PutAsync(url, [1, 2, 3]));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, $"{url}&comp=lease", ("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "-1")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, $"{url}&comp=metadata", ("x-ms-meta-a", "b")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, url));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, url));
        Assert.Equal(content, (await Blob(url).DownloadContentAsync()).Value.Content.ToArray());
    }

    // Why the link is for create alone: whatever takes a PUT allows a snapshot, and write allows a second content and a lease as well.
    [Theory]
    [InlineData(BlobSasPermissions.Create, HttpStatusCode.Conflict)]
    [InlineData(BlobSasPermissions.Write, HttpStatusCode.Created)]
    [InlineData(BlobSasPermissions.Create | BlobSasPermissions.Write, HttpStatusCode.Created)]
    public async Task No_permission_takes_a_PUT_and_refuses_a_snapshot(BlobSasPermissions permissions, HttpStatusCode second)
    {
        var blob = Incoming().GetBlobClient($"0000000000/{Guid.NewGuid():N}");

        // The storage emulator goes by the real time, not by the host's clock.
        var url = blob.GenerateSasUri(permissions, TimeProvider.System.GetUtcNow().AddMinutes(5)).ToString();

        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(url, [1]));
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, $"{url}&comp=snapshot"));

        var again = await SignedLink.PutAsync(url, [2]);
        Assert.True(again == second || (second == HttpStatusCode.Conflict && again == HttpStatusCode.Forbidden), again.ToString());
        await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots);
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public async Task Snapshots_leases_and_loose_blocks_are_swept_and_hold_up_nobodys_deadline()
    {
        var (snapshot, leased, loose) = (await DeclaredAsync(), await DeclaredAsync(), await DeclaredAsync());
        var content = DeliberationFlow.Document("minutes").Content;
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(snapshot, content));
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, $"{snapshot}&comp=snapshot"));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(leased, content));
        await Blob(leased).GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);
        await Incoming().GetBlockBlobClient(NameOf(loose)).StageBlockAsync(Convert.ToBase64String("loose"u8), new MemoryStream([1, 2, 3]));
        Assert.Equal(3, await LyingAsync(snapshot, leased));
        Assert.Equal(1, await LooseAsync(loose));
        var family = SampleFamily.Of(Place.Next().Village);
        var (proposal, citizen) = await _flow.VerifyingAsync(family);

        await _flow.AdvanceAsync("P31D");

        Assert.Equal(0, await LyingAsync(snapshot, leased, loose));
        (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("deemedEligible");
    }

    private static async Task<HttpStatusCode> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (method == HttpMethod.Put)
        {
            request.Content = new ByteArrayContent([]);
        }

        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<string> DeclaredAsync()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        return (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created)["uploadUrl"]!;
    }

    private static string NameOf(string url) => new BlobUriBuilder(new Uri(url)).BlobName;

    private BlobContainerClient Incoming() => host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(BlobContainer.Incoming);

    private BlobClient Blob(string url) => Incoming().GetBlobClient(NameOf(url));

    // Of these names, what lies about: blobs, their snapshots, and names of which there are loose blocks alone.
    private async Task<int> LyingAsync(params string[] urls)
    {
        var found = 0;
        foreach (var url in urls)
        {
            await foreach (var _ in Incoming().GetBlobsAsync(BlobTraits.None, BlobStates.Snapshots | BlobStates.Uncommitted, NameOf(url), CancellationToken.None))
            {
                found++;
            }
        }

        return found;
    }

    private async Task<int> LooseAsync(params string[] urls)
    {
        var found = 0;
        foreach (var url in urls)
        {
            var blocks = await Incoming().GetBlockBlobClient(NameOf(url)).GetBlockListAsync(BlockListTypes.Uncommitted);
            found += blocks.Value.UncommittedBlocks.Count();
        }

        return found;
    }
}
