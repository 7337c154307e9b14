using System.Globalization;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Queries;
using Dtks.LocalCosmos.Resources;
using Microsoft.Net.Http.Headers;

namespace Dtks.LocalCosmos.ChangeFeed;

/// <summary>The change feed, pull model, latest version: the items of a scope in the order of their last write.</summary>
internal sealed class ChangeFeedEndpoint(GatewayServices services) : IEndpoint
{
    private const string LatestVersion = "Incremental Feed";

    public Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation)
    {
        var aim = request.Header(CosmosHeaders.Aim);
        if (!string.Equals(aim, LatestVersion, StringComparison.OrdinalIgnoreCase))
        {
            throw RequestFailedException.NotSupported($"the change feed '{aim}': only the latest version of each item");
        }

        var container = services.ContainerOf(request.Path);
        SessionTokens.Check(request, services.Store.Committed);
        return Task.FromResult(Page(request, container));
    }

    private CosmosResponse Page(CosmosRequest request, ContainerResource container)
    {
        var scope = ItemScope.Read(request, container, services.Ranges);
        var committed = services.Store.Committed;
        var after = Position(request.IfNoneMatch, committed);
        var since = Since(request.Header(HeaderNames.IfModifiedSince));
        var buffer = new PageBuffer(container.ResourceId.ToString(), request.PageSize);
        var position = services.Store.Read(session =>
        {
            // Nothing beyond the committed number is taken: what comes later belongs to a later page.
            foreach (var (item, key) in session.Changes(container.Number, after).TakeWhile(change => change.Item.Sequence <= committed))
            {
                var isWanted = scope.Contains(key) && item.Timestamp >= since && !item.IsExpired(container.Definition.DefaultTimeToLive, services.Now);
                if (isWanted && !buffer.TryAddChange(item.Body, item.Sequence))
                {
                    return after;
                }

                after = item.Sequence;
            }

            return committed;
        });
        return Answer(buffer, position, scope.RangeId).About(container, scope.RangeId, committed);
    }

    private static CosmosResponse Answer(PageBuffer buffer, long position, string rangeId) => new CosmosResponse
    {
        Status = buffer.Count == 0 ? 304 : 200,
        Charge = RequestCharge.Query(buffer.Count, buffer.Bytes, buffer.Bytes),
        Body = buffer.Count == 0 ? default : buffer.Finish(),
        ETag = string.Create(CultureInfo.InvariantCulture, $"\"{position}\""),
    }.With(CosmosHeaders.ItemCount, buffer.Count.ToString(CultureInfo.InvariantCulture));

    // Absent: from the beginning; "*": from now on; else the number of the last change the caller has.
    private static long Position(string? ifNoneMatch, long committed) => ifNoneMatch switch
    {
        null => 0,
        "*" => committed,
        _ => long.TryParse(ifNoneMatch.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RequestFailedException.BadRequest("The change feed continuation in If-None-Match is malformed."),
    };

    private static long Since(string? header)
    {
        if (header is null)
        {
            return 0;
        }

        return DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? since.ToUnixTimeSeconds()
            : throw RequestFailedException.BadRequest("The start time in If-Modified-Since is malformed.");
    }
}
