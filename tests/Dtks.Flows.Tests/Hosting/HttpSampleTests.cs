using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>Every request of docs/http, in order, on a host that begins as their README says; each is answered with the status its title
/// promises.</summary>
public sealed partial class HttpSampleTests : IAsyncLifetime
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-http-{Guid.NewGuid():N}");
    private readonly string _folder = Path.Combine(Repository.Root(), "docs", "http");
    private LocalHostApp? _app;

    [Fact]
    public async Task Every_sample_is_answered_as_it_says()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        var files = Directory.GetFiles(_folder, "*.http").OrderBy(f => int.Parse(Path.GetFileName(f).Split('-')[0], CultureInfo.InvariantCulture)).Select(HttpSampleFile.Read).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var answers = new Dictionary<string, JToken>(StringComparer.Ordinal);
            foreach (var sample in file.Requests)
            {
                using var answer = await http.SendAsync(Request(sample, text => Filled(text, file, answers)));
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode == sample.Status, $"{Path.GetFileName(file.Path)}, {sample.Title}: {sample.Status} is promised, {(int)answer.StatusCode} came: {body}");
                if (sample.Name is { } name)
                {
                    answers[name] = Read(body);
                }
            }
        }
    }

    public async Task InitializeAsync()
    {
        var begins = Clock().Match(await File.ReadAllTextAsync(Path.Combine(_folder, "README.md"))).Groups[1].Value;
        _app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            Clock = DateTimeOffset.Parse(begins, CultureInfo.InvariantCulture),
        });
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
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

    // Texts stay what they are, those that look like instants too: what was answered goes into the next request.
    private static JToken Read(string body)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(body)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JToken.ReadFrom(reader);
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
}
