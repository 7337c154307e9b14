using System.Net;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Imports;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using static Dtks.Flows.Tests.DeliveryImports.DeliveryFileSteps;

namespace Dtks.Flows.Tests.DeliveryImports;

/// <summary>PT Pos sends what came of its deliveries as a file, from its announcement to the result of its last row.</summary>
[Collection("cardDelivery")]
public sealed class DeliveryImportTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-1")]
    public async Task Rows_of_a_file_are_decided_as_those_from_a_phone_once_and_each_is_refused_alone()
    {
        var here = await host.CardsInAsync(Place.Next("WIT"), 9);
        var there = await host.CardsInAsync(here.Place with { Villages = [here.Place.Villages[1]] }, 1);
        await _flow.AdvanceAsync("P1D");
        var (made, today) = (await here.DayAsync(-1), await here.DayAsync());
        var (numbers, other) = (await NumbersAsync(here), (string)(await _flow.CardsAsync(there.Code, there.Round))[0]["number"]!);
        var otherRound = (string)(await _flow.CardsAsync(here.Code, await _flow.MakeRoundAsync(CardSteps.Round("KKS", made, await here.DayAsync(90), here.Place.Regency))))[0]["number"]!;
        await here.RecordAsync(CardVillage.Delivered(here.Cards[7], made));
        await host.SpoilAsync("registry", here.Code, $"card-{here.Cards[8]}");
        var file = File(
            $"{numbers[0]},{made},Diserahkan,Contoh Satu,Contoh Dua", $"{numbers[1]},{today},Rumah kosong,,", $"{numbers[1]},{today},RUMAH KOSONG,,", $"{numbers[2]},{today},Kurir lelah,,",
            $"{numbers[2]},{await here.DayAsync(1)},Diserahkan,Contoh Satu,Contoh Dua", $"{numbers[2]},{await here.DayAsync(-2)},Diserahkan,Contoh Satu,Contoh Dua", $"{other},{today},Rumah kosong,,",
            $"{otherRound},{today},Rumah kosong,,", "1.00133E+19,19/11/2026,Diserahkan,,", $"{numbers[7]},{made},Kiriman ditolak,,", $"{numbers[8]},{today},Rumah kosong,,", $"{numbers[0]},{made},Diserahkan,Orang Lain,Contoh Dua",
            $"{numbers[3]},{today},Seluruh anggota telah meninggal,,");
        string[] told =
        [
            "2 accepted", "3 accepted", "4 accepted", "5 refused deliveryRow.outcome CRD-1 hasil", "6 refused date.future CRD-1 tanggal", "7 refused card.beforeMade CRD-1 tanggal",
            "8 refused deliveryRow.otherVillage CRD-1 nomor_kartu", "9 refused deliveryRow.otherRound CRD-1 nomor_kartu", "10 refused deliveryRow.scientific CRD-1 nomor_kartu", "11 refused card.deliveredThatDay CRD-1 tanggal",
            "12 refused list.unreadable", "13 refused card.attemptOtherwise CRD-1 tanggal", "14 accepted",
        ];

        var id = await _flow.SendDeliveriesAsync(here.Code, here.Post, here.Round, file);
        await _flow.IdleAsync();

        var done = await _flow.DeliveriesSentAsync(here.Code, id, here.Post);
        Assert.Equal(("done", "13", "13", "4", "9", here.Round), (done["status"], done["rows"], done["done"], done["accepted"], done["refused"], done["round"]));
        var results = await _flow.DeliveryResultsAsync(here.Code, id, here.Post, limit: 5);
        Assert.Equal(told, Told(results));
        Assert.Equal(here.Cards[0], (string?)results[0]["card"]);
        Assert.Equal(["deliveryRow.scientific", "import.dateMeant", "card.receiverNeeded", "card.companionNeeded"], results[8]["errors"]!.Select(e => (string?)e["code"]));
        Assert.Equal("9 (5 made, 2 delivered, 2 returned)", await here.StandAsync());
        Assert.Single(await here.EventsAsync("dtks.card.delivered.v1"), e => (string?)e["data"]!["card"] == here.Cards[0]);
        Assert.Single(await here.EventsAsync("dtks.cardDeaths.reported.v1"));

        // The same file again is worked again, and nothing comes of it.
        var again = await _flow.SendDeliveriesAsync(here.Code, here.Post, here.Round, file);
        await _flow.IdleAsync();
        Assert.Equal(told, Told(await _flow.DeliveryResultsAsync(here.Code, again, here.Post)));
        Assert.Equal("9 (5 made, 2 delivered, 2 returned)", await here.StandAsync());
        Assert.Single((await _flow.GetAsync($"/villages/{here.Code}/cards/{here.Cards[0]}", here.Post)).Json["attempts"]!);
        Assert.Equal([again, id], (await _flow.GetAsync($"/villages/{here.Code}/card-deliveries/imports", here.Post)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["id"]!));
    }

    [Fact]
    [Trait("rule", "CRD-1")]
    [Trait("rule", "GOV-2")]
    public async Task A_file_is_of_a_round_and_of_post_officers_alone_and_no_prelist()
    {
        var here = await host.CardsInAsync(Place.Next(), 1);
        var (head, officer) = (await _flow.TokenAsync("village-head", here.Code), await _flow.TokenAsync("village-officer", here.Code));
        var file = File($"{(await NumbersAsync(here))[0]},{await here.DayAsync()},Diserahkan,Contoh Satu,Contoh Dua");

        (await _flow.DeclareDeliveriesAsync(here.Code, here.Post, "x", file)).ExpectProblem(HttpStatusCode.BadRequest, "cardRound.unknown", "CRD-1");
        (await _flow.DeclareDeliveriesAsync(here.Code, head, here.Round, file)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.DeclareDeliveriesAsync(here.Code, await _flow.TokenAsync("post-officer", Place.Next().Regency), here.Round, file)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        var first = (await _flow.DeclareDeliveriesAsync(here.Code, here.Post, here.Round, file, ("Idempotency-Key", "one"))).Expect(HttpStatusCode.Created);
        var path = $"/villages/{here.Code}/card-deliveries/imports/{first["id"]}";
        Assert.Equal(first["id"], (await _flow.DeclareDeliveriesAsync(here.Code, here.Post, here.Round, file, ("Idempotency-Key", "one"))).Expect(HttpStatusCode.Created)["id"]);
        (await _flow.PostAsync($"{path}/completion", here.Post, body: null)).ExpectProblem(HttpStatusCode.Conflict, "import.notUploaded", "CRD-1");
        (await _flow.GetAsync($"{path}/result", here.Post)).ExpectProblem(HttpStatusCode.Conflict, "import.notRead");

        // Neither sees the other's.
        (await _flow.GetAsync($"/villages/{here.Code}/imports/{first["id"]}", officer)).Expect(HttpStatusCode.NotFound);
        (await _flow.PostAsync($"/villages/{here.Code}/imports/{first["id"]}/completion", officer, body: null)).Expect(HttpStatusCode.NotFound);
        Assert.Empty((await _flow.GetAsync($"/villages/{here.Code}/imports", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        var prelist = (await _flow.DeclareImportAsync(here.Code, officer, file)).Expect(HttpStatusCode.Created);
        (await _flow.GetAsync($"/villages/{here.Code}/card-deliveries/imports/{prelist["id"]}", here.Post)).Expect(HttpStatusCode.NotFound);
        Assert.Single((await _flow.GetAsync($"/villages/{here.Code}/card-deliveries/imports", here.Post)).Expect(HttpStatusCode.OK).Json["items"]!);

        var refused = await _flow.SendDeliveriesAsync(here.Code, here.Post, here.Round, System.Text.Encoding.UTF8.GetBytes(SampleFile.Of(SampleFamily.Of(here.Code))));
        await _flow.IdleAsync();
        Assert.Equal(("refused", "import.headerMissing"), ((await _flow.DeliveriesSentAsync(here.Code, refused, here.Post))["status"], (await _flow.DeliveriesSentAsync(here.Code, refused, here.Post))["problem.code"]));
    }

    [Theory]
    [Trait("rule", "CRD-1")]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task The_template_is_given_and_a_result_is_a_file_that_is_taken_again(string format, string type)
    {
        var here = await host.CardsInAsync(Place.Next(), 1);
        var file = File($"{(await NumbersAsync(here))[0]},{await here.DayAsync()},Diserahkan,,Contoh Dua");
        var id = await _flow.SendDeliveriesAsync(here.Code, here.Post, here.Round, file);
        await _flow.IdleAsync();

        var template = await FileAsync($"/card-deliveries/template?format={format}", token: null, type);
        Assert.Equal("refused import.empty", await WorkedAsync(here, template));
        Assert.Equal("done card.receiverNeeded", await WorkedAsync(here, await FileAsync($"/villages/{here.Code}/card-deliveries/imports/{id}/result?format={format}", here.Post, type)));
        (await _flow.GetAsync("/card-deliveries/template?format=json")).ExpectProblem(HttpStatusCode.BadRequest, "import.format");
    }

    private async Task<string> WorkedAsync(CardVillage here, byte[] file)
    {
        var id = await _flow.SendDeliveriesAsync(here.Code, here.Post, here.Round, file);
        await _flow.IdleAsync();
        var sent = await _flow.DeliveriesSentAsync(here.Code, id, here.Post);
        var told = sent["status"] == "done" ? (await _flow.DeliveryResultsAsync(here.Code, id, here.Post))[0].SelectToken("errors[0].code") : sent["problem.code"];
        return $"{sent["status"]} {told}";
    }

    private async Task<byte[]> FileAsync(string path, string? token, string type)
    {
        using var http = new HttpClient { BaseAddress = host.BaseUrl };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api{path}");
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var answer = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    // In the order of the village's cards.
    private async Task<IReadOnlyList<string>> NumbersAsync(CardVillage here)
    {
        var byId = (await _flow.CardsAsync(here.Code, here.Round)).ToDictionary(c => (string)c["id"]!, c => (string)c["number"]!);
        return [.. here.Cards.Select(card => byId[card])];
    }
}
