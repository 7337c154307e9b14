using System.Net;
using Dtks.Functions.Partners;
using Dtks.Tests.Partners;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Partners;

/// <summary>A message is its sender's, for us, unchanged, and agreed; each way to make it otherwise is tried.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class TrustTests(FlowHost host)
{
    private const string Invalid = "401 err.signature.invalid";
    private readonly Flow _flow = host.Flow;
    private readonly PartnerSteps _steps = new(host);

    [Fact]
    public async Task A_signature_holds_for_what_was_signed_and_while_it_is_good()
    {
        var partner = await _steps.RegisterAsync();
        var token = await partner.TokenAsync();
        var body = await partner.SignedAsync();
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, body));

        // Forged, changed, stripped.
        Assert.Equal(Invalid, await partner.SendAsync(token, body.Replace("\"transaction_id\":\"1\"", "\"transaction_id\":\"2\"", StringComparison.Ordinal)));
        Assert.Equal(Invalid, await partner.SendAsync(token, body.Replace("\"total_count\":1", "\"total_count\":2", StringComparison.Ordinal)));
        Assert.Equal(Invalid, await partner.SendAsync(token, body.Replace("\"total_count\":1", "\"total_count\": 1", StringComparison.Ordinal)));
        Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(by: PartnerKeyPair.Ed25519Key("k1"))));
        Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(kid: "k2")));
        var header = (await partner.HeaderAsync()).ToString(Formatting.None);
        Assert.Equal("401 err.signature.missing", await partner.SendAsync(token, PartnerSystem.Body(null, header, "{}")));
        Assert.Equal("401 err.signature.missing", await partner.SendAsync(token, PartnerSystem.Body("", header, "{}")));
        Assert.Equal("401 err.signature.missing", await partner.SendAsync(token, $$$"""{"header":{{{header}}},"message":{}}"""));
        Assert.Equal(Invalid, await partner.SendAsync(token, PartnerSystem.Body("none", header, "{}")));

        // Of its time.
        Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(created: 120)));
        Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(created: -300, life: 299)));
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync(created: 30)));
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync(created: -300, life: 600)));
    }

    [Theory]
    [InlineData("EdDSA", "ES256")]
    [InlineData("ES256", "EdDSA")]
    [InlineData("RS256", "PS256")]
    [InlineData("PS256", "RS256")]
    public async Task The_registered_key_says_how_is_signed_and_never_the_message(string alg, string other)
    {
        var partner = await _steps.RegisterAsync(alg switch { "EdDSA" => PartnerKeyPair.Ed25519Key("k1"), "ES256" => PartnerKeyPair.P256Key("k1"), _ => PartnerKeyPair.RsaKey("k1", alg) });
        var token = await partner.TokenAsync();

        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync()));
        foreach (var named in new[] { other, "none", "HS256", "hmac-sha256", "" })
        {
            Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(alg: named)));
        }

        // A signature by the other algorithm, under either name.
        if (alg is "RS256" or "PS256")
        {
            var twin = PartnerKeyPair.RsaKey("k1", other);
            Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(by: twin)));
            Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(by: twin, alg: alg)));
        }
    }

    [Fact]
    public async Task Sender_receiver_and_address_are_the_agreed_ones()
    {
        var partner = await _steps.RegisterAsync(change: a => a["callback"] = "https://mitra.example/dci/callback");
        var other = await _steps.RegisterAsync();
        var token = await partner.TokenAsync();
        Task<string> Send(Action<JObject> change) => SendAsync(partner, token, change);

        Assert.Equal("403 err.sender_id.invalid", await Send(h => h["sender_id"] = other.Id));
        Assert.Equal("403 err.sender_id.invalid", await Send(h => h["sender_id"] = 1));
        Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(sender: other.Id)));
        Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync(by: other.Key, sender: other.Id)));
        Assert.Equal("400 err.receiver_id.invalid", await Send(h => h["receiver_id"] = "other.example"));
        Assert.Equal("400 err.receiver_id.invalid", await Send(h => h.Remove("receiver_id")));
        Assert.Equal("400 err.encryption.invalid", await Send(h => h["is_msg_encrypted"] = true));
        foreach (var address in new[] { "https://evil.example/dci/callback", "https://mitra.example.evil.example/dci/callback", "https://mitra.example/dci/callbackx", "https://mitra.example/dci/callback/../../x", "http://mitra.example/dci/callback", "x" })
        {
            Assert.Equal("400 err.sender_uri.invalid", await Send(h => h["sender_uri"] = address));
        }

        foreach (var address in new[] { "https://mitra.example/dci/callback", "https://mitra.example/dci/callback/on-search" })
        {
            Assert.Equal(PartnerSystem.Admitted, await Send(h => h["sender_uri"] = address));
        }

        Assert.Equal("400 err.request.bad", await partner.SendAsync(token, """{"header":{},"header":{}}"""));
    }

    [Fact]
    public async Task What_is_not_agreed_suspended_or_over_is_refused_at_once()
    {
        var (partner, ministry) = (await _steps.RegisterAsync(), await _steps.MinistryAsync());
        var token = await partner.TokenAsync();
        (await _flow.PutAsync($"/partners/{partner.Id}/suspension", ministry, new { suspended = true, reason = "Contoh" })).Expect(HttpStatusCode.OK);
        Assert.Equal("403 err.request.forbidden", await partner.SendAsync(token, await partner.SignedAsync()));
        Assert.Equal("unauthorized_client", (await _steps.TokenAsync(("grant_type", "client_credentials"), ("client_id", partner.Id), ("client_secret", partner.Secret))).Expect(HttpStatusCode.BadRequest)["error"]);
        (await _flow.PutAsync($"/partners/{partner.Id}/suspension", ministry, new { suspended = false })).Expect(HttpStatusCode.OK);
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync()));

        (await _flow.PutAsync($"/partners/{partner.Id}/keys/k1/revocation", ministry, null)).Expect(HttpStatusCode.OK);
        Assert.Equal(Invalid, await partner.SendAsync(token, await partner.SignedAsync()));
        (await _flow.PutAsync($"/partners/{partner.Id}/agreements/PKS-1/end", ministry, new { until = await _steps.DayAsync(-1) })).Expect(HttpStatusCode.OK);
        Assert.Equal("403 err.request.forbidden", await partner.SendAsync(token, await partner.SignedAsync()));

        var coming = await _steps.RegisterAsync(change: a => (a["from"], a["until"]) = ((string?)a["until"], (string?)a["until"]));
        Assert.Equal("403 err.request.forbidden", await coming.SendAsync(await coming.TokenAsync(), await coming.SignedAsync()));
    }

    [Fact]
    public async Task A_days_messages_are_those_agreed_and_tomorrow_there_are_more()
    {
        var partner = await _steps.RegisterAsync(change: a => a["perDay"] = 3);
        var token = await partner.TokenAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync()));
        }

        // What is spent was spent by bad messages too.
        Assert.Equal("429 err.request.too_many_requests", await partner.SendAsync(token, await partner.SignedAsync()));
        Assert.Equal("429 err.request.too_many_requests", await partner.SendAsync(token, "{}"));
        // More is agreed: it counts at once, with what was taken by then.
        var (ministry, more) = (await _steps.MinistryAsync(), await _steps.DraftAsync());
        (await _flow.PutAsync($"/partners/{partner.Id}/agreements/PKS-1/end", ministry, new { until = await _steps.DayAsync(-1) })).Expect(HttpStatusCode.OK);
        more["perDay"] = 5;
        (await _flow.PutAsync($"/partners/{partner.Id}/agreements/PKS-2", ministry, more)).Expect(HttpStatusCode.OK);
        Assert.Equal([PartnerSystem.Admitted, PartnerSystem.Admitted, "429 err.request.too_many_requests"], [await partner.SendAsync(token, await partner.SignedAsync()), await partner.SendAsync(token, await partner.SignedAsync()), await partner.SendAsync(token, "{}")]);
        await _flow.AdvanceAsync("P1D");
        Assert.Equal("400 err.request.bad", await partner.SendAsync(await partner.TokenAsync(), "{}"));
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(await partner.TokenAsync(), await partner.SignedAsync()));

        // Many at once take no more than there are.
        var many = await _steps.RegisterAsync(change: a => a["perDay"] = 20);
        var (bodies, own) = (new List<string>(), await many.TokenAsync());
        for (var i = 0; i < 40; i++)
        {
            bodies.Add(await many.SignedAsync());
        }

        Assert.Equal(20, (await Task.WhenAll(bodies.Select(body => many.SendAsync(own, body)))).Count(told => told == PartnerSystem.Admitted));
    }

    [Fact]
    public async Task A_message_is_the_first_of_its_id_once_and_its_time_is_near()
    {
        var (trust, partner, other) = (host.Services.GetRequiredService<IPartnerTrust>(), PartnerSteps.NextId(), PartnerSteps.NextId());
        var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OnceAsync(partner, "pesan 1/ü")));

        Assert.Single(first, done => done is not null);
        Assert.NotNull(await OnceAsync(partner, "pesan 2" + new string('x', 5000)));
        Assert.NotNull(await OnceAsync(other, "pesan 1/ü"));

        // What failed may come again, and then is taken; what was taken stays so, whatever fails after it.
        await Assert.ThrowsAsync<TimeoutException>(() => trust.OnceAsync<string>(partner, "pesan 3", () => throw new TimeoutException(), CancellationToken.None));
        Assert.NotNull(await OnceAsync(partner, "pesan 3"));
        Assert.Null(await trust.OnceAsync<string>(partner, "pesan 3", () => throw new TimeoutException(), CancellationToken.None));
        var now = NodaTime.Instant.FromDateTimeOffset(await _flow.NowAsync());
        Assert.Equal([false, true, true, false], new[] { -301, -290, 50, 70 }.Select(s => trust.IsTimely(now + NodaTime.Duration.FromSeconds(s))));

        Task<string?> OnceAsync(string from, string id) => trust.OnceAsync(from, id, () => Task.FromResult("done"), CancellationToken.None);
    }

    [Fact]
    public async Task An_unsigned_message_is_taken_where_that_was_agreed_and_its_header_says_nothing()
    {
        var made = (await _flow.SendAsync(HttpMethod.Post, "/dev/partners", body: new { id = PartnerSteps.NextId() })).Expect(HttpStatusCode.OK);
        var partner = new PartnerSystem(host, made["clientId"]!, PartnerKeyPair.Ed25519Key("k1"), made["clientSecret"]!);

        Assert.Equal((PartnerSteps.Us, "bearer"), (made["receiverId"], made["agreement.signatures"]));
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(made["token"], """{"signature":"Signature: any","header":{"sender_id":"x","receiver_id":"y","sender_uri":"https://z.example"},"message":{}}"""));
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(await partner.TokenAsync(), """{"header":{}}"""));
        Assert.Equal("401 err.request.unauthorized", await partner.SendAsync(null, """{"header":{}}"""));

        // Made again it is the same partner, with another agreement and secret.
        var again = (await _flow.SendAsync(HttpMethod.Post, "/dev/partners", body: new { id = partner.Id, perDay = 5 })).Expect(HttpStatusCode.OK);
        Assert.Equal((partner.Id, "5"), (again["clientId"], again["agreement.perDay"]));
        Assert.NotEqual(made["clientSecret"], again["clientSecret"]);
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(made["token"], """{"header":{}}"""));
        (await _flow.SendAsync(HttpMethod.Post, "/dev/partners", body: new { id = "AB" })).ExpectProblem(HttpStatusCode.BadRequest, "partner.id");
    }

    private static async Task<string> SendAsync(PartnerSystem partner, string token, Action<JObject> change) => await partner.SendAsync(token, await partner.SignedAsync(change));
}
