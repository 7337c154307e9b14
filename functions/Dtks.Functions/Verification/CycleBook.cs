using Dtks.Domain.Common;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Audit;
using Dtks.Functions.Events;
using Dtks.Functions.Messaging;
using Dtks.Functions.Ratification;
using Dtks.Functions.Storage;
using NodaTime;
using static Dtks.Functions.Storage.ContainerName;

namespace Dtks.Functions.Verification;

/// <summary>Opens and closes months (VER-1, VER-7): a marker that is made once, and in its batch the messages to the regencies, so that
/// neither
/// is without the other.</summary>
public sealed class CycleBook(
    DocumentStore store, RecipientVillages recipients, CycleProgress progress, ChangeCommit commit, Contention contention, TimeProvider clock)
{
    /// <summary>The month's marker, or null when it was never opened.</summary>
    public Task<RunDocument?> FindAsync(string period, CancellationToken cancellation) =>
        store.ReadAsync<RunDocument>(Cycles, period, RunDocument.TheId, cancellation);

    /// <summary>Opens a month. When it is open already nothing happens; its marker is the answer then too.</summary>
    /// <param name="period">The month.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="key">The idempotency key's id of the request; null for the timer.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<RunDocument> OpenAsync(CyclePeriod period, Actor by, string? key, CancellationToken cancellation) =>
        contention.RetryAsync(
            async () => await FindAsync(period.Value, cancellation) ?? await CreateAsync(period.Value, by, key, cancellation),
            cancellation);

    /// <summary>Closes a month whose time has come. Nothing happens when it never opened, is closed, or has time left.</summary>
    public Task CloseAsync(CyclePeriod period, CancellationToken cancellation) =>
        contention.RetryAsync(
            async () =>
            {
                var run = await FindAsync(period.Value, cancellation);
                var now = clock.GetUtcNow();
                if (run is { ClosedOn: null } && run.ClosesOn <= now)
                {
                    await CloseAsync(run, now, cancellation);
                }
            },
            cancellation);

    /// <summary>Notes on the marker what the sweep found settled. Another sweep's note is as good as this one's.</summary>
    public Task NoteAsync(RunDocument run, CancellationToken cancellation) => store.TryReplaceAsync(Cycles, run.Period, run, cancellation);

    private async Task<RunDocument> CreateAsync(string period, Actor by, string? key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var instant = Instant.FromDateTimeOffset(now);
        var regencies = await recipients.RegenciesAsync(now, cancellation);
        var run = new RunDocument
        {
            Id = RunDocument.TheId,
            Period = period,
            OpenedOn = now,
            OpenedUnder = key,
            Regencies = regencies.Count,
            ClosesOn = CycleCalendar.EndOf(instant).ToDateTimeOffset(),
            Policy = PolicyVersions.At(CycleCalendar.DateOf(instant)).Id,
        };
        await SaveAsync(run, "cycle.opened", by, now, Messages(period, regencies, CycleAction.Open), cancellation);
        return run;
    }

    private async Task CloseAsync(RunDocument run, DateTimeOffset now, CancellationToken cancellation)
    {
        var regencies = (await progress.RegenciesAsync(run.Period, cancellation)).Select(r => r.Regency);
        await SaveAsync(run with { ClosedOn = now }, "cycle.closed", Actor.System, now, Messages(run.Period, regencies, CycleAction.Close), cancellation);
    }

    private Task SaveAsync(RunDocument run, string what, Actor by, DateTimeOffset now, IEnumerable<OutboxEntry> messages, CancellationToken cancellation)
    {
        var happened = new CycleHappened(run.Period, run.OpenedOn, run.ClosesOn, run.Policy);
        var change = new ChangeSet(Cycles, run.Period)
            .Save(run)
            .Create(AuditDocument.Of(Cycles, run.Period, by, what, RunDocument.TheId, now))
            .Then(OutboxEntry.Event($"dtks.{what}.v1", $"cycles/{run.Period}", happened))
            .Then(messages);
        return commit.SaveAsync(change, cancellation);
    }

    private static IEnumerable<OutboxEntry> Messages(string period, IEnumerable<string> regencies, CycleAction action) =>
        regencies.Select(regency => OutboxEntry.Message(QueueName.CycleRegencies, new CycleRegencyMessage(period, regency, action)));
}
