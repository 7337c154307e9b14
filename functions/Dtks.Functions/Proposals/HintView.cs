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
        var hints = family.Members
            .Select((member, i) => (Code: CodeOf(member), Pointer: $"/household/members/{i}/nik"))
            .Where(hint => hint.Code is not null)
            .Select(hint => new HintView(hint.Pointer, hint.Code!, messages.Text(language, hint.Code!, args: null)))
            .ToList();
        return hints.Count == 0 ? null : hints;
    }

    private static string? CodeOf(Member member) =>
        !member.Nik.AgreesWith(member.BirthDate) ? PersonViolations.NikBirthDate
        : !member.Nik.AgreesWith(member.BirthDate, member.Sex) ? PersonViolations.NikSex
        : null;
}
