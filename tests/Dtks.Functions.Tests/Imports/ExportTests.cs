using System.IO.Compression;
using System.Text;
using Dtks.Domain.Imports;
using Dtks.Functions.Imports;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Imports;

/// <summary>Results and the template: what is written can be read again, and nothing in it is carried out.</summary>
public sealed class ExportTests
{
    private static readonly MessageCatalogue Messages = new(DeclaredModules.All.Texts);
    private static readonly Prelists Kind = new(intake: null!);

    [Theory]
    [Trait("rule", "REG-3")]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public void A_result_can_be_corrected_and_sent_again(TableFormat format)
    {
        var sample = SamplePrelist.Row();
        (sample[2], sample[10], sample[12]) = ("=cmd|'/C calc'!A1, \"CONTOH\"", "-", "+6281200000001");
        var cells = new ImportCell?[ImportColumns.Count];
        for (var i = 0; i < sample.Length; i++)
        {
            cells[i] = new ImportCell(CellKind.Text, sample[i]);
        }

        var faults = new[] { RowFault.Of(ImportViolations.DigitsLost, ImportColumn.Nik, "REG-2", ("count", "15")) };
        var rows = new[]
        {
            new ResultRow(2, new ImportRow(2, cells), new RowResult(2, RowOutcome.Refused, null, null, faults), "waiting"),
            new ResultRow(3, new ImportRow(3, cells), null, "waiting"),
        };

        var written = TableWriter.Write(Kind, format, rows.Select(r => r.Cells(Kind, Messages, "id")));
        var (read, problems) = TableReader.Read(written, ImportColumns.Table);

        Assert.Empty(problems);
        Assert.Equal([2, 3], read.Select(r => r.Number));
        Assert.Equal(["ditolak", "menunggu"], read.Select(r => r[ImportColumn.Outcome]!.Value.Text));
        var family = new FamilyRows([read[0]], "3306162006").Draft;
        Assert.Equal((sample[0], sample[1], "-", "+6281200000001"), (family.Household!.FamilyCardNumber, family.Household.Members![0]!.Nik, family.Household.Address!.Rt, family.Contact!.Phone));
        Assert.Contains("nik: Hanya 15 dari 16 angka", format == TableFormat.Csv ? Encoding.UTF8.GetString(written) : Part(written, "sheet"), StringComparison.Ordinal);
        if (format == TableFormat.Xlsx)
        {
            Assert.DoesNotContain("<x:f>", Part(written, "sheet"), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("rule", "RAT-2")]
    public void The_template_keeps_sixteen_digits_has_lists_to_choose_from_and_is_read_as_it_is()
    {
        var template = new PrelistTemplate();
        var xlsx = template.Of(TableFormat.Xlsx).ToArray();

        Assert.Equal(ImportViolations.Empty, Assert.Single(TableReader.Read(xlsx, ImportColumns.Table).Problems).Code);
        Assert.Equal(ImportViolations.Empty, Assert.Single(TableReader.Read(template.Of(TableFormat.Csv).ToArray(), ImportColumns.Table).Problems).Code);
        var sheet = Part(xlsx, "sheet");
        Assert.Contains("\"Kepala keluarga,Suami,Istri,Anak,Menantu,Cucu,Orang tua,Mertua,Famili lain,Pembantu,Lainnya\"", sheet.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("sqref=\"H2:H20001\"", sheet, StringComparison.Ordinal);
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
    }

    [Fact]
    public void Every_word_of_the_lists_is_one_that_is_read()
    {
        var listed = ImportColumns.Template.SelectMany(c => ImportWords.ListOf(c).Select(word => (Column: c, Word: word))).ToList();

        Assert.True(listed.Count > 25);
        Assert.All(listed, l => Assert.NotNull(ImportWords.Find(l.Column, l.Word)));
        Assert.All(ImportColumns.Template, c => Assert.Equal(c, ImportColumns.Find(ImportColumns.NameOf(c))));
    }

    private static string Part(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.Entries.First(e => e.FullName.Contains($"worksheets/{name}", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}
