using Dtks.LocalCosmos;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Parts;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServiceRule = Dtks.LocalHost.Faults.FaultRule;

namespace Dtks.LocalHost.Dev;

/// <summary>Faults of the database, kept by LocalCosmos: for <c>/dev/faults</c> in the words used there.</summary>
internal sealed class DatabaseFaults(HostParts parts)
{
    private const string Metadata = "metadata";

    /// <summary>Puts a rule in force; an outage is two, since a rule without an operation is for items only.</summary>
    /// <exception cref="DevProblemException">400: it is no rule. 409: the database is another.</exception>
    public void Add(JObject body)
    {
        var rule = (JObject)body.DeepClone();
        rule.Remove("service");
        if ((string?)rule["kind"] is not ServiceRule.Outage)
        {
            AddRule(rule);
            return;
        }

        rule["kind"] = ServiceRule.DropBefore;
        AddRule(rule);
        if (rule["operation"] is not null || rule["container"] is not null)
            return;
        rule["operation"] = Metadata;
        AddRule(rule);
    }

    /// <summary>The rules in force; none when the database is another.</summary>
    public IEnumerable<JToken> List() => parts.LocalCosmos is { } gateway
        ? JObject.Parse(gateway.Faults.ToJson())["faults"]!.Select(f => Named((JObject)f))
        : [];

    /// <summary>Takes every rule out of force, also those of <c>/dev/cosmos/faults</c>.</summary>
    public void Clear() => parts.LocalCosmos?.Faults.Clear();

    private void AddRule(JObject rule)
    {
        try
        {
            Gateway().Faults.AddJson(rule.ToString(Formatting.None));
        }
        catch (FormatException e)
        {
            throw FaultEndpoints.Invalid(e.Message);
        }
    }

    private static JObject Named(JObject fault)
    {
        ((JObject)fault["rule"]!).AddFirst(new JProperty("service", "cosmos"));
        return fault;
    }

    private CosmosGateway Gateway() => parts.LocalCosmos ?? throw new DevProblemException(new HostProblem(
        StatusCodes.Status409Conflict,
        "cosmos.notLocal",
        new BilingualText(
            "Host ini memakai basis data lain. Jalankan tanpa --cosmos.",
            "This host uses another database. Start it without --cosmos.")));
}
