using System.IO.Compression;
using System.Text;
using Dtks.Domain.CardFiles;
using Dtks.Domain.Imports;
using Dtks.Functions.DeliveryImports;
using Dtks.Functions.Imports;
using Dtks.Functions.Tests.Imports;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.DeliveryImports;

/// <summary>Files of deliveries as post offices have them: read by their own columns, and their results can be sent again.</summary>
[Trait("rule", "CRD-1")]
public sealed class DeliveryFileTests
{
    private const string Header = "nomor_kartu;tanggal;hasil;diterima_oleh;didampingi_oleh";
    private static readonly MessageCatalogue Messages = new(DeclaredModules.All.Texts);
    private static readonly DeliveryFiles Kind = new(null!, null!, null!, null!, null!);

    [Theory]
    [InlineData(Header)]
    [InlineData("DAFTAR PENGANTARAN DESA CONTOH\r\nNo. Kartu;Tgl Antar;Hasil Antar;Penerima;Pendamping")]
    [InlineData("No\tNama\tNomor KPS\tTanggal Serah\tStatus\tNama Penerima\tNama Pendamping\tRT")]
    public void The_columns_are_known_by_their_names_and_a_delivery_sheets_others_are_not_looked_at(string header)
    {
        var isSheet = header.Contains('\t', StringComparison.Ordinal);
        var row = isSheet ? "1\tCONTOH\t10075103\t2026-11-19\tDiserahkan\tContoh Satu\tContoh Dua\t001" : "10075103;2026-11-19;Diserahkan;Contoh Satu;Contoh Dua";

        var (rows, problems) = TableReader.Read(Encoding.UTF8.GetBytes($"{header}\r\n{row}\r\n"), DeliveryColumns.Table);

        Assert.Empty(problems);
        Assert.Equal(["10075103", "2026-11-19", "Diserahkan", "Contoh Satu", "Contoh Dua", null, null], Enumerable.Range(0, DeliveryColumns.Table.Count).Select(c => Assert.Single(rows)[c]?.Text));
    }

    [Fact]
    public void A_prelist_is_no_file_of_deliveries()
    {
        var problems = TableReader.Read(SamplePrelist.Utf8(SamplePrelist.Csv([SamplePrelist.Row()])), DeliveryColumns.Table).Problems;

        Assert.Equal([ImportViolations.HeaderMissing, ImportViolations.HeaderUnknown], problems.Select(p => p.Code));
        Assert.Equal("nomor_kartu, tanggal, hasil", problems[0].Args!["columns"]);
    }

    [Theory]
    [Trait("rule", "REG-3")]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public void A_result_can_be_corrected_and_sent_again_and_nothing_in_it_is_carried_out(TableFormat format)
    {
        string[] cells = ["10075103", "2026-11-19", "Diserahkan", "=cmd|'/C calc'!A1", "+Contoh"];
        var row = new ImportRow(2, [.. cells.Select(c => (ImportCell?)new ImportCell(CellKind.Text, c)), null, null]);
        var result = new RowResult(2, RowOutcome.Refused, null, null, [RowFault.At(DeliveryViolations.CardNumber, "nomor_kartu", "CRD-1")], "c-1");

        var written = TableWriter.Write(Kind, format, [new ResultRow(2, row, result, "waiting").Cells(Kind, Messages, "id")]);
        var (read, problems) = TableReader.Read(written, DeliveryColumns.Table);

        Assert.Empty(problems);
        Assert.Equal((cells[0], cells[1], cells[2]), (read[0][0]!.Value.Text, read[0][1]!.Value.Text, read[0][2]!.Value.Text));
        var whole = format == TableFormat.Csv ? Encoding.UTF8.GetString(written) : Sheet(written);
        Assert.Contains("nomor_kartu: Tidak ada kartu dengan nomor ini", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("kode_pelacakan", whole, StringComparison.Ordinal);
        Assert.DoesNotContain(",=cmd", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", whole, StringComparison.Ordinal);
    }

    private static string Sheet(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.Entries.First(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}
