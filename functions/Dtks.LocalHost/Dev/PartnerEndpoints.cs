using System.Globalization;
using Dtks.Domain.Partners;
using Dtks.LocalHost.Clock;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace Dtks.LocalHost.Dev;

/// <summary>
/// <c>/dev/partners</c>: a partner with a wide agreement, made by the API as the Ministry would, with a secret and a token, so that a client of the standard can be tried at once; and a stand-in for its
/// system, which takes call-backs and shows them.
/// </summary>
internal sealed class PartnerEndpoints(MinistryCalls ministry, PartnerInbox inbox, MovableClock clock, IConfiguration configuration)
{
    private const string Usual = "spmis.example.org";
    private const int PerDay = 10_000_000;

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("POST", "/dev/partners", MakeAsync);
        routes.MapDev("GET", "/dev/partners/{partner}/inbox", http => Task.FromResult<JToken?>(inbox.List(PartnerOf(http))));
        routes.MapDev("POST", "/dev/partners/{partner}/inbox/{**path}", TakeAsync);
    }

    private async Task<JToken?> MakeAsync(HttpContext http)
    {
        var body = await DevBody.ReadObjectAsync(http, "id", "name", "callback", "signatures", "consentRequired", "perDay", "areas", "fields", "jwk", "kid");
        var id = DevBody.Text(body, "id") ?? Usual;
        var partner = $"/api/partners/{Uri.EscapeDataString(id)}";
        var before = await ministry.PutAsync(partner, new JObject { ["name"] = DevBody.Text(body, "name") ?? $"{id} (contoh)" });
        await ministry.PutAsync($"{partner}/suspension", new JObject { ["suspended"] = false });
        await MakeRoomAsync(partner, before);
        var agreement = await ministry.PutAsync($"{partner}/agreements/DEV-{Unique()}", Agreement(body, id));
        if (body["jwk"] is JObject jwk)
            await ministry.PutAsync($"{partner}/keys/{Uri.EscapeDataString(DevBody.Text(body, "kid") ?? "")}", jwk);
        var secret = await ministry.PutAsync($"{partner}/secrets/dev-{Unique()}", new JObject());
        var token = await ministry.TokenAsync(id, secret.Value<string>("secret")!);
        return new JObject
        {
            ["clientId"] = id,
            ["clientSecret"] = secret["secret"],
            ["token"] = token["access_token"],
            ["expiresIn"] = token["expires_in"],
            ["senderId"] = id,
            ["receiverId"] = configuration["Dci:Id"],
            ["agreement"] = agreement,
        };
    }

    private async Task<JToken?> TakeAsync(HttpContext http)
    {
        inbox.Add(PartnerOf(http), new JObject
        {
            ["path"] = http.GetRouteValue("path")?.ToString() ?? "",
            ["takenOn"] = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["body"] = await DevBody.ReadAsync(http),
        });
        return new JObject { ["message"] = new JObject { ["ack_status"] = "ACK", ["timestamp"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), ["correlation_id"] = Unique() } };
    }

    // Whatever is in the way of the new agreement and secret ends: what is tried out is tried again and again.
    private async Task MakeRoomAsync(string partner, JObject before)
    {
        var yesterday = LocalDatePattern.Iso.Format(Today.PlusDays(-1));
        foreach (var agreement in before["agreements"]!.Where(a => a.Value<bool>("holds")))
            await ministry.PutAsync($"{partner}/agreements/{agreement["number"]}/end", new JObject { ["until"] = yesterday });
        var secrets = before["secrets"]!.Where(s => s["revokedAt"] is null or { Type: JTokenType.Null }).ToList();
        foreach (var secret in secrets.Take(Math.Max(0, secrets.Count + 1 - PartnerDecider.MostInUse)))
            await ministry.PutAsync($"{partner}/secrets/{secret["id"]}/revocation", new JObject());
    }

    private JObject Agreement(JObject body, string id) => new()
    {
        ["purpose"] = "Uji coba (contoh)",
        ["from"] = LocalDatePattern.Iso.Format(Today),
        ["until"] = LocalDatePattern.Iso.Format(Today.PlusYears(1)),
        ["fields"] = body["fields"] ?? new JArray(AgreementTerms.Fields),
        ["areas"] = body["areas"] ?? new JArray("ID"),
        ["queries"] = new JArray(AgreementTerms.Queries),
        ["idTypes"] = new JArray(AgreementTerms.IdTypes),
        ["events"] = new JArray(AgreementTerms.Events),
        ["consentRequired"] = body["consentRequired"] ?? false,
        ["perDay"] = body["perDay"] ?? PerDay,
        ["callback"] = DevBody.Text(body, "callback") ?? ministry.At($"/dev/partners/{Uri.EscapeDataString(id)}/inbox"),
        ["signatures"] = DevBody.Text(body, "signatures") ?? "bearer",
    };

    private LocalDate Today => AgreementRules.DayOf(Instant.FromDateTimeOffset(clock.GetUtcNow()));

    private static string PartnerOf(HttpContext http) => http.GetRouteValue("partner")!.ToString()!;

    private static string Unique() => Guid.NewGuid().ToString("N")[..12];
}
