using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Recaps;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.Recaps;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Recaps;

/// <summary>The recap of what pays the next period, from the sheets that are ratified.</summary>
[Trait("rule", "RAT-4")]
public sealed class RecapTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string Period = VerifiedMonth.Period;

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task Totals_and_digests_add_up_level_by_level_and_who_is_missing_is_named()
    {
        var empty = await _flow.RecapAsync(Period, month.East[0][..4]);
        Assert.Equal(("partial 2: 0 0 2 0", "2026-12", "2026-12-17", "False"), (empty.Villages(), empty["pays"], empty["determinationDate"], empty["determined"]));
        Assert.Equal(month.East.Order(StringComparer.Ordinal), empty.Json["missing"]!.Select(m => (string?)m["area"]));
        Assert.Equal("PKH 0 0 0 0; BPNT 0 0 0 0; PBI-JKN 0 0 0 0", empty.Json.Paid());

        await _flow.VerifiedAsync(Period, month.East[0], "2026-11-12");
        await _flow.RatifiedAsync(month.East[0][..4], Period);
        var (partial, nation) = (await _flow.RecapAsync(Period, month.East[0][..4]), await _flow.RecapAsync(Period, "ID"));
        Assert.Equal(("partial 2: 1 0 1 0", month.East[1], month.East[1]), (partial.Villages(), partial["missing[0].area"], (await _flow.RecapAsync(Period, month.East[1]))["area"]));
        Assert.Equal("partial", nation["status"]);

        // The second village pays one programme less: a ground of the programme itself (VER-5).
        await _flow.VerifiedAsync(Period, month.East[1], "2026-11-12", (1, 11));
        var letter = await _flow.RatifiedAsync(month.East[0][..4], Period);
        var whole = await _flow.RecapAsync(Period, month.East[0][..4]);
        Assert.Equal(("whole 2: 2 0 0 0", null), (whole.Villages(), whole["missing"]));
        Assert.Equal("PKH 1 1 1 0; BPNT 2 2 0 0; PBI-JKN 2 2 0 0", whole.Json.Paid());
        Assert.Equal(["PKH 1 1 0 0; BPNT 1 1 0 0; PBI-JKN 1 1 0 0", "PKH 0 0 1 0; BPNT 1 1 0 0; PBI-JKN 1 1 0 0"], whole.Json["items"]!.OrderBy(i => (string?)i["area"] == month.East[1]).Select(i => i.Paid()));
        Assert.Equal((letter, Period), ((string?)whole.Json["items"]!.Single(i => (string?)i["area"] == month.East[1])["letter"], whole["items[0].sheet"]));
        await AddsUpAsync(whole);
        await IsTheSameAsAFileAsync(whole);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task It_is_shown_to_officers_of_the_area_and_asked_for_rightly()
    {
        var (village, regency) = (month.East[0], month.East[0][..4]);
        foreach (var (role, area) in new[] { ("village-head", village), ("district-head", village[..6]), ("regent", regency), ("ministry-officer", "ID") })
        {
            (await _flow.GetAsync($"/cycles/{Period}/recap?area={village}", await _flow.TokenAsync(role, area))).Expect(HttpStatusCode.OK);
        }

        (await _flow.GetAsync($"/cycles/{Period}/recap?area={month.East[1]}", await _flow.TokenAsync("village-head", village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"/cycles/{Period}/recap?area=ID", await _flow.TokenAsync("regent", regency))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"/cycles/{Period}/recap?area={village}", await _flow.TokenAsync("citizen", village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        Assert.Contains("petugas data desa/kelurahan, kepala desa/lurah, ", (await _flow.GetAsync($"/cycles/{Period}/recap?area={village}", await _flow.TokenAsync("citizen", village)))["detail"], StringComparison.Ordinal);
        var auditor = await _flow.TokenAsync("auditor", "ID");
        (await _flow.GetAsync($"/cycles/{Period}/recap", auditor)).ExpectProblem(HttpStatusCode.BadRequest, "recap.area", pointer: "/area");
        (await _flow.GetAsync($"/cycles/{Period}/recap?area={village}&format=xls", auditor)).ExpectProblem(HttpStatusCode.BadRequest, "list.format");
        (await _flow.GetAsync($"/cycles/2026-09/recap?area={village}", auditor)).ExpectProblem(HttpStatusCode.NotFound, "recap.notOpened", "RAT-4");
        await UnopenedAsync(month.Next(), auditor);
    }

    // Where the month could not be opened nothing of it is counted: it is missing all the same, and named with the others.
    private async Task UnopenedAsync(string unopened, string auditor)
    {
        await month.Host.Services.GetRequiredService<DocumentStore>().TryDeleteAsync(Partitions.Cycles(Period), VillageProgressDocument.IdOf(unopened), etag: null, CancellationToken.None);
        foreach (var area in new[] { month.Regency, unopened[..6] })
        {
            var recap = await _flow.RecapAsync(Period, area);
            var named = recap.Json["missing"]!.Select(m => (string)m["area"]!).ToList();
            Assert.Contains(unopened, named);
            Assert.Equal((int)recap.Json["villages"]!["missing"]!, named.Count);
            Assert.Equal(named.Order(StringComparer.Ordinal), named);
            var file = (await _flow.GetAsync($"/cycles/{Period}/recap?area={area}&format=csv", auditor)).Expect(HttpStatusCode.OK).Text;
            Assert.Equal(named.Count, file.Split("\r\n").Count(row => row.Split(',') is [_, _, _, _, "missing", ..]));
            Assert.Contains($",{unopened},", file, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task What_came_back_is_in_no_recap_until_it_is_ratified()
    {
        var village = month.Next();
        var before = await _flow.RecapAsync(Period, month.Regency);
        await _flow.VerifiedAsync(Period, village, "2026-11-12");
        var letter = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["id"]!;
        (await _flow.ReviewAsync(month.Regency, letter, "returned", "Lampiran kurang")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(before["digest"], (await _flow.RecapAsync(Period, month.Regency))["digest"]);
        Assert.Equal("partial 1: 0 0 1 0", (await _flow.RecapAsync(Period, village)).Villages());
        await month.Host.SendAsync(WriteRecaps.Queue, Message(village));
        await _flow.IdleAsync();
        Assert.Contains(await _flow.SetAsideAsync(WriteRecaps.Queue), k => k["reason"]!.ToString() == $"{village} has no ratified sheet of {Period}");
        Assert.Equal("partial 1: 0 0 1 0", (await _flow.RecapAsync(Period, village)).Villages());
    }

    [Fact]
    public async Task Twice_and_through_faults_it_is_once_and_what_cannot_be_read_stays_behind_alone()
    {
        var (good, bad) = (month.Next(), month.Next());
        var before = await _flow.RecapAsync(Period, month.Regency);
        await _flow.VerifiedAsync(Period, good, "2026-11-12");
        await _flow.VerifiedAsync(Period, bad, "2026-11-12");
        var letter = (await _flow.SignSheetsAsync(month.Regency, Period)).Expect(HttpStatusCode.Created)["id"]!;
        await month.Host.SpoilAsync("registry", bad, $"sheet-{Period}-001");
        foreach (var operation in new[] { "create", "replace" })
        {
            await _flow.FailAsync(new { kind = "dropAfter", container = "ratifications", operation, count = 1 });
            await _flow.FailAsync(new { kind = "503", container = "ratifications", operation });
        }

        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "queues", kind = "twice", method = "POST", path = $"/{WriteRecaps.Queue}/" })).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(month.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.MendAsync();
        await _flow.AdvanceAsync("PT5M");
        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

        var partial = await _flow.RecapAsync(Period, month.Regency);
        Assert.Equal((Ratified(before) + 1, Persons(before) + 1), (Ratified(partial), Persons(partial)));
        Assert.Equal([good], partial.Json["items"]!.Select(i => (string?)i["area"]).Intersect([good, bad]));
        var kept = Assert.Single(await _flow.SetAsideAsync(WriteRecaps.Queue), k => k["message"]!.ToString().Contains(bad, StringComparison.Ordinal));
        await month.Host.RepairAsync("registry", bad, $"sheet-{Period}-001");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        var both = await _flow.RecapAsync(Period, month.Regency);
        Assert.Equal((Ratified(before) + 2, Persons(before) + 2), (Ratified(both), Persons(both)));

        // One village's recap that cannot be read is left out of the sum, which says so; repaired and replayed, all is as before.
        await month.Host.SpoilAsync("ratifications", month.Regency, $"recap-{Period}-{bad}");
        await month.Host.SendAsync(WriteRecaps.Queue, Message(good));
        await _flow.IdleAsync();
        var lacking = await _flow.RecapAsync(Period, month.Regency);
        Assert.Equal((Ratified(both) - 1, bad, "partial"), (Ratified(lacking), lacking["unreadable[0]"], lacking["status"]));
        Assert.Contains(lacking.Json["items"]!, i => (string?)i["id"] == bad);
        await month.Host.RepairAsync("ratifications", month.Regency, $"recap-{Period}-{bad}");
        kept = Assert.Single(await _flow.SetAsideAsync(WriteRecaps.Queue), k => k["message"]!.ToString().Contains($"\"{month.Regency}\"", StringComparison.Ordinal));
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        Assert.Equal((both["digest"], null), ((await _flow.RecapAsync(Period, month.Regency))["digest"], (await _flow.RecapAsync(Period, month.Regency))["unreadable"]));
        Assert.Single((await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=recaps/{Period}/{good}")).Expect(HttpStatusCode.OK).Json.Children().DistinctBy(e => e["id"]!.ToString()));
    }

    private static string Message(string village) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(JsonText.Write(new RecapMessage(Period, village))));

    private static int Ratified(Answer recap) => (int)recap.Json["villages"]!["ratified"]!;

    private static int Persons(Answer recap) => (int)recap.Json["programmes"]!.Single(p => (string?)p["programme"] == "PBI-JKN")["persons"]!;

    // Every level's totals are those of what lies below, and its digest is counted from theirs.
    private async Task AddsUpAsync(Answer regency)
    {
        var area = regency["area"]!;
        var districts = new List<Answer>();
        foreach (var district in month.East.Select(village => village[..6]).Distinct())
        {
            districts.Add(await _flow.RecapAsync(Period, district));
        }

        Assert.Equal(regency.Json.Paid(), Sum(districts.Select(d => d.Json)));
        foreach (var parent in districts.Append(regency).Append(await _flow.RecapAsync(Period, area[..2])).Append(await _flow.RecapAsync(Period, "ID")))
        {
            var items = parent.Json["items"]!.ToList();
            Assert.Equal(parent.Json.Paid(), Sum(items));
            Assert.Equal(
                parent["digest"],
                RecapDigest.OfArea(CyclePeriod.Parse(Period), AreaCode.Parse(parent["area"]!), items.Where(i => (string?)i["digest"] is not null && (i["villages"] is not { } v || (int)v["ratified"]! > 0)).Select(i => ((string)i["area"]!, (string)i["digest"]!))));
        }

        var item = regency.Json["items"]![0]!;
        Assert.Equal((string?)item["digest"], (await _flow.RecapAsync(Period, (string)item["area"]!))["digest"]);
        Assert.Equal(regency["digest"], (string?)(await _flow.RecapAsync(Period, "ID")).Json["items"]!.Single(i => (string?)i["area"] == area)["digest"]);
        Assert.Equal((string?)item["area"], (string?)(await _flow.RecapAsync(Period, area, "&limit=1")).Json["items"]!.Single()["area"]);
    }

    private static string Sum(IEnumerable<JToken> parts) =>
        string.Join("; ", parts.SelectMany(p => p["programmes"] ?? new JArray()).GroupBy(p => (string?)p["programme"]).Select(programme =>
        {
            int Total(string member) => programme.Sum(p => (int)p[member]!);
            return $"{programme.Key} {Total("households")} {Total("persons")} {Total("ineligible")} {Total("unverified")}";
        }));

    private async Task IsTheSameAsAFileAsync(Answer regency)
    {
        var file = (await _flow.GetAsync($"/cycles/{Period}/recap?area={regency["area"]}&format=csv", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Equal($"rekap-{Period}-{regency["area"]}.csv", file.Content.ContentDisposition?.FileName?.Trim('"'));
        var rows = file.Text.TrimStart('\uFEFF').Trim().Split("\r\n").Select(row => row.Split(',')).ToList();
        Assert.Equal(RecapFileHeader, rows[0]);
        Assert.Equal(month.East.Order(StringComparer.Ordinal).Append(regency["area"]), rows.Skip(1).Select(row => row[2]));
        Assert.Equal(["ratified", "ratified", "whole"], rows.Skip(1).Select(row => row[4]));
        Assert.Equal($"1 2 2 2 1 0 {regency["digest"]}", string.Join(" ", rows[^1][13..]));
        var number = (await _flow.LetterAsync(month.East[0][..4], (string)regency.Json["items"]![0]!["letter"]!))["number"]!;
        Assert.Equal([Period, string.Empty, number], rows.Single(row => row[2] == (string?)regency["items[0].area"])[5..8]);
        Assert.Equal(["", "", ""], rows[^1][5..8]);
        var english = (await _flow.GetAsync($"/cycles/{Period}/recap?area={regency["area"]}&format=csv", await _flow.TokenAsync("auditor", "ID"), ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.StartsWith("Month,Pays month,Area code,Area name,Status,Sheet of month,Counts for month,Letter number,Villages", english.Text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(regency.Json["items"]!.Select(i => (string?)i["digest"]), rows.Skip(1).Take(2).Select(row => row[^1]));
        var nation = (await _flow.GetAsync($"/cycles/{Period}/recap?area=ID&format=csv", await _flow.TokenAsync("ministry-officer", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Contains($"{regency["area"]},", nation.Text, StringComparison.Ordinal);
    }

    private static readonly string[] RecapFileHeader =
    [
        "Bulan", "Membayar bulan", "Kode wilayah", "Nama wilayah", "Status", "Lembar bulan", "Dihitung untuk bulan", "Nomor surat", "Desa/kelurahan berlembar", "Disahkan", "Terlambat", "Belum disahkan",
        "Terbawa dari bulan sebelumnya", "Keluarga PKH", "Keluarga BPNT", "Keluarga PBI-JKN", "Jiwa PBI-JKN", "Baris tidak layak", "Baris belum diverifikasi", "Sidik jari",
    ];
}
