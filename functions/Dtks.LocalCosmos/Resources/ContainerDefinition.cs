using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>What a caller says a container is; checked, and completed with the service's defaults.</summary>
internal sealed class ContainerDefinition
{
    private ContainerDefinition(JObject document, PartitionKeyPath path, IndexingPolicy indexing)
    {
        Document = document;
        PartitionKeyPath = path;
        DefaultTimeToLive = (int?)document["defaultTtl"];
        UniqueKeys = UniqueKeyPolicy.Read(document["uniqueKeyPolicy"]);
        Indexing = indexing;
        document["indexingPolicy"] = indexing.Document;
    }

    /// <summary>The definition as it is stored and shown.</summary>
    public JObject Document { get; }

    public PartitionKeyPath PartitionKeyPath { get; }

    /// <summary>Seconds an item lives that does not say otherwise; -1: for ever; null: time to live is off.</summary>
    public int? DefaultTimeToLive { get; }

    public UniqueKeyPolicy UniqueKeys { get; }

    public IndexingPolicy Indexing { get; }

    public string Id => (string)Document["id"]!;

    /// <summary>Checks a definition; what the service refuses, or LocalCosmos does not do, is 400.</summary>
    public static ContainerDefinition Read(JObject document) => Read(document, IndexingPolicy.Read(document["indexingPolicy"]));

    /// <summary>Reads a definition that was stored; an indexing policy that was let pass once counts as the default one.</summary>
    public static ContainerDefinition ReadStored(JObject document)
    {
        try
        {
            return Read(document);
        }
        catch (RequestFailedException)
        {
            return Read(document, IndexingPolicy.Read(null));
        }
    }

    private static ContainerDefinition Read(JObject document, IndexingPolicy indexing)
    {
        ResourceName.Check(document["id"].AsText());
        RefuseWhatIsNotDone(document);
        foreach (var system in document.Properties().Where(property => property.Name.StartsWith('_')).ToList())
        {
            system.Remove();
        }

        var path = ReadPartitionKey(document);
        CheckTimeToLive(document["defaultTtl"]);
        document["conflictResolutionPolicy"] ??= JObject.Parse(
            """{"mode":"LastWriterWins","conflictResolutionPath":"/_ts","conflictResolutionProcedure":""}""");
        document["geospatialConfig"] ??= JObject.Parse("""{"type":"Geography"}""");
        return new ContainerDefinition(document, path, indexing);
    }

    /// <summary>Refuses a replacement that changes what cannot change: id, partition key, unique keys.</summary>
    public void CheckReplacement(ContainerDefinition next)
    {
        if (next.Id != Id || next.PartitionKeyPath.Text != PartitionKeyPath.Text)
        {
            throw RequestFailedException.BadRequest("Document collection partition key and id cannot be changed.");
        }

        if (!JToken.DeepEquals(Document["uniqueKeyPolicy"], next.Document["uniqueKeyPolicy"]) && next.UniqueKeys.Count + UniqueKeys.Count > 0)
        {
            throw RequestFailedException.BadRequest("The unique index cannot be modified. To change it, create a new container.");
        }
    }

    public string Text => Document.ToString(Formatting.None);

    private static PartitionKeyPath ReadPartitionKey(JObject document)
    {
        var key = document["partitionKey"] as JObject
            ?? throw RequestFailedException.BadRequest("A container needs a partitionKey with one path.");
        if (key["paths"] is not JArray { Count: 1 } paths || key["kind"].AsText() is "MultiHash")
        {
            throw RequestFailedException.NotSupported("hierarchical partition keys: give one path");
        }

        if (key["version"] is { } version && !JToken.DeepEquals(version, 2))
        {
            throw RequestFailedException.NotSupported("partition keys of version 1: leave the version out or give 2");
        }

        key["kind"] = "Hash";
        key["version"] = 2;
        return new PartitionKeyPath(paths[0].AsText() ?? string.Empty);
    }

    private static void CheckTimeToLive(JToken? value)
    {
        if (value is not (null or { Type: JTokenType.Null } or JValue { Value: -1L or (> 0L and <= int.MaxValue) }))
        {
            throw RequestFailedException.BadRequest("defaultTtl must be -1 or a whole number of seconds above 0.");
        }
    }

    private static void RefuseWhatIsNotDone(JObject document)
    {
        string[] undone =
        [
            "vectorEmbeddingPolicy", "fullTextPolicy", "computedProperties", "changeFeedPolicy", "clientEncryptionPolicy",
            "materializedViewDefinition",
        ];
        foreach (var name in undone)
        {
            if (document[name] is JToken { HasValues: true } policy && !(policy is JArray { Count: 0 }))
            {
                throw RequestFailedException.NotSupported($"{name} on containers");
            }
        }
    }
}
