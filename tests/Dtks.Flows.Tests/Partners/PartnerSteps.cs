using System.Globalization;
using System.Net;
using Dtks.Tests.Partners;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Partners;

/// <summary>What the Ministry and a partner's system do.</summary>
internal sealed class PartnerSteps(FlowHost host)
{
    /// <summary>The name of the register on a host of its own machine.</summary>
    public const string Us = "dtks.local";

    private readonly Flow _flow = host.Flow;

    /// <summary>A partner's id that nobody else has.</summary>
    public static string NextId() => $"mitra-{Guid.NewGuid().ToString("N")[..10]}.example";

    /// <summary>A token of an officer of the Ministry.</summary>
    public Task<string> MinistryAsync() => _flow.TokenAsync("ministry-officer", "ID");

    /// <summary>Today in Jakarta, or days from it.</summary>
    public async Task<string> DayAsync(int from = 0) => (await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).Date.AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An agreement that gives a little.</summary>
    public async Task<JObject> DraftAsync(int days = 30) => JObject.FromObject(new
    {
        purpose = "Kepesertaan jaminan kesehatan (contoh)",
        from = await DayAsync(),
        until = await DayAsync(days),
        fields = new[] { "identifier", "name" },
        areas = new[] { "3306" },
        queries = new[] { "idtype-value" },
        idTypes = new[] { "NIK" },
        consentRequired = true,
        perDay = 1000,
    });

    /// <summary>Registers a partner with an agreement that holds today, a key and a secret.</summary>
    public async Task<PartnerSystem> RegisterAsync(PartnerKeyPair? key = null, Action<JObject>? change = null)
    {
        var (id, ministry, agreement) = (NextId(), await MinistryAsync(), await DraftAsync());
        change?.Invoke(agreement);
        (await _flow.PutAsync($"/partners/{id}", ministry, new { name = "Badan contoh" })).Expect(HttpStatusCode.OK);
        (await _flow.PutAsync($"/partners/{id}/agreements/PKS-1", ministry, agreement)).Expect(HttpStatusCode.OK);
        key ??= PartnerKeyPair.Ed25519Key("k1");
        (await _flow.PutAsync($"/partners/{id}/keys/{key.Kid}", ministry, key.Jwk)).Expect(HttpStatusCode.OK);
        var secret = (await _flow.PutAsync($"/partners/{id}/secrets/s1", ministry, null)).Expect(HttpStatusCode.OK)["secret"]!;
        return new PartnerSystem(host, id, key, secret);
    }

    /// <summary>Asks the token endpoint.</summary>
    public Task<Answer> TokenAsync(params (string Name, string Value)[] form) => TokenAsync(_flow, form);

    /// <summary>Asks the token endpoint of a host.</summary>
    public static Task<Answer> TokenAsync(Flow flow, params (string Name, string Value)[] form) =>
        flow.SendAsync(HttpMethod.Post, "/api/dci/v1/oauth2/token", body: new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))));
}
