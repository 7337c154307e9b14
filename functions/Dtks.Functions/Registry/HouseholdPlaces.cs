using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>Finds where a household stands and stood (REG-8), from one place on: reads by id, nothing of a person read or decrypted.</summary>
public sealed class HouseholdPlaces(DocumentStore store)
{
    /// <summary>The way of a household from a village on; that village alone where it is not there.</summary>
    public async Task<HouseholdWay> OfAsync(AreaCode village, string household, CancellationToken cancellation)
    {
        var (start, now) = (new FamilyPlace(village, household), default(PlacedHousehold));
        var (places, here) = (new List<FamilyPlace> { start }, start);
        for (FamilyPlace? next = start; next is not null && await ReadAsync(next, cancellation) is { } found;)
        {
            if (next.Household == household)
            {
                (here, now) = (next, found);
            }

            next = found.State.Ended?.To is { } to && !places.Contains(to) ? to : null;
            places.AddRange(next is null ? [] : [next]);
        }

        // Back where it was before, it came through the others all the same.
        var before = (now?.State.Changes ?? []).Where(c => c.Kind == FamilyChangeKind.Move).Select(c => c.Other).OfType<FamilyPlace>();
        return new HouseholdWay([.. places.Concat(before).Distinct()], here, now?.State.Ended?.Reason)
        {
            Stopped = now?.State.Stopped(),
            StopProposed = now?.State.StopProposed(),
            Entitlements = now?.State.Entitlements ?? [],
            Payments = now?.State.Payments,
            Came = (now?.State.Changes ?? []).SelectMany(c => c.Came ?? []).ToHashSet(StringComparer.Ordinal),
            Members = (now?.State.Members ?? []).Select(m => m.Id).ToHashSet(StringComparer.Ordinal),
            StoodAgain = (now?.State.Changes ?? []).Any(c => c.Kind is FamilyChangeKind.Reinstatement or FamilyChangeKind.DeathUndone),
            Gone = (now?.State.Former ?? []).Where(f => f.To is null).Select(f => f.Member.Id).Except((now?.State.Members ?? []).Select(m => m.Id)).ToHashSet(StringComparer.Ordinal),
            WasRemoved = (now?.State.Former ?? []).Any(f => f.Reason is FormerReason.Removed or FormerReason.Deceased),
            Left = now?.State.Left(here.Village) ?? [],
            Origins = now is null ? [] : await OriginsAsync(here, now, cancellation),
            Leaving = (now?.State.Findings ?? []).Where(f => f.Kind == SuggestionSourceKind.Removal).SelectMany(f => f.Members ?? []).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>The households to which members of one went from it, by their ids in it; none where they stand there still, or nowhere.</summary>
    public async Task<IReadOnlyList<FamilyPlace>> LeftToAsync(FamilyPlace place, IReadOnlyList<string> members, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(members);
        var former = (await ReadAsync(place, cancellation))?.State.Former ?? [];
        return [.. former.Where(f => members.Contains(f.Member.Id)).Select(f => f.To).OfType<FamilyPlace>().Distinct()];
    }

    // Who came by themselves, such as by marriage, divorce or for another card, stood in another family before, as another member (REG-8): through every family that they passed.
    private async Task<IReadOnlyList<MemberOrigin>> OriginsAsync(FamilyPlace here, PlacedHousehold now, CancellationToken cancellation)
    {
        var (found, passed) = (new List<MemberOrigin>(), new HashSet<(FamilyPlace, string)>());
        var ids = (now.State.Members ?? []).Select(m => m.Id).Concat((now.State.Former ?? []).Where(f => f.To is null).Select(f => f.Member.Id)).Distinct(StringComparer.Ordinal);
        var ways = new Queue<(PlacedHousehold At, FamilyPlace Place, string Member, string Here)>(ids.Select(id => (now, here, id, id)));
        while (ways.TryDequeue(out var way))
        {
            foreach (var change in (way.At.State.Changes ?? []).Where(c => c is { Kind: not FamilyChangeKind.Move, Other: not null } && c.Came?.Contains(way.Member) == true))
            {
                if (await ReadAsync(change.Other!, cancellation) is not { } there || there.State.MemberOf(change, way.Place, way.Member) is not { } member || !passed.Add((change.Other!, member)))
                {
                    continue;
                }

                // That family may have moved, before or since.
                var stood = (there.State.Changes ?? []).Where(c => c.Kind == FamilyChangeKind.Move).Select(c => c.Other).OfType<FamilyPlace>().Prepend(change.Other!).Distinct();
                found.AddRange(stood.Select(place => new MemberOrigin(place, member, way.Here)));
                ways.Enqueue((there, change.Other!, member, way.Here));
            }
        }

        return found;
    }

    private Task<PlacedHousehold?> ReadAsync(FamilyPlace place, CancellationToken cancellation) =>
        store.ReadAsync<PlacedHousehold>(Partitions.Registry(place.Village.Value), HouseholdDocument.IdOf(place.Household), cancellation);
}

/// <summary>The way of a household.</summary>
/// <param name="Places">Every place it came through, that from which it was looked for first; also the family that its last member went to.</param>
/// <param name="Now">Where it stands, or stood last.</param>
/// <param name="Ended">Why it is no more there; null while it is.</param>
public sealed record HouseholdWay(IReadOnlyList<FamilyPlace> Places, FamilyPlace Now, HouseholdEndReason? Ended)
{
    /// <summary>Whether the household itself stands or stood at a place of its way, and not the family that its last member went to: lines there are its own.</summary>
    public bool IsOwn(FamilyPlace place) => Places.Contains(place) && place.Household == Now.Household;

    /// <summary>What of its assistance a month's verification stopped; null for nothing.</summary>
    public StoppedAid? Stopped { get; init; }

    /// <summary>That a deliberation proposes to stop its assistance, where that is newer than what a month stopped; null where none does (MUS-2).</summary>
    public StopProposal? StopProposed { get; init; }

    /// <summary>What it receives, and received, where it stands.</summary>
    public IReadOnlyList<Entitlement> Entitlements { get; init; } = [];

    /// <summary>What payments leave out that it is entitled to; null for nothing.</summary>
    public AidPayments? Payments { get; init; }

    /// <summary>Who came to it where it stands, by id.</summary>
    public IReadOnlySet<string> Came { get; init; } = new HashSet<string>();

    /// <summary>Who stands in it, by id.</summary>
    public IReadOnlySet<string> Members { get; init; } = new HashSet<string>();

    /// <summary>Whether somebody stands in it again since a removal or a death was undone (GOV-3).</summary>
    public bool StoodAgain { get; init; }

    /// <summary>Whether somebody went from it who may have been removed (RAT-6).</summary>
    public bool WasRemoved { get; init; }

    /// <summary>Who died, or was removed from the register, by id: a removal that means nobody else is not to come (RAT-6).</summary>
    public IReadOnlySet<string> Gone { get; init; } = new HashSet<string>();

    /// <summary>Where members stood before they came to it by themselves (REG-8): their lines of then stand there; none for a family that came as a whole.</summary>
    public IReadOnlyList<MemberOrigin> Origins { get; init; } = [];

    /// <summary>Who left it by death, or for another card (REG-8).</summary>
    public IReadOnlyList<LeftByChange> Left { get; init; } = [];

    /// <summary>Whose removal is noticed (RAT-6), by id.</summary>
    public IReadOnlySet<string> Leaving { get; init; } = new HashSet<string>();
}

/// <summary>That a deliberation proposes to stop a household's assistance, on which no month's verification decided yet.</summary>
/// <param name="Ground">The ground of VER-5.</param>
/// <param name="At">When.</param>
/// <param name="Policy">The policy version of then.</param>
public sealed record StopProposal(int Ground, Instant At, string? Policy);

/// <summary>Where a member stood before they came to a household by themselves (REG-8).</summary>
/// <param name="Place">The household.</param>
/// <param name="There">The member, by id in it.</param>
/// <param name="Here">The same, by id in the household that they came to.</param>
public sealed record MemberOrigin(FamilyPlace Place, string There, string Here);
