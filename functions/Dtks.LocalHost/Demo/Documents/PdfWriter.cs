using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Writes the objects of a PDF 1.4 file (ISO 32000-1, 7.5) and its cross-reference table.</summary>
internal sealed class PdfWriter
{
    private readonly MemoryStream _file = new();
    private readonly List<long> _offsets = [];

    public PdfWriter() => Write("%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n");

    /// <summary>Adds an object; the numbers go up from 1 in order.</summary>
    /// <returns>Its number.</returns>
    public int Add(string content) => AddObject(() => Write(content));

    /// <summary>Adds a stream, compressed.</summary>
    /// <returns>Its number.</returns>
    public int AddStream(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return AddObject(() =>
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"<< /Length {compressed.Length} /Filter /FlateDecode >>\nstream\n"));
            compressed.WriteTo(_file);
            Write("\nendstream");
        });
    }

    /// <summary>Adds the cross-reference table and the trailer.</summary>
    /// <param name="catalogue">The number of the document's catalogue.</param>
    /// <param name="information">The number of the document's information dictionary.</param>
    /// <returns>The whole file.</returns>
    public byte[] Finish(int catalogue, int information)
    {
        var start = _file.Length;
        var size = _offsets.Count + 1;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n"));
        foreach (var offset in _offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {size} /Root {catalogue} 0 R /Info {information} 0 R >>\n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        return _file.ToArray();
    }

    private int AddObject(Action writeContent)
    {
        _offsets.Add(_file.Length);
        Write(string.Create(CultureInfo.InvariantCulture, $"{_offsets.Count} 0 obj\n"));
        writeContent();
        Write("\nendobj\n");
        return _offsets.Count;
    }

    private void Write(string text) => _file.Write(Encoding.Latin1.GetBytes(text));
}
