using System.Globalization;
using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Finds what of a family's ended that an appeal is about (GOV-3): a removal, a death that was entered, or assistance; wherever the family, or whom it means, went since.
/// </summary>
public sealed class EndedTargets(HouseholdProposals brought, HouseholdRepository households, RemovalRepository removals, LastFamilies last)
{
    // By which assistance ended, or is proposed to: each may be objected to once.
    private static readonly HashSet<string> Ending =
    [
        HouseholdEventCodes.DeactivationProposed, HouseholdEventCodes.EligibilitySettled, FamilyChangeEventCodes.Died, .. FamilyLeavings.ByCode.Keys,
    ];

    /// <summary>The villages that the family, and its removals, came through.</summary>
    public async Task<IEnumerable<AreaCode>> VillagesAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        return way.Places.Select(p => p.Village).Concat(await removals.VillagesAsync(way, cancellation));
    }

    /// <summary>
    /// The latest removal, of the member who is named where one is; else the end of assistance, where no death explains that; else the latest death. A death beside those is
    /// named by member: as a rule a family entered it itself.
    /// </summary>
    /// <exception cref="ProblemException">409 when nothing there ended.</exception>
    public async Task<AppealTarget> OfAsync(HouseholdWay way, string? member, CancellationToken cancellation) => await FindAsync(way, member, cancellation) ?? throw NotRemoved();

    /// <summary>The same; null when nothing there ended.</summary>
    public async Task<AppealTarget?> FindAsync(HouseholdWay way, string? member, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var villages = (await VillagesAsync(way, cancellation)).Distinct().ToList();
        var household = (await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation))?.State ?? throw new ProblemException(Problem.NotFound);
        var id = member is null ? null : IdOf(household, member);
        if (id is null && member is not null)
        {
            return null;
        }

        var standing = (await removals.StandingAsync(way, cancellation)).LastOrDefault(r => id is null || r.Whom().Contains(id));
        var removal = standing is null ? null : await RemovalAsync(standing, cancellation);
        var death = Deaths.Of(household, id);

        // Who is named and recorded as dead was not removed: they died before a removal that meant them too took effect.
        if (removal is not null && (id is null || death is null))
        {
            return new AppealTarget(
                removal.Village, new AppealSubject(AppealRecord.Removal, removal.Id), Subjects(removal.History), Round: 0, $"{standing!.First}/{removal.Household}", villages);
        }

        var isAidEnded = household.Deactivation is { VerifiedIn: null } || household.Entitlements.Any(e => e.Status == EntitlementStatus.Stopped && !Deaths.Explains(household, e));
        return id is null && isAidEnded && way.Ended == HouseholdEndReason.Left ? await JoinedAsync(household, villages, cancellation)
            : id is null && isAidEnded ? await ReceivingAsync(household, villages, cancellation)
            : death is not null ? Died(household, death, villages)
            : null;
    }

    // Of a family that ended when its last members left it (REG-8): whether what it received goes on is for the village to decide in which they stand by now, of the household that they are of.
    private async Task<AppealTarget> JoinedAsync(HouseholdState family, IReadOnlyList<AreaCode> villages, CancellationToken cancellation)
    {
        var target = await ReceivingAsync(family, villages, cancellation);
        return await last.StandingAsync(new FamilyPlace(family.Village, family.Id), cancellation) is not { } there ? target : target with
        {
            Village = there.Village,
            About = new AppealSubject(AppealRecord.Household, there.Id),
            Round = there.History.Count,
            Villages = [.. villages.Append(there.Village).Distinct()],
        };
    }

    /// <summary>The household itself: what it receives. Whoever verified what brought it there had a hand in it, too.</summary>
    public async Task<AppealTarget> ReceivingAsync(HouseholdState household, IReadOnlyList<AreaCode> villages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var proposals = await brought.OfAsync(household, cancellation).ToListAsync(cancellation);
        return new AppealTarget(
            household.Village, new AppealSubject(AppealRecord.Household, household.Id), [.. Subjects(household.History).Union(PartIn(proposals), StringComparer.Ordinal)], household.History.Count,
            Once(household.Id, household.History.Count(h => Ending.Contains(h.Code))), villages);
    }

    /// <summary>The problem that nothing there ended.</summary>
    internal static ProblemException NotRemoved() => new(new Problem(409, AppealViolations.NotRemoved, "GOV-3"));

    internal static string Once(string record, int round) => string.Create(CultureInfo.InvariantCulture, $"{record}/{round}");

    /// <summary>Who had a part in proposals: in any of their steps, in a visit or in a dossier handed in (GOV-2).</summary>
    internal static IReadOnlyList<string> PartIn(IReadOnlyList<ProposalState> proposals) =>
        [.. Subjects(proposals.SelectMany(p => p.History.Select(h => h.Meta))).Union(proposals.SelectMany(p => p.Hands ?? []), StringComparer.Ordinal)];

    internal static IReadOnlyList<string> Subjects(IEnumerable<EventMeta> history) =>
        [.. history.Where(m => m.Role != Role.System).Select(m => m.Subject).Distinct(StringComparer.Ordinal)];

    private static AppealTarget Died(HouseholdState household, EnteredDeath death, IReadOnlyList<AreaCode> villages) => new(
        household.Village,
        new AppealSubject(AppealRecord.Death, household.Id) { Member = death.Former.Member.Id, Change = death.Change.Id },
        Subjects(household.History.Where(h => h.Code == FamilyChangeEventCodes.Died)), Round: 0, $"{household.Id}/{death.Change.Id}", villages);

    private static string? IdOf(HouseholdState household, string member) =>
        household.Members.Concat(household.Former.Select(f => f.Member)).LastOrDefault(m => m.Id == member || m.Person.Nik.Value == member)?.Id;

    // One that followed from where it was taken back stands no more, also in the moment before that is noted.
    private async Task<RemovalState?> RemovalAsync(RemovalFacts standing, CancellationToken cancellation)
    {
        var isTakenBack = standing is { Status: RemovalStatus.Noticed, Origin: { } first }
            && await removals.FindAsync(first.Village.Value, first.Id, cancellation) is { State.Status: RemovalStatus.Cancelled };
        return isTakenBack ? null : (await removals.FindAsync(standing.Village.Value, standing.Id, cancellation))?.State;
    }
}
