using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;

namespace Dtks.Functions.Proposals;

/// <summary>
/// What a citizen is to a family that they propose, read of or appeal for (GOV-3): of it, as the population register confirmed them (PRO-4), or only who proposed it; and where they stand who left it since (REG-8). Every channel that shows a
/// proposal, or what became of it, to its proposer asks this.
/// </summary>
public sealed class FamilyTies(IRegisteredCitizens citizens, HouseholdRepository households, HouseholdProposals brought, HouseholdPlaces places, LastFamilies last)
{
    /// <summary>Whether a proposal names the caller, whoever made it.</summary>
    public async Task<bool> IsNamedAsync(ProposalState proposal, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return await NikAsync(caller, cancellation) is { } nik && Names(proposal, nik);
    }

    /// <summary>Whether the caller is of a family. Whom a proposal named once may be of another family by now.</summary>
    public async Task<bool> IsOfFamilyAsync(FamilyPlace family, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(family);
        return await NikAsync(caller, cancellation) is { } nik && await FindAsync(family, cancellation) is { } found && found.IsOfFamily(nik);
    }

    /// <summary>The way of a family; of a citizen's who left it for another card, that of the family in which they stand by now, or stood last: neither reaches into the other's (REG-3).</summary>
    public async Task<HouseholdWay> OwnWayAsync(HouseholdWay way, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        if (await NikAsync(caller, cancellation) is not { } nik || await FindAsync(way.Now, cancellation) is not { } family || !family.IsLeftBy(nik))
        {
            return way;
        }

        var now = await households.WhereAsync(family, family.Former.Last(f => f.Member.Person.Nik == nik).Member.Id, cancellation);
        return now.There.Id == family.Id ? way : await places.OfAsync(now.There.Village, now.There.Id, cancellation);
    }

    /// <summary>The ways of the other families that are a citizen's own beside one: that in which they stand since the last of it left it, and those of before that ended so (REG-8); none for who is not confirmed.</summary>
    public async Task<IReadOnlyList<HouseholdWay>> BesideAsync(HouseholdWay way, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        if (await NikAsync(caller, cancellation) is not { } nik || await FindAsync(way.Now, cancellation) is not { } family || !family.IsOfFamily(nik))
        {
            return [];
        }

        var standing = await last.StandingAsync(way.Now, cancellation);
        var found = new List<HouseholdWay>();
        foreach (var other in (standing is null ? Array.Empty<HouseholdState>() : [standing]).Concat(await last.OfAsync(standing ?? family, nik, cancellation)).Where(f => f.Id != family.Id))
        {
            found.Add(await places.OfAsync(other.Village, other.Id, cancellation));
        }

        return found;
    }

    /// <summary>What stands for a family as a citizen is told of it who proposed it: that of the family in which they stand by now, where they left it; and whether they only proposed it, and are told that there is news, and no more.</summary>
    public async Task<(HouseholdWay Way, bool IsBeside)> ToldAsync(HouseholdWay way, string? trackingCode, Caller caller, CancellationToken cancellation)
    {
        var own = await OwnWayAsync(way, caller, cancellation);
        return (own, await FindAsync(own.Now, cancellation) is { } family && await IsBesideAsync(family, trackingCode, caller, cancellation));
    }

    /// <summary>Whether a citizen is not of the family of a proposal, and only made it.</summary>
    public async Task<bool> IsBesideAsync(ProposalState proposal, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Role == Role.Citizen && (await NikAsync(caller, cancellation) is { } nik ? !Names(proposal, nik) : IsForOthers(proposal));
    }

    /// <summary>Whether a citizen is not of a family, and only proposed it, or has the code of who did.</summary>
    public async Task<bool> IsBesideAsync(HouseholdState family, string? trackingCode, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Role != Role.Citizen)
        {
            return false;
        }

        if (await NikAsync(caller, cancellation) is { } nik)
        {
            return !family.IsOfFamily(nik);
        }

        var own = await brought.OfAsync(family, cancellation).Where(p => p.ProposedBy == caller.Subject || p.TrackingCode == trackingCode).ToListAsync(cancellation);
        return own.Count > 0 && own.TrueForAll(IsForOthers);
    }

    private static bool Names(ProposalState proposal, Nik nik) => proposal.Family.Members.Any(m => m.Nik == nik);

    private static bool IsForOthers(ProposalState proposal) => proposal.NominatedBy?.Kind == NominatorKind.Citizen;

    private async Task<Nik?> NikAsync(Caller caller, CancellationToken cancellation) =>
        caller.Role == Role.Citizen ? await citizens.SureNikAsync(caller.Area.Value, caller.Subject, cancellation) : null;

    private async Task<HouseholdState?> FindAsync(FamilyPlace family, CancellationToken cancellation) => (await households.FindAsync(family.Village.Value, family.Household, cancellation))?.State;
}
