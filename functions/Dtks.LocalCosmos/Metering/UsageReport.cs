using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Dtks.LocalCosmos.Metering;

/// <summary>Usage since the gateway started or the meter was reset.</summary>
/// <param name="Since">When counting began.</param>
/// <param name="Requests">Requests in all.</param>
/// <param name="RequestUnits">Request units in all.</param>
/// <param name="Lines">By container and operation, in that order.</param>
public sealed record UsageReport(DateTimeOffset Since, long Requests, double RequestUnits, IReadOnlyList<UsageLine> Lines)
{
    private static readonly JsonSerializerSettings Settings = new() { ContractResolver = new CamelCasePropertyNamesContractResolver() };

    /// <summary>The report as <c>{since, requests, requestUnits, lines: [{container, operation, requests, requestUnits}]}</c>.</summary>
    public string ToJson() => JsonConvert.SerializeObject(this, Settings);
}

/// <summary>What one kind of operation on one container has cost.</summary>
/// <param name="Container">Database and container, such as <c>dtks/registry</c>; empty for the account and databases.</param>
/// <param name="Operation">The kind of operation.</param>
/// <param name="Requests">Requests answered, failed ones included.</param>
/// <param name="RequestUnits">Request units charged for them.</param>
public sealed record UsageLine(
    string Container,
    [property: JsonConverter(typeof(StringEnumConverter), typeof(CamelCaseNamingStrategy))] CosmosOperation Operation,
    long Requests,
    double RequestUnits);
