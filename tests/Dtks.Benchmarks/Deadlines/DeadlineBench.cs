using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.LocalHost.Hosting;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Benchmarks.Deadlines;

/// <summary>A host with proposals that lapse: seeds them as the system stores them, moves the clock, and looks at what became of them.</summary>
internal sealed class DeadlineBench : IDisposable
{
    private const int Villages = 500;
    private const int PerBatch = 50;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _http;
    private readonly DocumentStore _store;
    private readonly Microsoft.Azure.Cosmos.Container _registry;
    private readonly IReadOnlyList<AreaCode> _villages;
    private int _seeded;

    private DeadlineBench(LocalHostApp app)
    {
        _http = new HttpClient { BaseAddress = app.BaseUrl, Timeout = TimeSpan.FromMinutes(30) };
        _store = app.Services.GetRequiredService<DocumentStore>();
        _registry = app.Services.GetRequiredService<CosmosClient>().GetContainer(app.Services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database, Partitions.RegistryContainer.Name);
        _villages = [.. Enumerable.Range(0, Villages).Select(i => AreaCode.Parse(string.Create(CultureInfo.InvariantCulture, $"3306{1 + (i / 50):00}2{i % 50:000}")))];
    }

    public static async Task<DeadlineBench> OfAsync(LocalHostApp app)
    {
        var bench = new DeadlineBench(app);
        var token = (string)(await bench.SendAsync(HttpMethod.Post, "/dev/tokens", new JObject { ["role"] = "operator", ["area"] = "ID" }))["token"]!;
        bench._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return bench;
    }

    /// <summary>Proposals that wait for the regency, each with its deadline.</summary>
    public async Task<IReadOnlyList<(string Village, string Id)>> SeedAsync(int count, DateTimeOffset from, TimeSpan within)
    {
        var proposals = Enumerable.Range(0, count).Select(i => Proposal(_seeded + i, from)).ToList();
        _seeded += count;
        var batches = proposals.GroupBy(p => p.Village, StringComparer.Ordinal).SelectMany(g => g.Chunk(PerBatch).Select(c => (Where: Partitions.Registry(g.Key), Documents: c.Cast<Document>())));
        await CommitAsync(batches, (batch, document) => batch.Create((ProposalDocument)document));
        var deadlines = proposals.Select((p, i) => Deadline(p, from + (within * ((double)i / count))));
        var buckets = deadlines.GroupBy(d => d.Bucket, StringComparer.Ordinal).SelectMany(g => g.Chunk(PerBatch).Select(c => (Where: DeadlineBucket.Partition(g.Key), Documents: c.Cast<Document>())));
        await CommitAsync(buckets, (batch, document) => batch.Create((DeadlineDocument)document));
        return [.. proposals.Select(p => (p.Village, p.State.Id))];
    }

