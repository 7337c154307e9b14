using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;
using NodaTime.Text;

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
    /// <summary>Of a line that nobody verified before the month closed what becomes of it (VER-7); absent elsewhere.</summary>
    public SheetAdvice? Advice { get; init; }

    public static SheetLineView Of(SheetDocument sheet, SheetPageDocument page, SheetLine line, (CyclePeriod? Running, CyclePeriod? Carried) month, IReadOnlyDictionary<string, string>? way, PolicyVersions policies, MessageCatalogue messages, string language) => new(
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
        SuggestionView.Of(line.Suggestion, SuggestionView.Instead(sheet, line, month.Running), way, said => policies.GroundWords(said, sheet.Policy, language), messages, language),
        page.SuccessorsOf(line) is { Count: > 0 } adults ? [.. adults.Select(a => new SuccessorView(a.Member, a.Name))] : null)
    {
        Advice = SheetAdvice.Of(sheet.Period, month.Running, month.Carried, line, messages, language),
    };
}

/// <summary>An adult of the household who may take over from the line's recipient, if they died (VER-4).</summary>
internal sealed record SuccessorView(string Member, string Name);

/// <summary>What the register knows since the month was opened (REG-8), or what a deliberation proposes (MUS-2).</summary>
internal sealed record SuggestionView(string Code, int? Ground, string Detail, string? Deliberation)
{
    /// <summary>The record from which it is known; absent on those of before it was noted.</summary>
    public SuggestionSource? Source { get; init; }

    // On a ratified sheet nothing is decided any more: what was suggested then asks nobody for anything (RAT-4).
    private const string Ratified = "line.ratified";

    // Nor of who died or was removed before the month closed (VER-7).
    private const string Lapsed = "line.lapsed";

    /// <summary>What is said in the place of what was suggested, where nothing is to be decided any more; null where something is.</summary>
    public static string? Instead(SheetDocument sheet, SheetLine line, CyclePeriod? running) => sheet.LetterId is not null ? Ratified : running is not null && line.IsLapsed ? Lapsed : null;

    public static SuggestionView? Of(LineSuggestion? said, string? instead, IReadOnlyDictionary<string, string>? way, Func<int, string> groundWords, MessageCatalogue messages, string language)
    {
        if (said is null)
        {
            return null;
        }

        var args = new Dictionary<string, string>(way ?? new Dictionary<string, string>(), StringComparer.Ordinal) { ["deliberation"] = said.Deliberation ?? "-" };
        if (said.Ground is { } ground)
        {
            (args["number"], args["ground"]) = (ground.ToString(CultureInfo.InvariantCulture), groundWords(ground));
        }

        if (said.Source is { } source)
        {
            (args["source"], args["on"]) = (source.Id, source.On is { } on ? LocalDatePattern.Iso.Format(on) : "-");
        }

        return new SuggestionView(said.Code, said.Ground, messages.Text(language, instead ?? said.Code, args), said.Deliberation) { Source = said.Source };
    }
}
