using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Requests;

/// <summary>How long a request takes that the database does not let come to an end, with the settings as they are by themselves.</summary>
internal sealed class BudgetBenchmark(TextWriter output) : IBenchmark
{
    private const string Village = "3306162006";

    private static readonly (string Name, object Rule)[] Faults =
    [
        ("410 on every call", new { kind = "410" }),
        ("449 on every call", new { kind = "449" }),
        ("429 on every call", new { kind = "429" }),
        ("6 s a call", new { kind = "delay", delayMilliseconds = 6_000 }),
        ("hanging", new { kind = "delay", delayMilliseconds = 600_000 }),
    ];

    /// <inheritdoc />
    public string Verb => "budget";

    /// <inheritdoc />
    public string Usage => ": how long a request takes that the database does not let come to an end.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        args.None();
        await RunAsync();
        return 0;
    }

    public async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("dtks-benchmark-");
        try
        {
            await using var host = await LocalHostApp.StartAsync(new LocalHostOptions
            {
                Urls = "http://127.0.0.1:0",
                DataDirectory = data.FullName,
                Progress = output.WriteLine,
                Settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Critical" },
            });
            using var http = new HttpClient { BaseAddress = host.BaseUrl, Timeout = TimeSpan.FromMinutes(10) };
            using var token = await http.PostAsJsonAsync("/dev/tokens", new { role = "village-officer", area = Village });
            http.DefaultRequestHeaders.Add("Authorization", $"Bearer {JObject.Parse(await token.Content.ReadAsStringAsync())["token"]}");
            foreach (var (name, rule) in Faults)
            {
                await AskAsync(http, name, rule);
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task AskAsync(HttpClient http, string name, object rule)
    {
        using var set = await http.PostAsJsonAsync("/dev/cosmos/faults", rule);
        set.EnsureSuccessStatusCode();
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(new Uri($"/api/villages/{Village}/proposals", UriKind.Relative));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await http.DeleteAsync(new Uri("/dev/cosmos/faults", UriKind.Relative));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {(int)answer.StatusCode} after {seconds,5:N1} s, Retry-After {answer.Headers.RetryAfter}"));
    }
}
