using Dtks.Domain.People;

namespace Dtks.Domain.Verification;

/// <summary>What newer months' ratified sheets found: it stands against an older one that is ratified after them (RAT-5, RAT-6). Both recaps stay what they are (RAT-4).</summary>
public static class NewerFindings
{
    /// <summary>The lines, by number, about which a newer sheet found something: the family's programme, or the person's PBI-JKN; and what follows from these.</summary>
    /// <param name="lines">The lines of one household on the older sheet.</param>
    /// <param name="newer">Lines of newer ratified sheets, of this household and others.</param>
    public static IReadOnlySet<int> Overtaken(IReadOnlyCollection<SheetLine> lines, IReadOnlyCollection<SheetLine> newer)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(newer);
        bool IsFound(SheetLine line) => newer.Any(n => IsVerified(n) && n.Household == line.Household && n.Programme == line.Programme && (n.Programme != Programme.PbiJkn || n.Named == line.Named));
        var overtaken = lines.Where(IsFound).Select(l => l.Line).ToHashSet();
        overtaken.UnionWith(lines.Where(l => l.Cause is { } cause && overtaken.Contains(cause)).Select(l => l.Line).ToList());
        return overtaken;
    }

    /// <summary>Whether a newer sheet verified a member: for somebody who was found dead any line of theirs says so, else that of their PBI-JKN.</summary>
    /// <param name="household">The household.</param>
    /// <param name="member">The member, by id in it.</param>
    /// <param name="died">Whether the older sheet found that they died.</param>
    /// <param name="newer">Lines of newer ratified sheets.</param>
    public static bool Knows(string household, string member, bool died, IReadOnlyCollection<SheetLine> newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        return newer.Any(n => IsVerified(n) && n.Household == household && n.Named == member && (died || n.Programme == Programme.PbiJkn));
    }

    private static bool IsVerified(SheetLine line) => line.Outcome is LineOutcome.Eligible or LineOutcome.Ineligible;
}
