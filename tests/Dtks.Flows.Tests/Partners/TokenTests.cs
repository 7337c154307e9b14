using System.Net;
using Dtks.Functions.Partners.Trust;
using Dtks.Tests.Partners;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Partners;

/// <summary>Who calls is told by a token of the token endpoint, or by a JWT that the partner's key signed; whatever was forged, revoked or used is nobody's.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class TokenTests(FlowHost host)
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const string Unauthorized = "401 err.request.unauthorized";
    private readonly Flow _flow = host.Flow;
    private readonly PartnerSteps _steps = new(host);

    [Fact]
    public async Task A_secret_gives_a_token_and_a_revoked_one_takes_its_tokens_along()
    {
        var partner = await _steps.RegisterAsync();
        var given = (await _steps.TokenAsync(("grant_type", "client_credentials"), ("client_id", partner.Id), ("client_secret", partner.Secret))).Expect(HttpStatusCode.OK);
        Assert.Equal(("Bearer", "3600", "no-store"), (given["token_type"], given["expires_in"], given.Headers.CacheControl!.ToString()));
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(given["access_token"], await partner.SignedAsync()));
        var json = await _flow.SendAsync(HttpMethod.Post, "/api/dci/v1/oauth2/token", body: new { grant_type = "client_credentials", client_id = partner.Id, client_secret = partner.Secret });
        Assert.NotNull(json.Expect(HttpStatusCode.OK)["access_token"]);

        foreach (var (status, error, form) in new (HttpStatusCode, string, (string, string)[])[]
        {
            (HttpStatusCode.Unauthorized, "invalid_client", [("grant_type", "client_credentials"), ("client_id", partner.Id), ("client_secret", partner.Secret + "x")]),
            (HttpStatusCode.Unauthorized, "invalid_client", [("grant_type", "client_credentials"), ("client_id", PartnerSteps.NextId()), ("client_secret", partner.Secret)]),
            (HttpStatusCode.Unauthorized, "invalid_client", [("grant_type", "client_credentials"), ("client_id", (await _steps.RegisterAsync()).Id), ("client_secret", partner.Secret)]),
            (HttpStatusCode.Unauthorized, "invalid_client", [("grant_type", "client_credentials")]),
            (HttpStatusCode.BadRequest, "unsupported_grant_type", [("grant_type", "password"), ("client_id", partner.Id), ("client_secret", partner.Secret)]),
            (HttpStatusCode.BadRequest, "invalid_request", [("client_id", partner.Id), ("client_secret", partner.Secret)]),
        })
        {
            var refused = (await _steps.TokenAsync(form)).Expect(status);
            Assert.Equal(error, refused["error"]);
            Assert.NotEmpty(refused["error_description"]!);
        }

        (await _flow.PutAsync($"/partners/{partner.Id}/secrets/s1/revocation", await _steps.MinistryAsync(), null)).Expect(HttpStatusCode.OK);
        Assert.Equal(Unauthorized, await partner.SendAsync(given["access_token"], await partner.SignedAsync()));
        (await _steps.TokenAsync(("grant_type", "client_credentials"), ("client_id", partner.Id), ("client_secret", partner.Secret))).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_is_good_for_an_hour_and_for_nobody_else()
    {
        var (partner, other) = (await _steps.RegisterAsync(), await _steps.RegisterAsync());
        var token = await partner.TokenAsync();
        Assert.Equal(Unauthorized, await partner.SendAsync(null, "{}"));
        Assert.Equal(Unauthorized, await partner.SendAsync("x.y.z", "{}"));
        Assert.Equal("403 err.sender_id.invalid", await other.SendAsync(token, await other.SignedAsync()));

        // An officer's token is none here, and a partner's none there.
        Assert.Equal(Unauthorized, await partner.SendAsync(await _steps.MinistryAsync(), await partner.SignedAsync()));
        (await _flow.GetAsync("/partners", token)).Expect(HttpStatusCode.Unauthorized);
        await _flow.AdvanceAsync("PT59M");
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync()));
        await _flow.AdvanceAsync("PT1M");
        Assert.Equal(Unauthorized, await partner.SendAsync(token, await partner.SignedAsync()));
    }

    [Fact]
    public async Task A_token_of_ours_cannot_be_forged()
    {
        var partner = await _steps.RegisterAsync();
        var (token, published) = (await partner.TokenAsync(), (await _flow.GetAsync("/dci/v1/.well-known/jwks.json")).Expect(HttpStatusCode.OK));
        var (kid, x) = (published["keys[0].kid"]!, published["keys[0].x"]!);
        var claims = await partner.ClaimsAsync();
        claims["iss"] = PartnerSteps.Us;
        claims["cred"] = "secret:s1";
        var parts = token.Split('.');
        Assert.Equal("public, max-age=300", string.Join(", ", published.Headers.CacheControl!.ToString().Split(", ").OrderDescending()));

        foreach (var forged in new[]
        {
            partner.Key.Jwt(claims, new JObject { ["alg"] = "EdDSA", ["kid"] = kid, ["typ"] = "at+jwt" }),
            PartnerKeyPair.Jwt(claims, new JObject { ["alg"] = "HS256", ["kid"] = kid, ["typ"] = "at+jwt" }, data => System.Security.Cryptography.HMACSHA256.HashData(System.Buffers.Text.Base64Url.DecodeFromChars(x), data)),
            PartnerKeyPair.Jwt(claims, new JObject { ["alg"] = "none", ["kid"] = kid, ["typ"] = "at+jwt" }, _ => [0]),
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims.ToString()))}.{parts[2]}",
        })
        {
            Assert.Equal(Unauthorized, await partner.SendAsync(forged, await partner.SignedAsync()));
        }

        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync()));
    }

    [Theory]
    [InlineData("EdDSA")]
    [InlineData("ES256")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task A_JWT_of_the_partners_key_is_good_once(string alg)
    {
        var partner = await _steps.RegisterAsync(alg switch { "EdDSA" => PartnerKeyPair.Ed25519Key("k1"), "ES256" => PartnerKeyPair.P256Key("k1"), _ => PartnerKeyPair.RsaKey("k1", alg) });
        var token = partner.Key.Jwt(await partner.ClaimsAsync());

        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync()));
        Assert.Equal(Unauthorized, await partner.SendAsync(token, await partner.SignedAsync()));
        var assertion = partner.Key.Jwt(await partner.ClaimsAsync());
        var given = (await _steps.TokenAsync(("grant_type", "client_credentials"), ("client_assertion_type", JwtBearer), ("client_assertion", assertion))).Expect(HttpStatusCode.OK);
        (await _steps.TokenAsync(("grant_type", "client_credentials"), ("client_assertion_type", JwtBearer), ("client_assertion", assertion))).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(given["access_token"], await partner.SignedAsync()));
        (await _flow.PutAsync($"/partners/{partner.Id}/keys/k1/revocation", await _steps.MinistryAsync(), null)).Expect(HttpStatusCode.OK);
        Assert.Equal(Unauthorized, await partner.SendAsync(given["access_token"], await partner.SignedAsync()));
        Assert.Equal(Unauthorized, await partner.SendAsync(partner.Key.Jwt(await partner.ClaimsAsync()), await partner.SignedAsync()));
    }

    [Fact]
    public async Task A_JWT_of_the_partners_key_says_who_for_whom_and_for_how_long()
    {
        var (partner, other) = (await _steps.RegisterAsync(), await _steps.RegisterAsync());
        async Task Refused(Action<JObject> change, PartnerKeyPair? by = null)
        {
            var claims = await partner.ClaimsAsync();
            change(claims);
            Assert.Equal(Unauthorized, await partner.SendAsync((by ?? partner.Key).Jwt(claims), await partner.SignedAsync()));
        }

        var now = (await _flow.NowAsync()).ToUnixTimeSeconds();
        await Refused(c => c["aud"] = "other.example");
        await Refused(c => c.Remove("aud"));
        await Refused(c => c["sub"] = other.Id);
        await Refused(c => c["iss"] = other.Id);
        await Refused(c => (c["iss"], c["sub"]) = (other.Id, other.Id));
        await Refused(c => c.Remove("exp"));
        await Refused(c => c["exp"] = now - 1);
        await Refused(c => c["exp"] = now + 3600);
        await Refused(c => c["exp"] = "soon");
        await Refused(c => c["nbf"] = now + 300);
        await Refused(c => c["iat"] = now + 300);
        await Refused(c => c.Remove("jti"));
        await Refused(c => c["jti"] = "");
        await Refused(_ => { }, by: PartnerKeyPair.Ed25519Key("k1"));
        await Refused(_ => { }, by: PartnerKeyPair.Ed25519Key("k9"));
        Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(partner.Key.Jwt(await partner.ClaimsAsync()), await partner.SignedAsync()));

        // For the token endpoint itself, which is where assertions of RFC 7523 are for.
        var claims = await partner.ClaimsAsync();
        claims["aud"] = $"{host.BaseUrl.ToString().TrimEnd('/')}/{TokenIssue.Path}";
        (await _steps.TokenAsync(("grant_type", "client_credentials"), ("client_assertion_type", JwtBearer), ("client_assertion", partner.Key.Jwt(claims)))).Expect(HttpStatusCode.OK);
        claims["jti"] = "2";
        Assert.Equal(Unauthorized, await partner.SendAsync(partner.Key.Jwt(claims), await partner.SignedAsync()));
    }
}
