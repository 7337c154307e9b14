using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Access;

/// <summary>An OpenID Connect provider on this machine, over HTTPS with a certificate of its own, that can be put out of order.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Audience = "audience";

    // Made once: a key takes a while, and which it is says nothing.
    private static readonly RSA First = RSA.Create(2048);
    private static readonly RSA Second = RSA.Create(2048);
    private static readonly RSA Nobodys = RSA.Create(2048);
    private static readonly X509Certificate2 Shown = Certificate();

    private readonly WebApplication _app;
    private RSA _key = First;
    private string _keyId = "first";

    private IdentityProvider(WebApplication app) => _app = app;

    /// <summary>Where it is; also its issuer.</summary>
    public string Authority => _app.Urls.Single();

    /// <summary>What it calls itself, when not by its address.</summary>
    public string? Issuer { get; set; }

    /// <summary>Whether it answers 500 to everything.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether it publishes its keys.</summary>
    public bool PublishesKeys { get; set; } = true;

    /// <summary>How often its metadata were asked for.</summary>
    public int Asked { get; private set; }

    public static async Task<IdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Shown)));
        var app = builder.Build();
        var provider = new IdentityProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.MetadataAsync);
        app.MapGet("/keys", provider.KeysAsync);
        await app.StartAsync();
        return provider;
    }

    /// <summary>Signs with another key from now on.</summary>
    public void RotateKey() => (_key, _keyId) = (Second, "second");

    /// <summary>A client that trusts its certificate, and no other.</summary>
    public HttpClient Trusting() => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.GetCertHashString() == Shown.GetCertHashString(),
        },
    });

    /// <summary>A token as it signs them.</summary>
    public string Token(DateTimeOffset expires, string? keyId = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer ?? Authority,
        Audience = Audience,
        Expires = expires.UtcDateTime,
        Claims = new Dictionary<string, object> { ["sub"] = "subject", ["roles"] = new[] { "regent" }, ["area"] = "3306" },
        SigningCredentials = new SigningCredentials(
            new RsaSecurityKey(keyId is null ? _key : Nobodys) { KeyId = keyId ?? _keyId }, SecurityAlgorithms.RsaSha256)
        {
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        },
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task MetadataAsync(HttpContext http)
    {
        Asked++;
        return AnswerAsync(http, new JObject { ["issuer"] = Issuer ?? Authority, ["jwks_uri"] = $"{Authority}/keys" });
    }

    private Task KeysAsync(HttpContext http)
    {
        var shown = _key.ExportParameters(includePrivateParameters: false);
        var key = new JObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = _keyId,
            ["n"] = Base64UrlEncoder.Encode(shown.Modulus),
            ["e"] = Base64UrlEncoder.Encode(shown.Exponent),
        };
        return AnswerAsync(http, new JObject { ["keys"] = PublishesKeys ? new JArray(key) : new JArray() });
    }

    private Task AnswerAsync(HttpContext http, JObject answer)
    {
        http.Response.StatusCode = IsDown ? 500 : 200;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(IsDown ? "{}" : answer.ToString());
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
