using System.Net;
using System.Net.Http.Headers;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Functions.Data;

namespace Dtks.Flows.Tests.LetterScans;

/// <summary>The letter as it was signed by hand: uploaded by its regent, seen on the letter, read by the Ministry, and kept for each time that the letter goes (RAT-1).</summary>
[Collection("ratification")]
[Trait("rule", "RAT-1")]
public sealed class LetterScanTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task The_Ministry_reads_what_the_regent_uploaded_and_others_do_not()
    {
        var (place, letter) = await SignedAsync();
        var (scans, content) = (ScanSteps.Scans(place.Regency, letter), ScanSteps.Paper());
        var declared = (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan(content))).Expect(HttpStatusCode.Created);
        var (path, ministry) = ($"{scans}/{declared["id"]}", await _flow.TokenAsync("ministry-officer", "ID", "ministry-of-the-scan"));

        // Who declares may send; the others see how far it is.
        (await _flow.CompleteScanAsync(place.Regency, letter, declared["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "evidence.notUploaded", "RAT-1");
        Assert.NotNull((await _flow.GetAsync(path, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.OK).Json.SelectToken("upload.uploadUrl"));
        var awaited = (await _flow.GetAsync(path, ministry)).Expect(HttpStatusCode.OK);
        Assert.Equal(("pending", $"{content.Length}", null, null), (awaited["status"], awaited["upload.missing"], awaited["upload.uploadUrl"], awaited["downloadUrl"]));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, content));
        (await _flow.CompleteScanAsync(place.Regency, letter, declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        var seen = (await _flow.GetAsync(path, ministry)).Expect(HttpStatusCode.OK);
        Assert.Equal(("accepted", "0", $"{content.Length}", "SURAT CONTOH SATU.pdf"), (seen["status"], seen["round"], seen["size"], seen["fileName"]));
        Assert.Equal(content, (await SignedLink.GetAsync(seen["downloadUrl"]!)).Content);
        var trail = await host.TrailAsync(Partitions.Ratifications(place.Regency));
        Assert.Equal("ministry-of-the-scan", Assert.Single(trail, e => e.Action == "letterScan.read" && e.Target == $"letterScan-{declared["id"]}").Subject);

        var shown = Assert.Single((await _flow.LetterAsync(place.Regency, letter)).Json["scans"]!);
        Assert.Equal((declared["id"], "accepted", content.Length, seen["sha256"]), ((string?)shown["id"], (string?)shown["status"], (int)shown["size"]!, (string?)shown["sha256"]));
        Assert.StartsWith("regent", (string?)shown["by"], StringComparison.Ordinal);
        Assert.NotNull(shown["at"]);
        Assert.DoesNotContain("CONTOH", string.Concat((await LetterSteps.StoredAsync(host, place.Regency, "letterScan")).Select(s => s.ToString())), StringComparison.Ordinal);

        await RefusedAsync(place, scans, path);
        (await _flow.GetAsync($"{ScanSteps.Scans(place.Regency, LetterSteps.Id(9))}/{declared["id"]}", ministry)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.CompleteScanAsync(place.Regency, LetterSteps.Id(9), declared["id"]!)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.DeclareScanAsync(place.Regency, LetterSteps.Id(9), ScanSteps.Scan(content))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task What_is_no_scan_of_the_letter_is_not_taken_and_says_why()
    {
        var (place, letter) = await SignedAsync();
        var content = ScanSteps.Paper();

        var rejected = await _flow.UploadScanAsync(place.Regency, letter, content, [.. "%XDF-"u8, .. content[5..]]);
        Assert.Equal(("rejected", "evidence.typeMismatch", null), (rejected["status"], rejected["reason"], rejected["downloadUrl"]));
        Assert.True(rejected["detail"]!.Length > 60, rejected["detail"]);
        Assert.Equal("accepted", (await _flow.UploadScanAsync(place.Regency, letter, content))["status"]);

        (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan(content))).ExpectProblem(HttpStatusCode.Conflict, "letterScan.sameFile", "RAT-1");
        (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan(await UnsignedAsync(place.Regency, letter)))).ExpectProblem(HttpStatusCode.Conflict, "letterScan.unsigned", "RAT-1");
        (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan([1], "image/heic"))).ExpectProblem(HttpStatusCode.BadRequest, "evidence.contentType", "RAT-1", "/contentType");

        // Two of the twenty were declared above.
        for (var more = 0; more < 18; more++)
        {
            (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan([(byte)more]))).Expect(HttpStatusCode.Created);
        }

        (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan([99]))).ExpectProblem(HttpStatusCode.Conflict, "letterScan.tooMany", "RAT-1");
        Assert.Equal(20, (await _flow.LetterAsync(place.Regency, letter)).Json["scans"]!.Count());

        // One that cannot be read takes neither the letter nor its neighbours along.
        await host.SpoilAsync("ratifications", place.Regency, $"letterScan-{rejected["id"]}");
        var beside = (await _flow.LetterAsync(place.Regency, letter)).Json;
        Assert.Equal((19, 1), (beside["scans"]!.Count(), (int)beside["unreadableScans"]!));
        await host.RepairAsync("ratifications", place.Regency, $"letterScan-{rejected["id"]}");
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task A_letter_that_goes_again_keeps_the_scan_from_before_and_takes_another()
    {
        var place = Place.Next();
        await _flow.CoveredAsync(place, 1);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        var first = await _flow.UploadScanAsync(place.Regency, letter, ScanSteps.Paper());
        (await _flow.ReviewAsync(place.Regency, letter, "returned", "Tanda tangan tidak terbaca")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan(ScanSteps.Paper("attendance")))).ExpectProblem(HttpStatusCode.Conflict, "letterScan.returned", "RAT-5");
        Assert.Equal(first["id"], (await _flow.LetterAsync(place.Regency, letter))["scans[0].id"]);

        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan(ScanSteps.Paper()))).ExpectProblem(HttpStatusCode.Conflict, "letterScan.sameFile", "RAT-1");
        var second = await _flow.UploadScanAsync(place.Regency, letter, ScanSteps.Paper("attendance"));

        var shown = await _flow.LetterAsync(place.Regency, letter);
        Assert.Equal(("signed", first["id"], second["id"], "1"), (shown["status"], shown["earlier[0].scans[0].id"], shown["scans[0].id"], second["round"]));
        Assert.Equal((1, 1), (shown.Json.SelectToken("earlier[0].scans")!.Count(), shown.Json["scans"]!.Count()));
        var again = (await _flow.GetAsync($"{ScanSteps.Scans(place.Regency, letter)}/{first["id"]}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Equal(ScanSteps.Paper(), (await SignedLink.GetAsync(again["downloadUrl"]!)).Content);
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task There_is_none_while_the_rows_are_gathered()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 2);
        var letter = await host.BeginAsync(place.Regency, rows: 1);

        (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan(ScanSteps.Paper()))).ExpectProblem(HttpStatusCode.Conflict, "letter.signing", "RAT-8");
    }

    private async Task RefusedAsync(Place place, string scans, string path)
    {
        var other = Place.Next().Regency;
        foreach (var (role, area, code) in ((string, string, string)[])[("regency-officer", place.Regency, "forbidden.role"), ("ministry-officer", "ID", "forbidden.role"), ("regent", other, "forbidden.area")])
        {
            var token = await _flow.TokenAsync(role, area);
            (await _flow.PostAsync(scans, token, ScanSteps.Scan([1]))).ExpectProblem(HttpStatusCode.Forbidden, code);
            (await _flow.PostAsync($"{path}/completion", token, body: null)).ExpectProblem(HttpStatusCode.Forbidden, code);
        }

        (await _flow.GetAsync(path, await _flow.TokenAsync("regent", other))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area");
        (await _flow.GetAsync(path, await _flow.TokenAsync("village-officer", place.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
        (await _flow.GetAsync(path, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
    }

    private async Task<(Place Place, string Letter)> SignedAsync()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 1);
        return (place, (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!);
    }

    private async Task<byte[]> UnsignedAsync(string regency, string letter)
    {
        using var client = new HttpClient { BaseAddress = host.BaseUrl };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _flow.TokenAsync("regent", regency));
        return await client.GetByteArrayAsync(new Uri($"api/regencies/{regency}/ratifications/{letter}/file", UriKind.Relative));
    }
}
