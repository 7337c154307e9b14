using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Shows the family, or families of the village, that a change was about, as they are now (REG-8).</summary>
public sealed class FamilyShowing(HouseholdRepository households, HouseholdRemovalsShown removals, IHouseholdPayments paying, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>The answer to a change: 202 while it waits.</summary>
    /// <param name="village">The village.</param>
    /// <param name="household">The household.</param>
    /// <param name="change">The change's id.</param>
    /// <param name="by">Who is shown it.</param>
    /// <param name="language">Their language.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Answer> AnswerAsync(string village, string household, string change, Actor by, string language, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, household, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var state = await households.SeenAsync(found, cancellation);
        var standing = Standing(state, change);
        var view = (await removals.EndedAsync(HouseholdView.Of(state, messages, language), cancellation)) with { Change = new ChangeStanding(change, standing) { Detail = await AtStakeAsync(state, change, language, cancellation) }, Others = await OthersAsync(state, change, language, cancellation) };
        var answer = await reads.ShowAsync(Partitions.Registry(village), found.Id, by, "household.read", view, found.EntityTag(), cancellation);
        return state.Pending.Any(p => p.Waits && p.Change.Id == change) ? answer with { Kind = AnswerKind.Accepted, Location = $"/api/households/{village}/{household}" } : answer;
    }

    // Who stands there again may stand on a sheet as ineligible that is not ratified: whoever undoes it sees to that (VER-8).
    private async Task<string?> AtStakeAsync(HouseholdState state, string change, string language, CancellationToken cancellation) =>
        state.Changes.Any(c => c.Id == change && c.Kind == FamilyChangeKind.Reinstatement) && await paying.AtStakeAsync(new FamilyPlace(state.Village, state.Id), state.Entitlements, cancellation) is { } stake
            ? messages.AidText(language, "sheet.atStake", AidWords.Of(stake))
            : null;

    private static string Standing(HouseholdState state, string change) => state.Pending.FirstOrDefault(p => p.Change.Id == change) is { } pending
        ? pending.Waits ? "waiting" : "refused"
        : state.IsApplied(change) ? "applied"
        : state.Departures.Any(d => d.Change.Id == change) ? "waiting"
        : "withdrawn";

    // Another village's families are not shown (GOV-2).
    private async Task<IReadOnlyList<HouseholdView>?> OthersAsync(HouseholdState state, string change, string language, CancellationToken cancellation) =>
        state.Changes.FirstOrDefault(c => c.Id == change)?.Other is { } other && other.Village == state.Village && other.Household != state.Id
        && await households.FindAsync(other.Village.Value, other.Household, cancellation) is { } found
            ? [await removals.EndedAsync(HouseholdView.Of(found.State, messages, language), cancellation)]
            : null;
}
