using Dtks.LocalHost.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/faults</c>: outages and faults of any service that the functions call. Those of the database are LocalCosmos's.</summary>
internal sealed class FaultEndpoints(OutgoingFaults faults, DatabaseFaults database)
{
    private static readonly JsonSerializer Json = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        MissingMemberHandling = MissingMemberHandling.Error,
        NullValueHandling = NullValueHandling.Ignore,
    });

    private static readonly IReadOnlyDictionary<string, FaultyService> Services = Enum.GetValues<FaultyService>()
        .ToDictionary(s => JToken.FromObject(s).ToString(), StringComparer.Ordinal);

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("GET", "/dev/faults", _ => Task.FromResult<JToken?>(List()));
        routes.MapDev("POST", "/dev/faults", AddAsync);
        routes.MapDev("DELETE", "/dev/faults", Delete);
    }

    private async Task<JToken?> AddAsync(HttpContext http)
    {
        if (await DevBody.ReadAsync(http) is not JObject body)
            throw Invalid("an object is expected");
        if (ServiceOf(DevBody.Text(body, "service")) == FaultyService.Cosmos)
            database.Add(body);
        else
            AddRule(body);
        return List();
    }

    private void AddRule(JObject body)
    {
        try
        {
            faults.Add(body.ToObject<FaultRule>(Json)!);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw Invalid(e.Message);
        }
    }

    private Task<JToken?> Delete(HttpContext http)
    {
        FaultyService? service = http.Request.Query["service"].ToString() is { Length: > 0 } name ? ServiceOf(name) : null;
        faults.Clear(service);
        if (service is null or FaultyService.Cosmos)
            database.Clear();
        return Task.FromResult<JToken?>(null);
    }

    private JObject List() => new() { ["faults"] = new JArray(faults.List().Select(f => JObject.FromObject(f, Json)).Concat(database.List())) };

    private static FaultyService ServiceOf(string? name) => name is not null && Services.TryGetValue(name, out var service)
        ? service
        : throw DevProblemException.Bad(
            "fault.service",
            "/service",
            $"Layanan harus salah satu dari: {string.Join(", ", Services.Keys)}.",
            $"The service must be one of: {string.Join(", ", Services.Keys)}.");

    /// <summary>A 400 for a rule that is none.</summary>
    internal static DevProblemException Invalid(string why)
        => DevProblemException.Bad("fault.invalid", null, $"Gangguan ini tidak sah: {why}", $"The fault is not valid: {why}");
}
