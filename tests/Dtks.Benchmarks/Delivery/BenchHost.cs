using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Azure.Core.Pipeline;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Delivery;

/// <summary>The whole host with Azurite and LocalCosmos on free ports, spoken to over HTTP, with data in a temporary folder unless another is named.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly string _data;
    private readonly bool _isOurs;
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromMinutes(15) };
    private LocalHostApp? _app;

    private BenchHost(string? data) => (_data, _isOurs) = (data ?? Directory.CreateTempSubdirectory("dtks-benchmark-").FullName, data is null);

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>The messages the application sent.</summary>
    public SentMessages Sent { get; } = new();

    public static async Task<BenchHost> StartAsync(BenchSetup? setup = null)
    {
        var host = new BenchHost(setup?.Data);
        var dtks = HostedApplication.Dtks;
        host._app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = host._data,
            Clock = setup?.Clock,
            Tables = setup?.Tables == true,
            // The figures alone are shown.
            Logging = logging => logging.ClearProviders(),
            Application = setup?.Bare == true ? new HostedApplication([], (_, _) => { }, (_, _) => Task.CompletedTask) : dtks with
            {
                ConfigureServices = (services, configuration) =>
                {
                    services.AddSingleton<HttpPipelinePolicy>(host.Sent);
                    dtks.ConfigureServices(services, configuration);
                    setup?.Services?.Invoke(services);
                },
            },
        });
        host._http.BaseAddress = host._app.BaseUrl;
        return host;
    }

    /// <summary>A token of a role and area.</summary>
    public async Task<string> TokenAsync(string role, string area) =>
        (string)(await SendAsync("POST", "/dev/tokens", null, new JObject { ["role"] = role, ["area"] = area, ["subject"] = $"{role}-{Guid.NewGuid():N}", ["name"] = "CONTOH" }))["token"]!;

    /// <summary>Puts a family into the stand-in population register.</summary>
    public Task KnowAsync(BenchFamily family) => SendAsync("PUT", $"/dev/population/{family.Nik}", null, family.PopulationRecord());

    /// <summary>Moves the clock to where no timer falls due for most of a minute, so that none is measured with what is.</summary>
    public async Task BetweenTimersAsync()
    {
        var now = (await SendAsync("GET", "/dev/clock", null, null))["now"]!.Value<DateTime>().ToUniversalTime();
        var hour = now.Date.AddHours(now.Hour + 1);
        var calm = hour.AddMinutes(1).AddSeconds(5);
        await SendAsync("POST", "/dev/clock", null, new JObject { ["now"] = calm.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });
        await IdleAsync();
    }

    /// <summary>Waits until nothing is left to do.</summary>
    public Task IdleAsync() => SendAsync("POST", "/dev/idle?timeout=600", null, null);

    /// <summary>A request that must be answered with success; its JSON, empty where there is none.</summary>
    public async Task<JObject> SendAsync(string method, string path, string? token, JToken? body, bool withKey = false)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json");
        if (withKey)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        }

        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? text.Length == 0 ? [] : JObject.Parse(text)
            : throw new InvalidOperationException($"{method} {path} was answered {(int)answer.StatusCode}: {text}");
    }

    /// <summary>Does something and says what it cost until nothing was left to do.</summary>
    public async Task<Cost> CostAsync(Func<Task> work)
    {
        await SendAsync("DELETE", "/dev/cosmos/usage", null, null);
        var sent = Sent.Count;
        await work();
        await IdleAsync();
        var usage = await SendAsync("GET", "/dev/cosmos/usage", null, null);
        var lines = usage["lines"]!.Where(l => (string?)l["operation"] != "metadata").ToList();
        var told = lines.Select(l => string.Create(
            CultureInfo.InvariantCulture, $"{((string)l["container"]!).Split('/')[^1]} {l["operation"]} {l["requests"]} ({l["requestUnits"]:0.0} RU)"));
        return new Cost(lines.Sum(l => (long)l["requests"]!), lines.Sum(l => (double)l["requestUnits"]!), Sent.Count - sent, string.Join(", ", told));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app!.DisposeAsync();
        if (_isOurs)
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
