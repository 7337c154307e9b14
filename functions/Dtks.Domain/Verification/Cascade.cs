using Dtks.Domain.People;

namespace Dtks.Domain.Verification;

/// <summary>
/// Works out what holds for every line of a household from what was decided about each (VER-4, VER-6). It starts from the decisions alone
/// and
/// never from earlier outcomes, so a corrected decision takes its consequences with it. Where several reasons make a line ineligible, its
/// own
/// decision comes before VER-6, and VER-6 before VER-4; among several causes the one of the lowest line counts.
/// </summary>
/// <remarks>A month has tens of millions of lines: nothing is made for a line that stays as it is, and most households need no list.</remarks>
public static class Cascade
{
    /// <summary>Ground 3: deceased.</summary>
    public const int Deceased = 3;

    /// <summary>Ground 5: works as civil servant, military or police.</summary>
    public const int StateEmployee = 5;

    /// <summary>Ground 6: in a family with such a worker.</summary>
    public const int StateEmployeeInFamily = 6;

    /// <summary>
    /// The same lines in the same order with outcomes, grounds, causes and successors worked out. Households do not touch each other.
    /// </summary>
    /// <param name="lines">The lines of whole households.</param>
    /// <param name="adults">Adults of the households who may have no line (VER-4).</param>
    public static IReadOnlyList<SheetLine> Apply(IReadOnlyList<SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(adults);
        var worked = new SheetLine[lines.Count];
        for (var i = 0; i < worked.Length; i++) worked[i] = lines[i];
        if (IsOrdered(worked))
        {
            Households(worked, adults);
            return worked;
        }

        var places = new int[worked.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(worked, places, Comparer<SheetLine>.Create(Compare));
        Households(worked, adults);
        Array.Sort(places, worked);
        return worked;
    }

    /// <summary>
    /// Whether <paramref name="successor"/> can take over from the one <paramref name="deceased"/> is about, eligibility aside (VER-4).
    /// </summary>
    public static bool MaySucceed(SheetLine deceased, SheetLine successor)
    {
        ArgumentNullException.ThrowIfNull(deceased);
        ArgumentNullException.ThrowIfNull(successor);
        return successor.Programme == Programme.PbiJkn && successor.Adult
            && successor.Household == deceased.Household && successor.Member != deceased.Member && successor.HandedTo is null;
    }

    /// <summary>
    /// The line that says something else of the recipient of a family's line than that they died: their own PBI-JKN, ineligible on another ground. Then no
    /// successor is named; null where there is none.
    /// </summary>
    internal static SheetLine? Against(SheetLine line, IEnumerable<SheetLine> household) => line.Programme == Programme.PbiJkn ? null
        : household.FirstOrDefault(p => p is { Programme: Programme.PbiJkn, HandedTo: null, Outcome: LineOutcome.Ineligible } && p.Ground != Deceased && p.Member == line.Named);

    // As a sheet has them, but for what was added to it later.
    private static bool IsOrdered(SheetLine[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (Compare(lines[i - 1], lines[i]) > 0) return false;
        }

        return true;
    }

    private static int Compare(SheetLine a, SheetLine b)
    {
        var households = string.CompareOrdinal(a.Household, b.Household);
        return households != 0 ? households : a.Line.CompareTo(b.Line);
    }

    private static void Households(SheetLine[] lines, IReadOnlyCollection<HouseholdAdult> adults)
    {
        for (int start = 0, end; start < lines.Length; start = end)
        {
            end = start + 1;
            while (end < lines.Length && lines[end].Household == lines[start].Household) end++;
            Household(new ArraySegment<SheetLine>(lines, start, end - start), adults);
        }
    }

    // In place: decisions stay as they are, and whoever looks at another line's outcome does so when that is settled.
    private static void Household(ArraySegment<SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults)
    {
        var worker = Worker(lines, member: null);
        for (var i = 0; i < lines.Count; i++) lines[i] = ByItself(lines[i], worker, lines);

        // PBI-JKN lines never fall by VER-4, so by now it is settled which of them are eligible.
        var named = NamesAnyone(lines) ? TakenOver(lines, adults) : [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is { HandedTo: null, Programme: not Programme.PbiJkn } line) lines[i] = WithRecipient(line, lines, named);
        }
    }

