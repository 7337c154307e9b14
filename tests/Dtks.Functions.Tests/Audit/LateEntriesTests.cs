using Dtks.Domain.Kernel;
using Dtks.Functions.Audit;
using Dtks.Functions.Data;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Functions.Tests.Audit;

/// <summary>An entry that comes into an hour that is sealed, because a clock was set back, is no break and is sealed later.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "REG-3")]
public sealed class LateEntriesTests
{
    private static readonly DateTimeOffset Three = new(2026, 11, 2, 3, 20, 0, TimeSpan.Zero);
    private static int _villages;

    private readonly ClaimsStand _stand;
    private readonly Partition _here = Partitions.Registry($"34040221{Interlocked.Increment(ref _villages):00}");
    private readonly BlobsInMemory _blobs = new();
    private readonly FakeTimeProvider _clock = new(Three);
    private readonly AuditTrail _trail;
    private readonly AuditVerification _verification;

    public LateEntriesTests(ClaimsStand stand)
    {
        _stand = stand;
        _trail = stand.Of<AuditTrail>();
        var seals = new SealBlobs(_blobs.Client());
        _verification = new AuditVerification(stand.Of<DocumentStore>(), _trail, seals, _clock);
    }

    [Fact]
    public async Task It_waits_goes_into_the_next_seal_and_is_missed_when_it_is_deleted_after_that()
    {
        await AddAsync(Three);
        await SealAsync("2026-11-02T03");
        var late = await AddAsync(Three.AddMinutes(1));
        Assert.Equal((1, 1, 1), await IntactAsync());

        var next = await AddAsync(Three.AddHours(1));
        await SealAsync("2026-11-02T04");
        Assert.Equal((2, 3, 0), await IntactAsync());

        // Sealed again it is not sealed twice, and what comes later than that is sealed by the one after.
        await SealAsync("2026-11-02T05");
        Assert.Equal(2, _blobs.Names.Count);
        await AddAsync(Three.AddMinutes(2));
        await AddAsync(Three.AddHours(1).AddMinutes(2));
        Assert.Equal((2, 3, 2), await IntactAsync());
        await SealAsync("2026-11-02T05");
        Assert.Equal((3, 5, 0), await IntactAsync());

        await RemoveAsync(late);
        Assert.Equal(new SealBreak(SealBreakKind.EntryDeleted, "2026-11-02T04", late), await BreakAsync());
        await PutAsync(late, Three.AddMinutes(1), "altered");
        Assert.Equal(new SealBreak(SealBreakKind.EntryAltered, "2026-11-02T04", late), await BreakAsync());
        Assert.NotEqual(late, next);
    }

    [Fact]
    public async Task After_a_clock_that_ran_ahead_is_put_right_what_comes_is_sealed_all_the_same()
    {
        _clock.Advance(TimeSpan.FromDays(400));
        await AddAsync(_clock.GetUtcNow());
        await SealAsync("2027-12-07T03");
        _clock.AdjustTime(Three.AddHours(2));

        for (var hour = 0; hour < 2; hour++)
        {
            await AddAsync(Three.AddHours(hour));
            await SealAsync(AuditDocument.HourOf(Three.AddHours(hour)));
            Assert.Equal((2 + hour, 2 + hour, 0), await IntactAsync());
        }
    }

    [Fact]
    public async Task Put_in_by_hand_under_an_id_that_the_hour_did_not_give_it_is_named_and_never_sealed()
    {
        var entry = await AddAsync(Three);
        await SealAsync("2026-11-02T03");
        await PutAsync(entry + "-again", Three, "copied");
        await AddAsync(Three.AddHours(1));
        await SealAsync("2026-11-02T04");

        Assert.Equal(new SealBreak(SealBreakKind.EntryInserted, "2026-11-02T03", entry + "-again"), await BreakAsync());
    }

    [Fact]
    public async Task A_seal_of_late_entries_alone_that_was_not_noted_is_gone_on_from()
    {
        await AddAsync(Three);
        await SealAsync("2026-11-02T03");
        var before = await _stand.KeptAsync<SealHeadDocument>(_here, SealHeadDocument.TheId);
        await AddAsync(Three.AddMinutes(1));
        await SealAsync("2026-11-02T04");
        var noted = (await _stand.KeptAsync<SealHeadDocument>(_here, SealHeadDocument.TheId))!;
        Assert.Equal(("2026-11-02T04", 2), (noted.Hour, noted.Stored));
        Assert.True(await _stand.Of<DocumentStore>().TryReplaceAsync(_here, before! with { ETag = noted.ETag }, CancellationToken.None));

        await AddAsync(Three.AddHours(2));
        await SealAsync("2026-11-02T05");

        Assert.Equal((3, 3, 0), await IntactAsync());
    }

