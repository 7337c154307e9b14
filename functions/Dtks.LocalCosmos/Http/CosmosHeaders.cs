namespace Dtks.LocalCosmos.Http;

/// <summary>Names of the protocol's headers.</summary>
internal static class CosmosHeaders
{
    public const string Aim = "A-IM";
    public const string ActivityId = "x-ms-activity-id";
    public const string AlternateContentPath = "x-ms-alt-content-path";
    public const string ContentPath = "x-ms-content-path";
    public const string Continuation = "x-ms-continuation";
    public const string Date = "x-ms-date";
    public const string ContentFormat = "x-ms-documentdb-content-serialization-format";
    public const string EndKey = "x-ms-end-epk";
    public const string ExecutionInfo = "x-ms-cosmos-query-execution-info";
    public const string IsBatch = "x-ms-cosmos-is-batch-request";
    public const string IsBatchAtomic = "x-ms-cosmos-batch-atomic";
    public const string BatchContinuesOnError = "x-ms-cosmos-batch-continue-on-error";
    public const string IsQuery = "x-ms-documentdb-isquery";
    public const string IsQueryPlan = "x-ms-cosmos-is-query-plan-request";
    public const string IsUpsert = "x-ms-documentdb-is-upsert";
    public const string ItemCount = "x-ms-item-count";
    public const string MaxItemCount = "x-ms-max-item-count";
    public const string MinimumThroughput = "x-ms-cosmos-min-throughput";
    public const string OfferAutoscale = "x-ms-cosmos-offer-autopilot-settings";
    public const string OfferReplacePending = "x-ms-offer-replace-pending";
    public const string OfferThroughput = "x-ms-offer-throughput";
    public const string PartitionKey = "x-ms-documentdb-partitionkey";
    public const string PartitionKeyRangeId = "x-ms-documentdb-partitionkeyrangeid";
    public const string PostTriggers = "x-ms-documentdb-post-trigger-include";
    public const string PreTriggers = "x-ms-documentdb-pre-trigger-include";
    public const string PopulateQueryMetrics = "x-ms-documentdb-populatequerymetrics";
    public const string QueryMetrics = "x-ms-documentdb-query-metrics";
    public const string RequestCharge = "x-ms-request-charge";
    public const string RetryAfterMilliseconds = "x-ms-retry-after-ms";
    public const string Sequence = "lsn";
    public const string ServiceVersion = "x-ms-serviceversion";
    public const string SessionToken = "x-ms-session-token";
    public const string SupportedFormats = "x-ms-cosmos-supported-serialization-formats";
    public const string StartKey = "x-ms-start-epk";
    public const string SubStatus = "x-ms-substatus";

    /// <summary>LocalCosmos's own: a request that is neither metered nor made to fail. The SDK sends on no header that does not begin so.</summary>
    public const string Unseen = "x-ms-localcosmos-unseen";
}
