using Newtonsoft.Json;
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
