using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dtks.Functions.Evidence;
using Dtks.Functions.Exports;
using Dtks.Platform.Documents;
using Dtks.Platform.Modules;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Flows.Tests.Audit;

/// <summary>
/// A story that comes to everything leaves nothing of a person in clear: not in the store and its journal, the names and metadata of blobs, the queues, the log at its most talkative, the events
/// and the telemetry. What stands outside by right is named here and in SECURITY.md: evidence as it was uploaded, and what whoever can write to a queue put into it.
/// </summary>
[Collection("audited story")]
[Trait("rule", "REG-3")]
public sealed class NothingInClearTests(AuditedStory story)
{
    // What officers and citizens of the stories write, and the one phone.
    private static readonly string[] Said =
    [
        "81200000001", "Kunjungan rumah", "Diperiksa bersama", "KTP dan KK asli", "Lampiran tidak lengkap", "Salah orang", "Balai Desa", "Tebakan ", "Rumah R. Ngt.", "CONTOH SATU.csv", "Ibu Contoh", "Kota Contoh", "Salah Ketik", "Disampaikan di rumah", "TAMU CONTOH", "ANGGOTA CONTOH", "Rumah dekat pasar", "Dilihat bersama tamu", "Kurang tanda tangan", "Pemohon CONTOH", "Tamu CONTOH", "Kader CONTOH", "Biaya rawat inap", "Rumah tidak layak", "Tidak diangkat", "Sudah dibantu", "Anggaran habis", "Di luar wewenang", "Datang sendiri", "Nama CONTOH", "miskin CONTOH",
    ];

    private readonly FlowHost _host = story.Host;
    private readonly List<string> _found = [];
    private readonly HashSet<string> _looked = [];

    [Fact]
    public async Task No_byte_of_store_blob_names_queues_log_events_and_telemetry_tells_of_a_person()
    {
        var refused = new RefusedPersons(_host, story.Village);
        await refused.TellAsync();
        var seen = new ClearText(SampleFamily.Made.Where(f => f.FamilyCardNumber != refused.Forged.FamilyCardNumber).SelectMany(ClearText.Of).Concat(ClearText.Of(refused.Asked)).Concat(Said));
        var all = new ClearText(SampleFamily.Made.Append(refused.Asked).Append(refused.Forged).SelectMany(ClearText.Of).Concat(Said));

        Look("cosmos", all);
        Look("azurite", seen, besides: Path.Combine("azurite", "blobs") + Path.DirectorySeparatorChar);
        await DocumentsAsync(all);
        await BlobsAsync(all);
        Note("log", story.Log.Lines, all);
        Note("events", [(await _host.Flow.SendAsync(HttpMethod.Get, "/dev/events")).Text], all);
        Note("measured", story.Heard.Measured.SelectMany(m => m.Tags.Select(t => $"{m.Metric} {t.Key}={t.Value}")), all);
        Note("spans", story.Heard.Spans.SelectMany(s => s.TagObjects.Select(t => $"{s.DisplayName} {t.Key}={t.Value}").Append($"{s.DisplayName} {s.TraceStateString} {s.StatusDescription} {string.Join(' ', s.Baggage)}")), all);

        // Whatever holds people has been there to be looked at: prelists in parts, a scan's copies, pairs, families on their way, an export.
        var stored = Files("cosmos").Select(Content).ToList();
        foreach (var type in new[] { "importRows", "importResults", "gathered", "duplicate", "arrival", "export", "removal", "appeal", "notice", "sheetPage", "letter", "registration", "earlierProposal", "visit", "dossier", "deskVisit", "helpApplication", "helpFile", "povertyPerson" })
        {
            Assert.True(stored.Exists(file => new ClearText([$"\"type\":\"{type}\""]).In(file) is not null), $"No document {type} was stored.");
        }

        Assert.Contains(ExportBlobs.Container, _looked);
        Assert.True(_found.Count == 0, string.Join('\n', _found.Distinct().Take(60)));
    }

