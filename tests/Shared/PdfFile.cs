using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Dtks.Tests;

/// <summary>Writes PDF files of every kind, object by object, right ones and wrong ones.</summary>
public static class PdfFile
{
    /// <summary>A whole file with a cross-reference table.</summary>
    /// <param name="text">What its pages say.</param>
    /// <param name="pages">How many.</param>
    /// <param name="line">How its lines end.</param>
    public static byte[] Of(string text = "Berita acara", int pages = 1, string line = "\n") => Of(Objects(text, pages), line);

    /// <summary>A whole file of these objects, the first of which is the catalogue.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> objects, string line = "\n", string header = "%PDF-1.7")
    {
        var (file, offsets) = (new MemoryStream(), new List<long>());
        Write(file, header + line);
        for (var n = 0; n < objects.Count; n++)
        {
            offsets.Add(file.Length);
            Write(file, $"{n + 1} 0 obj{line}");
            file.Write(objects[n]);
            Write(file, $"{line}endobj{line}");
        }

        var table = file.Length;
        Write(file, $"xref{line}0 {objects.Count + 1}{line}0000000000 65535 f{(line.Length == 2 ? line : " " + line)}");
        foreach (var offset in offsets)
        {
            Write(file, $"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n{(line.Length == 2 ? line : " " + line)}");
        }

        Write(file, $"trailer{line}<< /Size {objects.Count + 1} /Root 1 0 R >>{line}startxref{line}{table}{line}%%EOF{line}");
        return file.ToArray();
    }

    /// <summary>The objects of a file: catalogue, pages, each page and its content.</summary>
    public static IReadOnlyList<byte[]> Objects(string text, int pages)
    {
        var objects = new List<byte[]>
        {
            Text("<< /Type /Catalog /Pages 2 0 R >>"),
            Text($"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(p => $"{4 + (2 * p)} 0 R"))}] /Count {pages} >>"),
            Text("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
        };
        for (var page = 0; page < pages; page++)
        {
            objects.Add(Text($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + (2 * page)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"));
            objects.Add(Stream("", Text($"BT /F1 12 Tf 57 785 Td ({text} {page + 1}) Tj ET")));
        }

        return objects;
    }

    /// <summary>A stream object.</summary>
    public static byte[] Stream(string dictionary, byte[] content) =>
        [.. Text($"<< {dictionary} /Length {content.Length} >>\nstream\n"), .. content, .. "\nendstream"u8];

    /// <summary>A file without a cross-reference table, as some writers leave it.</summary>
    public static byte[] WithoutTable(IReadOnlyList<byte[]> objects) =>
    [
        .. "%PDF-1.4\n"u8,
        .. objects.SelectMany((o, n) => (byte[])[.. Text($"{n + 1} 0 obj\n"), .. o, .. "\nendobj\n"u8]),
        .. Text($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\n%%EOF\n"),
    ];

    /// <summary>A file whose objects stand packed in one stream, with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).</summary>
    /// <param name="objects">The objects, none of them a stream; the first is the catalogue.</param>
    /// <param name="packed">In place of the packed objects, these bytes.</param>
    public static byte[] Compressed(IReadOnlyList<byte[]> objects, byte[]? packed = null)
    {
        var (index, bodies) = (new StringBuilder(), new MemoryStream());
        for (var n = 0; n < objects.Count; n++)
        {
            index.Append(CultureInfo.InvariantCulture, $"{n + 1} {bodies.Length} ");
            bodies.Write(objects[n]);
            bodies.WriteByte((byte)' ');
        }

        var (first, file) = (index.Length, new MemoryStream());
        byte[] content = [.. Text(index.ToString()), .. bodies.ToArray()];
        Write(file, "%PDF-1.7\n");
        var holder = (Number: objects.Count + 1, Offset: file.Length);
        Write(file, $"{holder.Number} 0 obj\n");
        file.Write(Stream($"/Type /ObjStm /N {objects.Count} /First {first} /Filter /FlateDecode", packed ?? PngFile.Packed(content)));
        Write(file, "\nendobj\n");
        var table = file.Length;
        var entries = new MemoryStream();
        entries.Write(Entry(0, 0, 255));
        for (var n = 0; n < objects.Count; n++)
        {
            entries.Write(Entry(2, holder.Number, n));
        }

        entries.Write(Entry(1, (int)holder.Offset, 0));
        entries.Write(Entry(1, (int)table, 0));
        Write(file, $"{holder.Number + 1} 0 obj\n");
        file.Write(Stream($"/Type /XRef /Size {holder.Number + 2} /W [1 4 1] /Root 1 0 R /Filter /FlateDecode", PngFile.Packed(entries.ToArray())));
        Write(file, $"\nendobj\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>Text as bytes.</summary>
    public static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Entry(int kind, int where, int last)
    {
        var entry = new byte[6];
        entry[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(1), where);
        entry[5] = (byte)last;
        return entry;
    }

    private static void Write(MemoryStream file, string text) => file.Write(Text(text));
}
