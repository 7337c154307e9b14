using Dtks.Domain.Imports;
using Dtks.Functions.Imports;
using NodaTime;

namespace Dtks.Functions.Tests.Imports;

/// <summary>The part of a prelist that is decided while the one before it is saved.</summary>
[Trait("rule", "RAT-2")]
public sealed class PartsAheadTests
{
    private readonly List<int> _decided = [];

    private static ImportDocument Import => new()
    {
        Id = ImportDocument.IdOf("i-1"),
        Village = "3306162006",
        Status = ImportStatus.Working,
        CreatedOn = DateTimeOffset.UnixEpoch,
        State = new ImportState { Id = "i-1", FileName = "a.csv", Length = 1, Sha256 = "0", By = "officer", ExpiresAt = Instant.MinValue, Status = ImportStatus.Working, History = [] },
    };

    [Fact]
    public async Task What_was_begun_ahead_is_decided_once_and_asked_for_again_it_is_decided_again()
    {
        await using var ahead = Ahead((_, _) => Task.CompletedTask);

        await ahead.TakeAsync(Import, 0);
        ahead.Begin(Import, 1);
        await ahead.TakeAsync(Import, 1);
        Assert.Equal([0, 1], _decided);
        await ahead.TakeAsync(Import, 1);

        Assert.Equal([0, 1, 1], _decided);
    }

    [Fact]
    public async Task What_was_begun_ahead_and_is_not_the_next_is_dropped()
    {
        await using var ahead = Ahead((_, _) => Task.CompletedTask);

        ahead.Begin(Import, 1);
        await ahead.TakeAsync(Import, 5);
        await ahead.TakeAsync(Import, 1);

        Assert.Equal([1, 5, 1], _decided);
    }

    [Fact]
    public async Task A_failure_ahead_is_told_to_whoever_takes_the_part_and_to_nobody_else()
    {
        await using var ahead = Ahead((chunk, _) => chunk == 1 ? throw new InvalidOperationException() : Task.CompletedTask);

        ahead.Begin(Import, 1);
        await ahead.TakeAsync(Import, 0);
        ahead.Begin(Import, 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ahead.TakeAsync(Import, 1));
    }

    [Fact]
    public async Task Nothing_goes_on_after_the_end()
    {
        var stopped = false;
        await using (var ahead = Ahead(async (_, stop) =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            }
            finally
            {
                stopped = true;
            }
        }))
        {
            ahead.Begin(Import, 1);
            while (_decided.Count == 0)
            {
                await Task.Yield();
            }
        }

        Assert.True(stopped);
    }

    private PartsAhead Ahead(Func<int, CancellationToken, Task> meanwhile) => new(
        async (_, chunk, stop) =>
        {
            _decided.Add(chunk);
            await meanwhile(chunk, stop);
            return new DecidedPart(_ => []);
        },
        CancellationToken.None);
}
