using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Dtks.Functions.Data;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Letters;

/// <summary>
/// Letters at scale, over HTTP against a whole host in this process (with LocalCosmos, and Azurite beside it): eight officers verify the
/// proposals of one regency, then the regent signs and the Ministry reviews; and a regency of very many eligible rows.
/// </summary>
internal sealed class LettersBenchmark(TextWriter output) : IBenchmark
{
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(10);

    // The time of a benchmark is the real one: often enough for its figures, seldom enough to be no part of them.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-letters-{Guid.NewGuid():N}");
    private HttpClient _http = null!;
    private IServiceProvider _services = null!;

    /// <inheritdoc />
    public string Verb => "letters";

    /// <inheritdoc />
    public string Usage => "[verified eligible]: verification by eight officers, and a letter over so many rows.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count == 1)
        {
            throw new UsageException();
        }

        await RunAsync(args.NumberOr(2_000, 0, 2), args.NumberOr(40_000, 1, 2));
        return 0;
    }

    /// <summary>Runs it.</summary>
    /// <param name="verified">How many proposals are verified by eight callers.</param>
    /// <param name="eligible">How many rows the large regency has.</param>
    public async Task RunAsync(int verified, int eligible)
    {
        await using var app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            Logging = logging => logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).AddFilter<ConsoleLoggerProvider>(category: null, LogLevel.Warning),
        });
        _services = app.Services;
        using (_http = new HttpClient { BaseAddress = app.BaseUrl, Timeout = TimeSpan.FromMinutes(15) })
        {
            await VerifyAsync("3305", verified);
            await RegencyAsync("3306", eligible);
        }

        await app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task VerifyAsync(string regency, int count)
    {
        await output.WriteLineAsync($"-- eight officers verify {count} proposals of one regency");
        var proposals = await new SeededProposals(_services, regency).SeedAsync(first: 100_000, count, eligible: false);
        var callers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TokenAsync("regency-officer", regency, $"officer-{i}")));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(proposals.Chunk((count + 7) / 8).Select((chunk, i) => Task.Run(async () =>
        {
            foreach (var (village, id) in chunk)
            {
                await SendAsync(HttpMethod.Post, $"/api/proposals/{village}/{id}/verification", callers[i], new { outcome = "eligible", note = "Kunjungan rumah" });
            }
        })));
        await output.WriteLineAsync($"verified in {Seconds(clock)} s ({count / clock.Elapsed.TotalSeconds:0}/s); rows open right after: {await OpenRowsAsync(regency)}");
        await LetterAsync(regency, count);
    }

    private async Task RegencyAsync(string regency, int count)
    {
        await output.WriteLineAsync($"-- a regency with {count} eligible rows");
        var clock = Stopwatch.StartNew();
        await new SeededProposals(_services, regency).SeedAsync(first: 0, count, eligible: true);
        await output.WriteLineAsync($"seeded in {Seconds(clock)} s");
        await LetterAsync(regency, count);
    }

    private async Task LetterAsync(string regency, int count)
    {
        var regent = await TokenAsync("regent", regency, $"regent-{regency}");
        var ministry = await TokenAsync("ministry-officer", "ID", "ministry-1");
        var path = $"/api/regencies/{regency}/ratifications";
        var today = JToken.Parse((await SendAsync(HttpMethod.Get, "/dev/clock", regent, null)).Text)["now"]!.Value<DateTime>().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var clock = Stopwatch.StartNew();
        var (status, text) = await SendAsync(HttpMethod.Post, path, regent, new { period = today[..7], subject = "proposals", letter = new { number = $"460/{regency}", date = today } });
        await output.WriteLineAsync($"signing answered {status} in {clock.Elapsed.TotalMilliseconds:0} ms; resident {Resident()} MB");
        var letter = $"{path}/{JToken.Parse(text)["id"]}";
        var signed = await UntilAsync(letter, ministry, shown => (string?)shown["status"] == "signed");
        await output.WriteLineAsync($"covered and digested in {Seconds(clock)} s: {signed["rows"]} rows of {count}, {((string)signed["digest"]!)[..12]}…");
        await UntilAsync(letter, ministry, shown => Done(shown, "ratified") == count);
        await output.WriteLineAsync($"proposals told of it after {Seconds(clock)} s");
        await SendAsync(HttpMethod.Post, "/dev/idle?timeout=600", ministry, null);

        await SendAsync(HttpMethod.Delete, "/dev/cosmos/usage", ministry, null);
        var cpu = Cpu();
        clock.Restart();
        (status, _) = await SendAsync(HttpMethod.Post, $"{letter}/review", ministry, new { outcome = "conforming", reasons = Array.Empty<string>() });
        await output.WriteLineAsync($"review answered {status} in {clock.Elapsed.TotalMilliseconds:0} ms");
        var applied = await UntilAsync(letter, ministry, shown => (string?)shown["status"] == "applied");
        await output.WriteLineAsync(
            $"applied in {Seconds(clock)} s ({count / clock.Elapsed.TotalSeconds:0}/s): {applied["progress"]!["applied"]} applied, {applied["progress"]!["notApplied"]} not");
        await SendAsync(HttpMethod.Post, "/dev/idle?timeout=600", ministry, null);
        await output.WriteLineAsync($"idle after {Seconds(clock)} s; resident {Resident()} MB");
        var usage = JToken.Parse((await SendAsync(HttpMethod.Get, "/dev/cosmos/usage", ministry, null)).Text);
        await output.WriteLineAsync(
            $"a row applied costs {(double)usage["requests"]! / count:0.0} requests to the database, {(double)usage["requestUnits"]! / count:0} RU, "
            + $"{(Cpu() - cpu).TotalMilliseconds / count:0.0} ms of processor (this process: host, database and client)");
    }

    private static TimeSpan Cpu()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static int Done(JToken shown, string what) => ((int?)shown["progress"]?[what] ?? 0) + ((int?)shown["progress"]?["notApplied"] ?? 0);

    /// <summary>Looks at the letter until it is so; shows progress and memory now and then.</summary>
    private async Task<JToken> UntilAsync(string letter, string token, Func<JToken, bool> so)
    {
        var sampled = Stopwatch.StartNew();
        while (true)
        {
            var shown = JToken.Parse((await SendAsync(HttpMethod.Get, letter, token, null)).Text);
            if (so(shown))
            {
                return shown;
            }

            if (sampled.Elapsed > Sample)
            {
                sampled.Restart();
                await output.WriteLineAsync($"   {shown["status"]} {shown["progress"]?.ToString(Newtonsoft.Json.Formatting.None)} resident {Resident()} MB");
            }

            await Task.Delay(Look);
        }
    }

    private async Task<int> OpenRowsAsync(string regency) =>
        await _services.GetRequiredService<DocumentStore>().CountAsync(
            Partitions.Ratifications(regency), new DocumentQuery("SELECT VALUE COUNT(1) FROM c WHERE c.type = 'ratifiable' AND c.key > ''"), CancellationToken.None);

    private async Task<string> TokenAsync(string role, string area, string subject) =>
        JToken.Parse((await SendAsync(HttpMethod.Post, "/dev/tokens", null, new { role, area, subject, name = "Contoh" })).Text)["token"]!.ToString();

    private async Task<(int Status, string Text)> SendAsync(HttpMethod method, string path, string? token, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(JObject.FromObject(body).ToString(), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? ((int)answer.StatusCode, text) : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }

    private static string Seconds(Stopwatch clock) => clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static long Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / (1024 * 1024);
    }
}
