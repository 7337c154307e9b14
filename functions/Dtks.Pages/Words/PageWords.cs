using System.Globalization;
using Dtks.Platform.Problems;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Pages.Words;

/// <summary>The words of one page in its reader's language.</summary>
/// <param name="texts">All of them.</param>
/// <param name="language"><c>id</c> or <c>en</c>.</param>
public sealed class PageWords(MessageCatalogue texts, string language)
{
    private static readonly LocalDatePattern MonthPattern = LocalDatePattern.CreateWithInvariantCulture("yyyy-MM");

    /// <summary>The language: <c>id</c> or <c>en</c>.</summary>
    public string Language => language;

    /// <summary>The other language.</summary>
    public string Other => language == "en" ? "id" : "en";

    /// <summary>The text of a code; the code itself where there is none.</summary>
    public string this[string code] => texts.Text(language, code, args: null);

    /// <summary>The text of a code with its arguments filled in.</summary>
    public string Of(string code, params IEnumerable<(string Name, object Value)> args) =>
        texts.Text(language, code, args.ToDictionary(a => a.Name, a => Convert.ToString(a.Value, CultureInfo.InvariantCulture) ?? string.Empty, StringComparer.Ordinal));

    /// <summary>The text of a code that may be missing, as of a value that was added since; then the value itself.</summary>
    /// <param name="group">What the code begins with, such as <c>role</c>.</param>
    /// <param name="value">The value.</param>
    public string Named(string group, string value) => this[$"{group}.{value}"] is var text && text == $"{group}.{value}" ? value : text;

    /// <summary>A day in words: 28 November 2026.</summary>
    public string Day(LocalDate day) => $"{day.Day.ToString(CultureInfo.InvariantCulture)} {this[$"month.{day.Month.ToString(CultureInfo.InvariantCulture)}"]} {day.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A month as the API names it, in words: November 2026; what is none as it is.</summary>
    public string Month(string period) => MonthPattern.Parse(period) is { Success: true, Value: var month }
        ? $"{this[$"month.{month.Month.ToString(CultureInfo.InvariantCulture)}"]} {month.Year.ToString(CultureInfo.InvariantCulture)}"
        : period;

    /// <summary>A count with the language's mark between thousands.</summary>
    public string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", language == "en" ? "," : ".", StringComparison.Ordinal);
}
