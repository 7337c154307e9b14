using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Imports;

/// <summary>What rows are told, each fault in one line: <c>row: code rule column name=value,…</c>, a dash where there is none.</summary>
internal static class RowFaults
{
    /// <summary>What is wrong with the rows themselves, before anybody reads the proposal they stand for.</summary>
    public static IEnumerable<string> Own(params ImportRow[] rows)
    {
        var family = new FamilyRows(rows, Rows.Village);
        return family.IsFaulty ? Told(family.Refused([])) : [];
    }

    /// <summary>All that is wrong with them, as the intake judges them.</summary>
    public static IEnumerable<string> Judged(params ImportRow[] rows)
    {
        var family = new FamilyRows(rows, Rows.Village);
        var submit = new ProposalCommand.Submit("p-1", "track-1", family.Draft, Samples.Citizen with { Role = Role.VillageOfficer });
        var decision = ProposalDecider.Decide(submit, null, Samples.Policy, Samples.Now);
        return decision.IsAccepted && !family.IsFaulty ? [] : Told(family.Refused(decision.Violations));
    }

    public static IEnumerable<string> Told(IReadOnlyList<RowResult> results) => results.SelectMany(r => r.Faults.Select(f => $"{r.Row}: {Of(f)}"));

    public static string Of(RowFault f) => string.Join(' ', f.Code, f.Rule ?? "-", f.Column ?? "-", Args(f.Args));

    public static string Args(IReadOnlyDictionary<string, string>? args) =>
        args is null ? "-" : string.Join(',', args.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));
}
