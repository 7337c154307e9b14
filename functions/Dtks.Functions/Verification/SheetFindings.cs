using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Verification;

/// <summary>Has a household say whom of it a month's sheet found on ground 5: the next month's lines are decided in sight of that (VER-6).</summary>
public sealed class SheetFindings(SheetRepository sheets, HouseholdFindings findings) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "sheet-finding";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows from decisions: of each household by which somebody is found on ground 5, or is no more.</summary>
    internal static IEnumerable<OutboxEntry> Of(SheetDocument sheet, IReadOnlyList<SheetPageDocument> before, IReadOnlyList<SheetPageDocument> after)
    {
        var (were, are) = (Workers(before.SelectMany(p => p.Lines)), Workers(after.SelectMany(p => p.Lines)));
        return were.Select(w => w.Household).Concat(are.Select(w => w.Household)).Distinct(StringComparer.Ordinal)
            .Where(h => !were.Where(w => w.Household == h).SequenceEqual(are.Where(w => w.Household == h)))
            .Select(h => OutboxEntry.Projection(ProjectionName, new FoundOnSheet(sheet.Village, sheet.Period, h, after.First(p => p.Lines.Any(l => l.Household == h)).Page)));
    }

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var found = JsonText.Read<FoundOnSheet>(input.ToString());
        return findings.KeepAsync(found.Village, found.Household, SuggestionSourceKind.Sheet, found.Period, () => LookAsync(found, cancellation), then: null, cancellation);
    }

    private async Task<HouseholdFinding?> LookAsync(FoundOnSheet found, CancellationToken cancellation)
    {
        if (await sheets.FindAsync(found.Village, found.Period, cancellation) is not { } sheet)
        {
            return null;
        }

        var pages = await sheets.LookAsync(sheet, sheet.Together([found.Page]), cancellation);
        IReadOnlyList<string> members = [.. Workers(pages.Read.SelectMany(p => p.Lines).Where(l => l.Household == found.Household)).Select(w => w.Member)];
        return members.Count == 0 ? null : new HouseholdFinding(SuggestionSourceKind.Sheet, found.Period, members, Cascade.StateEmployee, On: null);
    }

    private static List<(string Household, string Member)> Workers(IEnumerable<SheetLine> lines) =>
        [.. lines.Where(l => l is { HandedTo: null, Decision: { Outcome: LineOutcome.Ineligible, Ground: Cascade.StateEmployee } }).Select(l => (l.Household, l.Named)).Distinct().Order()];
}

/// <summary>A household of which a month's sheet found somebody on ground 5, or no more.</summary>
/// <param name="Village">The village.</param>
/// <param name="Period">The month.</param>
/// <param name="Household">The household.</param>
/// <param name="Page">The page of its lines.</param>
public sealed record FoundOnSheet(string Village, string Period, string Household, int Page);
