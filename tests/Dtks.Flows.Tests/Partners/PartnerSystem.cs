using System.Net;
using System.Text;
using Dtks.Functions.Partners;
using Dtks.Tests.Partners;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Partners;

/// <summary>A partner's system: gets tokens, signs messages and sends them.</summary>
internal sealed class PartnerSystem(FlowHost host, string id, PartnerKeyPair key, string secret)
{
    public const string Admitted = "admitted";

    public string Id { get; } = id;

    public PartnerKeyPair Key { get; } = key;

    public string Secret { get; } = secret;

    /// <summary>A token for its secret.</summary>
    public async Task<string> TokenAsync() =>
        (await PartnerSteps.TokenAsync(host.Flow, ("grant_type", "client_credentials"), ("client_id", Id), ("client_secret", Secret))).Expect(HttpStatusCode.OK)["access_token"]!;

    /// <summary>The claims of a JWT of its own.</summary>
    public async Task<JObject> ClaimsAsync(int seconds = 300)
    {
        var now = (await host.Flow.NowAsync()).ToUnixTimeSeconds();
        return new JObject { ["iss"] = Id, ["sub"] = Id, ["aud"] = PartnerSteps.Us, ["iat"] = now, ["exp"] = now + seconds, ["jti"] = Guid.NewGuid().ToString("N") };
    }

    /// <summary>A header of a message, with what a test has otherwise.</summary>
    public async Task<JObject> HeaderAsync(Action<JObject>? change = null)
    {
        var header = JObject.FromObject(new
        {
            version = "1.0.0",
            message_id = Guid.NewGuid().ToString("N"),
            message_ts = (await host.Flow.NowAsync()).ToString("O"),
            action = "search",
            sender_id = Id,
            receiver_id = PartnerSteps.Us,
            total_count = 1,
        });
        change?.Invoke(header);
        return header;
    }

    /// <summary>The body of a message that is signed, by default with its own key and now.</summary>
    public async Task<string> SignedAsync(Action<JObject>? change = null, PartnerKeyPair? by = null, int created = 0, int life = 300, string? alg = null, string? kid = null, string? sender = null)
    {
        var (header, message) = ((await HeaderAsync(change)).ToString(Formatting.None), """{"transaction_id":"1"}""");
        var at = (await host.Flow.NowAsync()).ToUnixTimeSeconds() + created;
        return Body((by ?? Key).Signature(sender ?? Id, header, message, at, at + life, alg, kid), header, message);
    }

    /// <summary>A body of its parts.</summary>
    public static string Body(string? signature, string header, string message) =>
        $$$"""{"signature":{{{JsonConvert.SerializeObject(signature)}}},"header":{{{header}}},"message":{{{message}}}}""";

    /// <summary>Whether the register admits a message: that it does, or the standard's code for why not, with its status.</summary>
    public async Task<string> SendAsync(string? token, string body)
    {
        try
        {
            var admitted = await host.Services.GetRequiredService<IPartnerTrust>().AdmitAsync(token is null ? null : $"Bearer {token}", Encoding.UTF8.GetBytes(body), CancellationToken.None);
            Assert.Equal(Id, admitted.Partner.Id);
            return Admitted;
        }
        catch (PartnerRefusedException e)
        {
            return $"{e.Fault.Status} {e.Fault.Code}";
        }
    }
}
