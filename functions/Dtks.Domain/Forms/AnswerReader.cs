using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Forms;

/// <summary>Reads answers to a form by its edition (RAT-2): every question known and answered as it is to be, none left out that must be there, none answered that is not asked.</summary>
public static class AnswerReader
{
    /// <summary>The most members that are answered for.</summary>
    public const int MaxMembers = 60;

    private const int MaxFaults = 100;

    /// <summary>The answers, or what is wrong with them, at most a hundred faults; pointers begin with <c>/answers</c> and <c>/members</c>.</summary>
    /// <param name="form">The edition.</param>
    /// <param name="household">What is asked once, by the questions' codes.</param>
    /// <param name="members">What is asked of each member, one entry a member: 1 to 60.</param>
    /// <param name="on">The day of the visit.</param>
    public static Reading<FormAnswers> Read(
        Form form, IReadOnlyDictionary<string, string>? household, IReadOnlyList<IReadOnlyDictionary<string, string>?>? members, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(form);
        var input = new InputReader();
        var once = input.Present(household, "/answers") ? Bag(form, FormScope.Household, household, "/answers", on, input) : [];
        if (household is { Count: 0 }) input.Invalid(FormViolations.Empty, "/answers", "RAT-2");
        var each = new List<IReadOnlyDictionary<string, string>>();
        if (input.Count(members, "/members", 1, MaxMembers, "RAT-2"))
        {
            for (var i = 0; i < members.Count; i++)
            {
                var at = $"/members/{InputReader.Number(i)}";
                if (input.Present(members[i], at)) each.Add(Bag(form, FormScope.Member, members[i]!, at, on, input));
            }
        }

        return new Reading<FormAnswers>(input.IsClean ? new FormAnswers(once, each) : null, [.. input.Violations.Take(MaxFaults)]);
    }

    private static Dictionary<string, string> Bag(Form form, FormScope scope, IReadOnlyDictionary<string, string> raw, string at, LocalDate on, InputReader input)
    {
        var questions = form.Questions(scope).ToList();
        if (raw.Count > questions.Count)
        {
            input.Invalid(FormViolations.TooMany, at, "RAT-2", ("max", InputReader.Number(questions.Count)));
            return [];
        }

        Unknown(form, scope, raw.Keys.Except(questions.Select(q => q.Code), StringComparer.Ordinal), at, input);
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            if (raw.TryGetValue(question.Code, out var text) && AnswerText.Read(form, question, text, Pointer(at, question.Code), on, input) is { } answer) read[question.Code] = answer;
        }

        foreach (var question in questions) Asked(form, question, raw, read, at, input);
        return read;
    }

    private static void Unknown(Form form, FormScope scope, IEnumerable<string> codes, string at, InputReader input)
    {
        var other = scope == FormScope.Household ? FormScope.Member : FormScope.Household;
        var elsewhere = form.Questions(other).Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (elsewhere.Contains(code)) input.Invalid(FormViolations.QuestionElsewhere, Pointer(at, code), "RAT-2", ("belongs", other == FormScope.Member ? "members" : "answers"));
            else input.Invalid(FormViolations.QuestionUnknown, Pointer(at, code), "RAT-2", ("edition", form.Id));
        }
    }

    private static void Asked(Form form, FormQuestion question, IReadOnlyDictionary<string, string> raw, Dictionary<string, string> read, string at, InputReader input)
    {
        var isAsked = question.Advisory == true ? null : IsAsked(form, question, read);
        if (raw.ContainsKey(question.Code))
        {
            // What it depends on was answered otherwise; where that is not answered at all, nobody says so.
            if (isAsked == false) input.Invalid(FormViolations.NotAsked, Pointer(at, question.Code), "RAT-2", ("label", question.Label));
            return;
        }

        var isRequired = question.Required == true || question.RequiredIf?.Any(c => Holds(c, read) == true) == true;
        if (isRequired && isAsked != false) input.Invalid(FormViolations.AnswerMissing, Pointer(at, question.Code), "RAT-2", ("edition", form.Id), ("label", question.Label));
    }

    private static bool? IsAsked(Form form, FormQuestion question, Dictionary<string, string> read)
    {
        var holding = (question.AskIf ?? []).Select(c => Holds(c, read)).ToList();
        if ((question.MinAge ?? question.MaxAge) is not null && read.TryGetValue(form.Age, out var text))
        {
            var age = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
            holding.Add(age >= (question.MinAge ?? 0) && age <= (question.MaxAge ?? int.MaxValue));
        }

        return holding.Contains(false) ? false : holding.Contains(null) ? null : true;
    }

    private static bool? Holds(FormCondition condition, Dictionary<string, string> read) =>
        read.TryGetValue(condition.Question, out var answer) ? condition.Codes.Contains(answer) : null;

    private static string Pointer(string at, string code) => $"{at}/{code.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
