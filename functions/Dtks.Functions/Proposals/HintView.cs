using Dtks.Domain.People;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>Something an officer may want to look at, and that decides nothing (REG-7).</summary>
/// <param name="Pointer">Where it stands in the proposal.</param>
/// <param name="Code">What it is.</param>
/// <param name="Detail">The same in the reader's language.</param>
internal sealed record HintView(string Pointer, string Code, string Detail)
{
    /// <summary>The hints of a family; null when there are none.</summary>
    public static IReadOnlyList<HintView>? Of(Family family, MessageCatalogue messages, string language)
    {
        var hints = family.Members.SelectMany((member, i) => Of(member, $"/household/members/{i}/nik", messages, language)).ToList();
        return hints.Count == 0 ? null : hints;
    }

    private static IEnumerable<HintView> Of(Member member, string pointer, MessageCatalogue messages, string language)
    {
        if (!member.Nik.AgreesWith(member.BirthDate))
        {
            yield return Hint(pointer, PersonViolations.NikBirthDate, messages, language);
        }
        else if (!member.Nik.AgreesWith(member.BirthDate, member.Sex))
        {
            yield return Hint(pointer, PersonViolations.NikSex, messages, language);
        }
    }

    private static HintView Hint(string pointer, string code, MessageCatalogue messages, string language) =>
        new(pointer, code, messages.Text(language, code, args: null));
}
