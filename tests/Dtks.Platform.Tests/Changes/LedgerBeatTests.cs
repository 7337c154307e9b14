using System.Diagnostics;
using Dtks.Platform.Changes;
using Dtks.Platform.Tests.Stand;

namespace Dtks.Platform.Tests.Changes;

/// <summary>Every two seconds a process says how far it has come and goes on with what it left open, and at its end it says so for good.</summary>
[Collection(StoreTests.Name)]
public sealed class LedgerBeatTests(LocalStore local) : IAsyncLifetime
{
    private readonly Lines<LedgerBeat> _lines = new();
    private Following _it = null!;

    public async ValueTask InitializeAsync() => _it = await Following.OnAsync(local);

    public ValueTask DisposeAsync()
    {
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_left_is_gone_on_with_and_how_far_it_has_come_is_written_and_taken_away_at_the_end()
    {
        using var beat = Beat(() => _it.Ledger, () => _it.Left);
        _it.Ledger.Leave(await _it.BegunAsync(isSaved: true, Following.Event("a")));
        await beat.StartAsync(CancellationToken.None);

        await BeatsUntilAsync(() => _it.Ledger.Left().Count == 0);
        Assert.Equal(["a"], _it.Published);
        _it.Work.RealTime.Advance(ChangeLedger.Every);
        await UntilAsync(() => _it.WrittenAsync().GetAwaiter().GetResult()?.UpTo == 1);

        await beat.StopAsync(CancellationToken.None);
        await beat.StoppedAsync(CancellationToken.None);
        Assert.Null(await _it.WrittenAsync());
        Assert.Empty(_lines.All);
    }

    [Fact]
    public async Task A_round_that_fails_is_told_and_the_next_one_comes()
    {
        var rounds = 0;
        using var beat = Beat(() => ++rounds > 0 ? throw new InvalidOperationException("defect") : null!, () => _it.Left);
        await beat.StartAsync(CancellationToken.None);

        await BeatsUntilAsync(() => _lines.All.Count >= 2);

        await beat.StopAsync(CancellationToken.None);
        Assert.All(_lines.All, line => Assert.IsType<InvalidOperationException>(line.Failure));
    }

    [Fact]
    public async Task One_that_changed_nothing_has_nothing_to_say_at_its_end()
    {
        var asked = false;
        using var beat = Beat(
            () =>
            {
                asked = true;
                return _it.Ledger;
            },
            () => _it.Left);

        await beat.StoppedAsync(CancellationToken.None);

        Assert.False(asked);
    }

    private LedgerBeat Beat(Func<ChangeLedger> ledger, Func<LeftChanges> left) => new(
        new Lazy<ChangeLedger>(ledger, LazyThreadSafetyMode.PublicationOnly), new Lazy<LeftChanges>(left), _it.Work.RealTime, _lines);

    private Task BeatsUntilAsync(Func<bool> isSo) => UntilAsync(() =>
    {
        _it.Work.RealTime.Advance(TimeSpan.FromSeconds(2));
        return isSo();
    });

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "It did not come about.");
            await Task.Yield();
        }
    }
}
