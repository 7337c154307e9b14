using System.Net.Http.Headers;
using System.Text;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Parts;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>Calls this host's own API as an officer of the Ministry would.</summary>
internal sealed class MinistryCalls(HostParts parts, TokenEndpoints tokens) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = parts.BaseUrl };

    /// <summary>A path of this host as an address.</summary>
    public string At(string path) => new Uri(parts.BaseUrl, path).ToString();

    /// <summary>PUTs a body.</summary>
    /// <exception cref="DevProblemException">It was refused: with the API's own words.</exception>
    public Task<JObject> PutAsync(string path, JObject body) => SendAsync(HttpMethod.Put, path, new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json"), tokens.OfMinistry());

    /// <summary>A partner's token for its secret.</summary>
    /// <exception cref="DevProblemException">There is none.</exception>
    public Task<JObject> TokenAsync(string partner, string secret) => SendAsync(
        HttpMethod.Post,
        "/api/dci/v1/oauth2/token",
        new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = partner, ["client_secret"] = secret }),
        bearer: null);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<JObject> SendAsync(HttpMethod method, string path, HttpContent content, string? bearer)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await _http.SendAsync(request);
        using var reader = new JsonTextReader(new StringReader(await answer.Content.ReadAsStringAsync())) { DateParseHandling = DateParseHandling.None };
        var body = await JObject.LoadAsync(reader);
        return answer.IsSuccessStatusCode ? body : throw new DevProblemException(new HostProblem((int)answer.StatusCode, body.Value<string>("code") ?? "partner.refused", DetailOf(path, body))
        {
            Extensions = body["errors"] is { } errors ? new JObject { ["errors"] = errors } : null,
        });
    }

    private static BilingualText DetailOf(string path, JObject body)
    {
        var why = body.Value<string>("detail") ?? body.Value<string>("error_description");
        return new BilingualText($"{path} menolak: {why}", $"{path} refused: {why}");
    }
}
