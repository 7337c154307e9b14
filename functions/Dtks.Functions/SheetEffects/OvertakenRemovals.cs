using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.SheetEffects;

/// <summary>
/// Takes back what an older month's sheet noticed of those whom a newer one found eligible (RAT-5); of whom the newer did not verify it goes on, with days of notice of its own. One in effect is not undone by that:
/// their numbers may stand with another by now (REG-5), and the family is told to object (GOV-3). Done twice, it is done once.
/// </summary>
public sealed class OvertakenRemovals(RemovalRepository removals, PolicyVersions policies, ChangeCommit commit, TimeProvider clock)
{
    /// <summary>Does so for the removals that stand in one household.</summary>
    /// <param name="found">What the newer sheet found.</param>
    /// <param name="there">The household, where it stands.</param>
    /// <param name="lines">The newer sheet's lines, less those about which a still newer one found something.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StaleException">Something of it changed meanwhile.</exception>
    public async Task TakeBackAsync(RatifiedHousehold found, HouseholdDocument there, IReadOnlyList<SheetLine> lines, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(there);
        var period = CyclePeriod.Parse(found.Sheet.Period);
        foreach (var removal in await removals.StandingAsync(there.Village, there.State.Id, cancellation))
        {
            if (OvertakenRemoval.Of(removal, there.State, period, lines) is not { } overtaken)
            {
                continue;
            }

            var change = removal.Status == RemovalStatus.Noticed ? await CancelledAsync(removal, overtaken, found, there, cancellation) : Told(removal, period);
            await (change is null ? Task.CompletedTask : commit.SaveAsync(change, cancellation));
        }
    }

    private async Task<ChangeSet?> CancelledAsync(RemovalState removal, OvertakenRemoval overtaken, RatifiedHousehold found, HouseholdDocument there, CancellationToken cancellation)
    {
        var document = await removals.FindAsync(there.Village, removal.Id, cancellation) ?? throw new StaleException();
        var reason = $"Verifikasi kelayakan {found.Sheet.Period}, surat {found.Letter.Number}: memenuhi syarat";
        if (Accepted.Events(RemovalDecider.Overtake(document.State, CyclePeriod.Parse(found.Sheet.Period), reason, found.By, found.Policy, Now)) is not [var happened])
        {
            return null;
        }

        var change = RemovalRepository.Change(document, happened).Change;
        var open = (await removals.StandingAsync(there.Village, there.State.Id, cancellation)).Where(r => r.Status == RemovalStatus.Noticed && r.Id != removal.Id).ToList();
        var left = overtaken.Left.Except(open.SelectMany(r => r.Whom()), StringComparer.Ordinal).ToList();
        if (left.Count > 0)
        {
            RemovalRepository.AddTo(change, before: null, Again(removal, left, open, found, there));

            // The household is written as it is: of two at once one finds the other's.
            change.Replace(there);
        }

        return change;
    }

    // By the policy version of the older month.
    private RemovalRecorded Again(RemovalState removal, List<string> left, List<RemovalState> open, RatifiedHousehold found, HouseholdDocument there)
    {
        var policy = policies.Named(removal.History[0].Policy);
        var draft = SheetRemovals.Draft(new SheetRemovalGroup(removal.Ground, removal.Number, [], []), there.State, left, removal.Source, removal.Note, policy, Now);
        var id = SheetRemovalRecords.IdOf($"{removal.Id}/{found.Sheet.Period}");
        return (RemovalRecorded)Accepted.Events(RemovalDecider.Record(id, draft, there.State, open, found.By, policy, Now))[0] with { Sheet = removal.Sheet };
    }

    private static ChangeSet Told(RemovalState removal, CyclePeriod newer) => ChangeSet.Bookkeeping(Partitions.Registry(removal.Village.Value)).Then(
        new NoticeInput(removal.Village.Value, RemovalNotices.RecordKind, removal.Id, RemovalNotices.FoundEligible, RemovalEventCodes.Effective, [new NoticeArgument(RemovalNotices.Newer, newer.Value)]).Entry());

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
