using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Partners.Trust;

/// <summary>A request for a token (RFC 6749, section 4.4), with what the client shows of itself: a secret, in the body or by Basic, or an assertion (RFC 7523).</summary>
/// <param name="GrantType"><c>client_credentials</c>.</param>
/// <param name="ClientId">The partner's id; null where the assertion says it.</param>
/// <param name="ClientSecret">The secret's text; null for none.</param>
/// <param name="Assertion">The JWT; null for none.</param>
internal sealed record TokenRequest(string? GrantType, string? ClientId, string? ClientSecret, string? Assertion)
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const string Basic = "Basic ";
    private const int MostMembers = 20;

    /// <summary>Reads one; null where it is none, or shows two things of its client.</summary>
    /// <param name="authorization">The header; null or empty for none.</param>
    /// <param name="body">The body: a form, or JSON with the same members.</param>
    /// <param name="isJson">Which of both.</param>
    public static TokenRequest? Read(string? authorization, string body, bool isJson)
    {
        var members = isJson ? OfJson(body) : OfForm(body);
        if (members is null)
        {
            return null;
        }

        var (id, secret, assertion) = (members.GetValueOrDefault("client_id"), members.GetValueOrDefault("client_secret"), members.GetValueOrDefault("client_assertion"));
        if (!string.IsNullOrEmpty(authorization))
        {
            if (OfBasic(authorization) is not { } basic || secret is not null || (id is not null && id != basic.Id))
            {
                return null;
            }

            (id, secret) = basic;
        }

        return (assertion is not null && (secret is not null || members.GetValueOrDefault("client_assertion_type") != JwtBearer))
            ? null
            : new TokenRequest(members.GetValueOrDefault("grant_type"), id, secret, assertion);
    }

    private static (string Id, string Secret)? OfBasic(string authorization)
    {
        var bytes = new byte[authorization.Length];
        return authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(authorization[Basic.Length..].Trim(), bytes, out var written)
            && Encoding.UTF8.GetString(bytes, 0, written).Split(':', 2) is [var id, var secret]
                ? (Decoded(id), Decoded(secret))
                : null;
    }

    private static Dictionary<string, string>? OfForm(string body)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in body.Split('&', MostMembers + 1, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2) is not [var name, var value] || !members.TryAdd(Decoded(name), Decoded(value)))
            {
                return null;
            }
        }

        return members.Count <= MostMembers ? members : null;
    }

    private static Dictionary<string, string>? OfJson(string body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None, MaxDepth = 2 };
            var read = JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            return read.Count <= MostMembers ? read.Properties().Where(p => p.Value.Type == JTokenType.String).ToDictionary(p => p.Name, p => (string)p.Value!, StringComparer.Ordinal) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
