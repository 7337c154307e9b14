using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Resources;

namespace Dtks.LocalCosmos.Batch;

/// <summary>Turns rows of a batch into operations on items.</summary>
internal static class BatchCommands
{
    /// <summary>Checks a row; what is wrong with it becomes that row's failure.</summary>
    public static BatchCommand TryRead(BatchOperation row, string? requestKey, ContainerResource container)
    {
        try
        {
            return new BatchCommand(Read(row, requestKey, container), null);
        }
        catch (RequestFailedException failure)
        {
            return new BatchCommand(null, failure);
        }
    }

    private static ItemCommand Read(BatchOperation row, string? requestKey, ContainerResource container)
    {
        var kind = row.Kind is CosmosOperation.Create or CosmosOperation.Patch or CosmosOperation.Read or CosmosOperation.Delete
            or CosmosOperation.Replace or CosmosOperation.Upsert ? row.Kind.Value : throw RequestFailedException.BadRequest("An operation of the batch is none of a batch.");
        var header = row.PartitionKey ?? requestKey ?? throw RequestFailedException.BadRequest("A batch operation has no partition key.");
        var key = EffectivePartitionKey.Of(PartitionKeyValue.ParseHeader(header));
        var body = kind is CosmosOperation.Create or CosmosOperation.Upsert or CosmosOperation.Replace
            ? ItemEndpoint.ReadBody(Content(row), container, key)
            : null;
        return new ItemCommand
        {
            Kind = kind,
            PartitionKey = key,
            Id = row.Id ?? body?.Id ?? throw RequestFailedException.BadRequest("A batch operation has no id."),
            Body = body,
            Patch = kind == CosmosOperation.Patch ? PatchDocument.Read(Content(row), container) : null,
            IfMatch = row.IfMatch,
            IfNoneMatch = row.IfNoneMatch,
            Minimal = row.Minimal,
        };
    }

    private static byte[] Content(BatchOperation row) =>
        row.Body ?? throw RequestFailedException.BadRequest("A batch operation that writes has no document.");
}

/// <summary>A row of a batch, checked: the operation, or why there is none.</summary>
internal sealed record BatchCommand(ItemCommand? Command, RequestFailedException? Failure);
