using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Finds who had a part in what an appeal is about since it was made, or in the months' sheets that it came of: whoever had does not decide it (GOV-3, GOV-2). What was admitted without the assistance asked goes
/// on its way meanwhile, and who has a part in that has one in what is appealed against.
/// </summary>
public sealed class AppealedHands(RemovalRepository removals, ProposalRepository proposals, HouseholdProposals brought, HouseholdRepository households, HouseholdPlaces places, ISheetHands hands)
{
    /// <summary>They; nobody where no sheet did.</summary>
    public async Task<IReadOnlyCollection<string>> HandsAsync(AppealState appeal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        found.UnionWith(await PartsAsync(appeal, cancellation));
        foreach (var (village, period) in await SheetsAsync(appeal, cancellation))
        {
            found.UnionWith(await hands.OfAsync(village, period, cancellation));
        }

        return found;
    }

    // Of a proposal, and of a household and what brought it into the register.
    private async Task<IEnumerable<string>> PartsAsync(AppealState appeal, CancellationToken cancellation)
    {
        switch (appeal.About.Record)
        {
            case AppealRecord.Proposal or AppealRecord.Withheld when await proposals.FindWhereItIsAsync(appeal.Village.Value, appeal.About.Id, cancellation) is { State: var proposal }:
                var asksFor = proposal.Kind == ProposalKind.Assistance ? (await households.OfFamilyAsync(proposal.Family, cancellation))?.State : null;
                return EndedTargets.PartIn([proposal, .. await BroughtAsync(asksFor, cancellation)]);
            case AppealRecord.Household:
                var household = await WhereItIsAsync(appeal.Village, appeal.About.Id, cancellation);
                return EndedTargets.PartIn(await BroughtAsync(household, cancellation)).Concat(EndedTargets.Subjects(household?.History ?? []));
            case AppealRecord.Removal when await removals.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation) is { State: var removal }:
                return EndedTargets.PartIn(await BroughtAsync(await WhereItIsAsync(appeal.Village, removal.Household, cancellation), cancellation));
            case AppealRecord.Death:
                return EndedTargets.PartIn(await BroughtAsync(await WhereItIsAsync(appeal.Village, appeal.About.Id, cancellation), cancellation));
            default:
                return [];
        }
    }

    private async Task<HouseholdState?> WhereItIsAsync(AreaCode village, string household, CancellationToken cancellation)
    {
        var way = await places.OfAsync(village, household, cancellation);
        return (await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation))?.State;
    }

    private async Task<IReadOnlyList<ProposalState>> BroughtAsync(HouseholdState? household, CancellationToken cancellation) =>
        household is null ? [] : await brought.OfAsync(household, cancellation).ToListAsync(cancellation);

    private async Task<IReadOnlyList<(AreaCode Village, CyclePeriod Period)>> SheetsAsync(AppealState appeal, CancellationToken cancellation)
    {
        switch (appeal)
        {
            case { About.Record: AppealRecord.Removal }:
                var removal = (await removals.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation))?.State;
                return removal?.Sheet is { } sheet ? [(sheet.Village, sheet.Period)] : [];
            case { About.Record: AppealRecord.Household, Kind: AppealKind.Removed }:
                var way = await places.OfAsync(appeal.Village, appeal.About.Id, cancellation);
                var household = (await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation))?.State;
                var months = (household?.Entitlements ?? []).Select(e => e.StoppedByMonth()).OfType<CyclePeriod>().Distinct().ToList();

                // The family may have been verified in any village that it came through (REG-8).
                return [.. way.Places.Select(p => p.Village).Distinct().SelectMany(village => months.Select(month => (village, month)))];
            default:
                return [];
        }
    }
}
