using System.Collections.Frozen;
using System.Reflection;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;

namespace Dtks.Functions.Storage;

/// <summary>
/// Which members of stored records are encrypted at rest: those of the domain named here, and those of documents marked <see
/// cref="ProtectedAttribute"/>.
/// </summary>
internal static class ProtectedMembers
{
    private static readonly FrozenSet<(Type, string)> OfDomain = new (Type, string)[]
    {
        (typeof(Member), nameof(Member.Nik)),
        (typeof(Member), nameof(Member.Name)),
        (typeof(Member), nameof(Member.BirthPlace)),
        (typeof(Member), nameof(Member.BirthDate)),
        (typeof(Member), nameof(Member.MotherMaidenName)),
        (typeof(Family), nameof(Family.FamilyCardNumber)),
        (typeof(Contact), nameof(Contact.Phone)),
        (typeof(ProposalState), nameof(ProposalState.Note)),
        (typeof(Attendee), nameof(Attendee.Name)),
        (typeof(DeliberationDecision), nameof(DeliberationDecision.Note)),
        (typeof(HouseholdState), nameof(HouseholdState.FamilyCardNumber)),
        (typeof(LineDecision), nameof(LineDecision.Note)),
    }.ToFrozenSet();

    public static bool Contains(MemberInfo member) =>
        OfDomain.Contains((member.DeclaringType!, member.Name)) || member.GetCustomAttribute<ProtectedAttribute>() is not null;
}
