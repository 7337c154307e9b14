using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Functions.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Exports;

/// <summary>Lists too long for one answer: written in the background, fetched by whoever asked for them, and gone in time.</summary>
[Collection("exports")]
public sealed class ExportTests(ExportHost exports)
{
    private readonly FlowHost _host = exports.Host;
    private readonly Flow _flow = exports.Host.Flow;

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_long_list_is_202_with_progress_then_a_file_of_every_row_once()
    {
        var (village, ids) = await ProposedAsync(7);
        await _host.EditAsync("registry", village, $"proposal-{ids[4]}", stored => stored["summary"]!["head"] = "altered");
        var officer = await OfficerAsync(village);

        var begun = await BeginAsync(village, officer);
        Assert.Equal(("proposals", null, "working", "0"), (begun["list"], begun["filter"], begun["status"], begun["rows"]));
        await _flow.IdleAsync();
        var done = await ExportAsync(begun, officer);

        Assert.Equal(("done", "7", "7", $"usulan-{village}.csv"), (done["status"], done["rows"], done["total"], done["fileName"]));
        var file = await FetchAsync(done);
        Assert.Equal(("text/csv; charset=utf-8", $"usulan-{village}.csv"), (file.Content.ContentType?.ToString(), file.Content.ContentDisposition?.FileName?.Trim('"')));
        var lines = file.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Nomor usulan,Status,Jenis,Sumber,Kepala keluarga,Jumlah anggota,Diajukan,Batas verifikasi,Masalah,Berlanjut di desa/kelurahan", lines[0]);
        Assert.Equal(ids, lines.Skip(1).Select(l => l.Split(',')[0]));
        Assert.Contains(",,,,,,", lines[5], StringComparison.Ordinal);
        Assert.Contains("'=CONTOH", lines[1], StringComparison.Ordinal);

        var trail = await _host.TrailAsync(village);
        Assert.Single(trail, e => e.Action == "export.begun");
        Assert.Single(trail, e => e.Action == "export.read" && e.Target == $"export-{done["id"]}" && e.Fields!.Contains("head"));
    }

