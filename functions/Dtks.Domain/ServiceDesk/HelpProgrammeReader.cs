using System.Text.RegularExpressions;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk;

/// <summary>Takes the programmes that a regency sets: dated, so that what was verified stays explained by what held then (SVC-4, SVC-8).</summary>
public static partial class HelpProgrammeReader
{
    private const int MaxName = 200;
    private const int MaxText = 300;
    private const int MostCriteria = 40;
    private const int MostPapers = 20;
    private const int MaxPaper = 60;
    private const int MostGivers = 20;
    private const int MostUrgencies = 5;

    /// <summary>Whether a text can be a programme's code: 2 to 32 small letters, digits and hyphens.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    /// <summary>Sets a programme from a day on. A version that holds already is never changed; the same again changes nothing.</summary>
    /// <param name="code">Its code, which <see cref="IsCode"/>.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="before">The regency's own versions of it so far.</param>
    /// <param name="by">The regency officer.</param>
    /// <param name="today">Today in the regency.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpProgrammeSet> Set(string code, HelpProgrammeDraft? draft, IReadOnlyList<HelpProgramme> before, Actor by, LocalDate today, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(before);
        var input = new InputReader();
        if (Read(code, draft, input) is not { } programme) return Decision<HelpProgrammeSet>.Reject(input.Violations);
        if (before.Any(b => b.IsSame(programme))) return Decision<HelpProgrammeSet>.Accept();
        var earliest = before.Any(b => b.EffectiveFrom == today) ? today.PlusDays(1) : today;
        return programme.EffectiveFrom < earliest
            ? Decision<HelpProgrammeSet>.Reject(Violation.Refused(HelpViolations.ProgrammeFrom, "SVC-4", "/effectiveFrom", ("from", LocalDatePattern.Iso.Format(earliest))))
            : Decision<HelpProgrammeSet>.Accept(new HelpProgrammeSet(EventMeta.Of(by, HelpProgrammeEventCodes.Set, "SVC-4", policy, now), programme));
    }

    /// <summary>The versions after one was set.</summary>
    public static IReadOnlyList<HelpProgramme> With(IReadOnlyList<HelpProgramme> before, HelpProgramme set) =>
        [.. before.Where(b => b.EffectiveFrom != set.EffectiveFrom).Append(set).OrderBy(v => v.EffectiveFrom)];

    /// <summary>The version of a day; null where none holds yet.</summary>
    public static HelpProgramme? On(IReadOnlyList<HelpProgramme> versions, LocalDate day) => versions.LastOrDefault(v => v.EffectiveFrom <= day);

    private static HelpProgramme? Read(string code, HelpProgrammeDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var name = input.Text(draft.Name, "/name", MaxName);
        var section = input.Name<Section>(draft.Section, "/section");
        if (section == Section.Data) input.Invalid(HelpViolations.NoSectionOfHelp, "/section", "SVC-1");
        var from = input.Date(draft.EffectiveFrom, "/effectiveFrom");
        var criteria = Criteria(draft.Criteria, input);
        var papers = Texts(draft.Papers ?? [], "/papers", (0, MostPapers, MaxPaper), input);
        var givers = Texts(draft.Givers, "/givers", (1, MostGivers, MaxName), input);
        var urgencies = Texts(draft.Urgencies ?? [], "/urgencies", (0, MostUrgencies, MaxPaper), input);
        return !input.IsClean ? null : new HelpProgramme
        {
            Code = code,
            Name = name!,
            Section = section!.Value,
            EffectiveFrom = from!.Value,
            Criteria = criteria,
            Papers = papers,
            Givers = givers,
            Urgencies = urgencies,
        };
    }

    private static List<HelpCriterion> Criteria(IReadOnlyList<HelpCriterionDraft?>? drafts, InputReader input)
    {
        var read = new List<HelpCriterion>();
        if (!input.Count(drafts, "/criteria", 1, MostCriteria, "SVC-8")) return read;
        foreach (var (draft, at) in drafts.Select((d, i) => (d, $"/criteria/{InputReader.Number(i)}")))
        {
            if (!input.Present(draft, at)) continue;
            var (code, text) = (input.Text(draft.Code, $"{at}/code", HelpProgramme.MaxCode, "SVC-8"), input.Text(draft.Text, $"{at}/text", MaxText, "SVC-8"));
            if (code is not null && read.Any(r => r.Code == code)) input.Invalid(HelpViolations.CriterionTwice, $"{at}/code", "SVC-8");
            if (code is not null && text is not null) read.Add(new HelpCriterion(code, text));
        }

        return read;
    }

    private static List<string> Texts(IReadOnlyList<string?>? raw, string pointer, (int Least, int Most, int Length) bounds, InputReader input)
    {
        var read = new List<string>();
        if (!input.Count(raw, pointer, bounds.Least, bounds.Most)) return read;
        for (var i = 0; i < raw.Count; i++)
        {
            if (input.Text(raw[i], $"{pointer}/{InputReader.Number(i)}", bounds.Length) is not { } text) continue;
            if (read.Contains(text)) input.Invalid(HelpViolations.NamedTwice, $"{pointer}/{InputReader.Number(i)}", "SVC-4");
            read.Add(text);
        }

        return read;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{1,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

/// <summary>A programme as a regency sets it; nothing checked.</summary>
/// <param name="Name">Its name, 1 to 200 characters.</param>
/// <param name="Section">The section it belongs to.</param>
/// <param name="EffectiveFrom">The first day it holds so, today or later.</param>
/// <param name="Criteria">1 to 40 technical criteria, all of which must be met.</param>
/// <param name="Papers">Up to 20 papers that it asks for beside KTP and KK, by name; may be absent.</param>
/// <param name="Givers">1 to 20 offices that give it, as the claim <c>giver</c> of their tokens names them.</param>
/// <param name="Urgencies">Up to 5 classes of urgency, most urgent first; may be absent.</param>
public sealed record HelpProgrammeDraft(
    string? Name, string? Section, string? EffectiveFrom, IReadOnlyList<HelpCriterionDraft?>? Criteria, IReadOnlyList<string?>? Papers, IReadOnlyList<string?>? Givers, IReadOnlyList<string?>? Urgencies = null);

/// <summary>A technical criterion as it came in; nothing checked.</summary>
/// <param name="Code">Its code, once in the programme.</param>
/// <param name="Text">What must be.</param>
public sealed record HelpCriterionDraft(string? Code, string? Text);

/// <summary>A regency set a programme from a day on.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Programme">The programme.</param>
public sealed record HelpProgrammeSet(EventMeta Meta, HelpProgramme Programme);

/// <summary>What happens to programmes: stable codes.</summary>
public static class HelpProgrammeEventCodes
{
    /// <summary>A regency set a programme from a day on (SVC-4).</summary>
    public const string Set = "helpProgramme.set";
}
