using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Partitioning;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>The one path of a container's partition key, such as <c>/village</c> or <c>/address/village</c>.</summary>
internal sealed class PartitionKeyPath
{
    private readonly string[] _segments;

    public PartitionKeyPath(string path)
    {
        Text = path;
        _segments = [.. path.Split('/').Skip(1).Select(segment => segment.Trim('"'))];
        if (!path.StartsWith('/') || _segments.Length == 0 || Array.Exists(_segments, string.IsNullOrEmpty))
        {
            throw RequestFailedException.BadRequest($"The partition key path '{path}' is invalid; a path looks like /name or /outer/inner.");
        }
    }

    public string Text { get; }

    /// <summary>The top-level member the path begins with.</summary>
    public string Root => _segments[0];

    /// <summary>The partition key value in the JSON of the top-level member; 400 when it is an object or an array.</summary>
    public PartitionKeyValue Read(ReadOnlySpan<byte> rootJson)
    {
        JToken? token = JsonText.Parse(rootJson);
        foreach (var segment in _segments.AsSpan(1))
        {
            token = (token as JObject)?.GetValue(segment, StringComparison.Ordinal);
        }

        return PartitionKeyValue.FromToken(token)
            ?? throw RequestFailedException.BadRequest($"The value at {Text} cannot be a partition key: it is an object or an array.");
    }

    /// <summary>The partition key value of a whole document.</summary>
    public PartitionKeyValue Read(JObject document)
    {
        JToken? token = document;
        foreach (var segment in _segments)
        {
            token = (token as JObject)?.GetValue(segment, StringComparison.Ordinal);
        }

        return PartitionKeyValue.FromToken(token)
            ?? throw RequestFailedException.BadRequest($"The value at {Text} cannot be a partition key: it is an object or an array.");
    }
}
