using System.Net;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Functions.Evidence;

namespace Dtks.ContainerTests;

/// <summary>A deliberation with its four documents, from the declaration to the conclusion, over the container's blobs.</summary>
public sealed class EvidenceTests(ContainerHost host) : IClassFixture<ContainerHost>
{
    [SkippableFact]
    [Trait("rule", "MUS-4")]
    [Trait("rule", "MUS-7")]
    public async Task Four_documents_go_up_by_their_links_are_inspected_and_the_deliberation_concludes()
    {
        var deliberation = await DeliberationFlow.OpenAsync(host.Flow);
        var proposed = await deliberation.ProposeAsync("register", "registerWithAssistance");
        (await deliberation.DecideAsync((proposed[0], "refuse"), (proposed[1], "assist"))).Expect(HttpStatusCode.OK);
        (await deliberation.ConcludeAsync(2)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.documentMissing", "MUS-4");

        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(2)).Expect(HttpStatusCode.OK);
        await host.Flow.IdleAsync();

        Assert.Equal(["refused", "eligible"], await Task.WhenAll(proposed.Select(deliberation.StatusOfAsync)));
        var expected = DeliberationFlow.Kinds.Select(kind => DeliberationFlow.Document(kind).Sha256);
        Assert.Equal(expected.Order(StringComparer.Ordinal), await StoredAsync(BlobContainer.Evidence, deliberation.Village));
        Assert.Empty(await StoredAsync(BlobContainer.Incoming, deliberation.Village));
    }

    [SkippableFact]
    [Trait("rule", "MUS-7")]
    public async Task Bytes_that_are_not_what_was_declared_are_rejected_and_not_kept()
    {
        var deliberation = await DeliberationFlow.OpenAsync(host.Flow);
        var sent = DeliberationFlow.Document("minutes").Content.ToArray();
        sent[^1] ^= 1;

        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), sent);

        Assert.Equal(("rejected", "evidence.digestMismatch"), (seen["status"], seen["reason"]));
        Assert.Empty(await StoredAsync(BlobContainer.Evidence, deliberation.Village));
    }

    // What the container itself holds of a village, by digest.
    private async Task<IReadOnlyList<string>> StoredAsync(string container, string village)
    {
        var blobs = host.Azurite.Blobs.GetBlobContainerClient(container);
        var digests = new List<string>();
        await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{village}/", CancellationToken.None))
        {
            var content = (await blobs.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
            digests.Add(Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        return [.. digests.Order(StringComparer.Ordinal)];
    }
}
