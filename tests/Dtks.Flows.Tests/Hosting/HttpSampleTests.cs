using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.Tests.ApiContract;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>Every request of docs/http, in order, on a host that begins as their README says; each is answered with the status its title promises and as the API's document says, which has its examples of them.</summary>
public sealed partial class HttpSampleTests : IAsyncLifetime
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-http-{Guid.NewGuid():N}");
    private readonly string _folder = Path.Combine(Repository.Root(), "docs", "http");
    private LocalHostApp? _app;

    // Set to anything, the test writes the examples instead of comparing them.
    private const string Write = "DTKS_WRITE_DOCS";

    private readonly List<Exchange> _exchanges = [];

    [Fact]
    public async Task Every_sample_is_answered_as_it_says_every_operation_has_one_and_the_documents_examples_are_theirs()
    {
        var files = Directory.GetFiles(_folder, "*.http").OrderBy(f => int.Parse(Path.GetFileName(f).Split('-')[0], CultureInfo.InvariantCulture)).Select(HttpSampleFile.Read).ToList();
        Assert.NotEmpty(files);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        foreach (var file in files)
        {
            await SendAsync(http, file);
        }

        var done = _exchanges.Where(e => e.Status is >= 200 and < 300).Select(e => Contract.Current.OperationOf(e)!.Id);
        var without = Contract.Current.Operations.Select(o => o.Id).Except(done).ToList();
        Assert.True(without.Count == 0, $"These operations have no request in docs/http that is done: {string.Join(", ", without)}");
        var examples = SampleExamples.Of(_exchanges);
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(SampleExamples.Path, examples);
            return;
        }

        var kept = (await File.ReadAllTextAsync(SampleExamples.Path)).ReplaceLineEndings("\n");
        var others = examples.Split('\n').Except(kept.Split('\n'));
        Assert.True(kept == examples, $"The document's examples are not what docs/http sends and gets; write them with: {Write}=1 dotnet test tests/Dtks.Flows.Tests --filter {nameof(HttpSampleTests)}, and docs/openapi.json after it.\n{string.Join('\n', others)}");
    }

    public async Task InitializeAsync()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(_folder, "README.md"));
        var begins = Clock().Match(readme).Groups[1].Value;
        _app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            Clock = DateTimeOffset.Parse(begins, CultureInfo.InvariantCulture),
            Settings = Setting().Matches(readme).ToDictionary(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal), m => (string?)m.Groups[2].Value, StringComparer.Ordinal),
        });
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task SendAsync(HttpClient http, HttpSampleFile file)
    {
        var answers = new Dictionary<string, JToken>(StringComparer.Ordinal);
        foreach (var sample in file.Requests)
        {
            var body = await SendAsync(http, file, sample, answers);
            if (sample.Name is { } name)
            {
                answers[name] = SampleExamples.Read(body);
            }
        }
    }

    private async Task<string> SendAsync(HttpClient http, HttpSampleFile file, HttpSample sample, IReadOnlyDictionary<string, JToken> answers)
    {
        using var request = Request(sample, text => Filled(text, file, answers));
        var sent = request.Content is { Headers.ContentType.MediaType: "application/json" or "application/x-www-form-urlencoded" } content ? await content.ReadAsStringAsync() : null;
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == sample.Status, $"{Path.GetFileName(file.Path)}, {sample.Title}: {sample.Status} is promised, {(int)answer.StatusCode} came: {body}");
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            Hold(new Exchange(
                sample.Method, request.RequestUri.PathAndQuery, sent, sample.Status, answer.Content.Headers.ContentType?.MediaType, [.. answer.Headers.Select(h => h.Key), .. answer.Content.Headers.Select(h => h.Key)], body));
        }

        return body;
    }

    private void Hold(Exchange exchange)
    {
        Assert.Null(Contract.Current.FaultOf(exchange));
        _exchanges.Add(exchange);
    }

    private HttpRequestMessage Request(HttpSample sample, Func<string, string> fill)
    {
        var request = new HttpRequestMessage(new HttpMethod(sample.Method), fill(sample.Target));
        var content = sample.Body.StartsWith("< ", StringComparison.Ordinal)
            ? File.ReadAllBytes(Path.Combine(_folder, sample.Body[2..]))
            : Encoding.UTF8.GetBytes(fill(sample.Body));
        request.Content = content.Length > 0 ? new ByteArrayContent(content) : null;
        foreach (var (name, value) in sample.Headers)
        {
            var added = request.Headers.TryAddWithoutValidation(name, fill(value)) || request.Content!.Headers.TryAddWithoutValidation(name, fill(value));
            Assert.True(added, name);
        }

        return request;
    }

    private string Filled(string text, HttpSampleFile file, IReadOnlyDictionary<string, JToken> answers) =>
        Placeholder().Replace(text, found => found.Groups[1].Value switch
        {
            "host" => _app!.BaseUrl.ToString().TrimEnd('/'),
            var name when file.Variables.TryGetValue(name, out var value) => value,
            var name when name.Split(".response.body.", 2) is [var asked, var path] => answers[asked].SelectToken(path, errorWhenNoMatch: true)!.ToString(),
            var name => throw new FormatException($"{file.Path}: nothing gives '{name}'."),
        });

    [GeneratedRegex(@"\{\{([^}]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"--clock (\S+)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^ +(\w+__\w+)=(\S+) ", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
