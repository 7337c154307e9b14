using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;

namespace Dtks.Flows.Tests.Pages;

/// <summary>An OpenID Connect provider that speaks to the app by its handler and to a reader as their browser would: its metadata, its keys, a code, and the tokens for it, with PKCE.</summary>
internal sealed class SmallAuthority : HttpMessageHandler
{
    /// <summary>Where it is.</summary>
    public const string Url = "https://authority.example";

    /// <summary>The client that the pages have there.</summary>
    public const string Client = "dtks-pages";

    private const string Secret = "only-for-tests";

    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "one" };
    private readonly Dictionary<string, (string Nonce, string Challenge, string Redirect, object Claims)> _codes = [];

    /// <summary>Whether the token that it gives for the API is of another audience.</summary>
    public bool GivesAnothersToken { get; set; }

    /// <summary>The settings by which the app knows it.</summary>
    public static IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Identity:Authority"] = Url,
        ["Identity:Issuer"] = Url,
        ["Identity:Audience"] = "dtks",
        ["Identity:SigningKey"] = string.Empty,
        ["SignIn:ClientId"] = Client,
        ["SignIn:ClientSecret"] = Secret,
        ["SignIn:Scope"] = "api://dtks/.default",
    };

    /// <summary>Signs somebody in and sends them back: where to, with the code.</summary>
    /// <param name="asked">Where the app sent them.</param>
    /// <param name="claims">Who they are.</param>
    public string Answer(string asked, object claims)
    {
        var query = HttpUtility.ParseQueryString(new Uri(asked).Query);
        Assert.Equal((Client, "code", "S256"), (query["client_id"], query["response_type"], query["code_challenge_method"]));
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"]!, query["code_challenge"]!, query["redirect_uri"]!, claims);
        return $"{new Uri(query["redirect_uri"]!).AbsolutePath}?code={code}&state={Uri.EscapeDataString(query["state"]!)}";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.AbsolutePath switch
    {
        "/.well-known/openid-configuration" => Json(new { issuer = Url, authorization_endpoint = $"{Url}/authorize", token_endpoint = $"{Url}/token", jwks_uri = $"{Url}/keys", response_types_supported = new[] { "code" }, id_token_signing_alg_values_supported = new[] { "ES256" } }),
        "/keys" => Json(new { keys = new[] { PublicKey() } }),
        "/token" => Tokens(HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken))),
        _ => new HttpResponseMessage(HttpStatusCode.NotFound),
    };

    private static HttpResponseMessage Json(object body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(JsonConvert.SerializeObject(body), Encoding.UTF8, "application/json") };

    // A code is good once, for the client and the address that it was given to, and with what only who asked for it knows.
    private HttpResponseMessage Tokens(System.Collections.Specialized.NameValueCollection form)
    {
        var isKnown = _codes.Remove(form["code"] ?? string.Empty, out var given);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? string.Empty)));
        return isKnown && given.Challenge == challenge && given.Redirect == form["redirect_uri"] && form["client_secret"] == Secret && form["client_id"] == Client
            ? Json(new { token_type = "Bearer", expires_in = 3600, id_token = Token(Client, new { nonce = given.Nonce }), access_token = Token(GivesAnothersToken ? "other" : "dtks", given.Claims) })
            : Json(new { error = "invalid_grant" }, HttpStatusCode.BadRequest);
    }

    private string Token(string audience, object claims) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Url,
        Audience = audience,
        IssuedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Expires = new DateTime(2036, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Claims = Newtonsoft.Json.Linq.JObject.FromObject(claims).Properties().ToDictionary(p => p.Name, p => p.Value.Type == Newtonsoft.Json.Linq.JTokenType.Array ? p.Value.Values<string>().ToArray() : (object)p.Value.ToString()).Append(new("sub", "orang-1")).DistinctBy(c => c.Key).ToDictionary(c => c.Key, c => c.Value),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
    });

    private object PublicKey()
    {
        var point = _key.ECDsa.ExportParameters(false).Q;
        return new { kty = "EC", use = "sig", kid = _key.KeyId, crv = "P-256", alg = "ES256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
    }
}
