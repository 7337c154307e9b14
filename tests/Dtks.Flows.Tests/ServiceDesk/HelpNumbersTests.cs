using System.Net;
using Dtks.Flows.Tests.Operations;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The numbers of a regency's one-stop service over HTTP.</summary>
[Collection("proposals")]
public sealed class HelpNumbersTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "SVC-1")]
    [Trait("rule", "SVC-5")]
    public async Task Data_and_reporting_sees_how_many_stand_where_and_how_long_each_stage_took()
    {
        var (village, other) = (Place.Next().Village, string.Empty);
        other = new Functions.Areas.AreaDirectory().Children(village[..6]).Select(v => v.Code).First(v => v != village);
        var (help, there) = (new HelpSteps(_flow, village), new HelpSteps(_flow, other));
        var (way, elsewhere) = (new HelpWay(_flow, help, village), new HelpWay(_flow, there, other));
        var (served, notPoor, late) = (await way.AskedAsync(), await way.AskedAsync(), await elsewhere.AskedAsync());
        var month = (await way.TodayAsync())[..7];
        await _flow.AdvanceAsync("P2D");
        (await way.AnswerAsync(notPoor, new { outcome = "notPoor", verifiedBy = new[] { "Kader CONTOH" }, verifiedOn = await way.TodayAsync(), note = "Mampu" })).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("P8D");
        (await way.AnswerAsync(served, await way.PoorAsync("474/1"))).Expect(HttpStatusCode.OK);
        (await way.VerifyAsync(served)).Expect(HttpStatusCode.OK);
        (await way.RecommendAsync(served, $"460/{served[..8]}")).Expect(HttpStatusCode.OK);
        (await way.PlaceAsync(served)).Expect(HttpStatusCode.OK);
        (await way.ServeAsync(served, new { outcome = "served" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var data = await help.SectionAsync("data");
        var seen = (await _flow.GetAsync($"/desk/{help.Regency}/numbers?month={month}", data)).Expect(HttpStatusCode.OK);
        Assert.Equal(("3", "1", "1", "1", "2"), Totals(seen, "all"));
        Assert.Equal(("health", "3"), (seen["sections[0].section"], seen["sections[0].totals.filed"]));
        var villages = new[] { village, other }.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(villages, seen.Json["villages"]!.Select(v => (string)v["village"]!));
        Assert.Equal(("1", "1", "0", "0", "1"), Totals(seen, $"villages[{villages.IndexOf(other)}].totals"));
        Assert.Equal(("1", "1", "1", "1"), (seen["statuses.served"], seen["statuses.askedOfVillage"], seen["outcomes.notPoor"], seen["pace.late"]));
        Assert.Equal(("1", "1"), (seen["pace.inTime"], seen["pace.answeredLate"]));
        Assert.Equal(["check 3 0 0", "village 2 2 10", "field 1 0 0", "recommendation 1 0 0", "placement 1 0 0", "giver 1 0 0"], seen.Json["stages"]!.Select(s => $"{s["stage"]} {s["count"]} {s["medianDays"]} {s["p90Days"]}"));

        var file = (await _flow.GetAsync($"/desk/{help.Regency}/numbers?month={month}&format=csv", data)).Expect(HttpStatusCode.OK).Text;
        Assert.Contains($"{other},health,askedOfVillage,,late,1", file, StringComparison.Ordinal);
        Assert.Contains($"{village},health,ended,notPoor,inTime,1", file, StringComparison.Ordinal);
        (await _flow.GetAsync($"/desk/{help.Regency}/numbers?month={month}", await help.SectionAsync("health"))).ExpectProblem(HttpStatusCode.Forbidden, "help.numbersDataOnly", "SVC-1");
        (await _flow.GetAsync($"/desk/{help.Regency}/numbers?month=2026-13", data)).ExpectProblem(HttpStatusCode.BadRequest, "help.month");
        (await _flow.GetAsync($"/desk/{help.Regency}/numbers?month={month}&format=xls", data)).ExpectProblem(HttpStatusCode.BadRequest, "list.format");

        // One village's numbers that cannot be read are named, and the others stand.
        await host.EditAsync("serviceDesk", help.Regency, $"helpMonth-{month}-{other}", document => document["sums"]!["cells"] = "x");
        seen = (await _flow.GetAsync($"/desk/{help.Regency}/numbers?month={month}", data)).Expect(HttpStatusCode.OK);
        Assert.Equal(("2", other), (seen["all.filed"], seen["unreadable[0]"]));
    }

    private static (string?, string?, string?, string?, string?) Totals(Answer seen, string at) => (seen[$"{at}.filed"], seen[$"{at}.open"], seen[$"{at}.served"], seen[$"{at}.ended"], seen[$"{at}.late"]);
}
