using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.Story;

/// <summary>A client as a good app is: it sends again, under the same key, when it is told to come later or hears nothing.</summary>
/// <param name="host">Where the host serves now; null while it is down.</param>
public sealed class ChaosClient(Func<Uri?> host) : IDisposable
{
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Some ten seconds.
    private const int LooksBetween = 40;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>How often something had to be sent again.</summary>
    public int Repeats { get; private set; }

    /// <summary>A token.</summary>
    public async Task<string> TokenAsync(string role, string area, string? subject = null) =>
        (string)(await DevAsync(HttpMethod.Post, "/dev/tokens", new { role, area, subject = subject ?? $"{role}-{area}", name = "Contoh" }))["token"]!;

    /// <summary>A request below <c>/dev</c>.</summary>
    public Task<JObject> DevAsync(HttpMethod method, string path, object? body = null) => SendAsync(method, path, null, body, null);

    /// <summary>GET below <c>/api</c>.</summary>
    public Task<JObject> GetAsync(string path, string token) => SendAsync(HttpMethod.Get, "/api" + path, token, null, null);

    /// <summary>POST below <c>/api</c> under a key of its own, the same however often it is sent.</summary>
    public Task<JObject> PostAsync(string path, string token, object? body, string key) => SendAsync(HttpMethod.Post, "/api" + path, token, body, key);

    /// <summary>PUT below <c>/api</c>.</summary>
    public Task<JObject> PutAsync(string path, string token, object body) => SendAsync(HttpMethod.Put, "/api" + path, token, body, null);

    /// <summary>
    /// Waits until the host has nothing more to do: 20 seconds for what runs or lies in a queue, 5 where only something was left, which mostly lies there
    /// until the clock goes on.
    /// </summary>
    /// <returns>Null when it has nothing more to do, else what it says.</returns>
    public async Task<string?> WhyBusyAsync()
    {
        for (var turn = 1; ; turn++)
        {
            var (status, text) = await TryAsync(HttpMethod.Post, "/dev/idle?timeout=5", null, null, null);
            if (status == 200)
            {
                return null;
            }

            if (status != 408 || turn == 4 || IsOnlyLeft(text))
            {
                return text;
            }
        }
    }

    /// <summary>Sends bytes to a signed link, once; false when that has to be asked for again.</summary>
    public async Task<bool> UploadAsync(Uri link, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, link) { Content = new ByteArrayContent(content) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        try
        {
            using var answer = await _http.SendAsync(request);
            // An answer that was lost: what was sent before is there.
            return answer.IsSuccessStatusCode || (await answer.Content.ReadAsStringAsync()).Contains("evidence.sentAlready", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Asks until it is so.</summary>
    /// <exception cref="TimeoutException">It did not come to be so.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        var until = TimeProvider.System.GetUtcNow() + GivesUpAfter;
        while (!await isSo())
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                throw new TimeoutException(what);
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>
    /// Asks until it is so, and lets the clock go on while nothing happens: what an ended process or a fault left behind is found by sweeps of up to ten minutes.
    /// </summary>
    /// <exception cref="TimeoutException">It did not come to be so.</exception>
    public Task ComesAboutAsync(string what, Func<Task<bool>> isSo)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        var looks = 0;
        return UntilAsync(what, async () =>
        {
            if (await isSo())
            {
                return true;
            }

            await (++looks % LooksBetween == 0 ? DevAsync(HttpMethod.Post, "/dev/clock", new { advance = "PT6M" }) : Task.Delay(Pause, TimeProvider.System));
            return false;
        });
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static bool IsOnlyLeft(string told)
    {
        var busy = JObject.Parse(told);
        return (int)busy["running"]! == 0 && busy["queues"]!.Children<JProperty>().All(queue => (int)queue.Value == 0);
    }

    private async Task<JObject> SendAsync(HttpMethod method, string path, string? token, object? body, string? key)
    {
        var until = TimeProvider.System.GetUtcNow() + GivesUpAfter;
        while (true)
        {
            var (status, text) = await TryAsync(method, path, token, body, key);
            if (status is >= 200 and < 300)
            {
                return text.Length == 0 ? [] : EndStates.DocumentTypes.Parse(text.StartsWith('[') ? $"{{\"items\":{text}}}" : text);
            }

            var comeAgain = status is 0 or 408 or 429 or >= 500;
            if (!comeAgain || TimeProvider.System.GetUtcNow() > until)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{method} {path} was answered {status}: {text}"));
            }

            Repeats++;
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task<(int Status, string Text)> TryAsync(HttpMethod method, string path, string? token, object? body, string? key)
    {
        if (host() is not { } at)
        {
            return (0, "down");
        }

        using var request = new HttpRequestMessage(method, new Uri(at, path));
        request.Headers.TryAddWithoutValidation("Authorization", token is null ? null : $"Bearer {token}");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Content = body is null ? null : new StringContent(JsonConvert.SerializeObject(body), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await _http.SendAsync(request);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return (0, e.Message);
        }
    }
}
