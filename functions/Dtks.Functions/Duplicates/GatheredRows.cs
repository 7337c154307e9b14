using System.Globalization;
using System.Text;
using Dtks.Domain.Duplicates;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// Gathered persons as one text, each as so many fields that end with a bar: a scan writes and reads hundreds of thousands, and as JSON that takes longer than to compare them. A bar within a
/// field is written as a blank, which is compared alike.
/// </summary>
public static class GatheredRows
{
    private const char End = '|';

    /// <summary>Writes them.</summary>
    public static string Write(IEnumerable<(string Village, GatheredPerson Person)> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var rows = new StringBuilder();
        foreach (var (village, p) in people)
        {
            foreach (var field in (ReadOnlySpan<string>)[village, p.Person, p.Household, p.Member, p.Name, p.Mother, p.Place])
            {
                var from = rows.Length;
                rows.Append(field).Replace(End, ' ', from, field.Length).Append(End);
            }

            var date = p.BirthDate;
            rows.Append(CultureInfo.InvariantCulture, $"{date.Year}{End}{date.Month}{End}{date.Day}{End}{(int)p.Sex}{End}{p.Groups}{End}");
        }

        return rows.ToString();
    }

    /// <summary>Reads them, as they are compared.</summary>
    /// <exception cref="FormatException">They were not written so.</exception>
    public static IEnumerable<(ComparedPerson Person, SearchGroup Groups)> Read(string rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        for (var at = 0; at < rows.Length;)
        {
            var entry = new DuplicateEntry(Person: string.Empty, Text(rows, ref at), string.Empty, string.Empty);
            entry = entry with { Person = Text(rows, ref at), Household = Text(rows, ref at), Member = Text(rows, ref at) };
            var (name, mother, place) = (Text(rows, ref at), Text(rows, ref at), Text(rows, ref at));
            var date = new LocalDate(Number(rows, ref at), Number(rows, ref at), Number(rows, ref at));
            var sex = (Sex)Number(rows, ref at);
            yield return (new ComparedPerson(entry, name, mother, place, date, sex), (SearchGroup)Number(rows, ref at));
        }
    }

    private static string Text(string rows, ref int at) => Field(rows, ref at).ToString();

    private static int Number(string rows, ref int at) => int.Parse(Field(rows, ref at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static ReadOnlySpan<char> Field(string rows, ref int at)
    {
        var (from, length) = (at, rows.AsSpan(at).IndexOf(End));
        at = length < 0 ? throw new FormatException("What was gathered ends amid a person.") : from + length + 1;
        return rows.AsSpan(from, length);
    }
}
