using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Sql;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Items;

/// <summary>A partial update: at most ten operations in order, and a predicate that must hold first.</summary>
internal sealed class PatchDocument
{
    /// <summary>Most operations of one patch, from the service's limits.</summary>
    public const int MostOperations = 10;

    private readonly PatchOperation[] _operations;
    private readonly string? _predicate;

    private PatchDocument(PatchOperation[] operations, string? predicate) => (_operations, _predicate) = (operations, predicate);

    /// <summary>Reads a patch; 400 when it is malformed or changes what cannot be patched.</summary>
    public static PatchDocument Read(ReadOnlySpan<byte> json, ContainerResource container)
    {
        // The JavaScript SDK sends operations without a condition as they are.
        var document = JsonText.Parse(json);
        if ((document is JArray ? document : document.Member("operations")) is not JArray { Count: >= 1 and <= MostOperations } operations)
        {
            throw RequestFailedException.BadRequest($"A patch has 1 to {MostOperations} operations.");
        }

        var predicate = document.Member("condition").AsText();
        return new PatchDocument([.. operations.Select(operation => PatchOperation.Read(operation, container))], predicate);
    }

    /// <summary>The document after the patch; 412 when the predicate does not hold, 400 when a path does not fit the document.</summary>
    public ItemBody Apply(byte[] body, ContainerResource container, DateTimeOffset now)
    {
        var document = JsonText.ParseObject(body);
        if (_predicate is { } predicate && !PatchPredicate.Holds(predicate, document, now))
        {
            throw RequestFailedException.PreconditionFailed();
        }

        foreach (var operation in _operations)
        {
            operation.Apply(document);
        }

        return ItemBody.Read(JsonText.Write(document), container.Definition.PartitionKeyPath, container.Definition.Indexing);
    }
}

/// <summary>The condition of a patch: a query's FROM and WHERE, such as <c>from c where c.open = true</c>.</summary>
internal static class PatchPredicate
{
    private static readonly Dictionary<string, JToken> NoParameters = [];

    /// <summary>Whether the document meets the condition; a malformed condition is 400.</summary>
    public static bool Holds(string predicate, JObject document, DateTimeOffset now)
    {
        try
        {
            return SqlQuery.Parse($"SELECT VALUE 1 {predicate}").Run(NoParameters, new QueryInput([document], now, CancellationToken.None)).Any();
        }
        catch (BadQueryException bad)
        {
            throw RequestFailedException.BadRequest($"The condition of the patch is invalid: {bad.Message}");
        }
    }
}
