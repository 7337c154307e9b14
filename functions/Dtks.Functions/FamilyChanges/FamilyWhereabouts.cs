using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Finds where those stand by now, or stood last, whose lines stand on a sheet of where they were (REG-8): what happens to them there is told on these lines too.</summary>
public sealed class FamilyWhereabouts(HouseholdRepository households)
{
    private const int MostSteps = 16;

    /// <summary>Of those of a household who are verified on some of its lines and stand in it no more, by id in it; nobody who went nowhere, and nothing is read for none.</summary>
    public async Task<IReadOnlyDictionary<string, MemberNow>> OfAsync(HouseholdState household, IEnumerable<SheetLine> lines, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(lines);
        var (found, read) = (new Dictionary<string, MemberNow>(StringComparer.Ordinal), new Dictionary<FamilyPlace, HouseholdState?>());
        foreach (var named in lines.Where(l => l.HandedTo is null && l.Household == household.Id).Select(l => l.Named).Distinct(StringComparer.Ordinal).ToList())
        {
            if (await OfAsync(new MemberNow(household, named), read, cancellation) is { } now)
            {
                found.Add(named, now);
            }
        }

        return found;
    }

    private async Task<MemberNow?> OfAsync(MemberNow here, Dictionary<FamilyPlace, HouseholdState?> read, CancellationToken cancellation)
    {
        var last = default(MemberNow);
        for (var step = 0; step < MostSteps && (last ?? here).Next() is { } place; step++)
        {
            if (!read.TryGetValue(place, out var there))
            {
                read[place] = there = (await households.FindAsync(place.Village.Value, place.Household, cancellation))?.State;
            }

            if (there is null || (last ?? here).In(there) is not { } next)
            {
                break;
            }

            last = next;
        }

        return last;
    }
}
