using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Dtks.Demo.Cast;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Requests;

/// <summary>
/// The public page under a code, in a village of many proposals: requests a second at 256 connections, how long they wait, and what one costs
/// the database. The limits on public paths are lifted.
/// </summary>
internal sealed class TrackingBenchmark(TextWriter output) : IBenchmark
{
    private const string Village = "3306162006";
    private const int Connections = 256;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public string Verb => "tracking";

    /// <inheritdoc />
    public string Usage => "[proposals]: the public page under a code, in a village of so many proposals.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        await RunAsync(args.NumberOr(5_000));
        return 0;
    }

    public async Task RunAsync(int proposals)
    {
        var data = Directory.CreateTempSubdirectory("dtks-benchmark-");
        try
        {
            await using var host = await LocalHostApp.StartAsync(new LocalHostOptions
            {
                Urls = "http://127.0.0.1:0",
                DataDirectory = data.FullName,
                Progress = output.WriteLine,
                Settings = new Dictionary<string, string?>
                {
                    ["Throttling:CallerPerMinute"] = "0",
                    ["Throttling:CodePerMinute"] = "0",
                    ["Logging:LogLevel:Default"] = "Error",
                },
            });
            using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections };
            using var http = new HttpClient(handler) { BaseAddress = host.BaseUrl };
            await RunAsync(host, http, proposals);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task RunAsync(LocalHostApp host, HttpClient http, int proposals)
    {
        var codes = await FillAsync(host, http, proposals);
        await AskAsync(http, codes, WarmUp);
        await http.DeleteAsync(new Uri("/dev/cosmos/usage", UriKind.Relative));
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var waits = await AskAsync(http, codes, Measured);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        var usage = JObject.Parse(await http.GetStringAsync("/dev/cosmos/usage"));
        var reads = (long)usage["requests"]!;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"tracking, {proposals} proposals in the village, {Connections} connections: {waits.Count / Measured.TotalSeconds:N0} requests/s, "
            + $"p50 {At(waits, 0.50):N0} ms, p95 {At(waits, 0.95):N0} ms, p99 {At(waits, 0.99):N0} ms; "
            + $"{reads / (double)waits.Count:N2} database requests and {(double)usage["requestUnits"]! / waits.Count:N2} RU each; "
            + $"{spent.TotalMicroseconds / waits.Count:N0} µs of processor each, asking, host and database together"));
    }

    // One is proposed as clients do; the others are its likes, each under its own code.
    private static async Task<string[]> FillAsync(LocalHostApp host, HttpClient http, int proposals)
    {
        var first = await ProposeAsync(http);
        await http.PostAsync(new Uri("/dev/idle?timeout=60", UriKind.Relative), content: null);
        var store = host.Services.GetRequiredService<DocumentStore>();
        var codes = host.Services.GetRequiredService<TrackingCode>();
        var like = (await store.ReadAsync<ProposalDocument>(Partitions.Registry(Village), ProposalDocument.IdOf(first), CancellationToken.None))!;
        var made = new ConcurrentBag<string> { like.TrackingCode };
        await Parallel.ForEachAsync(Enumerable.Range(1, proposals - 1), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellation) =>
        {
            var code = codes.Of(Village, Guid.NewGuid().ToString("N"));
            var id = codes.ProposalOf(code);
            var document = like with { Id = ProposalDocument.IdOf(id), TrackingCode = code, ETag = null, State = like.State with { Id = id, TrackingCode = code } };
            await store.TryCreateAsync(Partitions.Registry(Village), document, cancellation);
            made.Add(code);
        });
        return [.. made];
    }

    private static async Task<string> ProposeAsync(HttpClient http)
    {
        using var token = await http.PostAsJsonAsync("/dev/tokens", new { role = "village-officer", area = Village });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/proposals") { Content = new StringContent(Body(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", $"Bearer {JObject.Parse(await token.Content.ReadAsStringAsync())["token"]}");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? (string)JObject.Parse(text)["id"]! : throw new InvalidOperationException(text);
    }

    private static string Body() => new JObject
    {
        ["kind"] = "register",
        ["programmes"] = new JArray(),
        ["household"] = new JObject
        {
            ["familyCardNumber"] = "3306160101800002",
            ["village"] = Village,
            ["address"] = new JObject { ["street"] = "Dusun Krajan 12", ["rt"] = "001", ["rw"] = "002" },
            ["members"] = new JArray(new JObject
            {
                ["nik"] = "3306160101800001",
                ["name"] = SampleNames.Of(1),
                ["birthPlace"] = "Kota Contoh",
                ["birthDate"] = "1980-01-01",
                ["sex"] = "male",
                ["motherMaidenName"] = "Ibu Contoh",
                ["relationship"] = "head",
                ["maritalStatus"] = "married",
            }),
        },
        ["contact"] = new JObject { ["phone"] = "081200000001" },
    }.ToString();

    private static async Task<List<double>> AskAsync(HttpClient http, string[] codes, TimeSpan time)
    {
        var waits = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(caller => Task.Run(async () =>
        {
            var draw = new Random(caller);
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(new Uri($"/api/tracking/{codes[draw.Next(codes.Length)]}", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        })));
        return [.. waits.Order()];
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