    /// <summary>Moves the clock and waits until nothing of the day stands in its buckets any more: all has fired, or was set aside.</summary>
    public async Task FireAsync(DateTimeOffset now, DateTimeOffset day)
    {
        await SendAsync(HttpMethod.Post, "/dev/clock", new JObject { ["now"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });
        while (await AnyLeftAsync(day))
        {
            await Task.Delay(Look);
        }
    }

    /// <summary>Waits until all is done that follows.</summary>
    public Task IdleAsync() => SendAsync(HttpMethod.Post, "/dev/idle?timeout=600");

    /// <summary>Makes stored proposals such that the code cannot read them, or such that it can again.</summary>
    public async Task SpoilAsync(IEnumerable<(string Village, string Id)> proposals, bool isSpoilt)
    {
        foreach (var (village, id) in proposals)
        {
            using var read = (await _registry.ReadItemStreamAsync(ProposalDocument.IdOf(id), new PartitionKey(village))).EnsureSuccessStatusCode();
            using var text = new Newtonsoft.Json.JsonTextReader(new StreamReader(read.Content)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
            var document = (JObject)await JToken.ReadFromAsync(text);
            document.Remove("unknownMember");
            if (isSpoilt)
            {
                document["unknownMember"] = 1;
            }

            using var body = new MemoryStream(Encoding.UTF8.GetBytes(document.ToString()));
            using var written = (await _registry.ReplaceItemStreamAsync(body, ProposalDocument.IdOf(id), new PartitionKey(village))).EnsureSuccessStatusCode();
        }
    }

    /// <summary>How many of the proposals lapsed.</summary>
    public async Task<int> LapsedAsync(IEnumerable<(string Village, string Id)> proposals)
    {
        var lapsed = 0;
        foreach (var village in proposals.GroupBy(p => p.Village, p => ProposalDocument.IdOf(p.Id), StringComparer.Ordinal))
        {
            var query = new DocumentQuery("SELECT c.id FROM c WHERE c.type = 'proposal' AND c.status = @status").With("@status", WireName.Of(ProposalStatus.DeemedEligible));
            await foreach (var found in _store.AllAsync<Found>(Partitions.Registry(village.Key), query, CancellationToken.None).ReadOr(bad => throw bad.Failure))
            {
                lapsed += village.Contains(found.Id) ? 1 : 0;
            }
        }

        return lapsed;
    }

    /// <summary>How many deadlines of the day still stand in its buckets.</summary>
    public async Task<int> LeftAsync(DateTimeOffset day)
    {
        var left = 0;
        foreach (var bucket in DeadlineBucket.OfDay(DeadlineBucket.DayOf(day)))
        {
            await foreach (var _ in _store.AllAsync<Found>(DeadlineBucket.Partition(bucket), new DocumentQuery("SELECT c.id FROM c WHERE c.type = 'deadline'"), CancellationToken.None))
            {
                left++;
            }
        }

        return left;
    }

    private async Task<bool> AnyLeftAsync(DateTimeOffset day)
    {
        foreach (var bucket in DeadlineBucket.OfDay(DeadlineBucket.DayOf(day)))
        {
            var query = new DocumentQuery("SELECT TOP 1 c.id FROM c WHERE c.type = 'deadline'");
            if ((await _store.ListAsync<Found>(DeadlineBucket.Partition(bucket), query, 1, continuation: null, CancellationToken.None)).Items.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ids of what was set aside and waits.</summary>
    public async Task<IReadOnlyList<string>> SetAsideAsync() =>
        [.. (await SendAsync(HttpMethod.Get, "/api/operations/poison?status=waiting"))["items"]!.Select(item => (string)item["id"]!)];

    public Task ReplayAsync(string id) => SendAsync(HttpMethod.Post, $"/api/operations/poison/{id}/replay");

    public void Dispose() => _http.Dispose();

    private async Task CommitAsync(IEnumerable<(Partition Where, IEnumerable<Document> Documents)> batches, Func<DocumentBatch, Document, DocumentBatch> add) =>
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (batch, stop) =>
            await _store.CommitAsync(batch.Documents.Aggregate(new DocumentBatch(batch.Where), add), stop));

    private ProposalDocument Proposal(int number, DateTimeOffset due)
    {
        var village = _villages[number % _villages.Count];
        var id = number.ToString("x32", CultureInfo.InvariantCulture);
        var forwarded = LocalDate.FromDateTime(due.UtcDateTime).PlusDays(-32);
        var member = new Member(
            Nik.Parse(string.Create(CultureInfo.InvariantCulture, $"330616{1 + (number % 28):00}0180{number % 10_000:0000}")), "CONTOH SATU", "PURWOREJO", new LocalDate(1980, 1, 1), Sex.Male,
            "CONTOH IBU", Relationship.Head, MaritalStatus.Unmarried);
        var state = new ProposalState
        {
            Id = id,
            TrackingCode = id[..12],
            Source = ProposalSource.Citizen,
            Kind = ProposalKind.Register,
            Programmes = [],
            Family = new Family(FamilyCard(number), village, new Address("JALAN CONTOH 1", "001", "001"), [member]),
            Contact = new Contact("+628111111111"),
            ProposedBy = "bench",
            Status = ProposalStatus.Verifying,
            ForwardedOn = forwarded,
            DueOn = forwarded.PlusDays(30),
            History = [],
        };
        return new ProposalDocument { Id = ProposalDocument.IdOf(id), Village = village.Value, Status = state.Status, TrackingCode = state.TrackingCode, CreatedOn = due.AddDays(-32), State = state };
    }

    private static DeadlineDocument Deadline(ProposalDocument proposal, DateTimeOffset due) => new()
    {
        Id = $"{LapseProposals.DeadlineKind}-{proposal.State.Id}",
        Bucket = DeadlineBucket.Of(due, proposal.State.Id),
        DueAt = due,
        Kind = LapseProposals.DeadlineKind,
        Village = proposal.Village,
        Target = proposal.State.Id,
    };

    private static FamilyCardNumber FamilyCard(int number) => FamilyCardNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"330616010120{number % 10_000:0000}"));

    private async Task<JToken> SendAsync(HttpMethod method, string path, JObject? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? (text.Length == 0 ? new JObject() : JToken.Parse(text)) : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }

    private sealed record Found(string Id);
}
