using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>What a correction changes: where, never what stands there (REG-3).</summary>
internal static class ProposalChanges
{
    /// <summary>JSON pointers into the body of what differs, in the body's order.</summary>
    public static IReadOnlyList<string> Between(ProposalContent before, ProposalContent after) =>
    [
        .. Differing(
            ("/kind", before.Kind == after.Kind),
            ("/programmes", before.Programmes.SequenceEqual(after.Programmes)),
            ("/household/familyCardNumber", before.Family.FamilyCardNumber == after.Family.FamilyCardNumber),
            ("/household/address/street", before.Family.Address.Street == after.Family.Address.Street),
            ("/household/address/rt", before.Family.Address.Rt == after.Family.Address.Rt),
            ("/household/address/rw", before.Family.Address.Rw == after.Family.Address.Rw)),
        .. Enumerable.Range(0, Math.Max(before.Family.Members.Count, after.Family.Members.Count)).SelectMany(i => Member(before.Family, after.Family, i)),
        .. Differing(
            ("/contact/phone", before.Contact == after.Contact),
            ("/recipient", before.Recipient == after.Recipient),
            ("/nominatedBy", before.NominatedBy == after.NominatedBy)),
    ];

    /// <summary>Whether two families name the same numbers.</summary>
    public static bool IsOfTheSameNumbers(Family a, Family b) =>
        a.FamilyCardNumber == b.FamilyCardNumber && a.Members.Select(m => m.Nik).ToHashSet().SetEquals(b.Members.Select(m => m.Nik));

    private static IEnumerable<string> Member(Family before, Family after, int place)
    {
        var at = $"/household/members/{InputReader.Number(place)}";
        if (place >= before.Members.Count || place >= after.Members.Count) return [at];
        var (a, b) = (before.Members[place], after.Members[place]);
        return Differing(
            (at + "/nik", a.Nik == b.Nik),
            (at + "/name", a.Name == b.Name),
            (at + "/birthPlace", a.BirthPlace == b.BirthPlace),
            (at + "/birthDate", a.BirthDate == b.BirthDate),
            (at + "/sex", a.Sex == b.Sex),
            (at + "/motherMaidenName", a.MotherMaidenName == b.MotherMaidenName),
            (at + "/relationship", a.Relationship == b.Relationship),
            (at + "/maritalStatus", a.MaritalStatus == b.MaritalStatus));
    }

    private static IEnumerable<string> Differing(params (string Pointer, bool Same)[] members) => members.Where(m => !m.Same).Select(m => m.Pointer);
}
