using Dtks.Domain.Duplicates;
using Dtks.Domain.People;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Duplicates;

[Trait("rule", "REG-5")]
public sealed class DuplicateSearchTests
{
    private const int Runs = 100;

    private static readonly string[] Names =
    [
        "Siti Aminah", "St. Aminah", "Siti Aminan", "Sit Aminah", "Aminah", "Siti Nur Aminah", "S. Aminah", "Siti Iminah", "Siti Aminha", "Budi Santoso", "Boedi Santoso", "Budi Santosa", "Santoso",
        "Budi Santos", "Budi Sontoso", "Budi S.", "Budi", "Muhammad Contoh", "M. Contoh", "Mohamad Conto", "-", "Xx",
    ];

    private static readonly string[] Mothers = ["Sutinah", "Soetinah", "Sutina", "Sutinak", "Siti Sutinah", "Wagiyem", "Wagiem", "Wagiyum", "-", "Contoh"];
    private static readonly string[] Dates = ["1980-03-12", "1980-12-03", "1980-03-13", "1981-03-12", "1980-01-01", "1980-07-01", "1908-03-12", "1979-03-12"];
    private static readonly string[] Places = ["Kota Contoh", "Contoh", "Contoh Barat", "Lain", "-"];

    private static readonly Gen<IReadOnlyList<ComparedPerson>> People =
        (from name in Gen.Elements(Names)
         from mother in Gen.Elements(Mothers)
         from date in Gen.Elements(Dates)
         from place in Gen.Elements(Places)
         from sex in Generate.Any<Sex>()
         from household in Gen.Choose(1, 40)
         select (name, mother, date, place, sex, household)).ArrayOf(40)
        .Select(all => (IReadOnlyList<ComparedPerson>)[.. all.Select((p, i) => SamplePeople.Of(i, p.name, p.date, p.mother, p.place, p.sex, $"h-{p.household}"))]);

    [Fact]
    public void It_finds_what_comparing_all_with_all_finds() => Generate.Holds(People, people =>
        Assert.Equal(SamplePeople.ByHand(people).Order(StringComparer.Ordinal), Found(people)), Runs);

    [Fact]
    public void The_order_makes_no_difference() => Generate.Holds(People, people =>
    {
        Assert.Equal(Found(people), Found([.. people.Reverse()]));
        Assert.All(DuplicateSearch.Find(people.ForAll()).Pairs, p => Assert.True(string.CompareOrdinal(p.First.Person, p.Second.Person) < 0));
    }, Runs);

    [Fact]
    public void Two_are_as_alike_whoever_comes_first() => Generate.Holds(People, people =>
    {
        var (a, b) = (people[0], people[1]);
        var (one, other) = (DuplicateComparison.Of(a, b), DuplicateComparison.Of(b, a));
        Assert.Equal((one?.Points, one is null), (other?.Points, other is null));
        Assert.Equal(one?.Reasons ?? [], other?.Reasons ?? []);
        Assert.InRange(one?.Points ?? DuplicateComparison.Threshold, DuplicateComparison.Threshold, 100);
    }, Runs);

    // As scans do: an entry goes into a part for each group that it is brought together by.
    [Fact]
    public void In_parts_each_pair_is_found_once() => Generate.Holds(People, people =>
    {
        const int parts = 5;
        var found = new List<string>();
        for (var part = 0; part < parts; part++)
        {
            var there = people.Select(p => (p, DuplicateSearch.GroupsOf(p).Where(g => PartOf(g.Group, g.Text) == part).Aggregate(SearchGroup.None, (flags, g) => flags | g.Group)))
                .Where(p => p.Item2 != SearchGroup.None).ToList();
            found.AddRange(Ids(DuplicateSearch.Find(there)));
        }

        Assert.Equal(Found(people), found.Order(StringComparer.Ordinal));

        static int PartOf(SearchGroup group, string text) => $"{group}{text}".Sum(c => c) % parts;
    }, Runs);

    [Fact]
    public void Any_letter_more_less_other_or_swapped_in_a_long_name_is_found()
    {
        var letters = from name in Gen.Elements("CONTOHSATU", "CONTOHDUA", "CONTOHTIGA", "KALIMANTO", "NURDIANSIRO", "BABADIDI", "WIDYASARI", "TJAHJADI", "SUSANTITI") from kind in Gen.Choose(0, 3) from at in Gen.Choose(0, 20) from letter in Gen.Choose('A', 'Z') select (name, kind, at, (char)letter);
        Generate.Holds(letters, change =>
        {
            var (name, other) = (change.name, Changed(change.name, change.kind, change.at, change.Item4));
            List<ComparedPerson> people =
            [
                SamplePeople.Of(1, name), SamplePeople.Of(2, other), SamplePeople.Of(3, "Orang Lain"), SamplePeople.Of(4, other, mother: "Ibu Contohdoa"), SamplePeople.Of(5, other, "1980-12-03"),
            ];
            Assert.Contains(DuplicateState.IdOf(people[0].Entry, people[1].Entry), SamplePeople.ByHand(people));
            Assert.Equal(SamplePeople.ByHand(people).Order(StringComparer.Ordinal), Found(people));
        });
    }

    [Fact]
    public void What_thousands_share_is_passed_over_and_counted_and_keeps_nobody_else()
    {
        var many = Enumerable.Range(10, DuplicateSearch.MostOfBlock + 1).Select(i => SamplePeople.Of(i, "Budi Contohtiga", "1970-01-01", "Ibu Contohlima", household: $"h-{i}"));
        List<ComparedPerson> people = [SamplePeople.Of(1), .. many, SamplePeople.Of(2)];

        var result = DuplicateSearch.Find(people.ForAll());

        Assert.Equal(DuplicateState.IdOf(SamplePeople.Entry(1), SamplePeople.Entry(2)), Assert.Single(Ids(result)));
        Assert.Equal(0, result.PassedOver % (DuplicateSearch.MostOfBlock + 1));
        Assert.True(result.PassedOver > 0);
    }

    [Fact]
    public void Who_moved_while_it_was_gathered_stands_there_twice_and_is_in_one_pair() =>
        Assert.Single(DuplicateSearch.Find(((List<ComparedPerson>)[SamplePeople.Of(1), SamplePeople.Of(2), SamplePeople.Of(2, household: "moved")]).ForAll()).Pairs);

    [Fact]
    public void Nobody_and_one_are_nothing() =>
        Assert.All((IReadOnlyList<ComparedPerson>[])[[], [SamplePeople.Of(1)]], people => Assert.Empty(DuplicateSearch.Find(people.ForAll()).Pairs));

    private static string Changed(string name, int kind, int at, char letter)
    {
        var place = at % (name.Length - 1);
        return kind switch
        {
            0 => name.Insert(place, letter.ToString()),
            1 => name.Remove(place, 1),
            2 => name[..place] + letter + name[(place + 1)..],
            _ => name[..place] + name[place + 1] + name[place] + name[(place + 2)..],
        };
    }

    private static List<string> Found(IReadOnlyList<ComparedPerson> people) => [.. Ids(DuplicateSearch.Find(people.ForAll())).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Ids(SearchResult result) => result.Pairs.Select(p => DuplicateState.IdOf(p.First, p.Second));
}
