using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;

namespace Dtks.Domain.Removals;

/// <summary>Reads a removal from raw input, held against the household as it is (RAT-6).</summary>
internal static class RemovalReader
{
    internal const int MaxSource = 300;
    private const int MaxNote = 1000;
    private const int MaxName = 100;

    /// <summary>What was read; null when something is wrong, which <paramref name="input"/> then says.</summary>
    public static Read? Of(RemovalDraft? draft, HouseholdState household, PolicyVersion policy, InputReader input)
    {
        if (!input.Present(draft, string.Empty)) return null;
        var ground = input.Name<RemovalGround>(draft.Ground, "/ground");
        var number = Number(draft.Number, ground, policy, input);
        var source = input.Text(draft.Source, "/source", MaxSource);
        if (ground == RemovalGround.Duplicate && source is not null && !source.Contains("dukcapil", StringComparison.OrdinalIgnoreCase))
            input.Invalid(RemovalViolations.SourceDukcapil, "/source", "RAT-6");
        var note = input.Text(draft.Note, "/note", MaxNote);
        var members = Members(draft.Members, household, input);
        var head = draft.NewHead is null ? null : Member(draft.NewHead, "/newHead", household, input);
        return ground is { } g && source is not null && note is not null && input.IsClean ? new Read(g, number, members, head, source, note) : null;
    }

    private static int? Number(int? number, RemovalGround? ground, PolicyVersion policy, InputReader input)
    {
        if (ground is null) return null;
        if (ground == RemovalGround.Ineligible == number is null)
        {
            input.Invalid(RemovalViolations.Number, "/number", "VER-5");
            return null;
        }

        return number is null ? null : input.Whole(number, "/number", 1, policy.HighestGround, "VER-5");
    }

    private static IReadOnlyList<string> Members(IReadOnlyList<string?>? named, HouseholdState household, InputReader input)
    {
        if (named is null) return [.. household.Members.Select(m => m.Id)];
        if (!input.Count(named, "/members", 1, FamilySize)) return [];
        var members = new List<string>();
        for (var i = 0; i < named.Count; i++)
        {
            var pointer = $"/members/{InputReader.Number(i)}";
            if (Member(named[i], pointer, household, input) is not { } member) continue;
            if (members.Contains(member)) input.Invalid(RemovalViolations.MemberTwice, pointer);
            else members.Add(member);
        }

        members.Sort(StringComparer.Ordinal);
        return members;
    }

    // By id, or by NIK as people write it.
    private static string? Member(string? named, string pointer, HouseholdState household, InputReader input)
    {
        if (input.Text(named, pointer, MaxName) is not { } text) return null;
        var plain = WrittenText.Number(text);
        if (household.Members.FirstOrDefault(m => FamilyJudging.Is(m, plain)) is { } member) return member.Id;
        input.Invalid(FamilyChangeViolations.MemberUnknown, pointer, "RAT-6");
        return null;
    }

    private const int FamilySize = 30;

    /// <summary>A removal that was read.</summary>
    internal sealed record Read(RemovalGround Ground, int? Number, IReadOnlyList<string> Members, string? NewHead, string Source, string Note);
}