    [Fact]
    public async Task A_head_of_before_they_were_counted_finds_them()
    {
        await AddAsync(Three);
        await SealAsync("2026-11-02T03");
        await AddAsync(Three.AddMinutes(1));
        await _stand.EditAsync(_here, SealHeadDocument.TheId, stored => stored.Remove("stored"));

        await AddAsync(Three.AddHours(1));
        await SealAsync("2026-11-02T04");

        Assert.Equal((2, 3, 0), await IntactAsync());
    }

    [Fact]
    public async Task Where_it_was_stored_once_its_hour_was_sealed_is_found_by_the_stores_own_time()
    {
        await AddAsync(new DateTimeOffset(2020, 1, 1, 5, 0, 0, TimeSpan.Zero));

        var found = await _trail.PartitionsAsync(_here.Container, "2020-01-01T06", "2020-01-01T08", CancellationToken.None);

        Assert.Contains(_here.Value, found);
    }

    [Theory]
    [InlineData("2026-11-02T10", "2026-11-02T09", 1)]
    [InlineData("2027-12-07T03", "2026-11-02T09", 2)]
    public async Task The_sweep_goes_through_the_hours_again_after_a_clock_was_set_back(string swept, string upTo, int sent)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 10, 10, 30, TimeSpan.Zero));
        var place = Shelf.Partition(SealSweepDocument.TheId);
        await _stand.Of<DocumentStore>().TryDeleteAsync(place, SealSweepDocument.TheId, etag: null, CancellationToken.None);
        await _stand.KeepAsync(place, new SealSweepDocument { Id = SealSweepDocument.TheId, In = place, UpTo = swept });
        await AddAsync(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
        var sweep = new SealAudit(_stand.Of<DocumentStore>(), _trail, _stand.Of<UnreadableRecords>(), _stand.Of<Dtks.Platform.Messaging.QueueSender>(), clock);

        await sweep.RunAsync(new Microsoft.Azure.Functions.Worker.TimerInfo(), CancellationToken.None);

        var messages = _stand.SentTo(SealPartitions.Queue).Where(m => m.Contains(_here.Value, StringComparison.Ordinal));
        Assert.Equal(sent - 1, messages.Count(m => m.Contains($"\"{upTo}\"", StringComparison.Ordinal)));
        Assert.Equal(sent == 1 ? swept : upTo, (await _stand.KeptAsync<SealSweepDocument>(place, SealSweepDocument.TheId))!.UpTo);
    }

    private async Task<string> AddAsync(DateTimeOffset at)
    {
        var entry = Assert.Single(AuditDocument.Of(_here, [new AuditEntry("test.changed", "officer-1", Role.VillageOfficer, "thing-1", [])], at));
        await _stand.KeepAsync(_here, entry);
        return entry.Id;
    }

    private Task PutAsync(string id, DateTimeOffset at, string action) => _stand.KeepAsync(_here, AuditDocument.Of(_here, [new AuditEntry(action, "x", Role.VillageOfficer, "thing-1", [])], at)[0] with { Id = id });

    private Task RemoveAsync(string id) => _stand.Of<DocumentStore>().TryDeleteAsync(_here, id, etag: null, CancellationToken.None);

    private Task SealAsync(string upTo)
    {
        // Whatever hour it is said to be, it is over.
        var now = new FakeTimeProvider(SealAudit.SealableFrom(upTo));
        var sealing = new AuditSealing(_stand.Of<DocumentStore>(), _trail, new SealBlobs(_blobs.Client()), _stand.Of<UnreadableRecords>(), new OptimisticRetry(TimeProvider.System), now);
        return sealing.SealAsync(new SealMessage(_here.Container.Name, _here.Value, upTo), CancellationToken.None);
    }

    private async Task<SealBreak?> BreakAsync() => (await _verification.VerifyAsync(_here, from: null, CancellationToken.None)).FirstBreak;

    private async Task<(int Seals, int Entries, int Unsealed)> IntactAsync()
    {
        var found = await _verification.VerifyAsync(_here, from: null, CancellationToken.None);
        Assert.Null(found.FirstBreak);
        return (found.Seals, found.Entries, found.Unsealed);
    }
}
