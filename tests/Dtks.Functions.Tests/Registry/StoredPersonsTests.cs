using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Functions.Tests.Registry;

/// <summary>Households and sheets as they are stored: nothing of a person stands there in clear, and all of it is read back.</summary>
public sealed class StoredPersonsTests
{
    private static readonly HouseholdDocument Household = SampleHouseholds.Of(1, 3, Instant.FromUtc(2026, 11, 10, 3, 0));

    private readonly DocumentSerializer _serializer = DeclaredModules.Serializer;

    [Fact]
    [Trait("rule", "REG-3")]
    public void A_household_is_stored_without_numbers_names_and_birth_dates()
    {
        var stored = Write(Household);

        Assert.All(["Contoh", "3306160101800001", "1980-01-01"], personal => Assert.DoesNotContain(personal, stored, StringComparison.Ordinal));
        Assert.Equal(JsonText.Write(Household with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<HouseholdDocument>(stored)));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void A_sheets_page_is_stored_without_names_and_notes()
    {
        var sheet = new SheetDocument { Id = "sheet-2026-11", Village = Household.Village, Period = "2026-11", Stage = SheetStage.Opening, ClosesOn = DateTimeOffset.UnixEpoch };
        var page = new SheetChunk([RecipientFamily.Of(Household.State)], Household.Id, IsLast: true).AppendTo(sheet, PolicyFiles.Shipped().Latest).Pages[0];
        var decided = page with { Lines = [.. page.Lines.Select(l => l with { Decision = new LineDecision(LineOutcome.Eligible, null, "Catatan tentang Contoh", null) })] };

        var stored = Write(decided);

        Assert.DoesNotContain("Contoh", stored, StringComparison.Ordinal);
        Assert.Equal(JsonText.Write(decided with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<SheetPageDocument>(stored)));
        Assert.Equal(["Contoh 0001 01", "Contoh 0001 02", "Contoh 0001 03"], page.Lines.Select(page.NameOf));
        Assert.Equal("Contoh 0001 02", page.NameOf(page.Lines[0] with { Successor = "02" }));
    }

    private string Write<T>(T value)
    {
        using var reader = new StreamReader(_serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private T Read<T>(string json) => _serializer.FromStream<T>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));
}
