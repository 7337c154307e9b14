using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>A regency sets its programmes as dated data.</summary>
[Collection("proposals")]
[Trait("rule", "SVC-4")]
public sealed class HelpProgrammeTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task What_a_regency_sets_takes_the_place_of_what_comes_with_the_application_from_its_day_on()
    {
        var help = new HelpSteps(_flow, Place.Next().Village);
        var (dinas, desk, path) = (await _flow.TokenAsync("regency-officer", help.Regency), await help.DeskAsync(), $"/desk/{help.Regency}/programmes/kip");
        var shipped = (await _flow.GetAsync(path, desk)).Expect(HttpStatusCode.OK);
        Assert.Equal(("education", "2015-11-24", "sekolah"), (shipped["section"], shipped["effectiveFrom"], shipped["criteria[0].code"]));

        var day = await DayAsync();
        var own = Draft(day.AddDays(1));
        var set = (await _flow.PutAsync(path, dinas, own)).Expect(HttpStatusCode.OK);
        Assert.Equal((shipped["name"], "Beasiswa daerah (contoh)", day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (set["name"], set["coming[0].name"], set["coming[0].effectiveFrom"]));
        Assert.Equal(set.Text, (await _flow.PutAsync(path, dinas, own)).Expect(HttpStatusCode.OK).Text);
        await _flow.AdvanceAsync("P1D");
        (dinas, desk) = (await _flow.TokenAsync("regency-officer", help.Regency), await help.DeskAsync());
        Assert.Equal(("Beasiswa daerah (contoh)", null), ((await _flow.GetAsync(path, desk))["name"], (await _flow.GetAsync(path, desk))["coming"]));
        var all = (await _flow.GetAsync($"/desk/{help.Regency}/programmes", desk)).Expect(HttpStatusCode.OK);
        Assert.Equal(["bantuan-perawatan", "bpjs-kis", "kip", "yatim-piatu"], all.Json["items"]!.Select(i => (string)i["id"]!));
        Assert.Equal(["ktp", "kk", "Rapor"], (await help.FileAsync("education", "kip")).Json["missing"]!.Select(m => (string)m!));

        // What holds is never changed.
        own["name"] = "Lain (contoh)";
        (await _flow.PutAsync(path, dinas, own)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.programmeFrom", "SVC-4", "/effectiveFrom");
        (await _flow.PutAsync($"{path[..^3]}Kip", dinas, own)).ExpectProblem(HttpStatusCode.BadRequest, "help.programmeCode", "SVC-4");
        (await _flow.PutAsync(path, desk, own)).Expect(HttpStatusCode.Forbidden);
        var wrong = JObject.FromObject(new { name = "", section = "data", effectiveFrom = "besok", criteria = new object[] { new { code = "a", text = "A" }, new { code = "a", text = "B" } }, papers = new[] { "Rapor", "Rapor" }, givers = Array.Empty<string>() });
        Assert.Equal(
            ["/name", "/section", "/effectiveFrom", "/criteria/1/code", "/papers/1", "/givers"], (await _flow.PutAsync(path, dinas, wrong)).Expect(HttpStatusCode.BadRequest).Json["errors"]!.Select(e => (string)e["pointer"]!));
        (await _flow.GetAsync($"/desk/{help.Regency}/programmes/tidak-ada", desk)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    private static JObject Draft(DateTime from) => JObject.FromObject(new
    {
        name = "Beasiswa daerah (contoh)",
        section = "education",
        effectiveFrom = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        criteria = new[] { new { code = "sekolah", text = "Anak bersekolah (contoh)" } },
        papers = new[] { "Rapor" },
        givers = new[] { "dinas-pendidikan" },
    });

    // The regencies of these tests are in the nation's first zone.
    private async Task<DateTime> DayAsync() => (await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).Date;
}
