using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Opens and closes months (VER-1, VER-7): a marker that is made once, and in its batch the messages to the regencies, so that
/// neither
/// is without the other.</summary>
public sealed class CycleLifecycle(
    CycleRepository cycles, RecipientVillages recipients, CycleProgress progress, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Opens a month. When it is open already nothing happens; its marker is the answer then too.</summary>
    /// <param name="period">The month.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="key">The idempotency key's id of the request; null for the timer.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<CycleDocument> OpenAsync(CyclePeriod period, Actor by, string? key, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () => await cycles.FindAsync(period.Value, cancellation) ?? await CreateAsync(period.Value, by, key, cancellation),
            cancellation);

    /// <summary>Closes a month whose time has come. Nothing happens when it never opened, is closed, or has time left.</summary>
    public Task CloseAsync(CyclePeriod period, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var run = await cycles.FindAsync(period.Value, cancellation);
                var now = clock.GetUtcNow();
                if (run is { ClosedOn: null } && run.ClosesOn <= now)
                {
                    await CloseAsync(run, now, cancellation);
                }
            },
            cancellation);

    private async Task<CycleDocument> CreateAsync(string period, Actor by, string? key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var instant = Instant.FromDateTimeOffset(now);
        var regencies = await recipients.RegenciesAsync(now, cancellation);
        var run = new CycleDocument
        {
            Id = CycleDocument.TheId,
            Period = period,
            OpenedOn = now,
            OpenedUnder = key,
            Regencies = regencies.Count,
            ClosesOn = CycleCalendar.EndOf(instant).ToDateTimeOffset(),
            Policy = policies.At(CycleCalendar.DateOf(instant)).Id,
        };
        await SaveAsync(run, "cycle.opened", by, Messages(period, regencies, CycleAction.Open), cancellation);
        return run;
    }

    private async Task CloseAsync(CycleDocument run, DateTimeOffset now, CancellationToken cancellation)
    {
        var (read, unreadable) = await progress.RegenciesAsync(run.Period, cancellation);
        var regencies = read.Select(r => r.Regency).Concat(unreadable);
        await SaveAsync(run with { ClosedOn = now }, "cycle.closed", Actor.System, Messages(run.Period, regencies, CycleAction.Close), cancellation);
    }

    private Task SaveAsync(CycleDocument run, string what, Actor by, IEnumerable<OutboxEntry> messages, CancellationToken cancellation)
    {
        var happened = new CycleEventData(run.Period, run.OpenedOn, run.ClosesOn, run.Policy);
        var audited = AuditEntry.Of(by, what, CycleDocument.TheId, happened) with { Policy = run.Policy };
        var change = new ChangeSet(Partitions.Cycles(run.Period), [audited])
            .Save(run)
            .Then(OutboxEntry.Event($"dtks.{what}.v1", $"cycles/{run.Period}", happened))
            .Then(messages);
        return commit.SaveAsync(change, cancellation);
    }

    private static IEnumerable<OutboxEntry> Messages(string period, IEnumerable<string> regencies, CycleAction action) =>
        regencies.Select(regency => OutboxEntry.Message(RunCycleRegencies.Queue, new CycleRegencyMessage(period, regency, action)));
}
