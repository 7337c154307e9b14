using System.Net;
using Dtks.Tests.ApiContract;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>The examples of the API's document, made of what docs/http sends and is answered: of each operation the first that was done, or the first that shows an entry where it is a list.</summary>
internal static class SampleExamples
{
    /// <summary>Where they are kept.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root(), "functions", "Dtks.Functions", "OpenApi", "examples.json");

    /// <summary>The examples as they are kept: a line for each operation, by id.</summary>
    public static string Of(IEnumerable<Exchange> exchanges)
    {
        var done = exchanges.Where(e => e.Status is >= 200 and < 300 && !e.Path.Contains("dryRun=", StringComparison.Ordinal)).ToLookup(e => Contract.Current.OperationOf(e)?.Id);
        var lines = Contract.Current.Operations.Select(o => o.Id).Order(StringComparer.Ordinal).Where(id => done[id].Any())
            .Select(id => (Id: id, Example: Example(done[id].FirstOrDefault(ShowsAnEntry) ?? done[id].First()))).Where(e => e.Example.Count > 1)
            .Select(e => $" {JsonConvert.ToString(e.Id)}: {e.Example.ToString(Formatting.None)}");
        return $"{{\n{string.Join(",\n", lines)}\n}}\n";
    }

    private static JObject Example(Exchange exchange)
    {
        var mask = new ExampleMask();
        var example = new JObject();
        if (exchange.Sent is { Length: > 0 } sent)
        {
            example["sent"] = mask.Sent(sent[0] is '{' or '[' ? Read(sent) : FormOf(sent));
        }

        example["status"] = $"{exchange.Status}";
        if (IsJson(exchange))
        {
            example["answer"] = mask.Answered(Read(exchange.Text));
        }

        return example;
    }

    private static bool ShowsAnEntry(Exchange exchange) => !IsJson(exchange) || Read(exchange.Text)["items"] is not JArray { Count: 0 };

    private static bool IsJson(Exchange exchange) => exchange.MediaType == "application/json" && !exchange.Path.EndsWith("/openapi.json", StringComparison.Ordinal);

    private static JObject FormOf(string form) => new(form.Split('&').Select(field => field.Split('=', 2)).Select(field => new JProperty(field[0], WebUtility.UrlDecode(field[1]))));

    /// <summary>Reads JSON; texts stay what they are, those that look like instants too.</summary>
    public static JToken Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
