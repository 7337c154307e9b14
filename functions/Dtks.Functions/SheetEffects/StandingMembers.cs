using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;

namespace Dtks.Functions.SheetEffects;

/// <summary>Finds where those of a household stand by now (REG-8).</summary>
public sealed class StandingMembers(DocumentStore store, HouseholdPlaces places, HouseholdRepository households)
{
    private const int MostSteps = 16;

    /// <summary>The way of a household from a village on, and the household itself where it never left: it is read once then.</summary>
    public async Task<(HouseholdWay Way, HouseholdDocument? There)> WayAsync(FamilyPlace from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        var looked = await store.LookAsync<HouseholdDocument>(Partitions.Registry(from.Village.Value), HouseholdDocument.IdOf(from.Household), cancellation);
        if (looked is not { } listed || !listed.TryRead(out var found, out var unreadable) || found.State.Ended is not null)
        {
            // One that cannot be read is told by whoever goes its way.
            return (await places.OfAsync(from.Village, from.Household, cancellation), null);
        }

        var before = found.State.Changes.Where(c => c.Kind == FamilyChangeKind.Move).Select(c => c.Other).OfType<FamilyPlace>();
        return (new HouseholdWay([.. before.Prepend(from).Distinct()], from, Ended: null), found);
    }

    /// <summary>A household; null where there is none.</summary>
    /// <exception cref="StaleException">Somebody is on the way, and stands in two places for a moment: nothing else of the family changes until that is over.</exception>
    public async Task<HouseholdDocument?> FindAsync(FamilyPlace place, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Settled(await households.FindAsync(place.Village.Value, place.Household, cancellation));
    }

    /// <summary>A household as it was read, where nobody of it is on the way.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public static HouseholdDocument? Settled(HouseholdDocument? found) => found?.State.Departures.Any(departure => departure.IsUnderWay) == true ? throw new StaleException() : found;

    /// <summary>Where those stand of whom something was found, from a household on; less who stands nowhere.</summary>
    /// <param name="from">The household's place.</param>
    /// <param name="there">The household, where it was read.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<StandingFinding>> OfAsync(FamilyPlace from, HouseholdDocument? there, IReadOnlyList<SheetRemoval> findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var (standing, read) = (new List<StandingFinding>(), new Dictionary<FamilyPlace, HouseholdDocument?>());
        if (there is not null)
        {
            read.Add(from, Settled(there));
        }

        async Task<HouseholdDocument?> ReadAsync(FamilyPlace place) => read.TryGetValue(place, out var known) ? known : read[place] = await FindAsync(place, cancellation);
        foreach (var finding in findings)
        {
            if (await WhereAsync(from, finding.Member, ReadAsync) is var (household, member))
            {
                standing.Add(new StandingFinding(household, finding.Member, finding with { Member = member }));
            }
        }

        return standing;
    }

    // Who left for another card, or another's, stands there under another id; who died goes along with a family that moves, and may stand there again.
    private static async Task<(HouseholdDocument There, string Member)?> WhereAsync(FamilyPlace from, string named, Func<FamilyPlace, Task<HouseholdDocument?>> readAsync)
    {
        var found = await readAsync(from);
        var now = found is null ? null : new MemberNow(found.State, named);
        for (var step = 0; step < MostSteps && now is not null && found is not null; step++)
        {
            if (now.Next() is not { } next)
            {
                return now.IsStanding() ? (found, now.Member) : null;
            }

            found = await readAsync(next);
            now = found is null ? null : now.In(found.State);
        }

        return null;
    }
}

/// <summary>What was found of somebody, where they stand by now.</summary>
/// <param name="There">The household.</param>
/// <param name="Named">The member, by their id in the household of the line.</param>
/// <param name="Here">The same by their id there.</param>
public sealed record StandingFinding(HouseholdDocument There, string Named, SheetRemoval Here);
