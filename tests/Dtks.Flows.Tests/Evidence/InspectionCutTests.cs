using Dtks.Domain.Evidence;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Faults;
using Dtks.Platform.Messaging;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>
/// An inspection that ends in the middle, or comes twice: the end is the same, and good evidence is never removed or changed.
/// </summary>
[Collection("deliberations")]
public sealed class InspectionCutTests(FlowHost host)
{
    private static readonly byte[] Right = DeliberationFlow.Document("minutes").Content;
    private static readonly byte[] Wrong = [.. Right[..^1], (byte)(Right[^1] ^ 1)];

    [Theory]
    [Trait("rule", "MUS-7")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ended_before_or_after_any_of_its_requests_the_next_delivery_comes_to_the_same_end(bool right)
    {
        var requests = await CountAsync(right);
        Assert.InRange(requests, 3, 10);
        for (var at = 1; at <= requests; at++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                var bench = await InspectionBench.SetUpAsync(host.Services, declared: Right, sent: right ? Right : Wrong);
                await Assert.ThrowsAsync<CutException>(() => bench.InspectAsync(new CutPolicy(at, afterwards)));

                await bench.InspectAsync();

                await ExpectEndAsync(bench, right);
            }
        }
    }

    [Theory]
    [Trait("rule", "MUS-7")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delivered_again_after_the_end_it_changes_nothing(bool right)
    {
        var bench = await InspectionBench.SetUpAsync(host.Services, declared: Right, sent: right ? Right : Wrong);
        await bench.InspectAsync();
        var kept = right ? (await bench.Kept.GetPropertiesAsync()).Value.ETag : default;

        // What somebody puts under the settled name meanwhile is cleared away and never becomes evidence.
        await bench.Incoming.UploadAsync(BinaryData.FromBytes(Wrong));
        await bench.InspectAsync();

        await ExpectEndAsync(bench, right);
        Assert.Equal(kept, right ? (await bench.Kept.GetPropertiesAsync()).Value.ETag : default);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Delivered_several_times_at_once_it_is_inspected_once()
    {
        var bench = await InspectionBench.SetUpAsync(host.Services, declared: Right, sent: Right);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.InspectAsync()));

        await ExpectEndAsync(bench, right: true);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task What_stands_as_evidence_is_not_overwritten_by_other_bytes()
    {
        var bench = await InspectionBench.SetUpAsync(host.Services, declared: Right, sent: Right);
        await bench.Kept.UploadAsync(BinaryData.FromBytes(Wrong));

        await Assert.ThrowsAsync<MessageException>(() => bench.InspectAsync());

        Assert.Equal(EvidenceStatus.Inspecting, (await bench.RecordedAsync()).Status);
        Assert.Equal(Wrong, (await bench.Kept.DownloadContentAsync()).Value.Content.ToArray());
        Assert.True(await bench.Incoming.ExistsAsync());
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task An_upload_that_vanished_is_rejected_as_missing()
    {
        var bench = await InspectionBench.SetUpAsync(host.Services, declared: Right, sent: Right);
        await bench.Incoming.DeleteAsync();

        await bench.InspectAsync();

        var recorded = await bench.RecordedAsync();
        Assert.Equal((EvidenceStatus.Rejected, "evidence.missing"), (recorded.Status, recorded.RejectionCode));
    }

    [Theory]
    [Trait("rule", "MUS-4")]
    [InlineData("create")]
    [InlineData("query")]
    public async Task Of_its_many_small_steps_one_that_fails_for_a_moment_is_done_again_by_itself(string operation)
    {
        var bench = await InspectionBench.SetUpAsync(host.Services, declared: Right, sent: Right);
        await host.Flow.FailAsync(new { kind = "503", container = "pictures", operation, count = 4 });

        await bench.InspectAsync();

        await ExpectEndAsync(bench, right: true);
    }

    private async Task<int> CountAsync(bool right)
    {
        var count = new CutPolicy(0, afterwards: false);
        var bench = await InspectionBench.SetUpAsync(host.Services, declared: Right, sent: right ? Right : Wrong);
        await bench.InspectAsync(count);
        return count.Sent;
    }

    private static async Task ExpectEndAsync(InspectionBench bench, bool right)
    {
        var recorded = await bench.RecordedAsync();
        Assert.Equal(right ? EvidenceStatus.Accepted : EvidenceStatus.Rejected, recorded.Status);
        Assert.Equal(right ? null : "evidence.digestMismatch", recorded.RejectionCode);
        Assert.Single(recorded.History);
        Assert.False(await bench.Incoming.ExistsAsync());
        Assert.Equal(right, (await bench.Kept.ExistsAsync()).Value);
        if (right)
        {
            Assert.Equal(Right, (await bench.Kept.DownloadContentAsync()).Value.Content.ToArray());
            Assert.Equal(recorded.Sha256, (await bench.Kept.GetPropertiesAsync()).Value.Metadata["sha256"]);
        }
    }
}
