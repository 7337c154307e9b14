using System.Net;
using System.Security.Cryptography;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Operations;
using UglyToad.PdfPig;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The letters about an application, and the copies of its recommendation, over HTTP.</summary>
[Collection("proposals")]
public sealed class HelpLetterTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "SVC-5")]
    [Trait("rule", "SVC-6")]
    public async Task Each_letter_is_there_once_its_step_was_taken_and_says_before_what_is_awaited()
    {
        var (help, way) = Place();
        var id = await help.CheckingAsync();
        (await GetAsync(help, id, "covering")).ExpectProblem(HttpStatusCode.Conflict, "help.noCovering", "SVC-5");
        (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        var code = (await help.SeeAsync(id))["trackingCode"]!;
        var covering = await TextAsync(help, id, "covering");
        Assert.Contains("401/0001/UPTP2K-SP/", covering, StringComparison.Ordinal);
        Assert.Contains(code, covering, StringComparison.Ordinal);
        Assert.Contains("PemohonCONTOH", covering, StringComparison.Ordinal);
        Assert.Equal(covering, await TextAsync(help, id, "covering"));
        var second = await way.AskedAsync();
        Assert.Contains("401/0002/UPTP2K-SP/", await TextAsync(help, second, "covering"), StringComparison.Ordinal);

        (await GetAsync(help, id, "skm")).ExpectProblem(HttpStatusCode.Conflict, "help.noSkm", "SVC-6");
        (await GetAsync(help, id, "lain")).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await GetAsync(help, id, "notice")).ExpectProblem(HttpStatusCode.Conflict, "help.noNotice", "SVC-6");
        (await way.AnswerAsync(id, await way.PoorAsync("474/ 88 /X"))).Expect(HttpStatusCode.OK);
        Assert.Contains("Nomor:474/88/X", await TextAsync(help, id, "skm"), StringComparison.Ordinal);
        (await way.AnswerAsync(second, new { outcome = "notPoor", verifiedBy = new[] { "Kader CONTOH" }, verifiedOn = await way.TodayAsync(), note = "Punya sawah luas" })).Expect(HttpStatusCode.OK);
        var notice = await TextAsync(help, second, "notice");
        Assert.Contains("401/0001/UPTP2K-PB/", notice, StringComparison.Ordinal);
        Assert.All(new[] { "Punyasawahluas", "berkeberatan", "biayasendiri" }, said => Assert.Contains(said, notice, StringComparison.Ordinal));
        (await GetAsync(help, second, "skm")).ExpectProblem(HttpStatusCode.Conflict, "help.noSkm", "SVC-6");

        // A village sees what it was asked; another section does not.
        (await GetAsync(help, id, "skm", await help.SectionAsync("education"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    [Trait("rule", "SVC-9")]
    public async Task A_recommendation_has_four_copies_each_delivered_once()
    {
        var (help, way) = Place();
        var id = await way.InSectionAsync();
        (await way.VerifyAsync(id)).Expect(HttpStatusCode.OK);
        var today = await way.TodayAsync();
        (await GetAsync(help, id, "recommendation")).ExpectProblem(HttpStatusCode.Conflict, "help.noRecommendation", "SVC-9");
        (await CopyAsync(help, id, "bappeda", today)).ExpectProblem(HttpStatusCode.Conflict, "help.noRecommendation", "SVC-9");
        (await way.RecommendAsync(id, "460/9")).Expect(HttpStatusCode.OK);
        var letter = await TextAsync(help, id, "recommendation");
        Assert.All(new[] { "460/9", "Tembusan:", "KepalaBappeda", "selakuSekretarisTKP2KD", "4.Arsip.", "dinas-kesehatan" }, said => Assert.Contains(said, letter, StringComparison.Ordinal));

        var other = await help.SectionAsync("education");
        Assert.Equal(["archive", "bappeda", "giver", "villageHead"], await AwaitedAsync());
        Assert.Equal((0, "460/9"), ((await _flow.GetAsync($"/desk/{help.Regency}/copies", other)).Expect(HttpStatusCode.OK).Json["items"]!.Count(), (await _flow.GetAsync($"/desk/{help.Regency}/copies", await help.DeskAsync())).Expect(HttpStatusCode.OK)["items[0].number"]));
        (await CopyAsync(help, id, "camat", today)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await CopyAsync(help, id, "bappeda", await way.TodayAsync(1))).ExpectProblem(HttpStatusCode.BadRequest, "help.deliveredOn", "SVC-9", "/deliveredOn");
        (await CopyAsync(help, id, "bappeda", today, await help.SectionAsync("education"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        Assert.Equal(today, (await CopyAsync(help, id, "bappeda", today)).Expect(HttpStatusCode.OK)["deliveredOn"]);
        Assert.Equal(today, (await CopyAsync(help, id, "bappeda", today)).Expect(HttpStatusCode.OK)["deliveredOn"]);
        Assert.DoesNotContain("bappeda", await AwaitedAsync());
        await _flow.AdvanceAsync("P1D");
        (await CopyAsync(help, id, "bappeda", await way.TodayAsync())).ExpectProblem(HttpStatusCode.Conflict, "help.copyDelivered", "SVC-9");
        var seen = await help.SeeAsync(id);
        Assert.Equal(["villageHead:", "giver:", $"bappeda:{today}", "archive:"], seen.Json["copies"]!.Select(c => $"{c["recipient"]}:{c["deliveredOn"]}"));
        await host.SpoilAsync("serviceDesk", help.Regency, $"helpCopy-{id}-archive");
        Assert.Equal(["villageHead", "giver", "bappeda"], (await help.SeeAsync(id)).Json["copies"]!.Select(c => (string)c["recipient"]!));
        Assert.Equal(["covering", "skm", "recommendation"], seen.Json["letters"]!.Select(kind => (string)kind!));

        // One that cannot be read keeps its place in the list of those to be delivered, and nobody else from theirs.
        var listed = (await _flow.GetAsync($"/desk/{help.Regency}/copies", await help.DeskAsync())).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal((3, "list.unreadable"), (listed.Count(), listed.Select(i => (string?)i["code"]).OfType<string>().Single()));

        async Task<List<string>> AwaitedAsync() => [.. (await _flow.GetAsync($"/desk/{help.Regency}/copies", await help.DeskAsync())).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["recipient"]!)];
    }

    private async Task<Answer> GetAsync(HelpSteps help, string id, string kind, string? by = null) => await _flow.GetAsync($"{help.Path}/{id}/letters/{kind}", by ?? await help.DeskAsync());

    private async Task<Answer> CopyAsync(HelpSteps help, string id, string recipient, string on, string? by = null) =>
        await _flow.PostAsync($"{help.Path}/{id}/copies/{recipient}", by ?? await help.DeskAsync(), new { deliveredOn = on });

    private async Task<string> TextAsync(HelpSteps help, string id, string kind)
    {
        var path = $"{help.Path}/{id}/letters/{kind}";
        var bytes = await host.BytesAsync(path, await help.DeskAsync());
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", (await GetAsync(help, id, kind)).Expect(HttpStatusCode.OK).ETag);
        using var pdf = PdfDocument.Open(bytes);
        return string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", string.Empty, StringComparison.Ordinal);
    }

    private (HelpSteps Help, HelpWay Way) Place()
    {
        var village = Dtks.Flows.Tests.Place.Next().Village;
        var help = new HelpSteps(_flow, village);
        return (help, new HelpWay(_flow, help, village));
    }
}
