using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>
/// Keeps on a household what another record says of it, so that a month's opening reads it with the household. The record is asked anew each time, after the
/// household was read, so that whatever order news of it come in, what it says last is what stands.
/// </summary>
public sealed class HouseholdFindings(DocumentStore store, HouseholdRepository households, OptimisticRetry retry)
{
    /// <summary>Keeps what a record says by now. Nothing happens where that stands, or the household is not there.</summary>
    /// <param name="village">The household's village.</param>
    /// <param name="household">The household.</param>
    /// <param name="kind">What kind of record.</param>
    /// <param name="id">Its id.</param>
    /// <param name="look">Looks what it says: null for nothing.</param>
    /// <param name="then">Asks that the open sheet follows, which the sweep does where this is lost; null where that does not concern it.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task KeepAsync(string village, string household, SuggestionSourceKind kind, string id, Func<Task<HouseholdFinding?>> look, Func<Task>? then, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(look);
        return retry.RetryAsync(
            async () =>
            {
                if (await households.FindAsync(village, household, cancellation) is not { } found)
                {
                    return;
                }

                await SaveAsync(found, kind, id, await look(), then, cancellation);
            },
            cancellation);
    }

    /// <summary>Has a household say no more of some of its members what a record says of them: where it says it of nobody else, nothing.</summary>
    /// <param name="village">The household's village.</param>
    /// <param name="household">The household.</param>
    /// <param name="kind">What kind of record.</param>
    /// <param name="id">Its id.</param>
    /// <param name="members">The members, by id.</param>
    /// <param name="then">Asks that the open sheet follows, which the sweep does where this is lost.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task DropAsync(string village, string household, SuggestionSourceKind kind, string id, IReadOnlyCollection<string> members, Func<Task> then, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(members);
        return retry.RetryAsync(
            async () =>
            {
                if (await households.FindAsync(village, household, cancellation) is { } found && Of(found, kind, id) is { } said)
                {
                    var left = said.Members.Except(members, StringComparer.Ordinal).ToList();
                    await SaveAsync(found, kind, id, left.Count == 0 ? null : left.Count == said.Members.Count ? said : said with { Members = left }, then, cancellation);
                }
            },
            cancellation);
    }

    private async Task SaveAsync(HouseholdDocument found, SuggestionSourceKind kind, string id, HouseholdFinding? now, Func<Task>? then, CancellationToken cancellation)
    {
        if (Of(found, kind, id) == now)
        {
            return;
        }

        var known = found with { State = found.State with { Findings = HouseholdFinding.With(found.State.Findings, kind, id, now) } };
        await store.CommitAsync(new DocumentBatch(Partitions.Registry(found.Village)).Replace(then is null ? known : known with { Unfollowed = true }), cancellation);
        await (then?.Invoke() ?? Task.CompletedTask);
    }

    private static HouseholdFinding? Of(HouseholdDocument household, SuggestionSourceKind kind, string id) => (household.State.Findings ?? []).FirstOrDefault(f => f.Kind == kind && f.Id == id);
}
