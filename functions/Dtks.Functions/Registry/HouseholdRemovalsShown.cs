using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Removals;

namespace Dtks.Functions.Registry;

/// <summary>Shows the removals of a household with it, and what they ended by what the sheets have of it (RAT-6): both tell one first month that is not paid.</summary>
public sealed class HouseholdRemovalsShown(IHouseholdRemovals removals, IHouseholdPayments paying)
{
    /// <summary>The household with its removals.</summary>
    internal async Task<HouseholdView> WithAsync(HouseholdView view, CancellationToken cancellation)
    {
        var views = new List<HouseholdRemovalView>();
        foreach (var removal in await removals.StandingElsewhereAsync(view.Village, view.Id, cancellation))
        {
            (view, var shown) = await ShownAsync(view, removal, cancellation);
            views.Add(shown with { Village = removal.Village.Value });
        }

        var gone = (view.Former ?? []).Where(f => f.To is null).Select(f => f.Member.Id).Except(view.Members.Select(m => m.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var removal in (await removals.StandingAsync(view.Village, view.Id, cancellation)).Select(RemovalFacts.Of).Where(r => !r.IsOver(gone)))
        {
            (view, var shown) = await ShownAsync(view, removal, cancellation);
            views.Add(shown);
        }

        return await ChangedAsync(view with { Removals = views.Count == 0 ? null : views }, cancellation);
    }

    /// <summary>The household with what removals and changes ended alone: as the answer to a change of it shows it.</summary>
    internal async Task<HouseholdView> EndedAsync(HouseholdView view, CancellationToken cancellation) =>
        view.Former?.Any(f => f.Reason is FormerReason.Removed or FormerReason.Deceased) == true ? (await WithAsync(view, cancellation)) with { Removals = null } : await ChangedAsync(view, cancellation);

    // What ended by a death or a leaving is paid all the same by a sheet that was settled before (RAT-6).
    private async Task<HouseholdView> ChangedAsync(HouseholdView view, CancellationToken cancellation)
    {
        if (view.Former?.Any(f => f.Reason == FormerReason.Deceased || FamilyLeavings.Is(f.Reason)) != true || view.Entitlements.All(e => e.Status == EntitlementStatus.Active))
        {
            return view;
        }

        var ended = (await paying.EndedAsync(new FamilyPlace(AreaCode.Parse(view.Village), view.Id), cancellation)).ToLookup(e => e.Ended, e => e.Told);
        return view with { Entitlements = [.. view.Entitlements.Select(e => ended[e].FirstOrDefault() ?? e)] };
    }

    private async Task<(HouseholdView View, HouseholdRemovalView Removal)> ShownAsync(HouseholdView view, RemovalFacts removal, CancellationToken cancellation)
    {
        var told = await paying.RemovedAsync(removal, cancellation);
        return (view with { Entitlements = RemovedEntitlements.Told(removal, view.Entitlements, told) }, HouseholdRemovalView.Of(removal, told));
    }
}
