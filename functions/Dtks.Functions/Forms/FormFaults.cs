using System.Globalization;
using Dtks.Domain.Forms;
using Dtks.Functions.Data;

namespace Dtks.Functions.Forms;

/// <summary>What is wrong with an edition whose file could be read: the reader of answers relies on none of this.</summary>
internal static class FormFaults
{
    private const string Once = "give each its own";

    /// <summary>What is wrong with one edition.</summary>
    public static IEnumerable<FileFault> Of(string name, Form form)
    {
        if (string.IsNullOrWhiteSpace(form.Id) || string.IsNullOrWhiteSpace(form.Name))
        {
            yield return new(FormFaultCodes.Id, name, "/id", "is empty, or the form's name is", "name both");
        }

        if (!form.Questions(FormScope.Member).Any(q => q.Code == form.Age && q.Type == AnswerType.Whole))
        {
            yield return new(FormFaultCodes.Age, name, "/age", "names no whole number that members are asked", "name the question that asks their age");
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var s = 0; s < form.Sections.Count; s++)
        {
            var section = form.Sections[s];
            foreach (var fault in Section(name, $"/sections/{s}", section, form.Sections.Take(s)))
            {
                yield return fault;
            }

            for (var q = 0; q < section.Questions.Count; q++)
            {
                var at = $"/sections/{s}/questions/{q}";
                if (string.IsNullOrWhiteSpace(section.Questions[q].Code) || !codes.Add(section.Questions[q].Code))
                {
                    yield return new(FormFaultCodes.QuestionTwice, name, at + "/code", "is empty, or another question's too", Once);
                }

                foreach (var fault in Question(name, at, form, section.Scope, section.Questions[q]))
                {
                    yield return fault;
                }
            }
        }
    }

    private static IEnumerable<FileFault> Section(string name, string at, FormSection section, IEnumerable<FormSection> before)
    {
        if (section.Questions.Count == 0 || string.IsNullOrWhiteSpace(section.Title) || before.Any(b => b.Code == section.Code))
        {
            yield return new(FormFaultCodes.Section, name, at, "has no question or no heading, or its code is another's too", "give it all three");
        }
    }

    private static IEnumerable<FileFault> Question(string name, string at, Form form, FormScope scope, FormQuestion question)
    {
        if (string.IsNullOrWhiteSpace(question.Label))
        {
            yield return new(FormFaultCodes.Section, name, at + "/label", "is empty", "say what is asked");
        }

        if (!HasItsOptions(question))
        {
            yield return new(FormFaultCodes.Options, name, at + "/options", "is empty, has a code twice or one that cannot be summed, or stands where none is chosen", "give a choice or a sum its codes, and nothing else any");
        }

        if (question is { Length: < 1 or > 1000 } or { Most: < 1 or > 999_999_999 } or { MinAge: < 0 or > 150 } or { MaxAge: < 0 or > 150 } || question.MinAge > question.MaxAge
            || (question.Type == AnswerType.Whole && question.Length > 9))
        {
            yield return new(FormFaultCodes.Range, name, at, "has a length, a highest number or an age out of range", "look it up on the form");
        }

        var (asked, required) = (question.AskIf ?? [], question.RequiredIf ?? []);
        if (asked.Concat(required).Any(c => !Is(c, form, scope, question)))
        {
            yield return new(FormFaultCodes.Condition, name, at, "depends on a question or code that its scope does not have", "name an earlier question of the same scope and codes of it");
        }
    }

    private static bool HasItsOptions(FormQuestion question)
    {
        var codes = question.Options?.Select(o => o.Code).ToList();
        if (question.Type is not (AnswerType.Choice or AnswerType.Sum))
        {
            return codes is null;
        }

        return codes is { Count: > 0 } && codes.Distinct(StringComparer.Ordinal).Count() == codes.Count
            && codes.TrueForAll(c => c.Length is > 0 and <= 4 && c.All(char.IsAsciiDigit)) && question.Options!.All(o => o.Label.Length > 0)
            && (question.Type == AnswerType.Choice || CanBeSummed([.. codes.Select(c => int.Parse(c, CultureInfo.InvariantCulture))]));
    }

    // What is no power of two stands alone, above every sum.
    private static bool CanBeSummed(IReadOnlyList<int> codes)
    {
        var added = codes.Where(c => (c & (c - 1)) == 0).ToList();
        return added.Count > 1 && codes.Except(added).All(c => c > added.Sum());
    }

    private static bool Is(FormCondition condition, Form form, FormScope scope, FormQuestion of) =>
        condition.Codes.Count > 0
        && form.Questions(scope).TakeWhile(q => q.Code != of.Code).FirstOrDefault(q => q.Code == condition.Question) is { Type: AnswerType.Choice, Options: { } options }
        && condition.Codes.All(code => options.Any(o => o.Code == code));
}
