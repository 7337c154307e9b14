using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Imports;

/// <summary>A prelist from its announcement to the result of its last row.</summary>
[Collection("imports")]
public sealed class ImportTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-2")]
    [Trait("rule", "PRO-3")]
    public async Task Families_become_proposals_of_the_village_and_each_row_says_what_became_of_it()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var (right, wrong, other) = (SampleFamily.Of(village, 3), SampleFamily.Of(village, 2), SampleFamily.Of(village));
        await _flow.RegisterPopulationAsync(right);
        var rows = right.Members.Concat(wrong.Members).Select(m => SampleFile.Row(right.Members.Contains(m) ? right : wrong, m)).ToList();

        // The first family's last member stands at the end; the second's wife has a number that a spreadsheet spoilt.
        rows[4] = rows[4].Replace(wrong.Members[1].Nik, "3.30616E+15", StringComparison.Ordinal);
        (rows[2], rows[4]) = (rows[4], rows[2]);
        var done = await _flow.ImportAsync(village, officer, SampleFile.Of(rows.Append(SampleFile.Row(other, other.Head))));

        Assert.Equal(("done", "6", "6", "4", "2", null), (done["status"], done["rows"], done["done"], done["accepted"], done["refused"], done["problem.code"]));
        var results = (await _flow.ResultsAsync(village, done["id"]!, officer, limit: 2)).OrderBy(r => (int)r["row"]!).ToList();
        Assert.Equal(
            ["2 accepted", "3 accepted", "4 refused import.scientific nik", "5 refused import.familyRefused", "6 accepted", "7 accepted"],
            results.Select(r => $"{r["row"]} {r["outcome"]} {r.SelectToken("errors[0].code")} {r.SelectToken("errors[0].column")}".TrimEnd()));
        var proposal = (await _flow.ProposalAsync(village, (string)results[0]["proposal"]!, officer)).ExpectStatus("deliberating");
        Assert.Equal(("village", right.Members.Count), (proposal["source"], proposal.Json["household"]!["members"]!.Count()));
        Assert.Equal((string?)results[0]["proposal"], (string?)results[4]["proposal"]);
        (await _flow.GetAsync($"/tracking/{results[0]["trackingCode"]}")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_number_that_a_spreadsheet_rounded_is_not_taken_by_way_of_the_result(string format)
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var file = SampleWorkbook.Of(SampleFile.Of(SampleFamily.Of(village)), numbers: 1);
        var done = await _flow.ImportAsync(village, officer, file);
        Assert.Equal("import.numberRounded nik", (await _flow.ResultsAsync(village, done["id"]!, officer)).Select(r => $"{r.SelectToken("errors[0].code")} {r.SelectToken("errors[0].column")}").Single());

        using var http = new HttpClient { BaseAddress = host.BaseUrl };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/villages/{village}/imports/{done["id"]}/result?format={format}");
        request.Headers.Authorization = new("Bearer", officer);
        using var answer = await http.SendAsync(request);
        var again = await _flow.ImportAsync(village, officer, await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal(("done", "1", "1", "0"), (again["status"], again["rows"], again["refused"], again["accepted"]));
        Assert.Equal("nik", (string?)(await _flow.ResultsAsync(village, again["id"]!, officer)).Single().SelectToken("errors[0].column"));
    }

    [Theory]
    [Trait("rule", "RAT-2")]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task The_result_is_a_file_that_is_taken_again(string format, string type)
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var family = SampleFamily.Of(village);
        var done = await _flow.ImportAsync(village, officer, SampleFile.Of([SampleFile.Row(family, family.Head with { Nik = "330616" })]));
        var path = $"/villages/{village}/imports/{done["id"]}/result";

        using var http = new HttpClient { BaseAddress = host.BaseUrl };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api{path}?format={format}");
        request.Headers.Authorization = new("Bearer", officer);
        using var answer = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.DoesNotContain(family.Head.Name, answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var again = await _flow.ImportAsync(village, officer, await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal(("done", "1", "1"), (again["status"], again["rows"], again["refused"]));
        (await _flow.GetAsync($"{path}?format=pdf", officer)).ExpectProblem(HttpStatusCode.BadRequest, "import.format");
        var template = (await _flow.GetAsync("/imports/template?format=json")).ExpectProblem(HttpStatusCode.BadRequest, "import.format");
        Assert.EndsWith(": csv, xlsx.", template["detail"], StringComparison.Ordinal);
        (await _flow.GetAsync($"/imports/template?format={format}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task A_file_that_is_refused_whole_says_everything_that_is_wrong_with_it()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();

        var refused = await _flow.ImportAsync(village, officer, "nik;nama;warna\r\n1;2;3\r\n");

        Assert.Equal(("refused", "import.headerMissing", "0"), (refused["status"], refused["problem.code"], refused["rows"]));
        Assert.Contains("nomor_kk", refused["problem.detail"]!, StringComparison.Ordinal);
        Assert.Contains("warna", refused["problem.detail"]!, StringComparison.Ordinal);
        (await _flow.GetAsync($"/villages/{village}/imports/{refused["id"]}/result", officer)).ExpectProblem(HttpStatusCode.Conflict, "import.noResult");
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task The_same_file_and_a_family_that_is_claimed_are_not_proposed_again()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var family = SampleFamily.Of(village, 2);
        await _flow.RegisterPopulationAsync(family);
        var first = await _flow.ImportAsync(village, officer, SampleFile.Of(family));
        Assert.Equal(("done", "2"), (first["status"], first["accepted"]));

        var same = await _flow.ImportAsync(village, officer, SampleFile.Of(family));
        Assert.Equal(("refused", "import.sameFile"), (same["status"], same["problem.code"]));
        Assert.Contains(first["id"]!, same["problem.detail"]!, StringComparison.Ordinal);

        var again = await _flow.ImportAsync(village, officer, SampleFile.Of(family) + "\r\n");
        Assert.Equal(("done", "2"), (again["status"], again["refused"]));
        Assert.All(await _flow.ResultsAsync(village, again["id"]!, officer), r => Assert.Equal("identity.claimed", (string?)r.SelectToken("errors[0].code")));

        // Of one of which nothing became, the same bytes are worked again.
        var third = await _flow.ImportAsync(village, officer, SampleFile.Of(family) + "\r\n");
        Assert.Equal("done", third["status"]);
    }

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task Announcing_and_completing_twice_is_once_and_too_early_is_told()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var file = Encoding.UTF8.GetBytes(SampleFile.Of(SampleFamily.Of(village)));
        var first = (await _flow.DeclareImportAsync(village, officer, file, ("Idempotency-Key", "a"))).Expect(HttpStatusCode.Created);
        var second = (await _flow.DeclareImportAsync(village, officer, file, ("Idempotency-Key", "a"))).Expect(HttpStatusCode.Created);
        Assert.Equal(first["id"], second["id"]);
        var path = $"/villages/{village}/imports/{first["id"]}";
        (await _flow.PostAsync($"{path}/completion", officer, body: null)).ExpectProblem(HttpStatusCode.Conflict, "import.notUploaded", "RAT-2");
        (await _flow.GetAsync($"{path}/result", officer)).ExpectProblem(HttpStatusCode.Conflict, "import.notRead");

        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(second["uploadUrl"]!, file));
        Assert.Equal("evidence.sentAlready", await SignedLink.RefusedAsync(first["uploadUrl"]!, file));
        Assert.Equal("evidence.sentAlready", await SignedLink.RefusedAsync(second["uploadUrl"]!, [.. file[..^1], (byte)'x']));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await _flow.PostAsync($"{path}/completion", officer, body: null)).Expect(HttpStatusCode.Accepted)));
        await _flow.IdleAsync();

        Assert.Equal("done", (await _flow.GetAsync(path, officer))["status"]);
        Assert.Single((await _flow.GetAsync($"/villages/{village}/proposals", officer)).Json["items"]!);
        Assert.Equal([first["id"]], (await _flow.GetAsync($"/villages/{village}/imports", officer)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string?)i["id"]));
        (await _flow.GetAsync($"/villages/{village}/imports/{new string('0', 32)}", officer)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync($"/villages/{village}/imports", officer, new { fileName = "a.csv", contentType = "text/csv", length = 99_999_999, sha256 = new string('0', 64) }))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "import.tooLarge", pointer: "/length");
    }

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task Over_a_weak_line_a_file_comes_in_blocks_and_goes_on_by_a_fresh_link()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var file = Encoding.UTF8.GetBytes(SampleFile.Of(SampleFamily.Of(village)));
        var declared = (await _flow.DeclareImportAsync(village, officer, file)).Expect(HttpStatusCode.Created);
        var path = $"/villages/{village}/imports/{declared["id"]}";
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(declared["uploadUrl"]!, "MDAwMQ==", file[..100]));

        var upload = (await _flow.GetAsync(path, officer)).Expect(HttpStatusCode.OK).Json["upload"]!;
        Assert.Equal((100, file.Length - 100, "MDAwMQ=="), ((int)upload["received"]!, (int)upload["missing"]!, (string?)upload.SelectToken("blocks[0].id")));
        var fresh = (string)upload["uploadUrl"]!;
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlockAsync(fresh, "MDAwMg==", file[100..]));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.BlocksAsync(fresh, "MDAwMQ==", "MDAwMg=="));
        var first = (await _flow.PostAsync($"{path}/completion", officer, body: null, ("Idempotency-Key", "first"))).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        var second = (await _flow.PostAsync($"{path}/completion", officer, body: null, ("Idempotency-Key", "second"))).Expect(HttpStatusCode.Accepted);

        Assert.Equal(("reading", "done"), (first["status"], second["status"]));
        Assert.Equal(first.Text, (await _flow.PostAsync($"{path}/completion", officer, body: null, ("Idempotency-Key", "first"))).Text);
        (await _flow.PostAsync($"{path}/completion", officer, "{}", ("Idempotency-Key", "second"))).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        Assert.Null((await _flow.GetAsync(path, officer)).Json["upload"]);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Nothing_of_the_file_is_left_where_it_came_in_and_nothing_of_it_is_told_in_events()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var family = SampleFamily.Of(village);
        var declared = (await _flow.DeclareImportAsync(village, officer, Encoding.UTF8.GetBytes(SampleFile.Of(family)))).Expect(HttpStatusCode.Created);
        var url = declared["uploadUrl"]!;
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(url, Encoding.UTF8.GetBytes(SampleFile.Of(family))));
        (await _flow.PostAsync($"/villages/{village}/imports/{declared["id"]}/completion", officer, body: null)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        Assert.Equal("evidence.notAwaited", await SignedLink.RefusedAsync(url, [1]));
        var incoming = host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(BlobContainer.Incoming);
        Assert.False(await incoming.GetBlobClient($"{village}/imports/{declared["id"]}").ExistsAsync());
        var events = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=imports/{village}/{declared["id"]}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(
            ["dtks.import.completed.v1", "dtks.import.declared.v1", "dtks.import.finished.v1", "dtks.import.started.v1"], events.Select(e => e["type"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotMatch($"CONTOH|{family.Head.Nik}|{family.Head.Name}", events.ToString());
    }
}
