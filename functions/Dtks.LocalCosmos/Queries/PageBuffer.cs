using System.Buffers;
using System.Globalization;
using System.Text;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Sql;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Queries;

/// <summary>Gathers the JSON of one page of results.</summary>
internal sealed class PageBuffer
{
    /// <summary>A page ends when its results reach 4 MB, from the service's limits.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly int _start;

    /// <param name="owner">Resource id of the container.</param>
    public PageBuffer(string owner)
    {
        Append($"{{\"_rid\":\"{owner}\",\"Documents\":[");
        _start = _buffer.WrittenCount;
    }

    public int Count { get; private set; }

    /// <summary>Bytes of the results so far.</summary>
    public int Bytes => _buffer.WrittenCount - _start;

    public bool IsFull(int pageSize) => Count >= pageSize || Bytes >= MaxBytes;

    public void Add(ReadOnlySpan<byte> json)
    {
        if (Count++ > 0)
        {
            _buffer.Write(","u8);
        }

        _buffer.Write(json);
    }

    /// <summary>Adds a document as the change feed gives it: with the sequence number of its last write.</summary>
    public void AddChange(ReadOnlySpan<byte> document, long sequence)
    {
        Add(document[..^1]);
        Append(string.Create(CultureInfo.InvariantCulture, $",\"_lsn\":{sequence}}}"));
    }

    public void Add(JToken token) => Add(token is StoredDocument stored ? stored.Body.Span : JsonText.Write(token));

    public ReadOnlyMemory<byte> Finish()
    {
        Append(string.Create(CultureInfo.InvariantCulture, $"],\"_count\":{Count}}}"));
        return _buffer.WrittenMemory;
    }

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _buffer);
}
