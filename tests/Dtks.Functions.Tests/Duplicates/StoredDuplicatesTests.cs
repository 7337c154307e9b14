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

    [Fact]
    public void What_was_gathered_is_stored_without_names_dates_and_hashes()
    {
        var person = new GatheredPerson(new string('a', 64), "h-1", "01", "CONTOH SATU", "IBU CONTOH", "KOTA CONTOH", new LocalDate(1980, 2, 2), Sex.Female, (int)SearchGroup.All);
        var gathered = new GatheredDocument { Id = GatheredDocument.IdOf("3306162006", 0), Part = GatheredDocument.PartitionOf("s", 3).Value, Village = "3306162006", People = [person] };

        var stored = Write(gathered);

        Assert.DoesNotMatch("CONTOH|1980|aaaa|h-1", stored);
        Assert.Equal(JsonText.Write(gathered with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<GatheredDocument>(stored)));
        Assert.Equal("s-03", gathered.Part);
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

    private string Write<T>(T value)
    {
        using var reader = new StreamReader(_serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private T Read<T>(string json) => _serializer.FromStream<T>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));
}