    [Theory]
    [InlineData(ExportHost.Part, HttpStatusCode.OK)]
    [InlineData(ExportHost.Part + 1, HttpStatusCode.Accepted)]
    [Trait("rule", "GOV-2")]
    public async Task Up_to_the_bound_it_is_a_file_at_once(int rows, HttpStatusCode expected)
    {
        var (village, _) = await ProposedAsync(rows);

        var answer = await _flow.GetAsync($"/villages/{village}/proposals?format=csv", await OfficerAsync(village));

        answer.Expect(expected);
        Assert.Equal(expected == HttpStatusCode.OK ? "text/csv" : "application/json", answer.Content.ContentType?.MediaType);
        await _flow.IdleAsync();
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Nobody_but_whoever_asked_for_it_has_it_and_only_while_they_hold_the_role()
    {
        var (village, _) = await ProposedAsync(4);
        var officer = await _flow.TokenAsync("village-officer", village, "village-officer-who-asks");
        var begun = await BeginAsync(village, officer);
        await _flow.IdleAsync();
        var path = Path(begun);

        (await _flow.GetAsync(path, await OfficerAsync(village))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync(path, await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync(path, await _flow.TokenAsync("village-officer", Place.Next().Village, "village-officer-who-asks"))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync(path, await _flow.TokenAsync("citizen", village, "village-officer-who-asks"))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
        (await _flow.GetAsync($"/villages/{village}/exports/{new string('0', 32)}", officer)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        Assert.NotEqual(begun["id"], (await BeginAsync(village, await OfficerAsync(village)))["id"]);
        await _flow.IdleAsync();
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task A_link_is_good_for_a_quarter_of_an_hour_and_the_file_for_its_day()
    {
        var (village, _) = await ProposedAsync(4);
        var officer = await OfficerAsync(village);
        var begun = await BeginAsync(village, officer);
        await _flow.IdleAsync();
        var done = await ExportAsync(begun, officer);
        var link = new Uri(done["downloadUrl"]!).PathAndQuery;
        (await _flow.SendAsync(HttpMethod.Get, link[..^1] + (link[^1] == '0' ? '1' : '0'))).ExpectProblem(HttpStatusCode.Forbidden, "export.linkUnknown");
        (await _flow.SendAsync(HttpMethod.Get, link.Split('?')[0])).ExpectProblem(HttpStatusCode.Forbidden, "export.linkUnknown");

        await _flow.AdvanceAsync("PT14M");
        (await _flow.SendAsync(HttpMethod.Get, link)).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT1M");
        (await _flow.SendAsync(HttpMethod.Get, link)).ExpectProblem(HttpStatusCode.Forbidden, "export.linkExpired");
        var fresh = new Uri((await ExportAsync(begun, officer))["downloadUrl"]!).PathAndQuery;
        (await _flow.SendAsync(HttpMethod.Get, fresh)).Expect(HttpStatusCode.OK);

        await _flow.AdvanceAsync("PT24H");
        (await _flow.GetAsync(Path(begun), officer)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.SendAsync(HttpMethod.Get, fresh)).ExpectProblem(HttpStatusCode.Forbidden, "export.linkUnknown");
        Assert.Empty(await BlobsAsync(village));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Asked_for_again_it_is_the_same_one_until_an_hour_has_passed()
    {
        var (village, _) = await ProposedAsync(4);
        var officer = await OfficerAsync(village);
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BeginAsync(village, officer)));
        Assert.Single(twice.Select(t => t["id"]).Distinct());
        await _flow.IdleAsync();
        var first = await ExportAsync(twice[0], officer);
        Assert.Equal(("done", first["createdOn"]), ((await BeginAsync(village, officer))["status"], (await BeginAsync(village, officer))["createdOn"]));
        var other = await BeginAsync(village, officer, "&status=deliberating");
        Assert.NotEqual(first["id"], other["id"]);
        await _flow.IdleAsync();

        await _flow.AdvanceAsync("PT61M");
        await ProposeAsync(village, 1);
        var anew = await BeginAsync(village, officer);
        Assert.Equal((first["id"], "working"), (anew["id"], anew["status"]));
        await _flow.IdleAsync();

        Assert.Equal("5", (await ExportAsync(anew, officer))["rows"]);
        Assert.Equal(2, (await BlobsAsync(village)).Count);
        (await _flow.SendAsync(HttpMethod.Get, new Uri(first["downloadUrl"]!).PathAndQuery)).ExpectProblem(HttpStatusCode.Forbidden, "export.linkUnknown");
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Lost_answers_messages_that_come_twice_and_services_that_are_away_leave_every_row_once()
    {
        var (village, ids) = await ProposedAsync(20);
        var officer = await OfficerAsync(village);
        await FaultAsync(new { service = "blobs", kind = "dropAfter", share = 0.4, seed = 3 });
        await FaultAsync(new { service = "blobs", kind = "503", share = 0.2, seed = 4 });
        await FaultAsync(new { service = "cosmos", kind = "dropAfter", container = "registry", operation = "batch", share = 0.3, seed = 5 });
        await FaultAsync(new { service = "queues", kind = "twice" });
        var begun = await _flow.GetAsync($"/villages/{village}/proposals?format=csv", officer);
        var id = begun.Status == HttpStatusCode.Accepted ? begun["id"] : null;
        var until = TimeProvider.System.GetUtcNow().AddMinutes(2);
        while (id is null)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, begun.Text);
            begun = await _flow.GetAsync($"/villages/{village}/proposals?format=csv", officer);
            id = begun.Status == HttpStatusCode.Accepted ? begun["id"] : null;
        }

        for (var i = 0; i < 3; i++)
        {
            await _host.SendAsync(WorkExports.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"village\":\"{village}\",\"export\":\"{id}\"}}")));
        }

        while (int.Parse((await _flow.GetAsync($"/villages/{village}/exports/{id}", officer))["rows"] ?? "0", System.Globalization.CultureInfo.InvariantCulture) < 12)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "It does not go on.");
        }

        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        await _flow.IdleAsync();

