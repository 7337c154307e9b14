using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;

namespace Dtks.Functions.Notices;

/// <summary>
/// How the people of a household are reached (GOV-3): who is of the family, by the last number that they or an office gave for it, as the citizen who proposed it, and as who is of it by their confirmed NIK; and who only proposed it for others (PRO-4), who is told that there is
/// news of it and nothing more. What was given for the family from which one came with a card of their own is that family's (REG-3): it reaches nobody here, and officers tell them in person.
/// </summary>
public sealed class HouseholdReach(HouseholdProposals proposals, IRegisteredCitizens citizens)
{
    private const string ProposedFamily = "proposedFamily";

    /// <summary>What is told to the family, and beside it to who proposed it for others.</summary>
    /// <param name="household">The household.</param>
    /// <param name="code">What the family is told.</param>
    /// <param name="arguments">What that fills in.</param>
    /// <param name="news">What the others are told that it is about; null where it is not for them.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<NoticeFacts> FactsAsync(HouseholdState household, string code, IReadOnlyList<NoticeArgument> arguments, FamilyNews? news, CancellationToken cancellation)
    {
        var (phone, subjects, others) = await OfAsync(household, cancellation);
        return new NoticeFacts(code, phone, subjects, arguments)
        {
            Beside = news is not { } about ? [] : [.. others.Select(p => new NoticeFacts(ProposedFamily, p.Contact.Phone, ProposalNotices.SubjectsOf(p), [new("trackingCode", p.TrackingCode), new("news", WireName.Of(about))]))],
        };
    }

    /// <summary>What is told to who left a family for a card that others have, as those whom their NIK is confirmed of, and by the number that they gave themselves: neither that family's nor the others'.</summary>
    /// <param name="household">The family that they left.</param>
    /// <param name="left">Who.</param>
    /// <param name="code">What they are told.</param>
    /// <param name="arguments">What that fills in.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<NoticeFacts> LeaversAsync(HouseholdState household, IReadOnlyList<FormerMember> left, string code, IReadOnlyList<NoticeArgument> arguments, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var niks = left.Select(f => f.Member.Person.Nik).ToList();
        var subjects = await ConfirmedAsync(household, niks, left.Select(f => f.To).OfType<FamilyPlace>().Select(to => to.Village), cancellation);
        var own = await proposals.OfAsync(household, cancellation).Where(p => p.Source == ProposalSource.Citizen && subjects.Contains(p.ProposedBy)).ToListAsync(cancellation);
        return new NoticeFacts(code, own.Select(p => p.Contact.Phone).LastOrDefault(phone => phone is not null), [.. subjects.Distinct(StringComparer.Ordinal)], arguments);
    }

    /// <summary>The number and the citizens of the family, and the proposals that others made for it.</summary>
    public async Task<(string? Phone, IReadOnlyList<string> Subjects, IReadOnlyList<ProposalState> Others)> OfAsync(HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var (phone, subjects, others) = (default(string), new List<string>(), new List<ProposalState>());
        await foreach (var proposal in proposals.OfAsync(household, cancellation))
        {
            switch (await WhoseAsync(proposal, household, cancellation))
            {
                case true:
                    phone = proposal.Contact.Phone ?? phone;
                    subjects.AddRange(ProposalNotices.SubjectsOf(proposal));
                    break;
                case false:
                    others.Add(proposal);
                    break;
            }
        }

        subjects.AddRange(await ConfirmedAsync(household, cancellation));
        return (phone, [.. subjects.Distinct(StringComparer.Ordinal)], [.. others.Where(p => !subjects.Contains(p.ProposedBy))]);
    }

    // Whoever is of the family by their confirmed NIK, in whatever village of its way they registered (PRO-4, REG-8).
    private Task<IReadOnlyList<string>> ConfirmedAsync(HouseholdState household, CancellationToken cancellation) => ConfirmedAsync(
        household,
        [.. household.Members.Concat(household.Former.Select(f => f.Member)).Select(m => m.Person.Nik).Distinct().Where(household.IsOfFamily)],
        household.Former.Where(household.IsLast).Select(f => f.To!.Village),
        cancellation);

    private async Task<IReadOnlyList<string>> ConfirmedAsync(HouseholdState household, IReadOnlyList<Nik> niks, IEnumerable<AreaCode> since, CancellationToken cancellation)
    {
        var villages = household.Changes.Where(c => c.Kind == FamilyChangeKind.Move).Select(c => c.Other?.Village).OfType<AreaCode>().Append(household.Village).Concat(since).Distinct();
        var found = new List<string>();
        foreach (var village in villages)
        {
            found.AddRange(await citizens.SubjectsAsync(village.Value, niks, cancellation));
        }

        return found;
    }

    // True for the family's own, false for others', null for one that is none of this family's any more.
    private async Task<bool?> WhoseAsync(ProposalState proposal, HouseholdState household, CancellationToken cancellation)
    {
        bool? isOfThis = HouseholdProposals.IsAbout(household, proposal) ? true : null;
        if (proposal.Source != ProposalSource.Citizen)
        {
            return isOfThis;
        }

        var village = (proposal.CameBy is [var first, ..] ? first : proposal.Family.Village).Value;
        return await citizens.NikAsync(village, proposal.ProposedBy, cancellation) is { } nik ? IsOf(household, nik) ?? (isOfThis is null || household.IsLeftBy(nik) ? null : false)
            : proposal.NominatedBy?.Kind == NominatorKind.Citizen && isOfThis is not null ? false
            : isOfThis;
    }

    // Whoever died, or was removed, is of the family still, and the last who left it; who left others of it is not, nor is that family's news for them.
    private static bool? IsOf(HouseholdState household, Nik nik) =>
        household.Members.Any(m => m.Person.Nik == nik) || household.Former.LastOrDefault(f => f.Member.Person.Nik == nik) is { } former && (former.To is null || former.Reason == FormerReason.Moved || household.IsLast(former)) ? true : null;
}

/// <summary>What who proposed a family for others is told that news of it are about.</summary>
public enum FamilyNews
{
    /// <summary>A removal from the register.</summary>
    Removal,

    /// <summary>One that was taken back or found wrong.</summary>
    RemovalOverturned,

    /// <summary>What it receives.</summary>
    Assistance,

    /// <summary>Its card.</summary>
    Card,
}
