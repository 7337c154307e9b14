using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Dtks.LocalCosmos.Metering;

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
