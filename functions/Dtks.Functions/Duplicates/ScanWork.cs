using Dtks.Domain.Duplicates;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// Goes on with a scan (REG-5). A step does some villages, a part or some small ones, or some pairs, then saves how far the scan has come with the message for the next: ended anywhere, the step is done again and
/// comes to the same. A message for a step that was done does nothing.
/// </summary>
public sealed class ScanWork(ScanRepository scans, ScanStart start, ScanGathering gathering, ScanComparing comparing, ScanSettling settling, ChangeCommit commit, OptimisticRetry retry, BriefRetry brief)
{
    // So many, read four at a time: no step is long.
    private const int VillagesAtOnce = 32;

    /// <summary>Does the next step.</summary>
    /// <exception cref="MessageException">There is no such scan.</exception>
    public Task GoOnAsync(ScanMessage message, CancellationToken cancellation) =>
        brief.RetryAsync(() => retry.RetryAsync(() => StepAsync(message, cancellation), cancellation), cancellation);

    private async Task StepAsync(ScanMessage message, CancellationToken cancellation)
    {
        var found = await scans.FindAsync(message.Regency, message.Scan, cancellation) ?? throw new MessageException($"there is no scan {message.Scan} in {message.Regency}");
        var state = found.State;
        if (!state.IsUnderWay() || (message.Step is { } step && step != state.Step))
        {
            return;
        }

        var (next, ends) = state.Status switch
        {
            DuplicateScanStatus.Gathering => (await GatherAsync(state, cancellation), null),
            DuplicateScanStatus.Comparing => await CompareAsync(state, cancellation),
            _ => await SettleAsync(state, cancellation),
        };
        await (ends is { } status ? EndAsync(found.With(next), status, cancellation) : SaveAsync(found.With(next), cancellation));
    }

    private async Task<DuplicateScanState> GatherAsync(DuplicateScanState state, CancellationToken cancellation)
    {
        var villages = start.VillagesOf(state.Regency.Value).Where(v => string.CompareOrdinal(v, state.After) > 0).Take(VillagesAtOnce).ToList();
        return DuplicateScanDecider.WithVillages(state, await gathering.GatherAsync(state, villages, cancellation));
    }

    private async Task<(DuplicateScanState Next, DuplicateScanStatus? Ends)> CompareAsync(DuplicateScanState state, CancellationToken cancellation)
    {
        var parts = DuplicateScanDecider.NextParts(state);
        if (parts.Count == 0)
        {
            return (DuplicateScanDecider.WithNothing(state), null);
        }

        var compared = await Task.WhenAll(parts.Select(part => Task.Run(() => comparing.CompareAsync(state, part, cancellation), cancellation)));
        foreach (var (part, result) in parts.Zip(compared))
        {
            if (result is null)
            {
                return (state, DuplicateScanStatus.Failed);
            }

            state = DuplicateScanDecider.WithPart(state, part, result);
        }

        return (state, null);
    }

    private async Task<(DuplicateScanState Next, DuplicateScanStatus? Ends)> SettleAsync(DuplicateScanState state, CancellationToken cancellation)
    {
        var (last, settled) = await settling.SettleAsync(state, cancellation);
        return last is null ? (state, DuplicateScanStatus.Done) : (DuplicateScanDecider.WithPairs(state, last, settled), null);
    }

    private Task SaveAsync(ScanDocument after, CancellationToken cancellation) => commit.SaveAsync(
        ChangeSet.Bookkeeping(Partitions.Ratifications(after.Regency)).Replace(after)
            .Then(OutboxEntry.Message(ScanDuplicates.Queue, new ScanMessage(after.Regency, after.State.Id, after.State.Step))),
        cancellation);

    private Task EndAsync(ScanDocument found, DuplicateScanStatus status, CancellationToken cancellation)
    {
        var (policy, now) = scans.Today(found.State.Regency);
        return commit.SaveAsync(ScanRepository.Change(found, Accepted.Events(DuplicateScanDecider.End(found.State, status, policy, now))[0]), cancellation);
    }
}
