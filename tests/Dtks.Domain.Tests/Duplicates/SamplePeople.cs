using System.Globalization;
using Dtks.Domain.Duplicates;
using Dtks.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Tests.Duplicates;

/// <summary>Evidently synthetic people to compare.</summary>
internal static class SamplePeople
{
    /// <summary>One of a household of their own.</summary>
    public static ComparedPerson Of(
        int number, string name = "Siti Contohsatu", string date = "1980-03-12", string mother = "Ibu Contohdua", string place = "Kota Contoh", Sex sex = Sex.Female, string? household = null) =>
        new(Entry(number, household), name, mother, place, LocalDatePattern.Iso.Parse(date).Value, sex);

    public static DuplicateEntry Entry(int number, string? household = null) =>
        new(number.ToString("x64", CultureInfo.InvariantCulture), "3306012001", household ?? $"h-{number}", "01");

    /// <summary>A pair as a scan finds it.</summary>
    public static FoundPair Pair(int first = 1, int second = 2) => new(Entry(first), Entry(second), DuplicateComparison.Of(Of(first), Of(second))!);

    /// <summary>Every entry for every group.</summary>
    public static IReadOnlyList<(ComparedPerson Person, SearchGroup Groups)> ForAll(this IEnumerable<ComparedPerson> people) => [.. people.Select(p => (p, SearchGroup.All))];

    /// <summary>The likely duplicates, each as the ids of its two, found by comparing all with all.</summary>
    public static IEnumerable<string> ByHand(IReadOnlyList<ComparedPerson> people) =>
        from i in Enumerable.Range(0, people.Count)
        from j in Enumerable.Range(i + 1, people.Count - i - 1)
        where DuplicateComparison.Of(people[i], people[j]) is not null
        select DuplicateState.IdOf(people[i].Entry, people[j].Entry);
}
