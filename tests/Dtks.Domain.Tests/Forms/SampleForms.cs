using System.Text.Json;
using System.Text.Json.Serialization;
using Dtks.Domain.Forms;

namespace Dtks.Domain.Tests.Forms;

/// <summary>The editions of the home visit's form, from the product's own files, with answers that each accepts.</summary>
internal static class SampleForms
{
    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static Form Bdt { get; } = Read("bdt-home-visit-2015");

    public static Form Regsosek { get; } = Read("regsosek2022-k");

    public static FormEditions All { get; } = new([Bdt, Regsosek]);

    /// <summary>The questions of an edition that are answered by codes, as they were noted from its source: scope, question, type, codes.</summary>
    public static IEnumerable<(FormScope Scope, string Question, bool IsSum, string[] Codes)> Options(Form form)
    {
        using var reader = new StreamReader(typeof(SampleForms).Assembly.GetManifestResourceStream($"{form.Id}.options.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            yield return (parts[0] == "m" ? FormScope.Member : FormScope.Household, parts[1], parts[2] == "bitmask", parts[3..]);
        }
    }

    /// <summary>The least that the edition of 2015 asks of a household.</summary>
    public static Dictionary<string, string> Household() => Least(Bdt, FormScope.Household);

    /// <summary>The least that the edition of 2015 asks of a member.</summary>
    public static Dictionary<string, string> Member() => Least(Bdt, FormScope.Member);

    /// <summary>A member by the edition of 2022, of whom it asks nothing more.</summary>
    public static Dictionary<string, string> Person() => new() { ["402"] = "CONTOH DUA" };

    private static Dictionary<string, string> Least(Form form, FormScope scope) =>
        form.Questions(scope).Where(q => q.Required == true).ToDictionary(q => q.Code, Answer, StringComparer.Ordinal);

    private static string Answer(FormQuestion question) => question.Type switch
    {
        AnswerType.Choice or AnswerType.Sum => question.Options![0].Code,
        AnswerType.Code => new string('1', question.Length ?? 1),
        AnswerType.Date => "2026-11-10",
        AnswerType.Text => "CONTOH",
        _ => "4",
    };

    private static Form Read(string id)
    {
        using var stream = typeof(SampleForms).Assembly.GetManifestResourceStream($"{id}.json")!;
        return JsonSerializer.Deserialize<Form>(stream, Reading)!;
    }
}
