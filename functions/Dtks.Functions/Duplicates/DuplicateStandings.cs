using Dtks.Domain.Duplicates;
using Dtks.Domain.Households;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// How the two of a pair stand in the register now (REG-4, REG-5): where they were found, else where the claim of their NIK leads. Who stands in another regency, or nowhere, has left. A list
/// and a scan ask after hundreds: one that fails for a moment is asked after again by itself.
/// </summary>
public sealed class DuplicateStandings(DocumentStore store, HouseholdRepository households, ClaimRepository claims, UnreadableRecords unreadables, BriefRetry retry)
{
    /// <summary>Both, and what is left to decide.</summary>
    public async Task<PairStanding> OfAsync(string regency, DuplicateEntry first, DuplicateEntry second, CancellationToken cancellation)
    {
        var one = await retry.RetryAsync(() => OfAsync(regency, first, cancellation), cancellation);
        var other = await retry.RetryAsync(() => OfAsync(regency, second, cancellation), cancellation);
        return PairStanding.Of(one, other);
    }

    private async Task<EntryStanding> OfAsync(string regency, DuplicateEntry entry, CancellationToken cancellation)
    {
        var at = entry;
        try
        {
            var found = await AtAsync(at, cancellation);
            if (found is null && await claims.FindAsync(entry.Person, cancellation) is { } claim && claim.HeldBy() is var (village, household)
                && village.StartsWith(regency, StringComparison.Ordinal) && (village, household) != (entry.Village, entry.Household))
            {
                at = entry with { Village = village, Household = household };
                found = await AtAsync(at, cancellation);
            }

            return found ?? new EntryStanding(at, null, null);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return new EntryStanding(at, null, null) { IsUnreadable = true };
        }
    }

    private async Task<EntryStanding?> AtAsync(DuplicateEntry entry, CancellationToken cancellation)
    {
        if (await store.ReadAsync<HouseholdDocument>(Partitions.Registry(entry.Village), HouseholdDocument.IdOf(entry.Household), cancellation) is not { State.Ended: null } found)
        {
            return null;
        }

        var seen = await households.SeenAsync(found, cancellation);
        var member = seen.Ended is null ? seen.Members.FirstOrDefault(m => claims.NikId(m.Person.Nik) == entry.Person) : null;
        return member is null ? null : new EntryStanding(entry with { Member = member.Id }, seen, member);
    }
}

/// <summary>How one of a pair stands now.</summary>
/// <param name="Entry">The entry, where it stands now.</param>
/// <param name="Household">The household; null where there is none, or it cannot be read.</param>
/// <param name="Member">The member; null likewise.</param>
public sealed record EntryStanding(DuplicateEntry Entry, HouseholdState? Household, HouseholdMember? Member)
{
    /// <summary>Whether its household, or the claim that leads there, cannot be read: then nothing is said of it.</summary>
    public bool IsUnreadable { get; init; }
}

/// <summary>How a pair stands now.</summary>
/// <param name="First">The first entry.</param>
/// <param name="Second">The second.</param>
/// <param name="Likeness">Why they are likely one person; null where they are not, or that cannot be told.</param>
/// <param name="Settled">Why nothing is left to decide; null where something is.</param>
public sealed record PairStanding(EntryStanding First, EntryStanding Second, Likeness? Likeness, SettledReason? Settled)
{
    /// <summary>Of the two.</summary>
    public static PairStanding Of(EntryStanding first, EntryStanding second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first is { Member: null, IsUnreadable: false } || second is { Member: null, IsUnreadable: false })
        {
            return new PairStanding(first, second, null, SettledReason.Left);
        }

        if (first.Member is null || second.Member is null)
        {
            return new PairStanding(first, second, null, null);
        }

        var likeness = DuplicateComparison.Of(ComparedPerson.Of(first.Entry, first.Member.Person), ComparedPerson.Of(second.Entry, second.Member.Person));
        return new PairStanding(first, second, likeness, likeness is null ? SettledReason.Corrected : null);
    }
}
