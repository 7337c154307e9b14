using System.IO.Compression;
using System.Text;

namespace Dtks.Functions.Tests.Imports;

/// <summary>Prelists as village offices have them, and as nobody should; the people are evidently synthetic.</summary>
internal static class SamplePrelist
{
    /// <summary>The header of the template.</summary>
    public static readonly string[] Header =
        ["nomor_kk", "nik", "nama", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "nama_ibu_kandung", "hubungan_keluarga", "status_kawin", "alamat", "rt", "rw", "telepon", "jenis_usulan"];

    /// <summary>A right row of a family of its own.</summary>
    public static string[] Row(int number = 1, string nik = "", string card = "") =>
    [
        card.Length > 0 ? card : $"330616010180{number:0000}", nik.Length > 0 ? nik : $"330616020280{number:0000}", "CONTOH SATU", "Kota Contoh", "1980-02-02", "L", "IBU CONTOH", "Kepala keluarga", "Kawin", "Dusun Contoh 1", "001", "002", "081200000001", "Masuk DTKS",
    ];

    /// <summary>A CSV of rows under the header.</summary>
    public static string Csv(IEnumerable<string[]> rows, char separator = ',', IReadOnlyList<string>? header = null) =>
        string.Concat(rows.Prepend([.. header ?? Header]).Select(r => string.Join(separator, r.Select(c => Quoted(c, separator))) + "\r\n"));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A workbook of rows whose cells are given as XML: <see cref="Text"/>, <see cref="Number"/> or any other.</summary>
    public static byte[] Xlsx(IEnumerable<IEnumerable<string>> rows, string sheets = "<sheet name=\"Prelist\" sheetId=\"1\" r:id=\"rId1\"/>", string properties = "", params (string Name, string Content)[] more)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var data = string.Concat(rows.Select((r, i) => $"<row r=\"{i + 1}\">{string.Concat(r)}</row>"));
        return Zip([
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\">{properties}<sheets>{sheets}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"{relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData></worksheet>"),
            ("xl/worksheets/sheet2.xml", $"<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>lain</t></is></c></row></sheetData></worksheet>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy;@\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{main}\"><si><t>CONTOH BERSAMA</t></si><si><r><t>CONTOH </t></r><r><t>DUA</t></r><rPh><t>x</t></rPh></si></sst>"),
            .. more,
        ]);
    }

    public static byte[] Zip(IReadOnlyList<(string Name, string Content)> entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    public static string Number(string number, int style = 0) => $"<c s=\"{style}\"><v>{number}</v></c>";

    /// <summary>A right row with one cell given as XML.</summary>
    public static IEnumerable<string> With(string column, string cell, int number = 1) => Row(number).Select((c, i) => Header[i] == column ? cell : Text(c));

    /// <summary>The header as a row.</summary>
    public static IEnumerable<string> Head => Header.Select(Text);

    private static string Quoted(string cell, char separator) => cell.Contains(separator) || cell.Contains('"') || cell.Contains('\n') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
