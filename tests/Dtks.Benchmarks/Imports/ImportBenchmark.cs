using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Benchmarks.Deadlines;
using Dtks.Benchmarks.Delivery;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Imports;

/// <summary>
/// A prelist of so many rows, from its completion until every row has its result, beside bare batched writes of the same documents on the same machine; with the memory meanwhile.
/// </summary>
internal sealed class ImportBenchmark(TextWriter output) : IBenchmark
{
    private const string Village = "3306162006";
    private const string WarmUp = "3306162008";
    private const string Bare = "3306162007";
    private const int WarmUpRows = 5_000;
    private static readonly int[] Sizes = [1, 2, 3, 4, 4, 4, 5, 5];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc />
    public string Verb => "import";

    /// <inheritdoc />
    public string Usage => "[rows]: a prelist of so many rows beside bare batched writes.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        await RunAsync(args.NumberOr(10_000));
        return 0;
    }

    public async Task RunAsync(int rows)
    {
        await using var host = await BenchHost.StartAsync();
        await host.BetweenTimersAsync();
        await ImportAsync(host, WarmUp, File(WarmUpRows, first: 900_000), "warm up");
        await host.IdleAsync();
        var before = await BareAsync(host, WarmUp, WarmUpRows);
        using var memory = new MemoryWatch();
        var shown = await ImportAsync(host, Village, File(rows, first: 0), $"{rows} rows");
        await output.WriteLineAsync($"memory by quarters of the time (managed/resident): {memory.Quarters()}");
        var watch = Stopwatch.StartNew();
        await host.IdleAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"matched and idle {watch.Elapsed.TotalSeconds:0.0} s later"));
        var after = await BareAsync(host, Village, rows);
        var (bare, share) = ((before + after) / 2, shown * 2 / (before + after));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"import {shown:0} rows/s; bare batched writes of the same documents {bare:0} rows/s ({before:0} before, of the rows of the warming up, {after:0} after); share {share:P0}; wanted: 2000 rows/s, or 60 % where that is less"));
    }

    private async Task<double> ImportAsync(BenchHost host, string village, byte[] file, string what)
    {
        var officer = await host.TokenAsync("village-officer", village);
        var path = $"/api/villages/{village}/imports";
        var announced = new JObject { ["fileName"] = "prelist.csv", ["contentType"] = "text/csv", ["length"] = file.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file)) };
        var declared = await host.SendAsync("POST", path, officer, announced);
        await PutAsync(declared["uploadUrl"]!.Value<string>()!, file);
        var (watch, cpu) = (Stopwatch.StartNew(), ProcessorTime.Now());
        await host.SendAsync("POST", $"{path}/{declared["id"]}/completion", officer, null);
        var read = TimeSpan.Zero;
        while (true)
        {
            var now = await host.SendAsync("GET", $"{path}/{declared["id"]}", officer, null);
            read = read == TimeSpan.Zero && (string?)now["status"] is not ("awaiting" or "reading") ? watch.Elapsed : read;
            if ((string?)now["status"] is "done" or "refused")
            {
                var speed = (double)now["rows"]! / watch.Elapsed.TotalSeconds;
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {now["status"]} in {watch.Elapsed.TotalSeconds:0.00} s ({speed:0} rows/s), read after {read.TotalSeconds:0.00} s; {now["accepted"]} accepted, {now["refused"]} refused; processor {(ProcessorTime.Now() - cpu).Host.TotalSeconds:0.0} s"));
                return speed;
            }

            await Task.Delay(Look);
        }
    }

    // The proposals with their audit entries, and the import's parts, as they stand; written again under another village, in batches as large as the import's.
    private async Task<double> BareAsync(BenchHost host, string village, int rows)
    {
        var client = host.Services.GetRequiredService<CosmosClient>();
        var container = client.GetContainer(host.Services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database, "registry");
        var documents = new List<JObject>();
        documents.AddRange(await StoredAsync(container, village, "SELECT * FROM c WHERE c.type = 'proposal' OR (c.type = 'audit' AND c.action = 'proposal.submitted') OR c.type IN ('importRows', 'importResults')"));
        foreach (var (document, number) in documents.Select((d, i) => (d, i)))
        {
            (document["village"], document["id"]) = (Bare, $"{document["id"]}-{village}-{number}");
        }

        var bytes = documents.OrderBy(d => (string?)d["type"] is "importRows" or "importResults" ? 1 : 0)
            .Select(d => Encoding.UTF8.GetBytes(d.ToString(Newtonsoft.Json.Formatting.None))).ToList();
        var batches = Batches(bytes);
        var (watch, cpu) = (Stopwatch.StartNew(), ProcessorTime.Now());
        foreach (var batch in batches)
        {
            var write = container.CreateTransactionalBatch(new PartitionKey(Bare));
            foreach (var document in batch)
            {
                write.CreateItemStream(new MemoryStream(document), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
            }

            using var answer = await write.ExecuteAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"A batch was answered {answer.StatusCode}.");
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"bare: {bytes.Count} documents, {bytes.Sum(b => b.Length) / 1024 / 1024} MiB, {batches.Count} batches in {watch.Elapsed.TotalSeconds:0.00} s; processor {(ProcessorTime.Now() - cpu).Host.TotalSeconds:0.0} s"));
        return rows / watch.Elapsed.TotalSeconds;
    }

    private static List<List<byte[]>> Batches(List<byte[]> documents)
    {
        var (batches, size) = (new List<List<byte[]>> { new() }, 0);
        foreach (var document in documents)
        {
            if (batches[^1].Count >= 82 || size + document.Length > 1_500_000)
            {
                batches.Add([]);
                size = 0;
            }

            batches[^1].Add(document);
            size += document.Length;
        }

        return batches;
    }

    private static async Task<List<JObject>> StoredAsync(Container container, string village, string query)
    {
        using var feed = container.GetItemQueryStreamIterator(query, requestOptions: new QueryRequestOptions { PartitionKey = new PartitionKey(village), MaxItemCount = 500 });
        var found = new List<JObject>();
        while (feed.HasMoreResults)
        {
            using var page = await feed.ReadNextAsync();
            using var text = new Newtonsoft.Json.JsonTextReader(new StreamReader(page.Content)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
            found.AddRange(JObject.Load(text)["Documents"]!.Cast<JObject>());
        }

        return found;
    }

    private static async Task PutAsync(string url, byte[] file)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(file) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    // Families of one to five; evidently synthetic.
    private static byte[] File(int rows, int first)
    {
        var text = new StringBuilder("nomor_kk;nik;nama;tempat_lahir;tanggal_lahir;jenis_kelamin;nama_ibu_kandung;hubungan_keluarga;status_kawin;alamat;rt;rw;telepon;jenis_usulan;program\r\n");
        for (var (row, family) = (0, 0); row < rows; family++)
        {
            for (var member = 0; member < Sizes[family % Sizes.Length] && row < rows; member++, row++)
            {
                var (year, sex, relation, marital) = member switch { 0 => (1980, 'L', "Kepala keluarga", "Kawin"), 1 => (1982, 'P', "Istri", "Kawin"), _ => (2010 + member, 'L', "Anak", "Belum kawin") };
                var number = first + row + 1;
                text.Append(CultureInfo.InvariantCulture, $"3306{first + family + 1:000000000000};3306{(number * 7) + 1:000000000000};CONTOH NAMA {Letters(number)};Kota Contoh;{year}-02-03;{sex};IBU CONTOH {Letters(family)};");
                text.Append(CultureInfo.InvariantCulture, $"{relation};{marital};Dusun Contoh {family % 20};001;002;081200000001;Masuk DTKS dan bantuan;PKH, BPNT\r\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => (char)('A' + c - '0')));
}
