using Dtks.Domain.Imports;
using Dtks.Functions.Imports;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Functions.Tests.Imports;

/// <summary>Prelists as they are stored: nothing of a person stands there in clear, and all of it is read back.</summary>
[Trait("rule", "REG-3")]
public sealed class StoredImportsTests
{
    private const string Village = "3306162006";
    private readonly DocumentSerializer _serializer = DeclaredModules.Serializer;

    [Fact]
    public void Rows_and_results_are_stored_without_what_stands_in_them()
    {
        var rows = new ImportRowsDocument { Id = ImportRowsDocument.IdOf("a", 0), Village = Village, Import = "a", Chunk = 0, Count = 1, Families = [[StoredRow.Of(Row())]] };
        var fault = RowFault.Of(ImportViolations.DateMeant, ImportColumn.BirthDate, "REG-2", ("meant", "1980-02-02"));
        var results = new ImportResultsDocument
        {
            Id = ImportResultsDocument.IdOf("a", 0),
            Village = Village,
            Import = "a",
            Chunk = 0,
            Results = [new RowResult(2, RowOutcome.Refused, null, null, [fault])],
        };

        Assert.All(new[] { Write(rows), Write(results) }, stored => Assert.DoesNotMatch("CONTOH|33061602|1980-02-02|0812", stored));
        Assert.Equal(JsonText.Write(rows with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<ImportRowsDocument>(Write(rows))));
        Assert.Equal(JsonText.Write(results with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<ImportResultsDocument>(Write(results))));
        Assert.Equal(Row().Cells, Read<ImportRowsDocument>(Write(rows)).Read()[0][0].Cells);
    }

    [Fact]
    public void The_files_name_and_digest_and_what_was_wrong_with_it_are_not_in_clear()
    {
        var state = new ImportState
        {
            Id = "a",
            FileName = "usulan CONTOH SATU.xlsx",
            Length = 1,
            Sha256 = new string('d', 64),
            By = "officer-1",
            ExpiresAt = Instant.FromUtc(2026, 11, 10, 3, 0),
            Status = ImportStatus.Refused,
            Problems = [ImportProblem.Of(ImportViolations.HeaderUnknown, ("columns", "CONTOH SATU"))],
            History = [],
        };
        var document = new ImportDocument { Id = "import-a", Village = Village, Status = state.Status, CreatedOn = DateTimeOffset.UnixEpoch, State = state };

        var stored = Write(document);

        Assert.DoesNotMatch("CONTOH|dddd", stored);
        Assert.Equal(JsonText.Write(document with { ProtectedBy = "v2:k1" }), JsonText.Write(Read<ImportDocument>(stored)));
        Assert.DoesNotContain("CONTOH", document.BlobName(), StringComparison.Ordinal);
    }

    private static ImportRow Row() => new(2, [.. SamplePrelist.Row().Select(c => (ImportCell?)new ImportCell(CellKind.Text, c)), .. new ImportCell?[ImportColumns.Count - SamplePrelist.Header.Length]]);

    private string Write<T>(T value)
    {
        using var reader = new StreamReader(_serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private T Read<T>(string json) => _serializer.FromStream<T>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));
}