    // Its own decision, and VER-6. A person's own ground 5 counts on all of that person's lines before the family's ground 6 does. Who is verified elsewhere
    // has no consequences here.
    private static SheetLine ByItself(SheetLine line, SheetLine? worker, ArraySegment<SheetLine> household)
    {
        if (line.HandedTo is not null) return As(line, LineOutcome.Elsewhere, null);
        if (worker is null || line.Decision is { Outcome: LineOutcome.Ineligible }) return Own(line);
        return Worker(household, line.Named) is { } own
            ? As(line, LineOutcome.Ineligible, StateEmployee, own.Line, "VER-6")
            : As(line, LineOutcome.Ineligible, StateEmployeeInFamily, worker.Line, "VER-6");
    }

    // What was found eligible before its recipient went is decided anew, unless that is undone (RAT-6, REG-8).
    private static SheetLine Own(SheetLine line) => line is { IsGone: true, Decision.Outcome: LineOutcome.Eligible }
        ? As(line, LineOutcome.Unverified, null)
        : As(line, line.Decision?.Outcome ?? LineOutcome.Unverified, line.Decision?.Ground);

    // VER-4.
    private static SheetLine WithRecipient(SheetLine line, ArraySegment<SheetLine> household, SheetLine[] named)
    {
        // Who is named on the line itself receives it; on the recipient's others they do where those are found eligible.
        if (named.Length > 0 && named.Contains(line)) return As(line, LineOutcome.Eligible, null, successor: line.Decision!.SuccessorMember);
        var (person, member) = (Insured(household, line.Named), InsteadOf(line.Named, named));
        if (person is not { Outcome: LineOutcome.Ineligible } fallen)
            return member is null || line.Outcome == LineOutcome.Ineligible ? line : line with { Successor = member };
        if ((Successor(fallen, household)?.Member ?? member) is { } successor) return line with { Successor = successor };
        return line.Outcome == LineOutcome.Ineligible ? line : As(line, LineOutcome.Ineligible, fallen.Ground ?? Deceased, fallen.Line, "VER-4");
    }

    // The first line on which somebody of the family, or one member, is found to work for the state.
    private static SheetLine? Worker(ArraySegment<SheetLine> household, string? member)
    {
        foreach (var line in household)
        {
            if (line is { HandedTo: null, Decision: { Outcome: LineOutcome.Ineligible, Ground: StateEmployee } } && (member is null || line.Member == member)) return line;
        }

        return null;
    }

    // A member's own PBI-JKN.
    private static SheetLine? Insured(ArraySegment<SheetLine> household, string member)
    {
        foreach (var line in household)
        {
            if (line is { Programme: Programme.PbiJkn, HandedTo: null } && line.Member == member) return line;
        }

        return null;
    }

    private static SheetLine? Successor(SheetLine fallen, ArraySegment<SheetLine> household)
    {
        if (fallen.Decision is not { Outcome: LineOutcome.Ineligible, Ground: Deceased, Successor: { } number }) return null;
        foreach (var line in household)
        {
            if (line.Line == number && line.Outcome == LineOutcome.Eligible && MaySucceed(fallen, line)) return line;
        }

        return null;
    }

    private static bool NamesAnyone(ArraySegment<SheetLine> household)
    {
        foreach (var line in household)
        {
            if (line.Decision?.SuccessorMember is not null) return true;
        }

        return false;
    }

    // The lines whose own decision names who takes over, where they may.
    private static SheetLine[] TakenOver(ArraySegment<SheetLine> household, IReadOnlyCollection<HouseholdAdult> adults) =>
    [
        .. household.Where(line => line is { HandedTo: null, IsGone: false, Decision: { Outcome: LineOutcome.Ineligible, Ground: Deceased, SuccessorMember: { } member } }
            && Against(line, household) is null && Successors.TakesOver(line, member, household, adults)),
    ];

    private static string? InsteadOf(string member, SheetLine[] named)
    {
        foreach (var line in named)
        {
            if (line.Named == member) return line.Decision!.SuccessorMember;
        }

        return null;
    }

    private static SheetLine As(SheetLine line, LineOutcome outcome, int? ground, int? cause = null, string? rule = null, string? successor = null) =>
        line.Outcome == outcome && line.Ground == ground && line.Cause == cause && line.CauseRule == rule && line.Successor == successor
            ? line
            : line with { Outcome = outcome, Ground = ground, Cause = cause, CauseRule = rule, Successor = successor };
}
