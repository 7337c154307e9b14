using System.Net;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Ratification;
using Dtks.Platform.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Steps that tests of letters share.</summary>
public static class LetterSteps
{
    /// <summary>Rows of proposals that are not there, as eligible ones would add them: letters only look at rows until they are applied.</summary>
    public static async Task AddRowsAsync(this FlowHost host, string village, int count, string proposedBy = "citizen-1", string? endorsedBy = null, string? receivedBy = null)
    {
        var ledger = host.Services.GetRequiredService<RatificationLedger>();
        var now = await host.Flow.NowAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, stop) =>
            await ledger.ApplyAsync(Input(Row(village, Id(i), proposedBy) with { EligibleOn = now, EndorsedBy = endorsedBy, ReceivedBy = receivedBy }), stop));
    }

    /// <summary>Rows of sheets of November 2026 that are not there, in a village, each under a dossier of its own; which these are.</summary>
    public static async Task<IReadOnlyList<RatificationRow>> AddSheetsAsync(this FlowHost host, string village, int count, int lines)
    {
        var (ledger, now) = (host.Services.GetRequiredService<RatificationLedger>(), await host.Flow.NowAsync());
        var rows = Enumerable.Range(0, count).Select(_ => Guid.NewGuid().ToString("N")).Order(StringComparer.Ordinal)
            .Select(dossier => new RatificationRow(AreaCode.Parse(village), dossier, $"digest-of-{dossier}", "head-1", null, "camat-1") { Period = "2026-11", Lines = lines, Others = ["officer-1"] })
            .ToList();
        await Parallel.ForEachAsync(rows, async (row, stop) => await ledger.AddAsync(RatifiableRowDocument.Open(row, now), stop));
        return rows;
    }

    /// <summary>What the projection is given.</summary>
    public static JObject Input(RatifiableRow row) => JObject.Parse(Platform.Json.JsonText.Write(row));

    /// <summary>A row of a proposal.</summary>
    public static RatifiableRow Row(string village, string proposal, string proposedBy = "citizen-1") =>
        new(AreaCode.Parse(village), proposal, $"digest-of-{proposal}", proposedBy, "regency-1", 2);

    /// <summary>An id as proposals have them.</summary>
    public static string Id(int number) => $"{number:x32}";

    /// <summary>All documents of a type in a regency's partition, as they are stored.</summary>
    public static async Task<List<JObject>> StoredAsync(this FlowHost host, string regency, string type)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", type);
        using var feed = host.ContainerOf("ratifications").GetItemQueryStreamIterator(query, requestOptions: new QueryRequestOptions { PartitionKey = new PartitionKey(regency) });
        var found = new List<JObject>();
        while (feed.HasMoreResults)
        {
            using var page = (await feed.ReadNextAsync()).EnsureSuccessStatusCode();
            using var text = new StreamReader(page.Content);
            found.AddRange(JsonText.Read<JObject>(await text.ReadToEndAsync())["Documents"]!.Cast<JObject>());
        }

        return found;
    }

    /// <summary>Which proposals each letter of a regency covers, by the rows that stand with it or on its pages.</summary>
    public static async Task<Dictionary<string, List<string>>> CoveredAsync(this FlowHost host, string regency)
    {
        var whole = (await host.StoredAsync(regency, "letter")).Where(letter => letter["whole"] is not null).Select(letter => (Id: letter["state"]!["id"]!.ToString(), Rows: letter["whole"]!["rows"]!));
        var pages = (await host.StoredAsync(regency, "letterPage")).OrderBy(page => (int)page["number"]!).Select(page => (Id: page["letter"]!.ToString(), Rows: page["rows"]!));
        return whole.Concat(pages)
            .GroupBy(part => part.Id)
            .ToDictionary(letter => letter.Key, letter => letter.SelectMany(part => part.Rows).Select(row => row["row"]!["proposal"]!.ToString()).ToList());
    }

    /// <summary>A letter as it is shown.</summary>
    public static async Task<Answer> LetterAsync(this Flow flow, string regency, string letter, string language = "id") =>
        (await flow.GetAsync($"/regencies/{regency}/ratifications/{letter}", await flow.TokenAsync("auditor", "ID"), ("Accept-Language", language))).Expect(HttpStatusCode.OK);

    /// <summary>The events of a letter, each once: they are delivered at least once, a second time under the same id.</summary>
    public static async Task<IReadOnlyList<JToken>> EventsOfAsync(this Flow flow, string regency, string letter) =>
        [.. (await flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=ratifications/{regency}/{letter}")).Expect(HttpStatusCode.OK).Json.Children().DistinctBy(e => e["id"]!.ToString())];

    /// <summary>The Ministry's review.</summary>
    public static async Task<Answer> ReviewAsync(this Flow flow, string regency, string letter, string outcome = "conforming", params string[] reasons) =>
        await flow.PostAsync($"/regencies/{regency}/ratifications/{letter}/review", await flow.TokenAsync("ministry-officer", "ID"), new { outcome, reasons });

    /// <summary>The regent sends a returned letter again.</summary>
    public static async Task<Answer> ResubmitAsync(this Flow flow, string regency, string letter, object? body = null, params (string, string)[] headers) =>
        await flow.PostAsync($"/regencies/{regency}/ratifications/{letter}/resubmission", await flow.TokenAsync("regent", regency, $"regent-{regency}"), body ?? new { note = "Lampiran dilengkapi" }, headers);

    /// <summary>Puts a message on the letters' queue, as another sender or a second delivery would.</summary>
    public static Task SendToLettersAsync(this FlowHost host, string message) => host.SendAsync(ApplyLetters.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(message)));

    /// <summary>The digest of proposals' rows as <see cref="Row"/> makes them.</summary>
    public static string DigestOf(string village, IEnumerable<string> proposals) =>
        LetterDigest.Of(proposals.Order(StringComparer.Ordinal).Select(p => new RatificationRow(AreaCode.Parse(village), p, $"digest-of-{p}", "citizen-1", "regency-1")));
}
