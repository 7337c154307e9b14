using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Items;

/// <summary>
/// A document a caller sent, read in one pass: its id, partition key and time to live, and its members without the
/// system properties, which the store adds again. The pass is strict where Newtonsoft is lenient, and builds no tree.
/// </summary>
internal sealed class ItemBody
{
    /// <summary>Largest document in bytes: 2 MB, from the service's limits.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const byte BinaryDocument = 0x80;
    private const int MaxDepth = 128;

    private static readonly string[] SystemProperties = ["_rid", "_self", "_etag", "_attachments", "_ts", "_lsn"];

    private ItemBody(string id, PartitionKeyValue partitionKey, int? timeToLive, byte[] members, int indexedCount)
    {
        (Id, PartitionKey, TimeToLive, Members, IndexedCount) = (id, partitionKey, timeToLive, members, indexedCount);
    }

    public string Id { get; }

    public PartitionKeyValue PartitionKey { get; }

    /// <summary>Seconds, -1 for never; null when the document says nothing.</summary>
    public int? TimeToLive { get; }

    /// <summary>The members with commas between them, without the braces.</summary>
    public byte[] Members { get; }

    /// <summary>Top-level members that are indexed, for the estimate of what indexing costs.</summary>
    public int IndexedCount { get; }

    /// <summary>Reads a document for a container; whatever is wrong with it is 400 or 413.</summary>
    public static ItemBody Read(ReadOnlySpan<byte> json, PartitionKeyPath path, IndexingPolicy? indexing = null)
    {
        if (json.Length > MaxBytes)
        {
            throw RequestFailedException.TooLarge($"Request size is too large: {json.Length} bytes; an item has at most {MaxBytes}.");
        }

        if (json is [BinaryDocument, ..])
        {
            throw RequestFailedException.NotSupported(RequestReader.BinaryEncoding);
        }

        if (!Utf8.IsValid(json))
        {
            throw RequestFailedException.BadRequest("The document is not UTF-8.");
        }

        try
        {
            return new Scanner(json, path, indexing).Scan();
        }
        catch (JsonException e)
        {
            throw RequestFailedException.BadRequest($"The document is not JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            throw RequestFailedException.BadRequest("The document holds text that is not Unicode in its id, name or partition key.");
        }
    }

    private ref struct Scanner(ReadOnlySpan<byte> json, PartitionKeyPath path, IndexingPolicy? indexing)
    {
        private readonly ReadOnlySpan<byte> _json = json;
        private Utf8JsonReader _reader = new(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        private readonly ArrayBufferWriter<byte> _members = new(json.Length + 1);
        private int _indexed = 0;
        private string? _id = null;
        private int? _timeToLive = null;
        private PartitionKeyValue _partitionKey = PartitionKeyValue.Undefined;

        public ItemBody Scan()
        {
            if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
            {
                throw RequestFailedException.BadRequest("The document is not a JSON object.");
            }

            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                Member();
            }

            _reader.Read();
            return new ItemBody(_id ?? throw MissingId(), _partitionKey, _timeToLive, _members.WrittenSpan.ToArray(), _indexed);
        }

        private void Member()
        {
            var start = (int)_reader.TokenStartIndex;
            var name = _reader.GetString()!;
            _reader.Read();
            var valueStart = (int)_reader.TokenStartIndex;
            Inspect(name);
            var isKept = Array.IndexOf(SystemProperties, name) < 0;
            start = Value(isKept ? start : _json.Length);
            if (name == path.Names[0])
            {
                _partitionKey = path.Read(_json[valueStart..(int)_reader.BytesConsumed]);
            }

            if (isKept)
            {
                _indexed += indexing?.IndexesBelow(name) == true ? 1 : 0;
                _members.Write(_json[start..(int)_reader.BytesConsumed]);
            }
        }

        // Goes over a value and keeps the text from a place on up to its last number that is not in its shortest form. Gives the place after that.
        private int Value(int start)
        {
            if (start < _json.Length && _members.WrittenCount > 0)
            {
                _members.Write(","u8);
            }

            var depth = _reader.CurrentDepth;
            do
            {
                StrictJson.CheckToken(ref _reader);
                if (start < _json.Length && StrictJson.Shortened(ref _reader) is { } number)
                {
                    _members.Write(_json[start..(int)_reader.TokenStartIndex]);
                    Encoding.ASCII.GetBytes(number, _members);
                    start = (int)_reader.BytesConsumed;
                }
            }
            while ((_reader.CurrentDepth > depth || _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && _reader.Read());
            return start;
        }

        private void Inspect(string name)
        {
            if (name == "id")
            {
                _id = _reader.TokenType == JsonTokenType.String ? ItemId.Check(_reader.GetString()!) : throw MissingId();
            }
            else if (name == "ttl")
            {
                _timeToLive = ReadTimeToLive();
            }
        }

        private readonly int ReadTimeToLive() =>
            _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var seconds) && seconds is -1 or > 0
                ? seconds
                : throw RequestFailedException.BadRequest("The value of 'ttl' must be -1 or a whole number of seconds above 0; without it the container's counts.");

        private static RequestFailedException MissingId() => RequestFailedException.BadRequest(
            "The input content is invalid because the required properties - 'id; ' - are missing or not text.");
    }
}

/// <summary>What the service takes as the id of an item: 1 to 1,023 bytes without '/' and '\'.</summary>
internal static class ItemId
{
    private const int MaxBytes = 1023;

    public static string Check(string id)
    {
        var fits = id.Length > 0 && Encoding.UTF8.GetByteCount(id) <= MaxBytes && id.AsSpan().IndexOfAny('/', '\\') < 0;
        return fits ? id : throw RequestFailedException.BadRequest(
            $"The id of an item has 1 to {MaxBytes} bytes and neither '/' nor '\\'.");
    }
}
