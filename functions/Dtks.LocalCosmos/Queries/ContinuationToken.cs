using System.Globalization;
using Dtks.LocalCosmos.Http;

namespace Dtks.LocalCosmos.Queries;

/// <summary>
/// Where the next page begins: at the item with a row key, some of whose results were given already; or, when results do
/// not come item by item, after a number of results. It needs nothing kept here, so it outlives a restart.
/// </summary>
/// <param name="RowKey">the item's row key; 0 when results are counted</param>
/// <param name="Skip">how many results, of the item or in all, were given already</param>
/// <param name="Ranges">
/// how many ranges there were when results over a whole range were counted: with another number they are not the same results;
/// 0 for a token that holds whatever the ranges are
/// </param>
internal readonly record struct ContinuationToken(long RowKey, int Skip, int Ranges = 0)
{
    private const string Prefix = "LC1";

    public static ContinuationToken Start => new(0, 0);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}~{RowKey}~{Skip}{(Ranges > 0 ? $"~{Ranges}" : "")}");

    /// <summary>Reads a token; 400 when it is none of ours, or counts the results of another number of ranges.</summary>
    /// <param name="text">the token; null or empty for the start</param>
    /// <param name="ranges">how many ranges there are now</param>
    public static ContinuationToken Parse(string? text, int ranges)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Start;
        }

        var token = TryParse(text.Split('~')) ?? throw RequestFailedException.BadRequest("The continuation token is malformed.");
        return token.Ranges == 0 || token.Ranges == ranges ? token : throw RequestFailedException.BadRequest(
            $"The continuation token was made with {token.Ranges} ranges and there are {ranges} now: begin the query anew.");
    }

    private static ContinuationToken? TryParse(string[] parts) =>
        parts is [Prefix, var row, var count, ..]
        && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var rowKey)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            ? parts.Length switch
            {
                3 => new ContinuationToken(rowKey, skip),
                4 when int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var ranges) => new ContinuationToken(rowKey, skip, ranges),
                _ => null,
            }
            : null;
}