        var done = await ExportAsync(begun, officer);
        Assert.Equal(("done", "20"), (done["status"], done["rows"]));
        Assert.Equal(ids, (await FetchAsync(done)).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[0]));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task What_lies_in_storage_is_encrypted_and_a_file_that_was_changed_is_not_given()
    {
        var (village, _) = await ProposedAsync(4);
        var officer = await OfficerAsync(village);
        var begun = await BeginAsync(village, officer);
        await _flow.IdleAsync();
        var done = await ExportAsync(begun, officer);
        var blob = Blobs().GetBlobClient(Assert.Single(await BlobsAsync(village)));
        var stored = (await blob.DownloadContentAsync()).Value.Content.ToString();

        Assert.Null(new ClearText(SampleFamily.Made.SelectMany(ClearText.Of).Append("=CONTOH")).In(stored));
        Assert.Null(new ClearText(SampleFamily.Made.SelectMany(ClearText.Of)).In(blob.Name));

        await blob.UploadAsync(BinaryData.FromString(stored.Split('\n')[1] + "\n" + stored.Split('\n')[0] + "\n"), overwrite: true);
        (await _flow.SendAsync(HttpMethod.Get, new Uri(done["downloadUrl"]!).PathAndQuery)).ExpectProblem(HttpStatusCode.InternalServerError, "document.unreadable");
        await blob.DeleteAsync();
        (await _flow.SendAsync(HttpMethod.Get, new Uri(done["downloadUrl"]!).PathAndQuery)).ExpectProblem(HttpStatusCode.Gone, "export.gone");
    }

    private Task FaultAsync(object rule) => _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: rule);

    private async Task<(string Village, IReadOnlyList<string> Ids)> ProposedAsync(int count)
    {
        var village = Place.Next().Village;
        return (village, await ProposeAsync(village, count));
    }

    // In the order in which they are listed.
    private async Task<IReadOnlyList<string>> ProposeAsync(string village, int count)
    {
        var officer = await OfficerAsync(village);
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var family = SampleFamily.Of(village);
            ids.Add((await _flow.PostAsync("/proposals", officer, (i == 0 ? family.With(0, m => m with { Name = "=CONTOH SATU" }) : family).Proposal())).Expect(HttpStatusCode.Created)["id"]!);
        }

        await _flow.IdleAsync();
        return ids;
    }

    private Task<string> OfficerAsync(string village) => _flow.TokenAsync("village-officer", village);

    private async Task<Answer> BeginAsync(string village, string officer, string query = "")
    {
        var begun = (await _flow.GetAsync($"/villages/{village}/proposals?format=csv{query}", officer)).Expect(HttpStatusCode.Accepted);
        Assert.Equal($"/api/villages/{village}/exports/{begun["id"]}", begun.Headers.Location?.ToString());
        return begun;
    }

    private static string Path(Answer begun) => $"/villages/{begun["village"]}/exports/{begun["id"]}";

    private async Task<Answer> ExportAsync(Answer begun, string officer) => (await _flow.GetAsync(Path(begun), officer)).Expect(HttpStatusCode.OK);

    private async Task<Answer> FetchAsync(Answer done) => (await _flow.SendAsync(HttpMethod.Get, new Uri(done["downloadUrl"]!).PathAndQuery)).Expect(HttpStatusCode.OK);

    private BlobContainerClient Blobs() => _host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(ExportBlobs.Container);

    private async Task<IReadOnlyList<string>> BlobsAsync(string village)
    {
        var names = new List<string>();
        await foreach (var blob in Blobs().GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, $"{village}/", CancellationToken.None))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
