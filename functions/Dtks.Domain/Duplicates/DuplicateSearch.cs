using NodaTime.Text;

namespace Dtks.Domain.Duplicates;

/// <summary>
/// Finds the likely duplicates among entries without comparing all with all: each goes into some small blocks, and whoever is in one with it is compared. A block of
/// <see cref="MostOfBlock"/> entries and more is passed over and counted: what so many share tells nobody apart.
/// </summary>
public static class DuplicateSearch
{
    /// <summary>The most entries of a block.</summary>
    public const int MostOfBlock = 5_000;

    private const int Ends = 2;
    private static readonly SearchGroup[] Groups = [SearchGroup.BirthDate, SearchGroup.Name, SearchGroup.Mother];

    /// <summary>
    /// What an entry is brought together by in each group: entries that have the same there meet. None in a group where it is not known.
    /// </summary>
    public static IEnumerable<(SearchGroup Group, string Text)> GroupsOf(ComparedPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        yield return (SearchGroup.BirthDate, LocalDatePattern.Iso.Format(person.BirthDate));
        if (person.Name.IsKnown) yield return (SearchGroup.Name, person.Name.Sound);
        if (person.Mother.IsKnown) yield return (SearchGroup.Mother, person.Mother.Sound);
    }

    /// <summary>The likely duplicates, each pair once: in the group it belongs to, if both are there for it.</summary>
    /// <param name="people">The entries, each with the groups it is there for. Nothing is said of their order.</param>
    public static SearchResult Find(IReadOnlyList<(ComparedPerson Person, SearchGroup Groups)> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var (pairs, passedOver) = (new Dictionary<(int, int), Likeness>(), 0);
        foreach (var group in Groups)
        {
            var members = Members(people, group);
            for (var from = 0; from < members.Length;)
            {
                var to = from + 1;
                while (to < members.Length && members[to].Block == members[from].Block) to++;
                if (to - from > MostOfBlock) passedOver += to - from;
                else Compare(people, group, members.AsSpan(from, to - from), pairs);
                from = to;
            }
        }

        // Who moved while it was gathered stands there twice.
        var found = pairs.Select(p => Pair(people[p.Key.Item1].Person, people[p.Key.Item2].Person, p.Value)).DistinctBy(p => (p.First.Person, p.Second.Person));
        return new SearchResult([.. found], passedOver);
    }

    private static (ulong Block, int Index)[] Members(IReadOnlyList<(ComparedPerson Person, SearchGroup Groups)> people, SearchGroup group)
    {
        var members = new List<(ulong Block, int Index)>(people.Count);
        for (var i = 0; i < people.Count; i++)
        {
            if (!people[i].Groups.HasFlag(group)) continue;
            foreach (var block in Blocks(people[i].Person, group)) members.Add((block, i));
        }

        members.Sort();
        return [.. members];
    }

    private static void Compare(
        IReadOnlyList<(ComparedPerson Person, SearchGroup Groups)> people, SearchGroup group, ReadOnlySpan<(ulong Block, int Index)> block, Dictionary<(int, int), Likeness> pairs)
    {
        for (var i = 0; i < block.Length; i++)
        {
            var a = people[block[i].Index].Person;
            for (var j = i + 1; j < block.Length; j++)
            {
                var b = people[block[j].Index].Person;
                if (GroupOf(a, b) == group && DuplicateComparison.Of(a, b) is { } likeness) pairs[(block[i].Index, block[j].Index)] = likeness;
            }
        }
    }

    private static SearchGroup GroupOf(ComparedPerson a, ComparedPerson b) =>
        a.BirthDate == b.BirthDate ? SearchGroup.BirthDate
        : a.Name.IsKnown && a.Name.Sound == b.Name.Sound ? SearchGroup.Name
        : a.Mother.IsKnown && a.Mother.Sound == b.Mother.Sound ? SearchGroup.Mother
        : SearchGroup.None;

    // Of one date: mother or name agrees, or the place does and one end of the name. Of one name or mother: dates that are near share the year, or day and month.
    private static IEnumerable<ulong> Blocks(ComparedPerson person, SearchGroup group)
    {
        var date = person.BirthDate;
        var (year, day) = (date.Year, (date.Month * 100) + date.Day);
        switch (group)
        {
            case SearchGroup.BirthDate:
                var all = (year * 10_000) + day;
                if (person.Mother.IsKnown) yield return BlockKey.Of('m', all, person.Mother.Sound);
                if (!person.Name.IsKnown) yield break;
                yield return BlockKey.Of('n', all, person.Name.Sound);
                var (place, name) = (person.Place.Sound, person.Name.Sound);
                yield return BlockKey.Of('a', all, place, name.AsSpan(0, Math.Min(Ends, name.Length)));
                yield return BlockKey.Of('z', all, place, name.AsSpan(name.Length - Math.Min(Ends, name.Length)));
                break;
            case SearchGroup.Name:
                yield return BlockKey.Of('y', year, person.Name.Sound);
                yield return BlockKey.Of('d', day, person.Name.Sound);
                break;
            case SearchGroup.Mother:
                yield return BlockKey.Of('Y', year, person.Mother.Sound);
                yield return BlockKey.Of('D', day, person.Mother.Sound);
                break;
        }
    }

    private static FoundPair Pair(ComparedPerson a, ComparedPerson b, Likeness likeness) =>
        string.CompareOrdinal(a.Entry.Person, b.Entry.Person) <= 0 ? new FoundPair(a.Entry, b.Entry, likeness) : new FoundPair(b.Entry, a.Entry, likeness);
}

/// <summary>What a search came to.</summary>
/// <param name="Pairs">The likely duplicates.</param>
/// <param name="PassedOver">Entries of blocks that were too large to compare, counted once for each such block.</param>
public sealed record SearchResult(IReadOnlyList<FoundPair> Pairs, int PassedOver);

/// <summary>Two entries that are likely one person.</summary>
/// <param name="First">That whose NIK's keyed hash comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Likeness">Why.</param>
public sealed record FoundPair(DuplicateEntry First, DuplicateEntry Second, Likeness Likeness);
