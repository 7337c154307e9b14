using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The regency's poverty database, as its villages compile it: entered from files, replaced by newer ones, and looked up.</summary>
[Collection("proposals")]
public sealed class PovertyDataTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "SVC-3")]
    [Trait("rule", "SVC-4")]
    public async Task Whoever_stands_in_a_villages_data_is_found_by_number_and_who_may_be_meant_is_decided_by_a_person()
    {
        var (help, way, village) = Place();
        var data = await help.SectionAsync("data");
        var (own, kin, like, nobody) = (help.Applicant(), help.Applicant(), help.Applicant(), help.Applicant());
        own["name"] = "Pemohon SATU";
        (like["name"], like["birthDate"]) = ("Siti Aminah CONTOH", "1980-05-17");
        (nobody["name"], nobody["birthDate"]) = ("Wagiman CONTOH", "1980-05-17");
        var file = PovertySteps.File(
            $"{own["nik"]},{Card(1, village)},Pemohon SATU,1980-05-17,Demak,Kepala keluarga,1,Sangat miskin",
            $"{help.Applicant()["nik"]},{kin["familyCardNumber"]},Pemohon DUA,1981-02-03,,Istri,2,",
            $",{Card(2, village)},SITI AMINNAH CONTOH,1980-05-17,,,,",
            $"{own["nik"]},{Card(1, village)},Pemohon LAIN,1980-05-17,,,,",
            $",{Card(3, village)},Tanpa Tanggal,,,,,",
            $"{help.Applicant()["nik"]},{Card(4, village)},Pemohon LIMA,1980-05-17,,,11,");

        var id = await _flow.SendPovertyAsync(village, data, "2026-01-10", file);
        await _flow.IdleAsync();
        Assert.Equal(["2 accepted", "3 accepted", "4 accepted", "5 refused povertyRow.twice SVC-3 nik", "6 refused povertyRow.unknowable SVC-3 nik", "7 refused povertyRow.decile SVC-3 desil"], await _flow.PovertyToldAsync(village, data, id));
        Assert.Equal("2026-01-10 3 / -", await _flow.PovertyDataAsync(village, data));

        var found = (await way.CheckAsync(await help.CheckingAsync(applicant: own))).Expect(HttpStatusCode.OK);
        Assert.Equal(("True", "inSection"), (found["found"], found["status"]));
        await DecidedAsync(help, way, kin, "familyCard", "Pemohon DUA");
        await DecidedAsync(help, way, like, "nameAndBirthDate", "SITI AMINNAH CONTOH");
        Assert.Equal("askedOfVillage", (await way.CheckAsync(await help.CheckingAsync(applicant: nobody))).Expect(HttpStatusCode.OK)["status"]);

        // The same file again changes nothing.
        Assert.Equal("done 3 3", await _flow.EnteredAsync(village, data, "2026-01-10", file));
        Assert.Equal("2026-01-10 3 / -", await _flow.PovertyDataAsync(village, data));
        var listed = (await _flow.GetAsync($"{PovertySteps.PathOf(village)}?limit=1", data)).Expect(HttpStatusCode.OK);
        Assert.Equal(("Musyawarah desa", "2026-01-10"), (listed["items[0].source"], listed["items[0].asOf"]));
        Assert.NotNull(listed["next"]);
    }

    [Fact]
    [Trait("rule", "SVC-3")]
    public async Task Newer_data_of_a_village_take_the_older_ones_place_and_older_ones_never_do()
    {
        var (help, way, village) = Place();
        var (data, neighbour) = (await help.SectionAsync("data"), Neighbour(village));
        var (both, gone, broken, moved) = (help.Applicant(), help.Applicant(), help.Applicant(), help.Applicant());
        Assert.Equal("done 4 0", await _flow.EnteredAsync(village, data, "2026-01-10", PovertySteps.File(Rows(both, gone, broken, moved))));

        // Another village has the one who moved later; the first one's older word of them does not come after it.
        Assert.Equal("done 1 0", await _flow.EnteredAsync(neighbour, data, "2026-03-01", PovertySteps.File(Rows(moved))));
        var second = await _flow.SendPovertyAsync(village, data, "2026-02-01", PovertySteps.File([.. Rows(both), $"{broken["nik"]},,Nama RUSAK,kemarin,,,,", .. Rows(moved)]), partial: true);
        await _flow.IdleAsync();
        Assert.Equal(["2 accepted", "3 refused import.dateForm SVC-3 tanggal_lahir", "4 refused povertyRow.newerElsewhere SVC-3 nik"], await _flow.PovertyToldAsync(village, data, second));
        Assert.Equal("2026-01-10 4 / 2026-02-01 1", await _flow.PovertyDataAsync(village, data));
        Assert.Equal("True", await FoundAsync(help, way, gone));

        // With the last file of the day, those in the older data alone go; whose row was refused stays.
        Assert.Equal("done 1 0", await _flow.EnteredAsync(village, data, "2026-02-01", PovertySteps.File(Rows(both))));
        Assert.Equal("2026-02-01 1 / -", await _flow.PovertyDataAsync(village, data));
        Assert.Equal(("True", "False", "True", "True"), (await FoundAsync(help, way, both), await FoundAsync(help, way, gone), await FoundAsync(help, way, broken), await FoundAsync(help, way, moved)));

        (await _flow.DeclarePovertyAsync(help.Regency, village, data, "2026-01-31", PovertySteps.File(Rows(gone)))).ExpectProblem(HttpStatusCode.Conflict, "poverty.older", "SVC-3");
    }

    [Fact]
    [Trait("rule", "SVC-3")]
    public async Task Data_are_of_a_village_of_the_regency_and_sent_by_its_data_section_as_what_they_are()
    {
        var (help, _, village) = Place();
        var (data, file) = (await help.SectionAsync("data"), PovertySteps.File(Rows(help.Applicant())));
        (await _flow.DeclarePovertyAsync(help.Regency, Flows.Tests.Place.Next().Village, data, "2026-01-10", file)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "poverty.village", "SVC-3", "/village");
        (await _flow.DeclarePovertyAsync(Flows.Tests.Place.Next().Regency, village, data, "2026-01-10", file)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.DeclarePovertyAsync(help.Regency, village, await help.SectionAsync("health"), "2026-01-10", file)).ExpectProblem(HttpStatusCode.Forbidden, "poverty.dataOnly", "SVC-3");
        (await _flow.DeclarePovertyAsync(help.Regency, village, await help.DeskAsync(), "2026-01-10", file)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.DeclarePovertyAsync(help.Regency, village, data, "2999-01-10", file)).ExpectProblem(HttpStatusCode.BadRequest, "poverty.asOf", "SVC-3", "/asOf");
        foreach (var path in new[] { PovertySteps.PathOf(village), $"/desk/{help.Regency}/poverty-data" })
        {
            (await _flow.GetAsync(path, await help.SectionAsync("health"))).ExpectProblem(HttpStatusCode.Forbidden, "poverty.dataOnly", "SVC-3");
        }

        Assert.StartsWith("refused 0 0import.", await _flow.EnteredAsync(village, data, "2026-01-10", [.. "PK\u0003\u0004"u8, .. file]), StringComparison.Ordinal);
        Assert.StartsWith("refused 0 0import.header", await _flow.EnteredAsync(village, data, "2026-01-10", "nama,alamat\r\nContoh,Jalan\r\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Equal("none", await _flow.PovertyDataAsync(village, data));
        (await _flow.GetAsync("/poverty-data/template?format=csv")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "SVC-6")]
    public async Task Whom_a_village_found_poor_stands_in_its_data_until_newer_ones_come()
    {
        var (help, way, village) = Place();
        var who = help.Applicant();
        var id = await help.CheckingAsync(applicant: (JObject)who.DeepClone());
        (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        Assert.Equal("askedOfVillage", (await help.SeeAsync(id))["status"]);
        (await way.AnswerAsync(id, await way.PoorAsync("474/7"))).Expect(HttpStatusCode.OK);

        // Asked for other help, nobody asks the village again.
        Assert.Equal("True", await FoundAsync(help, way, who, "education"));
        Assert.Equal("none", await _flow.PovertyDataAsync(village, await help.SectionAsync("data")));
    }

    private static string Card(int number, string village) => $"{village[..6]}1212{number:0000}99";

    private static IEnumerable<string> Rows(params IEnumerable<JObject> people) => people.Select(p => $"{p["nik"]},{p["familyCardNumber"]},Pemohon CONTOH,1970-01-01,,,,");

    private static string Neighbour(string village) => new Functions.Areas.AreaDirectory().Children(village[..6]).Select(v => v.Code).First(v => v != village);

    private static async Task DecidedAsync(HelpSteps help, HelpWay way, JObject who, string by, string name)
    {
        var id = await help.CheckingAsync(applicant: who);
        var likely = (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("checking", by, name, "2026-01-10"), (likely["status"], likely["matches[0].by"], likely["matches[0].name"], likely["matches[0].asOf"]));
        Assert.Single(likely.Json["matches"]!);
        Assert.Equal("inSection", (await way.CheckAsync(id, new { match = likely["matches[0].id"] })).Expect(HttpStatusCode.OK)["status"]);
    }

    private static async Task<string?> FoundAsync(HelpSteps help, HelpWay way, JObject who, string section = "health")
    {
        var asked = (JObject)who.DeepClone();
        asked["familyCardNumber"] = help.Applicant()["familyCardNumber"];
        var id = await help.CheckingAsync(section, section == "health" ? "bantuan-perawatan" : null, asked);
        var found = (await way.CheckAsync(id)).Expect(HttpStatusCode.OK)["found"];
        (await help.WithdrawAsync(id)).Expect(HttpStatusCode.OK);
        return found;
    }

    private (HelpSteps Help, HelpWay Way, string Village) Place()
    {
        var village = Flows.Tests.Place.Next().Village;
        var help = new HelpSteps(_flow, village);
        return (help, new HelpWay(_flow, help, village), village);
    }
}
