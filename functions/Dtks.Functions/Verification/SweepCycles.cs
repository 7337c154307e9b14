using Dtks.Domain.Kernel;
using Dtks.Functions.Registry;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Looks after the months that are being opened or closed and asks again where something is outstanding. Runs at start, since a
/// restart
/// is when that happens. Once all is done it reads three markers and is finished.</summary>
public sealed class SweepCycles(CycleRepository cycles, CycleLifecycle lifecycle, CycleProgress progress, RecipientVillages recipients, QueueSender queues, TimeProvider clock)
{
    // A registration from just before the opening may be listed a little later than it was saved.
    private static readonly TimeSpan Watched = TimeSpan.FromHours(1);

    private const int MonthsBack = 2;

    /// <summary>Every fifteen minutes.</summary>
    [Function(nameof(SweepCycles))]
    public async Task RunAsync([TimerTrigger("0 */15 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await MakeUpForOpeningAsync(now, cancellation);
        for (var back = 0; back <= MonthsBack; back++)
        {
            var month = CycleCalendar.MonthsBefore(now, back);
            await lifecycle.CloseAsync(month, cancellation);
            var run = await cycles.FindAsync(month.Value, cancellation);
            if (run is { OpeningSettled: false })
            {
                await ReopenAsync(run, cancellation);
            }

            // Whatever keeps a regency from opening keeps no other from closing.
            if (run is { ClosedOn: not null, ClosingSettled: false })
            {
                await RecloseAsync(run, cancellation);
            }
        }
    }

    // The opening's timer fires once a month: when the database was away just then, or nothing was deployed yet, nothing else would open the month. It is due where somebody had received something by then;
    // where work began later, the first month is opened by hand or is the next.
    private async Task MakeUpForOpeningAsync(Instant now, CancellationToken cancellation)
    {
        var month = CycleCalendar.MonthOf(now);
        var opening = CycleCalendar.OpeningOf(month);
        if (now > opening
            && await cycles.FindAsync(month.Value, cancellation) is null
            && (await recipients.RegenciesAsync(opening.ToDateTimeOffset(), cancellation)).Count > 0)
        {
            await lifecycle.OpenAsync(month, Actor.System, key: null, cancellation);
        }
    }

    private async Task ReopenAsync(CycleDocument run, CancellationToken cancellation)
    {
        var (read, _) = await progress.RegenciesAsync(run.Period, cancellation);
        var known = read.ToDictionary(r => r.Regency, StringComparer.Ordinal);
        var outstanding = new List<string>();
        foreach (var regency in await recipients.RegenciesAsync(run.OpenedOn, cancellation))
        {
            var villages = await recipients.OfAsync(regency, run.OpenedOn, cancellation);
            var isOutstanding = known.TryGetValue(regency, out var found) ? found.Villages < villages.Count || !found.IsOpened() : villages.Count > 0;
            if (isOutstanding)
            {
                outstanding.Add(regency);
            }
        }

        await AskAsync(run, outstanding, CycleAction.Open, cancellation);
        if (outstanding.Count == 0 && clock.GetUtcNow() - run.OpenedOn >= Watched)
        {
            await cycles.NoteAsync(run with { OpeningSettled = true }, cancellation);
        }
    }

    private async Task RecloseAsync(CycleDocument run, CancellationToken cancellation)
    {
        var (read, unreadable) = await progress.RegenciesAsync(run.Period, cancellation);
        var outstanding = read.Where(r => !r.IsClosed()).Select(r => r.Regency).Concat(unreadable).ToList();
        await AskAsync(run, outstanding, CycleAction.Close, cancellation);

        // While something is yet to open there, it is yet to close.
        if (outstanding.Count == 0 && run.OpeningSettled)
        {
            await cycles.NoteAsync(run with { ClosingSettled = true }, cancellation);
        }
    }

    private async Task AskAsync(CycleDocument run, IReadOnlyList<string> regencies, CycleAction action, CancellationToken cancellation)
    {
        foreach (var regency in regencies)
        {
            await queues.SendAsync(RunCycleRegencies.Queue, new CycleRegencyMessage(run.Period, regency, action), cancellation);
        }
    }
}
