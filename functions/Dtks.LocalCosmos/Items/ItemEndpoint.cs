using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Resources;

namespace Dtks.LocalCosmos.Items;

/// <summary>One item: create, read, replace, upsert, delete, patch.</summary>
internal sealed class ItemEndpoint(GatewayServices services) : IEndpoint
{
    private const int PartitionKeyMismatch = 1001;

    public async Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation)
    {
        if (request.Header(CosmosHeaders.PreTriggers) is not null || request.Header(CosmosHeaders.PostTriggers) is not null)
        {
            throw RequestFailedException.NotSupported("triggers");
        }

        var container = services.ContainerOf(request.Path);
        SessionTokens.Check(request, services.Store.Committed);
        var key = PartitionKeyValue.ParseHeader(request.Header(CosmosHeaders.PartitionKey)
            ?? throw RequestFailedException.BadRequest("PartitionKey value must be supplied for this operation."));
        var effective = EffectivePartitionKey.Of(key);
        var rangeId = services.Ranges.IdOf(effective);
        try
        {
            var result = request.Kind == CosmosOperation.Read
                ? Read(request, container, effective)
                : await WriteAsync(Command(request, container, effective), container);
            return Answer(result, container, rangeId);
        }
        catch (RequestFailedException refusal) when (refusal.Status is 404 or 409 or 412 && refusal.SubStatus == 0)
        {
            // These three say what the item is now: the session goes on from there.
            return CosmosResponse.Error(refusal).About(container, rangeId, services.Store.Committed);
        }
    }

    /// <summary>The answer that carries one operation's result.</summary>
    private CosmosResponse Answer(ItemResult result, ContainerResource container, string rangeId) => new CosmosResponse
    {
        Status = result.Status,
        SubStatus = result.SubStatus,
        Body = result.Body,
        Charge = result.Charge,
        ETag = result.ETag,
    }.About(container, rangeId, result.Sequence > 0 ? result.Sequence : services.Store.Committed);

    private ItemResult Read(CosmosRequest request, ContainerResource container, byte[] key)
    {
        var item = services.Store.Read(session => session.Find(container.Number, key, request.Path.Last));
        if (item is null || item.IsExpired(container.Definition.DefaultTimeToLive, services.Now))
        {
            throw RequestFailedException.NotFound("Entity with the specified id does not exist in the system.");
        }

        return ItemWriter.Read(request.IfNoneMatch, item);
    }

    private Task<ItemResult> WriteAsync(ItemCommand command, ContainerResource container) => services.Store.CommitAsync(session =>
    {
        var writer = new ItemWriter(container, session);
        writer.CheckContainer();
        return writer.Execute(command);
    });

    private static ItemCommand Command(CosmosRequest request, ContainerResource container, byte[] key)
    {
        var body = request.Kind is CosmosOperation.Create or CosmosOperation.Upsert or CosmosOperation.Replace
            ? ReadBody(request.Body, container, key)
            : null;
        return new ItemCommand
        {
            Kind = request.Kind,
            PartitionKey = key,
            Id = request.Path.Kind == ResourceKind.Item ? request.Path.Last : body!.Id,
            Body = body,
            Patch = request.Kind == CosmosOperation.Patch ? PatchDocument.Read(request.Body.Span, container) : null,
            IfMatch = request.IfMatch,
            IfNoneMatch = request.IfNoneMatch,
            Minimal = request.Minimal,
        };
    }

    /// <summary>Reads a document; 400 with 1001 when its partition key is not the one the caller gave.</summary>
    public static ItemBody ReadBody(ReadOnlyMemory<byte> json, ContainerResource container, byte[] key)
    {
        var body = ItemBody.Read(json.Span, container.Definition.PartitionKeyPath, container.Definition.Indexing);
        return EffectivePartitionKey.Of(body.PartitionKey).AsSpan().SequenceEqual(key)
            ? body
            : throw new RequestFailedException(
                400, PartitionKeyMismatch, "PartitionKey extracted from document doesn't match the one specified in the header.");
    }
}
