using System.Globalization;
using Dtks.LocalCosmos.Http;

namespace Dtks.LocalCosmos.Queries;

/// <summary>
/// Where the next page begins: at the item with a row key, some of whose results were given already; or, when results do
/// not come item by item, after a number of results. It needs nothing kept here, so it outlives a restart.
/// </summary>
internal readonly record struct ContinuationToken(long RowKey, int Skip)
{
    private const string Prefix = "LC1";

    public static ContinuationToken Start => new(0, 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}~{RowKey}~{Skip}");

    /// <summary>Reads a token; 400 when it is none of ours.</summary>
    public static ContinuationToken Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Start;
        }

        var parts = text.Split('~');
        return parts is [Prefix, _, _]
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rowKey)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
                ? new ContinuationToken(rowKey, skip)
                : throw RequestFailedException.BadRequest("The continuation token is malformed.");
    }
}
