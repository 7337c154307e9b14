using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Platform.Audit;

namespace Dtks.Functions.Verification;

/// <summary>A line of a sheet as officers see it. <c>Cause</c> is the line it follows from, <c>Rule</c> the rule by which; <c>Successor</c>
/// tells
/// that the name is that of the one who took over.</summary>
[ShowsPerson]
internal sealed record SheetLineView(
    int Line,
    string Household,
    string Name,
    Programme Programme,
    LineOutcome Outcome,
    int? Ground,
    int? Cause,
    string? Rule,
    string? Note,
    bool? Successor)
{
    public static SheetLineView Of(SheetPageDocument page, SheetLine line) => new(
        line.Line,
        line.Household,
        page.NameOf(line),
        line.Programme,
        line.Outcome,
        line.Ground,
        line.Cause,
        line.CauseRule,
        line.Decision?.Note,
        line.Successor is null ? null : true);
}
