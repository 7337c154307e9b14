using Dtks.Domain.People;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Properties;

/// <summary>Sheets of a few households with any decisions on them.</summary>
internal static class GenerateSheets
{
    private static readonly string[] Members = ["01", "02", "03", "04"];

    /// <summary>Adults who have no line, of each household but the last.</summary>
    public static IReadOnlyList<HouseholdAdult> Adults { get; } = [new("h-0", "05"), new("h-1", "05")];

    /// <summary>Nothing decided yet.</summary>
    public static Gen<IReadOnlyList<SheetLine>> Lines { get; } =
        from households in Household().ListOf(3)
        select (IReadOnlyList<SheetLine>)[.. households.SelectMany((h, i) => h.Select(l => (Household: $"h-{i}", Line: l)))
            .Select((x, i) => SheetSamples.Line(i + 1, x.Household, x.Line.Member, x.Line.Programme, x.Line.Adult))];

    /// <summary>Lines with any decision at all, also such as no bulk would let in.</summary>
    public static Gen<IReadOnlyList<SheetLine>> Decided { get; } =
        from lines in Lines
        from decisions in Decision(lines.Count).ListOf(lines.Count)
        select (IReadOnlyList<SheetLine>)[.. lines.Zip(decisions, (l, d) => l with { Decision = d })];

    /// <summary>Rows on different lines.</summary>
    public static Gen<IReadOnlyList<LineDecisionDraft>> Rows(int lines) =>
        from picked in Gen.Shuffle(Enumerable.Range(1, lines).ToArray())
        from take in Gen.Choose(0, lines)
        from rows in Gen.CollectToList(picked.Take(take), Row(lines))
        select (IReadOnlyList<LineDecisionDraft>)[.. rows];

    /// <summary>Rows of any kind.</summary>
    public static Gen<LineDecisionDraft?> AnyRow { get; } = (
        from line in Generate.Number
        from outcome in Generate.Name<LineOutcome>()
        from ground in Generate.Number
        from note in Generate.Text
        from successor in Generate.Number
        from member in Generate.Text
        select new LineDecisionDraft(line, outcome, ground, note, successor, member)).OrNothing();

    private static Func<int, Gen<LineDecisionDraft>> Row(int lines) => line =>
        from eligible in Gen.Elements(true, false)
        from ground in Grounds
        from successor in Successor(lines)
        from member in SuccessorMember
        select eligible
            ? new LineDecisionDraft(line, "eligible")
            : new LineDecisionDraft(line, "ineligible", ground, null, ground == 3 && member is null ? successor : null, ground == 3 ? member : null);

    private static Gen<int> Grounds => Gen.Elements(3, 3, 5, 5, 6, 11);

    private static Gen<int?> Successor(int lines) =>
        Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1, Math.Max(1, lines)).Select(n => (int?)n));

    private static Gen<string?> SuccessorMember => Gen.Elements<string?>(null, null, "01", "02", "03", "05");

    private static Gen<LineDecision?> Decision(int lines) => Gen.OneOf(
        Gen.Constant<LineDecision?>(null),
        Gen.Constant<LineDecision?>(new LineDecision(LineOutcome.Eligible, null, null, null)),
        from ground in Grounds
        from successor in Successor(lines)
        from member in SuccessorMember
        select (LineDecision?)new LineDecision(
            LineOutcome.Ineligible, ground, null, successor, member));

    private static Gen<IReadOnlyList<(string Member, Programme Programme, bool Adult)>> Household() =>
        from size in Gen.Choose(1, 4)
        from adults in Gen.Elements(true, true, false).ListOf(size)
        from programmes in Gen.SubListOf(Programme.Pkh, Programme.Bpnt)
        from insured in Gen.SubListOf(Members.Take(size).ToArray())
        select (IReadOnlyList<(string, Programme, bool)>)
        [
            .. programmes.Select(p => (Members[0], p, adults[0])),
            .. insured.Select(m => (m, Programme.PbiJkn, adults[Array.IndexOf(Members, m)])),
        ];
}
