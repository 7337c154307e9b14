using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>
/// The sweep removes whatever was left of an upload, also what links of before allowed: snapshots, leases, loose blocks. The clock moves here.
/// </summary>
[Trait("rule", "MUS-6")]
public sealed class LeftoverTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    [Fact]
    [Trait("rule", "PRO-7")]
    public async Task Snapshots_leases_and_loose_blocks_are_swept_and_hold_up_nobodys_deadline()
    {
        var (snapshot, leased, loose) = (await DeclaredAsync(), await DeclaredAsync(), await DeclaredAsync());
        var content = DeliberationFlow.Document("minutes").Content;
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(snapshot, content));
        await Blob(snapshot).CreateSnapshotAsync();
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(leased, content));
        await Blob(leased).GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(loose, Convert.ToBase64String("loose"u8), [1, 2, 3]));
        Assert.Equal(3, await LyingAsync(snapshot, leased));
        Assert.Equal(1, await LooseAsync(loose));
        var family = SampleFamily.Of(Place.Next().Village);
        var (proposal, citizen) = await _flow.VerifyingAsync(family);

        await _flow.AdvanceAsync("P31D");

        Assert.Equal(0, await LyingAsync(snapshot, leased, loose));
        (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("deemedEligible");
    }

    private async Task<string> DeclaredAsync()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var url = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created)["uploadUrl"]!;
        _names[url] = $"{deliberation.Village}/{deliberation.Id}/{new Uri(url).Segments[^1]}";
        return url;
    }

    private string NameOf(string url) => _names[url];

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
