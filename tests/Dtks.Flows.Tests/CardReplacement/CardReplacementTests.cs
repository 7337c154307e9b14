using System.Net;
using System.Text;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using UglyToad.PdfPig;
using static Dtks.Flows.Tests.CardReplacement.ReplacementSteps;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>Deliberations on cards over HTTP, the households that have a card in another's place, their SKRTM and their cards.</summary>
[Collection(CardReplacementCollection.Name)]
public sealed class CardReplacementTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-6")]
    [Trait("rule", "CRD-7")]
    [Trait("rule", "CRD-8")]
    [Trait("rule", "CRD-9")]
    public async Task Cards_are_withdrawn_and_others_have_one_in_their_place()
    {
        await _flow.SetClockAsync(November.AddDays(40));
        var place = Place.Next("WITA");
        var here = await host.CardsInAsync(place, 5);
        var without = await here.WithoutCardAsync(3);
        var today = await here.DayAsync();
        await here.RecordAsync([.. new[] { 0, 2, 3 }.Select(i => CardVillage.Delivered(here.Cards[i], today))]);
        (await here.HandBackAsync(here.Cards[2])).Expect(HttpStatusCode.OK);
        await here.ReturnAndHandOverAsync(here.Cards[1]);
        (await here.CircularAsync("400.9/2")).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        var deliberation = await here.DeliberateAsync();
        var proposed = SampleFamily.Of(here.Code, members: 3);
        await _flow.RegisterPopulationAsync(proposed);

        var replacements = await RecordAsync(here, deliberation, without, proposed);
        await ConcludeAsync(here, deliberation, replacements);
        await ToldAsync(here);
        await ExchangeAsync(here, replacements, without);
        await AfterTheRegisterAsync(here, deliberation, replacements[2], proposed);
        await RecapAsync(here, replacements);
    }

    private async Task<IReadOnlyList<string>> RecordAsync(CardVillage here, DeliberationFlow deliberation, IReadOnlyList<string> without, SampleFamily proposed)
    {
        (await deliberation.PutAsync(new[] { On(here.Cards[1], "wellOff") })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.cardCountedAnyway", "CRD-5", "/0/card");
        (await deliberation.PutAsync(new[] { On(new string('0', 32), "wellOff") })).ExpectProblem(HttpStatusCode.BadRequest, "resolution.cardUnknown", "CRD-7", "/0/card");
        (await deliberation.PutAsync(new[] { On(here.Cards[1], "withdrawCard"), On(here.Cards[3], "wellOff"), On(here.Cards[0], "withdrawCard", "Dua kartu dalam satu keluarga") })).Expect(HttpStatusCode.OK);

        object By(int card, object household, int? reserve = null) => new { card = here.Cards[card], household, reserve };
        (await deliberation.ReplaceAsync(By(4, without[0]))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.notReplaceable", "CRD-5", "/0/card");
        (await deliberation.ReplaceAsync(By(1, here.Household))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "card.holderHas", "CRD-9", "/0/household");
        var wellOff = (string)(await _flow.CardsAsync(here.Code, here.Round)).Single(c => (string?)c["id"] == here.Cards[3])["household"]!;
        (await deliberation.ReplaceAsync(By(1, wellOff))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "replacement.judgedWellOff", "CRD-5", "/0/household");
        (await deliberation.ReplaceAsync(By(1, new string('0', 32)))).ExpectProblem(HttpStatusCode.BadRequest, "replacement.householdUnknown", "CRD-5", "/0/household");
        (await deliberation.ReplaceAsync(By(1, without[0]), By(2, without[0]))).ExpectProblem(HttpStatusCode.BadRequest, "replacement.householdTwice", "CRD-5", "/1/household");
        (await deliberation.ReplaceAsync(By(1, 7))).Expect(HttpStatusCode.BadRequest);
        var family = Family(proposed);
        (await deliberation.ReplaceAsync(By(1, without[0]), By(2, new { familyCardNumber = "1", village = here.Code, address = new { street = "Jalan Contoh", rt = "1", rw = "1" }, members = Array.Empty<object>() }))).Expect(HttpStatusCode.BadRequest);
        var recorded = await deliberation.ReplaceAsync(By(1, without[0]), By(2, without[1]), By(3, family), By(1, without[2], 1));
        Assert.Equal(("3", "3"), (recorded["proposals"], recorded["terminations"]));
        await _flow.IdleAsync();
        var again = await deliberation.ReplaceAsync(By(1, without[0]), By(2, without[1]), By(3, family), By(1, without[2], 1));
        Assert.Equal(recorded.Text, again.Text);
        var other = (await deliberation.ReplaceAsync(By(1, without[0]), By(2, without[1]), By(3, Family(proposed with { Street = "Dusun Lain 9" })), By(1, without[2], 1)))
            .ExpectProblem(HttpStatusCode.Conflict, "replacement.proposedOtherwise", "CRD-5", "/2/household");
        Assert.Contains((string)recorded.Json["replacements"]![2]!["proposal"]!, other.Text, StringComparison.Ordinal);
        Assert.Equal("deliberating", await deliberation.StatusOfAsync((string)recorded.Json["replacements"]![2]!["proposal"]!));
        return recorded.Replacements();
    }

    private static object Family(SampleFamily family) =>
        new { familyCardNumber = family.FamilyCardNumber, village = family.Village, address = new { street = family.Street, rt = family.Rt, rw = family.Rw }, members = family.Members.Select(m => m.Json()) };

    private async Task ConcludeAsync(CardVillage here, DeliberationFlow deliberation, IReadOnlyList<string> replacements)
    {
        var refused = (await deliberation.ConcludeOnCardsAsync(3, 1, 1, 1, 3)).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            ["deliberation.documentMissing", "deliberation.documentMissing", "deliberation.documentMissing", "deliberation.documentMissing", "deliberation.skrtmCount", "deliberation.countMismatch"],
            refused.Json["errors"]!.Select(e => (string)e["code"]!));
        Assert.Contains("deliberation.skrtmCount CRD-6 /replacements", (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["unmet"]!.Select(u => $"{u["code"]} {u["rule"]} {u["pointer"]}"));
        await deliberation.UploadAsync();
        (await _flow.PostAsync($"/villages/{here.Code}/skrtm", deliberation.Officer, new { round = here.Round, replacement = new string('0', 32), answers = new { lantai = "Tanah" } }))
            .ExpectProblem(HttpStatusCode.BadRequest, "skrtm.replacementUnknown", "CRD-6", "/replacement");
        await deliberation.FillInAsync(here.Round, replacements.Take(2));
        (await deliberation.ConcludeOnCardsAsync(3, 1, 1, 1, 3, skrtm: 2)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.skrtmCount", "CRD-6", "/replacements");
        await deliberation.FillInAsync(here.Round, replacements.Skip(2).Take(1));
        (await here.SignAsync(replacements[0])).ExpectProblem(HttpStatusCode.Conflict, "skrtm.notConcluded", "MUS-7");
        (await deliberation.ConcludeOnCardsAsync(3, 2, 1, 1, 3)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.countMismatch", "MUS-7", "/minutes/cards/returned");
        (await deliberation.ConcludeAsync(3, 3)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.cardCountsMissing", "MUS-7", "/minutes/cards");

        // What came back after the circular waits for a supplementary one.
        await here.RecordAsync(CardVillage.Returned(here.Cards[4], await here.DayAsync()));
        (await deliberation.ConcludeOnCardsAsync(3, 1, 1, 1, 3)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await deliberation.ReplaceAsync()).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
        var shown = (await _flow.GetAsync($"/public/villages/{here.Code}/deliberations")).Expect(HttpStatusCode.OK).Json["items"]![0]!;
        Assert.Equal("cards", (string)shown["kind"]!);
    }

    private async Task ToldAsync(CardVillage here)
    {
        Assert.Equal(["blocked withdrawn", "blocked withdrawn", "surrendered ", "blocked wellOff"], await Task.WhenAll(Enumerable.Range(0, 4).Select(async i => $"{(await here.CardAsync(here.Cards[i]))["status"]} {(await here.CardAsync(here.Cards[i]))["block.reason"]}")));
        Assert.Equal("5 (1 returned, 1 surrendered, 3 blocked)", await here.StandAsync());
        var messages = (await _flow.MessagesAsync(here.Citizen, "en")).Where(m => (string?)m["kind"] == "cardReplacement").ToList();
        Assert.Equal(["cardWellOff", "cardWithdrawn", "cardWithdrawnReturned"], messages.Select(m => (string)m["code"]!).Order(StringComparer.Ordinal));
        var message = messages.Single(m => (string?)m["about"] == here.Cards[0]);
        Assert.Contains("Dua kartu dalam satu keluarga", (string)message["text"]!, StringComparison.Ordinal);
        var events = await here.EventsAsync("dtks.card.blocked.v1");
        Assert.Equal(3, events.Count);
    }

    private async Task ExchangeAsync(CardVillage here, IReadOnlyList<string> replacements, IReadOnlyList<string> without)
    {
        (await here.CounterSignAsync(replacements[0])).ExpectProblem(HttpStatusCode.Conflict, "skrtm.headFirst", "CRD-9");
        (await here.SignAsync(replacements[0], 1)).ExpectProblem(HttpStatusCode.BadRequest, "date.future", "CRD-9", "/signedOn");
        (await here.SignAsync(replacements[0])).Expect(HttpStatusCode.OK);
        Assert.Null((await here.CardAsync(here.Cards[1]))["replacedBy"]);
        await here.SignBothAsync(replacements[0]);
        var letter = (await _flow.GetAsync($"/villages/{here.Code}/skrtm/{replacements[0]}", await _flow.TokenAsync("district-head", here.District))).Expect(HttpStatusCode.OK);
        Assert.Equal(("exchanged", without[0]), (letter["status"], letter["household"]));
        var made = await here.CardAsync(letter["madeCard"]!);
        Assert.Equal(("made", without[0], here.Cards[1]), (made["status"], made["household"], made["replaces"]));
        Assert.Equal((letter["madeCard"], "blocked"), ((await here.CardAsync(here.Cards[1]))["replacedBy"], (await here.CardAsync(here.Cards[1]))["status"]));

        // Handed back and not withdrawn, it is blocked when the other is made.
        await here.SignBothAsync(replacements[1]);
        Assert.Equal(("blocked", "replaced"), ((await here.CardAsync(here.Cards[2]))["status"], (await here.CardAsync(here.Cards[2]))["block.reason"]));
        await SentAgainAsync(here, without);
        using var pdf = PdfDocument.Open(await host.BytesAsync($"/villages/{here.Code}/skrtm/{replacements[0]}/print", await _flow.TokenAsync("village-officer", here.Code)));
        var text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", string.Empty, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("Ditandatangani").Length - 1);
    }

    private async Task SentAgainAsync(CardVillage here, IReadOnlyList<string> without)
    {
        var before = await here.StandAsync();
        foreach (var household in without)
        {
            await host.SendAsync("card-replacements", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"village\":\"{here.Code}\",\"household\":\"{household}\"}}")));
        }

        Assert.Equal(before, await here.StandAsync());
    }

    // A family that was proposed has its card once it stands in the register, by the chain that any goes.
    private async Task AfterTheRegisterAsync(CardVillage here, DeliberationFlow deliberation, string replacement, SampleFamily proposed)
    {
        (await here.SignAsync(replacement)).Expect(HttpStatusCode.OK);
        Assert.Equal(("counterSigned", "skrtm.awaitsRegister"), ((await here.CounterSignAsync(replacement)).Expect(HttpStatusCode.OK)["status"], (await here.CounterSignAsync(replacement))["awaits.code"]));
        await _flow.IdleAsync();
        var officer = await _flow.TokenAsync("village-officer", here.Code);
        var letter = (await _flow.GetAsync($"/villages/{here.Code}/skrtm/{replacement}", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("counterSigned", null), (letter["status"], letter["madeCard"]));
        await _flow.GoUpAsync(deliberation, letter["household"]!);
        await _flow.RatifyAsync(here.Code[..4]);
        await _flow.IdleAsync();
        letter = (await _flow.GetAsync($"/villages/{here.Code}/skrtm/{replacement}", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal("exchanged", letter["status"]);
        var card = await here.CardAsync(letter["madeCard"]!);
        Assert.Equal((proposed.FamilyCardNumber, here.Cards[3]), (card["familyCardNumber"], card["replaces"]));

        // What changes in the family is noted on its card.
        var steps = new FamilySteps(_flow, officer, here.Code, letter["household"]!);
        var renewed = FamilySteps.CardOf(proposed, 1);
        await _flow.RegisterPopulationAsync(proposed with { FamilyCardNumber = renewed });
        await steps.ChangeAsync(new { kind = "card", familyCardNumber = renewed });
        await _flow.IdleAsync();
        card = await here.CardAsync(letter["madeCard"]!);
        Assert.Equal(("familyCard", "made", proposed.FamilyCardNumber), (card["familyChanges[0].kind"], card["status"], card["familyCardNumber"]));
    }

    private async Task RecapAsync(CardVillage here, IReadOnlyList<string> replacements)
    {
        var (head, tksk, camat) = (await _flow.TokenAsync("village-head", here.Code), await _flow.TokenAsync("tksk", here.District), await _flow.TokenAsync("district-head", here.District));
        var body = new { round = here.Round };
        (await _flow.PostAsync($"/districts/{here.District}/replacement-recap/submission", tksk, body)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "replacementRecap.missing", "CRD-8");
        var form = (await _flow.GetAsync($"/villages/{here.Code}/replacement-recap?round={here.Round}", head)).Expect(HttpStatusCode.OK);
        Assert.Equal(["returned", "surrendered", "wellOff"], form.Json["rows"]!.Select(r => (string)r["reason"]!).Order(StringComparer.Ordinal));
        Assert.All(form.Json["rows"]!, r => Assert.StartsWith("SKRTM/", (string)r["skrtm"]!, StringComparison.Ordinal));
        (await _flow.PostAsync($"/villages/{here.Code}/replacement-recap/submission", head, body)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var compiled = (await _flow.PostAsync($"/districts/{here.District}/replacement-recap/submission", tksk, body)).Expect(HttpStatusCode.OK);
        var again = (await _flow.PostAsync($"/districts/{here.District}/replacement-recap/submission", tksk, body)).Expect(HttpStatusCode.OK);
        Assert.Equal(("3", "1", compiled.Text), (compiled["replacements"], compiled["villages"], again.Text));
        var seen = (await _flow.GetAsync($"/districts/{here.District}/replacement-recap?round={here.Round}", camat)).Expect(HttpStatusCode.OK);
        Assert.Equal((here.Code, "3", "3", "3"), (seen["villages[0].village"], seen["villages[0].replacements"], seen["villages[0].submitted"], seen["compiled"]));
        var list = (await _flow.GetAsync($"/districts/{here.District}/skrtm?round={here.Round}", camat)).Expect(HttpStatusCode.OK);
        Assert.Equal(replacements.Take(3).Order(StringComparer.Ordinal), list.Json["items"]!.Select(i => (string)i["id"]!).Order(StringComparer.Ordinal));
        var own = (await _flow.GetAsync($"/villages/{here.Code}/skrtm?round={here.Round}&status=exchanged", head)).Expect(HttpStatusCode.OK);
        Assert.Equal(3, own.Json["items"]!.Count());
        var other = await _flow.TokenAsync("village-officer", here.Place.Villages[1]);
        (await _flow.GetAsync($"/villages/{here.Code}/skrtm?round={here.Round}", other)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"/villages/{here.Code}/replacement-recap?round=x", head)).ExpectProblem(HttpStatusCode.BadRequest, "cardRound.unknown", "CRD-1", "/round");
    }
}