    // The population register's stand-in holds persons in clear, as such a register does: there all of them are found.
    [Fact]
    public void What_is_looked_for_would_be_found()
    {
        var register = Directory.GetFiles(_host.DataDirectory, "stand-ins.db*").Select(Content).ToList();
        string[] personal = ["3306162006010175", "Nur'aini CONTOH"];
        var text = new ClearText(personal);

        Assert.Contains(register, file => new ClearText(["Ibu Contoh"]).In(file) is not null);
        Assert.Contains(register, file => new ClearText(SampleFamily.Made.Select(f => f.Head.Nik)).In(file) is not null);
        Assert.Contains(Files("cosmos"), file => new ClearText([$"\"village\":\"{story.Village[..4]}"]).In(Content(file)) is not null);
        Assert.Contains(Files("azurite"), file => new ClearText(["{\"village\":\""]).In(Content(file)) is not null);
        foreach (var one in personal)
        {
            Assert.NotNull(text.In(one.ToLowerInvariant()));
            Assert.NotNull(text.In($"?a={Uri.EscapeDataString(one)}"));
            Assert.NotNull(text.In(Encoding.Unicode.GetBytes($"x{one}")));
            Assert.All(Enumerable.Range(0, 3), before => Assert.NotNull(text.In(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('x', before)}{one} and more")))));
        }

        Assert.Null(text.In("3306162006010174 Nur aini CONTOH"));
        Assert.True(story.Log.Lines.Count > 200, $"The log has {story.Log.Lines.Count} lines.");
        Assert.Contains(story.Log.Lines, line => line.StartsWith("Debug Dtks.", StringComparison.Ordinal));
    }

    // Bytes as they lie, with the journal and what was deleted.
    private void Look(string folder, ClearText personal, string besides = "\0")
    {
        foreach (var file in Files(folder).Where(f => !Path.GetRelativePath(_host.DataDirectory, f).StartsWith(besides, StringComparison.Ordinal)))
        {
            Note(Path.GetRelativePath(_host.DataDirectory, file), personal.In(Content(file)));
        }
    }

    private string[] Files(string folder) => Directory.GetFiles(Path.Combine(_host.DataDirectory, folder), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToArray();

    private async Task DocumentsAsync(ClearText personal)
    {
        var database = _host.Services.GetRequiredService<CosmosClient>().GetDatabase(_host.Services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database);
        foreach (var container in _host.Services.GetRequiredService<Declarations>().Containers.All)
        {
            using var pages = database.GetContainer(container.Name).GetItemQueryStreamIterator("SELECT * FROM c");
            while (pages.HasMoreResults)
            {
                using var page = (await pages.ReadNextAsync()).EnsureSuccessStatusCode();
                using var text = new StreamReader(page.Content);
                Note(container.Name, personal.In(await text.ReadToEndAsync()));
            }
        }
    }

    // Uploads have gone by then; evidence lies there as it was sent.
    private async Task BlobsAsync(ClearText personal)
    {
        var blobs = _host.Services.GetRequiredService<BlobServiceClient>();
        foreach (var name in _host.Services.GetRequiredService<Declarations>().BlobContainers)
        {
            var container = blobs.GetBlobContainerClient(name);
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.Snapshots | BlobStates.Uncommitted, prefix: null, CancellationToken.None))
            {
                _looked.Add(name);
                Note($"{name} name", personal.In($"{blob.Name} {string.Join(' ', blob.Metadata)} {blob.Properties.ContentDisposition}"));
                Note(name, name == BlobContainer.Incoming ? $"{blob.Name} was left behind" : null);
                Note(name, name == BlobContainer.Evidence ? null : personal.In((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray()));
            }
        }
    }

    private static byte[] Content(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        open.CopyTo(bytes);
        return bytes.ToArray();
    }

    private void Note(string where, IEnumerable<string> texts, ClearText personal)
    {
        foreach (var text in texts)
        {
            Note(where, personal.In(text));
        }
    }

    private void Note(string where, string? found)
    {
        if (found is not null)
        {
            _found.Add($"{where}: {found}");
        }
    }
}
