using Dtks.Domain.People;

namespace Dtks.Functions.Proposals;

/// <summary>Something an officer may want to look at, and that decides nothing (REG-7).</summary>
/// <param name="Pointer">Where it stands in the proposal.</param>
/// <param name="Code">What it is, a code of the message catalogue.</param>
internal sealed record HintView(string Pointer, string Code)
{
    /// <summary>The hints of a family; null when there are none.</summary>
    public static IReadOnlyList<HintView>? Of(Family family)
    {
        var hints = family.Members.SelectMany((member, i) => Of(member).Select(code => new HintView($"/household/members/{i}/nik", code))).ToList();
        return hints.Count == 0 ? null : hints;
    }

    private static IEnumerable<string> Of(Member member)
    {
        if (!member.Nik.AgreesWith(member.BirthDate))
        {
            yield return PersonViolations.NikBirthDate;
        }
        else if (!member.Nik.AgreesWith(member.BirthDate, member.Sex))
        {
            yield return PersonViolations.NikSex;
        }
    }
}
