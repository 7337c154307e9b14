using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>
/// Reads the rows of a workbook: the sheet of the table's name, else the first that is shown. What it unpacks to is looked at before anything is; then it is read as a stream, and nothing in it is
/// carried out or followed.
/// </summary>
internal static class XlsxRows
{
    private const int MostParts = 1_000;

    // What the library holds as a whole: which sheets there are. All else is read as a stream.
    private const long MostOfWorkbook = 4 * 1024 * 1024;

    /// <summary>What a reader makes of the rows.</summary>
    /// <exception cref="RefusedFileException">It is no workbook, has macros, is damaged, or unpacks to too much.</exception>
    public static T Of<T>(byte[] bytes, string named, Func<IEnumerable<FileRow>, T> read)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            CheckPackage(stream);
            stream.Position = 0;
            var how = new OpenSettings { MaxCharactersInPart = MostOfWorkbook, AutoSave = false };
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, how);
            if (document.DocumentType is SpreadsheetDocumentType.MacroEnabledWorkbook or SpreadsheetDocumentType.MacroEnabledTemplate or SpreadsheetDocumentType.AddIn)
            {
                throw new RefusedFileException(ImportViolations.Macros);
            }

            return read(Rows(document.WorkbookPart!, named));
        }
        catch (Exception e) when (e is not (RefusedFileException or OutOfMemoryException))
        {
            // Whatever the library stumbles over: it cannot be opened.
            throw new RefusedFileException(ImportViolations.Damaged);
        }
    }

    private static void CheckPackage(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostParts || zip.Entries.Sum(e => Math.Min(e.Length, ImportLimits.MaxUnpacked + 1)) > ImportLimits.MaxUnpacked)
        {
            throw new RefusedFileException(ImportViolations.Bomb, ("max", (ImportLimits.MaxUnpacked / (1024 * 1024)).ToString(CultureInfo.InvariantCulture)));
        }

        bool Has(string name) => zip.Entries.Any(e => e.FullName.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        var fault = Has("vbaProject.bin") || Has("xlmacrosheet.xml") || zip.Entries.Any(e => e.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)) ? ImportViolations.Macros
            : Has("xl/workbook.bin") ? ImportViolations.OldWorkbook
            : zip.GetEntry("content.xml") is not null || zip.GetEntry("mimetype") is not null || zip.GetEntry("Index/Document.iwa") is not null ? ImportViolations.OtherWorkbook
            : !Has("xl/workbook.xml") ? ImportViolations.Damaged
            : null;
        if (fault is not null)
        {
            throw new RefusedFileException(fault);
        }
    }

    private static IEnumerable<FileRow> Rows(WorkbookPart workbook, string named)
    {
        var sheets = workbook.Workbook!.Descendants<Sheet>().Where(s => s.Id?.Value is { } id && workbook.TryGetPartById(id, out var part) && part is WorksheetPart).ToList();
        var shown = sheets.Where(s => s.State is null || s.State.Value == SheetStateValues.Visible).ToList();
        var chosen = shown.Find(s => string.Equals(s.Name?.Value, named, StringComparison.OrdinalIgnoreCase)) ?? shown.FirstOrDefault() ?? throw new RefusedFileException(ImportViolations.Empty);
        var is1904 = workbook.Workbook!.WorkbookProperties?.Date1904?.Value == true;
        var strings = XlsxStrings.Of(workbook.SharedStringTablePart);
        var dates = XlsxDates.Of(workbook.WorkbookStylesPart, is1904);
        return new XlsxSheet((WorksheetPart)workbook.GetPartById(chosen.Id!.Value!), strings, dates).Rows();
    }
}
