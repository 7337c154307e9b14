using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>A sorting key as positions keep it: undefined, null or a scalar itself; of an array or object the digest it is sorted by.</summary>
/// <param name="Value">the scalar, an empty array or object, or null for undefined</param>
/// <param name="Digest">the digest of an array or object</param>
internal readonly record struct PositionKey(JToken? Value, JsonDigest? Digest)
{
    /// <summary>The key that a value is sorted by.</summary>
    public static PositionKey Of(JToken? value) => value switch
    {
        JArray => new PositionKey(new JArray(), JsonDigest.Of(value)),
        JObject => new PositionKey(new JObject(), JsonDigest.Of(value)),
        _ => new PositionKey(value, null),
    };

    /// <summary>Reads the SDK's form: <c>[]</c> for undefined, <c>{type, low, high}</c> for an array or object; null when it is none.</summary>
    public static PositionKey? TryRead(JToken token) => token switch
    {
        JArray { Count: 0 } => default(PositionKey),
        JObject digest when digest["low"] is JValue { Value: long low } && digest["high"] is JValue { Value: long high } =>
            new PositionKey(Json.String(digest["type"]) == "array" ? new JArray() : new JObject(), new JsonDigest((ulong)low, (ulong)high)),
        JValue value => new PositionKey(value, null),
        _ => null,
    };

    /// <summary>The key in the SDK's form.</summary>
    public JToken ToJson() => this switch
    {
        { Digest: { } digest } => new JObject
        {
            ["type"] = Value is JArray ? "array" : "object",
            ["low"] = (long)digest.Low,
            ["high"] = (long)digest.High,
        },
        { Value: { } value } => value.DeepClone(),
        _ => new JArray(),
    };

    /// <summary>How a value is sorted beside this key: below 0 when it comes before it.</summary>
    public int Compare(JToken? value) => Digest is { } digest && JsonOrder.Rank(value) == JsonOrder.Rank(Value)
        ? JsonDigest.Of(value!).CompareTo(digest)
        : JsonOrder.Instance.Compare(value, Value);
}
