using System.Net;
using Dtks.Flows.Tests.Notices;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>What applicants see by their code, and what they are told.</summary>
[Collection("proposals")]
public sealed class HelpToldTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "SVC-5")]
    [Trait("rule", "SVC-9")]
    public async Task By_the_code_anybody_sees_where_it_stands_and_at_which_place_and_nothing_of_the_person()
    {
        var (help, way) = Place();
        var filed = await help.FileAsync();
        var (code, id) = (filed["trackingCode"]!, filed["id"]!);
        Assert.Equal(("incomplete", null), await TrackedAsync(code));
        await help.SendAsync(id, "ktp");
        await help.SendAsync(id, "kk");
        (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        var asked = await SeenAsync(code);
        Assert.Equal(("askedOfVillage", await way.TodayAsync(7)), (asked["status"], asked["dueOn"]));
        Assert.Contains(await way.TodayAsync(7), asked["next"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("CONTOH", asked.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("rawat", asked.Text, StringComparison.OrdinalIgnoreCase);
        await _flow.AdvanceAsync("P8D");
        Assert.NotEqual(asked["meaning"], (await SeenAsync(code))["meaning"]);
        (await way.AnswerAsync(id, await way.PoorAsync("474/5"))).Expect(HttpStatusCode.OK);
        (await way.VerifyAsync(id)).Expect(HttpStatusCode.OK);
        (await way.RecommendAsync(id, "460/5")).Expect(HttpStatusCode.OK);
        (await way.PlaceAsync(id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("waiting", "1"), await TrackedAsync(code));
        await way.WaitingAsync(new { urgency = "darurat" });
        Assert.Equal(("waiting", "2"), await TrackedAsync(code));
        Assert.Contains("place 2", (await _flow.GetAsync($"/desk/tracking/{code}", null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK)["meaning"]!, StringComparison.Ordinal);

        var typed = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        Assert.Equal(code, (await SeenAsync(Uri.EscapeDataString(typed)))["trackingCode"]);
        (await _flow.GetAsync($"/desk/tracking/{code[..^1]}{(code[^1] == '0' ? '1' : '0')}")).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeMistyped");
        (await _flow.GetAsync($"/tracking/{code}")).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeUnknown");
    }

    [Fact]
    [Trait("rule", "SVC-6")]
    [Trait("rule", "GOV-3")]
    public async Task The_applicant_is_told_what_the_village_answered_and_why()
    {
        var (help, way) = Place();
        var (poor, not) = (await help.FileAsync(), await help.FileAsync());
        foreach (var id in new[] { poor["id"]!, not["id"]! })
        {
            await help.SendAsync(id, "ktp");
            await help.SendAsync(id, "kk");
            (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        }

        (await way.AnswerAsync(poor["id"]!, await way.PoorAsync("474/6"))).Expect(HttpStatusCode.OK);
        (await way.AnswerAsync(not["id"]!, new { outcome = "notPoor", verifiedBy = new[] { "Kader CONTOH" }, verifiedOn = await way.TodayAsync(), note = "Punya sawah luas" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var told = await _flow.TakenAboutAsync(poor["trackingCode"]!);
        Assert.Equal(2, told.Count);
        var until = await way.TodayAsync(30);
        Assert.Contains(told, t => ((string)t["text"]!).Contains(until, StringComparison.Ordinal));
        Assert.Contains(await _flow.TakenAboutAsync(not["trackingCode"]!), t => ((string)t["text"]!).Contains("tidak miskin", StringComparison.Ordinal));
    }

    private async Task<(string?, string?)> TrackedAsync(string code) => ((await SeenAsync(code))["status"], (await SeenAsync(code))["place"]);

    private async Task<Answer> SeenAsync(string code) => (await _flow.GetAsync($"/desk/tracking/{code}")).Expect(HttpStatusCode.OK);

    private (HelpSteps Help, HelpWay Way) Place()
    {
        var village = Dtks.Flows.Tests.Place.Next().Village;
        var help = new HelpSteps(_flow, village);
        return (help, new HelpWay(_flow, help, village));
    }
}
