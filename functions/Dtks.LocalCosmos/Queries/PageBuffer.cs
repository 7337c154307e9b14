using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dtks.LocalCosmos.Queries;

/// <summary>Gathers the JSON of one page of results.</summary>
internal sealed class PageBuffer
{
    /// <summary>Most bytes of a page's results, from the service's limits.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly int _start;
    private readonly int _pageSize;

    /// <param name="owner">Resource id of the container.</param>
    /// <param name="pageSize">Most results.</param>
    public PageBuffer(string owner, int pageSize)
    {
        _pageSize = pageSize;
        Append($"{{\"_rid\":\"{owner}\",\"Documents\":[");
        _start = _buffer.WrittenCount;
    }

    public int Count { get; private set; }

    /// <summary>Bytes of the results so far.</summary>
    public int Bytes => _buffer.WrittenCount - _start;

    /// <summary>Adds a result unless the page is full; the first one always fits.</summary>
    /// <param name="json">the result, or all of it but the last <paramref name="tail"/></param>
    /// <param name="tail">its end</param>
    public bool TryAdd(ReadOnlySpan<byte> json, string tail = "")
    {
        if (Count > 0 && (Count == _pageSize || Bytes + 1 + json.Length + tail.Length > MaxBytes))
        {
            return false;
        }

        if (Count++ > 0)
        {
            _buffer.Write(","u8);
        }

        _buffer.Write(json);
        Append(tail);
        return true;
    }

    /// <summary>Adds a document as the change feed gives it: with the sequence number of its last write.</summary>
    public bool TryAddChange(ReadOnlySpan<byte> document, long sequence) =>
        TryAdd(document[..^1], string.Create(CultureInfo.InvariantCulture, $",\"_lsn\":{sequence}}}"));

    public ReadOnlyMemory<byte> Finish()
    {
        Append(string.Create(CultureInfo.InvariantCulture, $"],\"_count\":{Count}}}"));
        return _buffer.WrittenMemory;
    }

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _buffer);
}
