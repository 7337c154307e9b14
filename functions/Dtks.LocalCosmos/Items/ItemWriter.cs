using System.Globalization;
using System.Text;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Items;

/// <summary>Carries out operations on the items of one container within the writer's transaction.</summary>
internal sealed class ItemWriter(ContainerResource container, WriteSession session)
{
    private readonly ContainerDefinition _definition = container.Definition;

    /// <summary>Carries out one operation. A refusal throws, and the caller's unit of work then takes everything back.</summary>
    public ItemResult Execute(ItemCommand command)
    {
        var partition = command.Kind is CosmosOperation.Create or CosmosOperation.Upsert
            ? session.EnsurePartition(container.Number, command.PartitionKey)
            : session.FindPartition(container.Number, command.PartitionKey);
        var existing = partition is { } number ? Live(number, command.Id) : null;
        return command.Kind switch
        {
            CosmosOperation.Create when existing is not null => throw AlreadyThere(),
            CosmosOperation.Create => Insert(command, partition!.Value),
            CosmosOperation.Upsert when existing is null => Insert(command, partition!.Value),
            _ when existing is null => throw RequestFailedException.NotFound("Entity with the specified id does not exist in the system."),
            CosmosOperation.Read => Read(command.IfNoneMatch, existing),
            _ => Change(command, existing),
        };
    }

    /// <summary>Refuses when the container was deleted while the request waited.</summary>
    public void CheckContainer()
    {
        if (session.Prepare("SELECT 1 FROM containers WHERE no = ?1").Bind(1, container.Number).FirstInteger() is null)
        {
            throw new RequestFailedException(404, 1003, "Resource Not Found: the container was deleted.");
        }
    }

    /// <summary>What a read of an item gives: 304 when the caller has it.</summary>
    public static ItemResult Read(string? ifNoneMatch, StoredItem item) =>
        ifNoneMatch is { } tag && (tag == "*" || tag == item.ETag)
            ? new ItemResult(304, 0, RequestCharge.Least, item.ETag, default, 0)
            : new ItemResult(200, 0, RequestCharge.Read(item.Body.Length), item.ETag, item.Body, 0);

    private ItemResult Change(ItemCommand command, StoredItem existing)
    {
        if (command.IfMatch is { } tag && tag != "*" && tag != existing.ETag)
        {
            throw RequestFailedException.PreconditionFailed();
        }

        return command.Kind switch
        {
            CosmosOperation.Delete => Delete(command, existing),
            CosmosOperation.Patch => Replace(command, existing, command.Patch!.Apply(existing.Body, container, session.Instant)),
            _ => Replace(command, existing, command.Body!),
        };
    }

    private ItemResult Insert(ItemCommand command, long partition)
    {
        var sequence = session.NextSequence();
        var item = Complete(command.Body!, StoreSchema.RowKey(partition, sequence), sequence);
        session.Insert(container.Number, command.Id, item);
        KeepUnique(item);
        return Written(command, 201, item, command.Body!);
    }

    private ItemResult Replace(ItemCommand command, StoredItem existing, ItemBody body)
    {
        if (body.Id != command.Id)
        {
            throw RequestFailedException.BadRequest("The id of an item cannot be changed.");
        }

        var item = Complete(body, existing.RowKey, session.NextSequence());
        session.Update(item);
        KeepUnique(item);
        return Written(command, 200, item, body);
    }

    private ItemResult Delete(ItemCommand command, StoredItem existing)
    {
        session.Delete(existing.RowKey, command.Id);
        return new ItemResult(204, 0, RequestCharge.Write(existing.Body.Length, 0), null, default, session.NextSequence());
    }

    private ItemResult Written(ItemCommand command, int status, StoredItem item, ItemBody body) => new(
        status, 0, RequestCharge.Write(item.Body.Length, body.IndexedCount), item.ETag, command.Minimal ? default : item.Body, item.Sequence);

    private StoredItem? Live(long partition, string id)
    {
        var item = session.Find(partition, id);
        if (item is null || !item.IsExpired(_definition.DefaultTimeToLive, session.Now))
        {
            return item;
        }

        session.Delete(item.RowKey, id);
        return null;
    }

    private StoredItem Complete(ItemBody body, long rowKey, long sequence)
    {
        var now = session.Now;
        var rid = container.ResourceId.ItemId(rowKey);
        var self = $"dbs/{container.Database.ResourceId}/colls/{container.ResourceId}/docs/{rid}/";
        var tag = StoredItem.FormatETag(sequence, now).Replace("\"", "\\\"", StringComparison.Ordinal);
        var system = string.Create(CultureInfo.InvariantCulture, $$"""
            {{Separator(body)}}"_rid":"{{rid}}","_self":"{{self}}","_etag":"{{tag}}","_attachments":"attachments/","_ts":{{now}}}
            """);
        var whole = new byte[1 + body.Members.Length + system.Length];
        whole[0] = (byte)'{';
        body.Members.CopyTo(whole, 1);
        Encoding.ASCII.GetBytes(system, whole.AsSpan(1 + body.Members.Length));
        return new StoredItem(rowKey, sequence, now, body.TimeToLive, whole);
    }

    private static string Separator(ItemBody body) => body.Members.Length > 0 ? "," : string.Empty;

    private void KeepUnique(StoredItem item)
    {
        if (_definition.UniqueKeys.Count == 0)
        {
            return;
        }

        var partition = StoreSchema.PartitionOf(item.RowKey);
        session.ReleaseUnique(partition, item.RowKey);
        foreach (var digest in _definition.UniqueKeys.Digests((JObject)JsonText.Parse(item.Body)))
        {
            Evict(session.FindUnique(partition, digest));
            session.TakeUnique(partition, digest, item.RowKey);
        }
    }

    // The holder of a unique value stands in the way unless its time is over.
    private void Evict(long? holder)
    {
        if (holder is not { } rowKey || session.Find(rowKey) is not { } item)
        {
            return;
        }

        if (!item.IsExpired(_definition.DefaultTimeToLive, session.Now))
        {
            throw RequestFailedException.Conflict("Unique index constraint violation.");
        }

        session.Delete(rowKey, (string)JsonText.ParseObject(item.Body)["id"]!);
    }

    private static RequestFailedException AlreadyThere() =>
        RequestFailedException.Conflict("Entity with the specified id already exists in the system.");
}
