using System.Globalization;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Resources;

namespace Dtks.LocalCosmos.Items;

/// <summary>Session tokens: <c>range:-1#sequence</c>, several with commas between them.</summary>
internal static class SessionTokens
{
    private const int ReadSessionNotAvailable = 1002;
    private const int LongestHeader = 16 * 1024;

    public static string Format(string rangeId, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{rangeId}:-1#{sequence}");

    /// <summary>400 when the request's token is malformed; 404 with 1002 when a read asks for what is not written yet.</summary>
    public static void Check(CosmosRequest request, long committed)
    {
        if (request.Header(CosmosHeaders.SessionToken) is not { Length: > 0 } header)
        {
            return;
        }

        var wanted = Wanted(header);
        var reads = request.Kind is CosmosOperation.Read or CosmosOperation.Query or CosmosOperation.ReadFeed or CosmosOperation.ChangeFeed;
        if (reads && wanted > committed)
        {
            throw new RequestFailedException(404, ReadSessionNotAvailable, "The read session is not available for the input session token.");
        }
    }

    private static long Wanted(string header)
    {
        if (header.Length > LongestHeader)
        {
            throw Malformed();
        }

        var wanted = 0L;
        foreach (var token in header.Split(',', StringSplitOptions.TrimEntries))
        {
            wanted = Math.Max(wanted, Sequence(token));
        }

        return wanted;
    }

    // The parts of a token after the range: version, sequence, and per region more that one region does not need.
    private static long Sequence(string token)
    {
        var parts = token[(token.IndexOf(':') + 1)..].Split('#');
        var sequence = parts.Length == 1 ? parts[0] : parts[1];
        return long.TryParse(sequence, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed();
    }

    private static RequestFailedException Malformed() => RequestFailedException.BadRequest("The session token of the request is invalid.");
}

/// <summary>Puts on an answer about items the headers that say which container, range and session it is from.</summary>
internal static class ItemAnswer
{
    public static CosmosResponse About(this CosmosResponse response, ContainerResource container, string rangeId, long sequence) => response
        .With(CosmosHeaders.SessionToken, SessionTokens.Format(rangeId, sequence))
        .With(CosmosHeaders.Sequence, sequence.ToString(CultureInfo.InvariantCulture))
        .With(CosmosHeaders.PartitionKeyRangeId, rangeId)
        .With(CosmosHeaders.AlternateContentPath, container.Link)
        .With(CosmosHeaders.ContentPath, container.ResourceId.ToString());
}
