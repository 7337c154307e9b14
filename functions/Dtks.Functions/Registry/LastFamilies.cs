using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Functions.Registry;

/// <summary>Families that ended when the last of them left for another card (REG-8), and what of their assistance ended with that: nobody else is left who is told of it, or objects (GOV-3).</summary>
public sealed class LastFamilies(HouseholdRepository households, IHouseholdPayments paying)
{
    private const int MostFamilies = 16;

    /// <summary>Those of which one was one of the last, the latest first.</summary>
    /// <param name="standing">The household in which they stand now.</param>
    /// <param name="nik">Their NIK.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<IReadOnlyList<HouseholdState>> OfAsync(HouseholdState standing, Nik nik, CancellationToken cancellation) =>
        FoundAsync(standing, left => left.Member.Person.Nik == nik, cancellation);

    /// <summary>Those whose last went to a household, the latest first.</summary>
    public Task<IReadOnlyList<HouseholdState>> OfAsync(HouseholdState standing, CancellationToken cancellation) => FoundAsync(standing, _ => true, cancellation);

    /// <summary>What of a family's programmes ended with it and was not granted since where they went: by what the sheets have of it (RAT-4); null for nothing, and of a family that stands.</summary>
    public async Task<AidPayments?> EndedAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        if (way.Ended != HouseholdEndReason.Left || await StandingAsync(way.Now, cancellation) is not { } there)
        {
            return null;
        }

        var ended = (await paying.EndedAsync(way.Now, cancellation)).Where(e => IsMissed(e.Ended, there)).ToList();
        return ended.Count == 0 ? null : new AidPayments { Ended = EndedAid.Of([.. ended.Select(e => (e.Told, e.Paid))], way.Entitlements) };
    }

    /// <summary>What is told of a family's payments (RAT-4), wherever it stands: of one that ended so, of what ended with it that alone which was not granted since where they went; null for nothing.</summary>
    public async Task<AidPayments?> ToldAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var now = await paying.NowAsync(way, cancellation);
        if (way.Ended != HouseholdEndReason.Left)
        {
            return now;
        }

        var ended = await EndedAsync(way, cancellation);
        return now?.Before is { } before ? new AidPayments { Ended = ended?.Ended, Before = before } : ended;
    }

    /// <summary>What of a family's programmes ended with it, as it stands on whom it went with in the household where they stand now; none for nothing.</summary>
    /// <param name="ended">The family.</param>
    /// <param name="standing">The household.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<Entitlement>> MissedAsync(HouseholdState ended, HouseholdState standing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(standing);
        var missed = new List<Entitlement>();
        foreach (var aid in ended.Entitlements.Where(e => e.Status == EntitlementStatus.Stopped && IsMissed(e, standing)).GroupBy(e => e.Programme).Select(same => same.Last()))
        {
            missed.Add(aid with { MemberId = (await households.WhereAsync(ended, aid.MemberId, cancellation)).Member });
        }

        return missed;
    }

    /// <summary>The household where the last of a family stand now; null where the family stands itself, or they stand nowhere.</summary>
    public async Task<HouseholdState?> StandingAsync(FamilyPlace place, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (await households.FindAsync(place.Village.Value, place.Household, cancellation) is not { State: var ended })
        {
            return null;
        }

        foreach (var last in ended.Former.Where(ended.IsLast))
        {
            if (await households.WhereAsync(ended, last.Member.Id, cancellation) is var now && now.There.Id != ended.Id && now.IsStanding())
            {
                return now.There;
            }
        }

        return null;
    }

    // A person's own goes along with them. What was granted in the month in which they left, or after, is granted anew.
    private static bool IsMissed(Entitlement ended, HouseholdState there) => ended.Programme != Programme.PbiJkn
        && !there.Entitlements.Any(e => e.Status == EntitlementStatus.Active && e.Programme == ended.Programme && e.Since.CompareTo(ended.StoppedFrom!.Previous) >= 0);

    private async Task<IReadOnlyList<HouseholdState>> FoundAsync(HouseholdState standing, Func<FormerMember, bool> isMeant, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var (found, next) = (new List<HouseholdState>(), new Queue<HouseholdState>([standing]));
        while (found.Count < MostFamilies && next.TryDequeue(out var at))
        {
            foreach (var change in at.Changes.Where(c => FamilyLeavings.Is(c.Kind) && c is { Other: not null, Came: not null }).Reverse())
            {
                if (await households.FindAsync(change.Other!.Village.Value, change.Other.Household, cancellation) is { State: var there } && there.Former.Any(f => f.By == change.Id && there.IsLast(f) && isMeant(f)))
                {
                    found.Add(there);
                    next.Enqueue(there);
                }
            }
        }

        return found;
    }
}
