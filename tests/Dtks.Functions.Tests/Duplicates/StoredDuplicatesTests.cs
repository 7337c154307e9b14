using Dtks.Domain.Areas;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Functions.Duplicates;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Functions.Tests.Duplicates;

/// <summary>Pairs and what scans gather, as they are stored: nothing of a person stands there in clear, and all of it is read back.</summary>
[Trait("rule", "REG-3")]
public sealed class StoredDuplicatesTests
{
    private readonly DocumentSerializer _serializer = DeclaredModules.Serializer;

    private static readonly GatheredPerson Person =
        new(new string('a', 64), "h-1", "01", "CONTOH SATU", "IBU CONTOH", "KOTA CONTOH", new LocalDate(1980, 2, 2), Sex.Female, (int)(SearchGroup.Name | SearchGroup.Mother));

    [Fact]
    public void What_was_gathered_is_stored_without_names_dates_and_hashes()
    {
        var gathered = Gathered() with { Rows = GatheredRows.Write([("3306162006", Person)]) };

        var stored = Write(gathered);

        Assert.DoesNotMatch("CONTOH|1980|aaaa|h-1", stored);
        Assert.Equal(JsonText.Write(gathered with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<GatheredDocument>(stored)));
        Assert.Equal(("s-03", "[gathered]"), (gathered.Part, gathered.ToString()));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void Rows_are_compared_as_what_was_gathered_before_there_were_rows()
    {
        GatheredPerson[] people = [Person, Person with { Person = new string('b', 64), Name = "CONTOH|SATU", BirthDate = new LocalDate(1980, 2, 20), Sex = Sex.Male, Groups = (int)SearchGroup.All }];
        var before = Read<GatheredDocument>(Write(Gathered() with { People = people })).Compared().ToList();
        var rows = Read<GatheredDocument>(Write(Gathered() with { Rows = GatheredRows.Write(people.Select(p => ("3306162006", p))) })).Compared().ToList();

        Assert.Equal(before.Select(p => (p.Person.Entry, p.Groups)), rows.Select(p => (p.Person.Entry, p.Groups)));
        foreach (var (one, other) in before.Zip(rows))
        {
            var stranger = people[0] with { Person = new string('c', 64) };
            var (a, b) = (DuplicateComparison.Of(one.Person, stranger.In("3306162007").Person), DuplicateComparison.Of(other.Person, stranger.In("3306162007").Person));
            Assert.Equal(a?.Points, b?.Points);
            Assert.Equal(a?.Reasons ?? [], b?.Reasons ?? []);
        }

        Assert.Equal(100, DuplicateComparison.Of(rows[0].Person, (Person with { Person = new string('c', 64) }).In("3306162006").Person)!.Points);
        Assert.Throws<FormatException>(() => GatheredRows.Read(GatheredRows.Write([("v", Person)])[..^1]).ToList());
    }

    [Fact]
    public void A_pair_is_stored_without_its_note()
    {
        var (one, other) = (new DuplicateEntry(new string('a', 64), "3306162006", "h-1", "01"), new DuplicateEntry(new string('b', 64), "3306162007", "h-2", "02"));
        var state = DuplicateDecider.Find(
            before: null, new FoundPair(one, other, new Likeness(92, [new DuplicateReason(PopulationField.BirthDate, FieldAgreement.Swapped)])), AreaCode.Parse("3306"), Instant.FromUtc(2026, 11, 10, 3, 0));
        var pair = DuplicateDocument.Of(state with { Status = DuplicateStatus.Same, Stays = DuplicateSide.First, Note = "Menurut CONTOH SATU" }, "s");

        var stored = Write(pair);

        Assert.DoesNotContain("CONTOH", stored, StringComparison.Ordinal);
        Assert.Contains("\"swapped\"", stored, StringComparison.Ordinal);
        Assert.Equal(JsonText.Write(pair with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<DuplicateDocument>(stored)));
    }

    private static GatheredDocument Gathered() => new() { Id = GatheredDocument.IdOf("3306162006", 0), Part = GatheredDocument.PartitionOf("s", 3).Value, Village = "3306162006" };

    private string Write<T>(T value)
    {
        using var reader = new StreamReader(_serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private T Read<T>(string json) => _serializer.FromStream<T>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));
}
