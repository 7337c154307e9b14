using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace Dtks.LocalCosmos.Batch;

/// <summary>
/// The two HybridRow layouts of a batch on the wire: a row for each operation going in, and for each result coming out.
/// Names, order, types and schema numbers are the protocol's.
/// </summary>
internal static class BatchSchema
{
    public const string OperationType = "operationType";
    public const string ResourceType = "resourceType";
    public const string PartitionKey = "partitionKey";
    public const string Id = "id";
    public const string ResourceBody = "resourceBody";
    public const string IfMatch = "ifMatch";
    public const string IfNoneMatch = "ifNoneMatch";
    public const string TimeToLive = "timeToLiveInSeconds";
    public const string MinimalReturn = "minimalReturnPreference";
    public const string StatusCode = "statusCode";
    public const string SubStatusCode = "subStatusCode";
    public const string ETag = "eTag";
    public const string RetryAfter = "retryAfterMilliseconds";
    public const string Charge = "requestCharge";

    private const int OperationSchemaId = 2145473648;
    private const int ResultSchemaId = 2145473649;

    static BatchSchema()
    {
        var schemas = new Namespace { Name = "Microsoft.Azure.Cosmos.BatchApi" };
        schemas.Schemas.Add(Operations());
        schemas.Schemas.Add(Results());
        Resolver = new LayoutResolverNamespace(schemas);
        ResultLayout = Resolver.Resolve(new SchemaId(ResultSchemaId));
        OperationLayout = Resolver.Resolve(new SchemaId(OperationSchemaId));
    }

    public static LayoutResolver Resolver { get; }

    public static Layout OperationLayout { get; }

    public static Layout ResultLayout { get; }

    private static Schema Operations() => Make("BatchOperation", OperationSchemaId,
        Column(OperationType, TypeKind.Int32, StorageKind.Fixed),
        Column(ResourceType, TypeKind.Int32, StorageKind.Fixed),
        Column(PartitionKey, TypeKind.Utf8, StorageKind.Variable),
        Column("effectivePartitionKey", TypeKind.Binary, StorageKind.Variable),
        Column(Id, TypeKind.Utf8, StorageKind.Variable),
        Column("binaryId", TypeKind.Binary, StorageKind.Variable),
        Column(ResourceBody, TypeKind.Binary, StorageKind.Variable),
        Column("indexingDirective", TypeKind.Utf8, StorageKind.Sparse),
        Column(IfMatch, TypeKind.Utf8, StorageKind.Sparse),
        Column(IfNoneMatch, TypeKind.Utf8, StorageKind.Sparse),
        Column(TimeToLive, TypeKind.Int32, StorageKind.Sparse),
        Column(MinimalReturn, TypeKind.Boolean, StorageKind.Sparse));

    private static Schema Results() => Make("BatchResult", ResultSchemaId,
        Column(StatusCode, TypeKind.Int32, StorageKind.Fixed),
        Column(SubStatusCode, TypeKind.Int32, StorageKind.Fixed),
        Column(ETag, TypeKind.Utf8, StorageKind.Variable),
        Column(ResourceBody, TypeKind.Binary, StorageKind.Variable),
        Column(RetryAfter, TypeKind.UInt32, StorageKind.Sparse),
        Column(Charge, TypeKind.Float64, StorageKind.Sparse));

    private static Schema Make(string name, int id, params Property[] columns)
    {
        var schema = new Schema { Name = name, SchemaId = new SchemaId(id), Type = TypeKind.Schema };
        foreach (var column in columns)
        {
            schema.Properties.Add(column);
        }

        return schema;
    }

    private static Property Column(string name, TypeKind type, StorageKind storage) =>
        new() { Path = name, PropertyType = new PrimitivePropertyType { Type = type, Storage = storage } };
}
