using Dtks.Domain.Areas;
using Dtks.Domain.Forms;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Visits;

/// <summary>Reads a home visit: who, when, by which edition, and the answers by that edition.</summary>
internal static class VisitReader
{
    private const int MaxText = 100;
    private const int MaxNote = 1000;
    private const int MinVisitors = 2;
    private const int MaxVisitors = 10;
    private const string Rule = "RAT-2";

    public static VisitRead? Read(VisitDraft? draft, AreaCode village, FormEditions editions, PolicyVersions policies, Instant now, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var form = ReadForm(draft.FormVersion, editions, input);
        var visitedOn = ReadDay(draft.VisitedOn, TimeZones.DateIn(village, now), input);
        var visitors = ReadVisitors(draft.Visitors, input);
        var note = input.OptionalText(draft.Note, "/note", MaxNote);
        if (form is null || visitedOn is not { } day) return null;

        // The answers to another edition's questions are all wrong: that is said first.
        if (Edition(form.Id, day, policies) is { } other)
        {
            input.Add(other);
            return null;
        }

        var answers = AnswerReader.Read(form, draft.Answers, draft.Members, day);
        foreach (var fault in answers.Violations) input.Add(fault);
        return input.IsClean ? new VisitRead(form, day, visitors, answers.Value!, note) : null;
    }

    private static Violation? Edition(string form, LocalDate day, PolicyVersions policies) =>
        policies.At(day).Forms[PolicyForms.Visit] is var inForce && inForce != form
            ? Violation.Refused(VisitViolations.Edition, Rule, "/formVersion", ("edition", inForce), ("named", form), ("on", LocalDatePattern.Iso.Format(day)))
            : null;

    private static Form? ReadForm(string? raw, FormEditions editions, InputReader input)
    {
        if (!input.Present(raw, "/formVersion")) return null;
        var known = editions.Ids[PolicyForms.Visit];
        if (known.Contains(raw)) return editions.Named(raw);
        input.Invalid(InputViolations.UnknownValue, "/formVersion", Rule, ("allowed", string.Join(", ", known)));
        return null;
    }

    private static LocalDate? ReadDay(string? raw, LocalDate today, InputReader input)
    {
        if (input.Date(raw, "/visitedOn") is not { } day) return null;
        if (day <= today) return day;
        input.Invalid(InputViolations.DateFuture, "/visitedOn", Rule);
        return null;
    }

    private static List<Visitor> ReadVisitors(IReadOnlyList<VisitorDraft?>? raw, InputReader input)
    {
        var (visitors, names) = (new List<Visitor>(), new HashSet<string>(StringComparer.Ordinal));
        if (!input.Count(raw, "/visitors", MinVisitors, MaxVisitors, Rule)) return visitors;
        for (var i = 0; i < raw.Count; i++)
        {
            var at = $"/visitors/{InputReader.Number(i)}";
            if (!input.Present(raw[i], at)) continue;
            var name = input.Text(raw[i]!.Name, at + "/name", MaxText);
            var body = input.Text(raw[i]!.Body, at + "/body", MaxText);
            if (name is null || body is null) continue;
            if (!names.Add(TextFolding.Fold(name))) input.Invalid(VisitViolations.VisitorTwice, at + "/name", Rule);
            visitors.Add(new Visitor(name, body));
        }

        return visitors;
    }
}

/// <summary>A home visit that was read.</summary>
internal sealed record VisitRead(Form Form, LocalDate VisitedOn, IReadOnlyList<Visitor> Visitors, FormAnswers Answers, string? Note);
