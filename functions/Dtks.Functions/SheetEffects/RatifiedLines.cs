using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.SheetEffects;

/// <summary>
/// Carries out for one household what a ratified sheet found, where it and its members stand by now (REG-8): assistance that is found ineligible by itself ends (RAT-4), and who died or is not eligible for
/// PBI-JKN is noticed to be removed (RAT-6). What was carried out is noted by line, so that twice is once, whatever became of it since; whom another removal means waits until that is taken back; what a newer ratified sheet found stands against it, and what an older one's stopped or noticed gives way to it (RAT-5).
/// </summary>
public sealed class RatifiedLines(
    DocumentStore store, HouseholdDecisions decisions, StandingMembers standing, SheetRemovalRecords records, OvertakenRemovals overtaken, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Carries it out.</summary>
    /// <param name="found">What a sheet found of one household.</param>
    /// <param name="newer">What newer ratified sheets found.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task CarryOutAsync(RatifiedHousehold found, NewerSheets newer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(newer);
        var read = await retry.RetryAsync(() => SettleAsync(found, newer, cancellation), cancellation);
        if (found.HasOlder)
        {
            await retry.RetryAsync(() => TakeBackAsync(found, newer, cancellation), cancellation);
            read = null;
        }

        var (waiting, isMore) = (new HashSet<int>(), SheetRemovals.Of(found.Lines).Count > 0);
        while (isMore)
        {
            isMore = await retry.RetryAsync(
                () =>
                {
                    // Nothing was written since it was read; a second try reads anew.
                    var known = read;
                    read = null;
                    return RemoveAsync(found, newer, waiting, known, cancellation);
                },
                cancellation);
        }
    }

    // What was read, where nothing was to be written: that nothing of its assistance ends by itself is noted with the first removal, if one follows. What an older month's stopped goes on also where it was stopped
    // after this one was settled.
    private async Task<Standing?> SettleAsync(RatifiedHousehold found, NewerSheets newer, CancellationToken cancellation)
    {
        var done = await DoneAsync(found, cancellation);
        if (done.Settled && !found.HasOlder)
        {
            return null;
        }

        var read = await StandingAsync(found, done, cancellation);
        var there = StandingMembers.Settled(read.There);
        var change = there is null ? null : decisions.Change(there, Command(found, done.Settled ? Eligible(found) : found.Lines, await newer.OfAsync(Villages(found, read.Way), cancellation)), found.Policy);
        if (change is null && done.Settled)
        {
            return null;
        }

        if (change is null && SheetRemovals.Of(found.Lines).Count > 0)
        {
            return read;
        }

        change?.Then(OutboxEntry.Message(DriveFamilies.Queue, new FamilyMessage(there!.Village, there.State.Id)));
        await SaveAsync(change, done with { Settled = true }, cancellation);
        return null;
    }

    private static IReadOnlyList<SheetLine> Eligible(RatifiedHousehold found) => [.. found.Lines.Where(l => l.Outcome == LineOutcome.Eligible).Select(l => l with { Successor = null, Suggestion = null })];

    private async Task TakeBackAsync(RatifiedHousehold found, NewerSheets newer, CancellationToken cancellation)
    {
        var (way, at) = await WhereAsync(found, cancellation);
        if (StandingMembers.Settled(at) is { } there)
        {
            var passed = NewerFindings.Overtaken(found.Lines, await newer.OfAsync(Villages(found, way), cancellation));
            await overtaken.TakeBackAsync(found, there, [.. found.Lines.Where(l => !passed.Contains(l.Line))], cancellation);
        }
    }

    private static HouseholdCommand.SettleEligibility Command(RatifiedHousehold found, IReadOnlyList<SheetLine> all, IReadOnlyList<SheetLine> newer)
    {
        var passed = NewerFindings.Overtaken(found.Lines, newer);
        var lines = all.Where(l => !passed.Contains(l.Line)).ToList();
        var removed = SheetRemovals.Of(lines).ToLookup(r => r.Ground, r => r.Member);
        return new HouseholdCommand.SettleEligibility(CyclePeriod.Parse(found.Sheet.Period), all, found.By)
        {
            EndedByRemoval = SheetRemovals.EndedByRemoval(lines),
            Overtaken = passed,
            Dead = removed[RemovalGround.Deceased].ToHashSet(StringComparer.Ordinal),
            Ineligible = removed[RemovalGround.Ineligible].ToHashSet(StringComparer.Ordinal),
            FinalisedAt = found.Sheet.History.LastOrDefault(h => h.Code == SheetEventCodes.Finalised)?.At,
        };
    }

    // One removal, or that there is none for some; whether there may be more. Each is judged with all that was found, so that it comes out the same whatever was done of it.
    private async Task<bool> RemoveAsync(RatifiedHousehold found, NewerSheets newer, HashSet<int> waiting, Standing? known, CancellationToken cancellation)
    {
        var done = known?.Done ?? await DoneAsync(found, cancellation);
        var findings = SheetRemovals.Of(found.Lines);
        bool IsLeft(SheetRemoval finding, IReadOnlyCollection<int> lines) => !lines.Contains(finding.Line) && !waiting.Contains(finding.Line);
        if (!findings.Any(f => IsLeft(f, done.Lines)))
        {
            return false;
        }

        var (_, way, there) = known ?? await StandingAsync(found, done, cancellation);
        var by = await standing.OfAsync(way.Now, there, findings, cancellation);
        var verified = await newer.OfAsync(Villages(found, way).Concat(by.Select(b => b.There.Village)), cancellation);
        var groups = by.Where(b => !IsOvertaken(found, b, verified)).GroupBy(b => b.There.State.Id, StringComparer.Ordinal)
            .SelectMany(place => records.Groups(found, place.First().There, [.. place.Select(b => b.Here)]).Select(group => (place.First().There, Group: group))).ToList();
        var next = groups.Find(g => g.Group.Findings.Any(f => IsLeft(f, done.Lines)));
        if (next.Group is null)
        {
            await SaveAsync(change: null, done with { Settled = true, Lines = [.. findings.Select(f => f.Line).Except(waiting).Order()] }, cancellation);
            return false;
        }

        var step = await records.NextAsync(found, next.There, next.Group, done.Lines, way, cancellation);
        int[] lines = [.. done.Lines.Union(next.Group.Findings.Select(f => f.Line)).Except(step.Waiting).Order()];
        await SaveAsync(step.Change, done with { Settled = true, Lines = lines }, cancellation);
        waiting.UnionWith(step.Waiting);
        return findings.Any(f => IsLeft(f, lines));
    }

    private static bool IsOvertaken(RatifiedHousehold found, StandingFinding standing, IReadOnlyList<SheetLine> newer)
    {
        var died = standing.Here.Ground == RemovalGround.Deceased;
        return NewerFindings.Knows(found.Household, standing.Named, died, newer) || NewerFindings.Knows(standing.There.State.Id, standing.Here.Member, died, newer);
    }

    private async Task<Standing> StandingAsync(RatifiedHousehold found, SheetEffectDocument done, CancellationToken cancellation)
    {
        var (way, there) = await WhereAsync(found, cancellation);
        return new Standing(done, way, there);
    }

    private async Task<(HouseholdWay Way, HouseholdDocument? There)> WhereAsync(RatifiedHousehold found, CancellationToken cancellation)
    {
        var (way, there) = await standing.WayAsync(new FamilyPlace(AreaCode.Parse(found.Sheet.Village), found.Household), cancellation);
        return (way, there ?? (way.Ended is null ? await standing.FindAsync(way.Now, cancellation) : null));
    }

    private static IEnumerable<string> Villages(RatifiedHousehold found, HouseholdWay way) => way.Places.Select(p => p.Village.Value).Prepend(found.Sheet.Village);

    private async Task<SheetEffectDocument> DoneAsync(RatifiedHousehold found, CancellationToken cancellation)
    {
        var id = SheetEffectDocument.IdOf(found.Sheet.Period, found.Household);
        return await store.ReadAsync<SheetEffectDocument>(Partitions.Registry(found.Sheet.Village), id, cancellation)
            ?? new SheetEffectDocument { Id = id, Village = found.Sheet.Village, Household = found.Household };
    }

    // In one with what it notes, where that is of the same village; else right after it.
    private async Task SaveAsync(ChangeSet? change, SheetEffectDocument done, CancellationToken cancellation)
    {
        var here = Partitions.Registry(done.Village);
        if (change is not null && change.Partition != here)
        {
            await commit.SaveAsync(change, cancellation);
            change = null;
        }

        await commit.SaveAsync((change ?? ChangeSet.Bookkeeping(here)).Save(done), cancellation);
    }

    // What was read of one household: what was carried out, where it stands, and as what.
    private sealed record Standing(SheetEffectDocument Done, HouseholdWay Way, HouseholdDocument? There);
}
