using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>The one path of a container's partition key, such as <c>/village</c> or <c>/address/village</c>.</summary>
internal sealed class PartitionKeyPath
{
    /// <exception cref="RequestFailedException">400: it is no path</exception>
    public PartitionKeyPath(string path)
    {
        Text = path;
        Names = PropertyPath.TrySplit(path)
            ?? throw RequestFailedException.BadRequest($"The partition key path '{path}' is invalid; a path looks like /name or /outer/inner.");
    }

    public string Text { get; }

    /// <summary>The names along the path, the first of a top-level member.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The partition key value in the JSON of the top-level member; 400 when it is an object or an array.</summary>
    public PartitionKeyValue Read(ReadOnlySpan<byte> rootJson) =>
        PartitionKeyValue.FromToken(Names.Skip(1).Aggregate<string, JToken?>(JsonText.Parse(rootJson), (token, name) => token.Member(name)))
        ?? throw RequestFailedException.BadRequest($"The value at {Text} cannot be a partition key: it is an object or an array.");
}
