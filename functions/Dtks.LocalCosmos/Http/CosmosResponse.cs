using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Http;

/// <summary>An answer, before it is written.</summary>
internal sealed class CosmosResponse
{
    private List<KeyValuePair<string, string>>? _headers;

    public required int Status { get; init; }

    public int SubStatus { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Request units.</summary>
    public double Charge { get; init; } = Metering.RequestCharge.Least;

    public string? ETag { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers beyond those that every answer has.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => _headers ?? [];

    public static CosmosResponse Json(int status, JToken body, string? etag = null) =>
        new() { Status = status, Body = JsonText.Write(body), ETag = etag };

    /// <summary>The service's form of an error.</summary>
    public static CosmosResponse Error(RequestFailedException failure)
    {
        var body = new JObject { ["code"] = Name(failure.Status), ["message"] = failure.Message };
        var response = new CosmosResponse
        {
            Status = failure.Status,
            SubStatus = failure.SubStatus,
            Body = failure.Status == 304 ? default : JsonText.Write(body),
        };
        return failure.RetryAfter is { } wait
            ? response.With(CosmosHeaders.RetryAfterMilliseconds, ((long)wait.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture))
            : response;
    }

    public CosmosResponse With(string header, string value)
    {
        (_headers ??= []).Add(new(header, value));
        return this;
    }

    private static string Name(int status) => status == 449 ? "RetryWith" : ((System.Net.HttpStatusCode)status).ToString();
}
