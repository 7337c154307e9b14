using Dtks.Domain.Notices;
using Dtks.Functions.Notices;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Tests.Notices;

/// <summary>Copies of what changes step by step, whose news comes twice and in any order.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "GOV-3")]
public sealed class SteppedCopiesTests(ClaimsStand stand)
{
    private readonly Partition _partition = new(MessageDocument.Container, Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task The_latest_stays_and_one_that_cannot_be_read_is_written_anew()
    {
        await KeepAsync(0, NoticeStatus.Waiting);
        await KeepAsync(2, NoticeStatus.Sent);
        await KeepAsync(1, NoticeStatus.Failed);
        Assert.Equal((2, NoticeStatus.Sent), await KeptAsync());
        await KeepAsync(2, NoticeStatus.Failed);
        Assert.Equal((2, NoticeStatus.Sent), await KeptAsync());

        await stand.SpoilAsync(_partition, "message-1");
        await KeepAsync(1, NoticeStatus.Failed);
        Assert.Equal((1, NoticeStatus.Failed), await KeptAsync());
    }

    private async Task<(int Step, NoticeStatus Status)> KeptAsync()
    {
        var kept = (await stand.KeptAsync<MessageDocument>(_partition, "message-1"))!;
        return (kept.Step, kept.Status);
    }

    private Task KeepAsync(int step, NoticeStatus status) => stand.Of<DocumentStore>().KeepLatestAsync(
        _partition,
        new MessageDocument
        {
            Id = "message-1",
            Addressee = _partition.Value,
            Village = "3404022005",
            Kind = "proposal",
            About = "p-1",
            Code = "returned",
            Arguments = [],
            CreatedOn = DateTimeOffset.UnixEpoch,
            Status = status,
            Since = DateTimeOffset.UnixEpoch,
            Step = step,
        },
        CancellationToken.None);
}
