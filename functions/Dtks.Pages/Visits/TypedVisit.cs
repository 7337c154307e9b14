using System.Globalization;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Visits;

/// <summary>A home visit as it is typed: a page of the form at a time, with all the others sent along.</summary>
public sealed record TypedVisit
{
    private const string OfHousehold = "j.";
    private const string OfMember = "a.";

    /// <summary>The day.</summary>
    public string VisitedOn { get; init; } = string.Empty;

    /// <summary>Who visited.</summary>
    public IReadOnlyList<Visitor> Visitors { get; init; } = [];

    /// <summary>A note.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>What was answered, by the fields' names; nothing that is empty.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of the field of a question.</summary>
    /// <param name="question">The question's code.</param>
    /// <param name="member">Of which member, from 0; null for what is asked once.</param>
    public static string NameOf(string question, int? member) => member is { } at ? $"{OfMember}{Number(at)}.{question}" : $"{OfHousehold}{question}";

    /// <summary>Where what a field fills stands in the API's body.</summary>
    /// <param name="question">The question's code.</param>
    /// <param name="member">Of which member, from 0; null for what is asked once.</param>
    public static string PointerOf(string question, int? member)
    {
        ArgumentNullException.ThrowIfNull(question);
        var code = question.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return member is { } at ? $"/members/{Number(at)}/{code}" : $"/answers/{code}";
    }

    /// <summary>What was typed into a form.</summary>
    public static TypedVisit Of(PageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (names, bodies) = (form.All("nama"), form.All("lembaga"));
        return new TypedVisit
        {
            VisitedOn = form["tanggal"],
            Note = form["catatan"],
            Visitors = [.. names.Select((name, i) => new Visitor(name.Trim(), bodies.ElementAtOrDefault(i)?.Trim() ?? string.Empty)).Where(v => v.Name.Length + v.Body.Length > 0)],
            Answers = form.Fields.Where(f => IsAnswer(f.Name) && f.Value.Trim().Length > 0).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value.Trim(), StringComparer.Ordinal),
        };
    }

    /// <summary>What was recorded before.</summary>
    public static TypedVisit Of(VisitRecord found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var once = found.Answers.Select(a => (Name: NameOf(a.Key, null), a.Value));
        var each = found.Members.SelectMany((member, i) => member.Select(a => (Name: NameOf(a.Key, i), a.Value)));
        return new TypedVisit { VisitedOn = found.VisitedOn, Visitors = found.Visitors, Note = found.Note ?? string.Empty, Answers = once.Concat(each).ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal) };
    }

    /// <summary>An answer; empty for none.</summary>
    public string AnswerOf(string question, int? member) => Answers.GetValueOrDefault(NameOf(question, member), string.Empty);

    /// <summary>As the API takes it.</summary>
    /// <param name="version">The edition of the form.</param>
    /// <param name="members">How many the family is: one entry each; those after the last that anything was answered for are left out.</param>
    public object Body(string version, int members)
    {
        var each = Enumerable.Range(0, members).Select(at => Under($"{OfMember}{Number(at)}.")).ToList();
        return new
        {
            formVersion = version,
            visitedOn = VisitedOn.Length > 0 ? VisitedOn : null,
            visitors = Visitors.Select(v => new { name = v.Name.Length > 0 ? v.Name : null, body = v.Body.Length > 0 ? v.Body : null }),
            answers = Under(OfHousehold),
            members = each.Take(Math.Max(1, each.FindLastIndex(m => m.Count > 0) + 1)),
            note = Note.Length > 0 ? Note : null,
        };
    }

    private static bool IsAnswer(string name) => name.StartsWith(OfHousehold, StringComparison.Ordinal) || name.StartsWith(OfMember, StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Dictionary<string, string> Under(string start) => Answers.Where(a => a.Key.StartsWith(start, StringComparison.Ordinal)).ToDictionary(a => a.Key[start.Length..], a => a.Value, StringComparer.Ordinal);
}
