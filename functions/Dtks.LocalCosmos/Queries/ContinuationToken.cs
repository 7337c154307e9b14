using System.Globalization;
using System.Text;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Queries;

/// <summary>
/// Where the next page begins: after the result at a position, or, where results have none, after a number of results. It needs
/// nothing kept here, so it outlives a restart.
/// </summary>
/// <param name="Position">the position; null when results are only counted</param>
/// <param name="Given">how many results were given in all</param>
/// <param name="Ranges">
/// how many ranges there were, for a query over one whose results depend on it: with another number they are not the same results;
/// 0 for a token that holds whatever the ranges are
/// </param>
internal sealed record ContinuationToken(ResultPosition? Position, int Given, int Ranges)
{
    private const string Prefix = "LC2";
    private const int LongestKeys = 32 * 1024;

    public override string ToString()
    {
        var keys = Position is null ? "" : Convert.ToBase64String(JsonText.Write(new JArray(Position.Keys.Select(key => key.ToJson()))));
        // A header has its limits: with longer keys the results are counted.
        var counted = string.Create(CultureInfo.InvariantCulture, $"{Prefix}~{Ranges}~{Given}");
        return Position is null || keys.Length > LongestKeys
            ? counted
            : string.Create(CultureInfo.InvariantCulture, $"{counted}~{Position.RowKey}~{Position.Nth}~{keys}");
    }

    /// <summary>Reads a token; null for the start, 400 when it is none of ours, or was made with another number of ranges.</summary>
    /// <param name="text">the token; null or empty for the start</param>
    /// <param name="ranges">how many ranges there are now</param>
    public static ContinuationToken? Parse(string? text, int ranges)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var token = TryParse(text.Split('~')) ?? throw RequestFailedException.BadRequest("The continuation token is malformed.");
        return token.Ranges == 0 || token.Ranges == ranges ? token : throw RequestFailedException.BadRequest(
            $"The continuation token was made with {token.Ranges} ranges and there are {ranges} now: begin the query anew.");
    }

    private static ContinuationToken? TryParse(string[] parts) =>
        parts is [Prefix, var ranges, var given, ..] && Number(ranges) is { } count and <= int.MaxValue && Number(given) is > 0 and <= int.MaxValue and var all
            ? parts.Length switch
            {
                3 => new ContinuationToken(null, (int)all, (int)count),
                6 when Number(parts[3]) is { } row && Number(parts[4]) is { } nth and <= int.MaxValue && ReadKeys(parts[5]) is { } keys =>
                    new ContinuationToken(new ResultPosition(keys, row, (int)nth), (int)all, (int)count),
                _ => null,
            }
            : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IReadOnlyList<PositionKey>? ReadKeys(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && JsonText.Parse(bytes.AsSpan(0, length)) is JArray keys
            ? ResumeFilter.ReadKeys(keys)
            : null;
    }
}

/// <summary>
/// Where the SDK wants an ordered query to go on: <c>{value: [key, …], rid, exclude}</c> beside the query. Results before
/// the keys are left out; of those with equal keys all are when <c>exclude</c>, else those before the resource id.
/// </summary>
internal static class ResumeFilter
{
    /// <summary>Reads the filter of a request for a query; null when there is none, 400 when it does not fit the query.</summary>
    /// <param name="body">the request's body</param>
    /// <param name="count">how many sorting keys the query has</param>
    /// <param name="container">the container the query is over</param>
    public static ResultPosition? Read(JToken? body, int count, ResourceId container)
    {
        if (body.Member("resumeFilter") is not JObject filter)
        {
            return null;
        }

        if (filter["value"] is not JArray values || values.Count != count)
        {
            throw RequestFailedException.BadRequest("The resume filter does not fit the query's ORDER BY.");
        }

        return new ResultPosition(ReadKeys(values), filter["exclude"] is JValue { Value: true } ? long.MaxValue : ReadRowKey(filter["rid"], container), 0);
    }

    /// <summary>Reads sorting keys; 400 when one is none.</summary>
    public static IReadOnlyList<PositionKey> ReadKeys(JArray keys) =>
        [.. keys.Select(key => PositionKey.TryRead(key) ?? throw RequestFailedException.BadRequest("The resume filter or token holds a value that is none."))];

    private static long ReadRowKey(JToken? rid, ResourceId container) => rid.AsText() is { } text
        ? container.TryReadItem(text) ?? throw RequestFailedException.BadRequest("The resource id of the resume filter is malformed.")
        : 0;
}
