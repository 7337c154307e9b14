using System.Globalization;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>A line of a sheet as officers see it. <c>Cause</c> is the line it follows from, <c>Rule</c> the rule by which; <c>Successor</c>
/// tells
/// that member and name are those of the one who took over; <c>Adults</c> may, if the recipient of the register died.</summary>
[ShowsPerson]
internal sealed record SheetLineView(
    int Line,
    string Household,
    string Member,
    string Name,
    Programme Programme,
    LineOutcome Outcome,
    int? Ground,
    int? Cause,
    string? Rule,
    string? Note,
    bool? Successor,
    SuggestionView? Suggestion,
    IReadOnlyList<SuccessorView>? Adults)
{
    public static SheetLineView Of(SheetDocument sheet, SheetPageDocument page, SheetLine line, PolicyVersions policies, MessageCatalogue messages, string language) => new(
        line.Line,
        line.Household,
        line.Recipient,
        page.NameOf(line),
        line.Programme,
        line.Outcome,
        line.Ground,
        line.Cause,
        line.CauseRule,
        line.Decision?.Note,
        line.Successor is null && line.Heir is null ? null : true,
        SuggestionView.Of(line.Suggestion, said => policies.GroundWords(said, sheet.Policy, language), messages, language),
        page.SuccessorsOf(line) is { Count: > 0 } adults ? [.. adults.Select(a => new SuccessorView(a.Member, a.Name))] : null);
}

/// <summary>An adult of the household who may take over from the line's recipient, if they died (VER-4).</summary>
internal sealed record SuccessorView(string Member, string Name);

/// <summary>What the register knows since the month was opened (REG-8), or what a deliberation proposes (MUS-2).</summary>
internal sealed record SuggestionView(string Code, int? Ground, string Detail, string? Deliberation)
{
    public static SuggestionView? Of(LineSuggestion? said, Func<int, string> groundWords, MessageCatalogue messages, string language)
    {
        if (said is null)
        {
            return null;
        }

        var args = new Dictionary<string, string>
        {
            ["ground"] = said.Ground is { } ground ? groundWords(ground) : "-",
            ["number"] = said.Ground?.ToString(CultureInfo.InvariantCulture) ?? "-",
            ["deliberation"] = said.Deliberation ?? "-",
        };
        return new SuggestionView(said.Code, said.Ground, messages.Text(language, said.Code, args), said.Deliberation);
    }
}
