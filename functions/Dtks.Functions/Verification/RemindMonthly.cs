using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Looks whether a month's villages are to be reminded of their sheets, the levels above told what was left (VER-7), or families what was not ratified in time (RAT-5), and asks each regency once: one
/// message a regency, since all villages are due at the same instant.
/// </summary>
public sealed class RemindMonthly(DocumentStore store, CycleRepository cycles, CycleProgress progress, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    private const int MonthsBack = 2;

    // What was left is no news for longer.
    private static readonly TimeSpan ToldWithin = TimeSpan.FromDays(31);
    private static readonly TimeSpan WaitsForOthers = TimeSpan.FromDays(1);

    /// <summary>Four times a day, first soon after the day begins in WIB; and at start, since a restart may have missed it.</summary>
    [Function(nameof(RemindMonthly))]
    public async Task RunAsync([TimerTrigger("0 25 5,11,17,23 * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        for (var back = 0; back <= MonthsBack; back++)
        {
            var month = CycleCalendar.MonthsBefore(Instant.FromDateTimeOffset(now), back);
            if (await cycles.FindAsync(month.Value, cancellation) is not { } run)
            {
                continue;
            }

            foreach (var days in Due(run, now))
            {
                await retry.RetryAsync(() => AskAsync(run, days, now, cancellation), cancellation);
            }
        }
    }

    // What was left is told once nothing is still to be closed: that is looked at here too, so that the first run after it tells it, whenever the sweep comes to note it.
    private IEnumerable<int> Due(CycleDocument run, DateTimeOffset now)
    {
        var policy = policies.Named(run.Policy);
        if (run.ClosesOn > now)
        {
            return SheetReminderSchedule.Due(Instant.FromDateTimeOffset(run.OpenedOn), Instant.FromDateTimeOffset(run.ClosesOn), Instant.FromDateTimeOffset(now), policy) is { } days ? [days] : [];
        }

        return run.ClosedOn is null ? []
            : [.. now - run.ClosesOn < ToldWithin ? [0] : Array.Empty<int>(), .. SheetReminderSchedule.AfterDetermination(CyclePeriod.Parse(run.Period), Instant.FromDateTimeOffset(now), policy)];
    }

    // A regency of which nobody can tell whether it is closed, or that cannot close, keeps the others waiting for a day.
    private static bool IsClosing(CycleDocument run, IReadOnlyList<RegencyProgressDocument> read, IReadOnlyList<string> unreadable, DateTimeOffset now) =>
        run is { ClosedOn: not null, ClosingSettled: false } && now - run.ClosesOn < WaitsForOthers && (!run.OpeningSettled || unreadable.Count > 0 || read.Any(regency => !regency.IsClosed()));

    private async Task AskAsync(CycleDocument run, int days, DateTimeOffset now, CancellationToken cancellation)
    {
        var partition = Partitions.Cycles(run.Period);
        if (await store.LookAsync<CycleReminderDocument>(partition, CycleReminderDocument.IdOf(days), cancellation) is not null)
        {
            return;
        }

        var (read, unreadable) = await progress.RegenciesAsync(run.Period, cancellation);
        if (IsClosing(run, read, unreadable, now))
        {
            return;
        }

        var regencies = read.Select(r => r.Regency).Concat(unreadable).ToList();
        var marker = new CycleReminderDocument { Id = CycleReminderDocument.IdOf(days), Period = run.Period, On = now, Regencies = regencies.Count };
        var change = ChangeSet.Bookkeeping(partition).Create(marker)
            .Then(regencies.Select(regency => OutboxEntry.Message(RemindRegencies.Queue, new SheetReminderMessage(run.Period, regency, days))));
        await commit.SaveAsync(change, cancellation);
    }
}
