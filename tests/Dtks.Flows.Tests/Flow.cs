using System.Net;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Tests.ApiContract;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests;

/// <summary>Speaks to a host as client apps do, and moves its clock. What it is answered it holds to the API's document.</summary>
public sealed class Flow(Uri baseUrl) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = baseUrl, Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>A token of a role and area; by default of a subject of its own.</summary>
    public async Task<string> TokenAsync(string role, string area, string? subject = null)
    {
        var body = new { role, area, subject = subject ?? $"{role}-{Guid.NewGuid():N}", name = "Contoh" };
        return (await SendAsync(HttpMethod.Post, "/dev/tokens", body: body)).Expect(HttpStatusCode.OK)["token"]!;
    }

    /// <summary>A token of a role for the area of its level that a village lies in.</summary>
    public Task<string> TokenAtAsync(string role, string village, string? subject = null)
    {
        var level = WireName.TryParse<Role>(role, out var known) ? RoleLevel.Of(known) ?? AreaLevel.Nation : throw new ArgumentException("No role.", nameof(role));
        var code = AreaCode.Parse(village);
        var area = level switch { AreaLevel.Nation => AreaCode.Nation, AreaLevel.Regency => code.Regency!, AreaLevel.District => code.District!, _ => code };
        return TokenAsync(role, area.Value, subject);
    }

    /// <summary>GET below /api.</summary>
    public Task<Answer> GetAsync(string path, string? token = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, "/api" + path, token, body: null, headers);

    /// <summary>Whether each POST has an idempotency key, one of its own where the test gives none: so that its answer is kept.</summary>
    public bool SendsKeys { get; set; }

    /// <summary>POST below /api.</summary>
    public Task<Answer> PostAsync(string path, string? token, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, "/api" + path, token, body, SendsKeys && headers.Length == 0 ? [("Idempotency-Key", $"{Guid.NewGuid():N}")] : headers);

    /// <summary>PUT below /api.</summary>
    public Task<Answer> PutAsync(string path, string? token, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, "/api" + path, token, body, headers);

    /// <summary>Any request. A body that is a string is sent as it is.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token = null, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var sent = body is null or HttpContent ? null : body as string ?? JsonConvert.SerializeObject(body);
        if (body is not null)
        {
            request.Content = body as HttpContent ?? new StringContent(sent!, Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request);
        var answer = new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
        return path.StartsWith("/api/", StringComparison.Ordinal) ? Held(method, path, sent, answer) : answer;
    }

    private static Answer Held(HttpMethod method, string path, string? sent, Answer answer)
    {
        var headers = answer.Headers.Select(h => h.Key).Concat(answer.Content.Select(h => h.Key));
        var fault = Contract.Current.FaultOf(new Exchange(method.Method, path, sent, (int)answer.Status, answer.Content.ContentType?.MediaType, [.. headers], answer.Text));
        Assert.True(fault is null, $"The API's document says otherwise (its functions declare it by [Takes], [Answers] and [Refuses]):\n{fault}\n{answer.Text}");
        return answer;
    }

    /// <summary>Waits until all queues are empty and nothing runs.</summary>
    public async Task IdleAsync() => (await SendAsync(HttpMethod.Post, "/dev/idle?timeout=120")).Expect(HttpStatusCode.OK);

    /// <summary>Advances the clock by an ISO 8601 duration, lets what fell due run, and waits for it.</summary>
    public async Task AdvanceAsync(string duration)
    {
        (await SendAsync(HttpMethod.Post, "/dev/clock", body: new { advance = duration })).Expect(HttpStatusCode.OK);
        await IdleAsync();
    }

    /// <summary>Sets the clock, lets what fell due run, and waits for it.</summary>
    public async Task SetClockAsync(DateTimeOffset now)
    {
        (await SendAsync(HttpMethod.Post, "/dev/clock", body: new { now = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture) })).Expect(HttpStatusCode.OK);
        await IdleAsync();
    }

    /// <summary>What the clock shows.</summary>
    public async Task<DateTimeOffset> NowAsync()
    {
        var answer = (await SendAsync(HttpMethod.Get, "/dev/clock")).Expect(HttpStatusCode.OK);
        using var reader = new JsonTextReader(new StringReader(answer.Text)) { DateParseHandling = DateParseHandling.None };
        return DateTimeOffset.Parse(JToken.ReadFrom(reader)["now"]!.Value<string>()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Fires a timer.</summary>
    public async Task FireAsync(string timer)
    {
        (await SendAsync(HttpMethod.Post, $"/dev/timers/{timer}")).Expect(HttpStatusCode.OK);
        await IdleAsync();
    }

    /// <summary>Puts a family into the stand-in population register as it is.</summary>
    public async Task RegisterPopulationAsync(SampleFamily family)
    {
        foreach (var member in family.Members)
        {
            var answer = await SendAsync(HttpMethod.Put, $"/dev/population/{member.Nik}", body: family.PopulationRecord(member));
            Assert.True((int)answer.Status is >= 200 and < 300, answer.Text);
        }
    }

    public void Dispose() => _http.Dispose();
}
