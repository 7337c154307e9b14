using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Registry;
using static Dtks.Flows.Tests.CardReplacement.ReplacementSteps;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>What goes otherwise than it was decided: nobody named is left, a family moves, two rounds come at once, a withdrawal is objected to.</summary>
[Collection(CardReplacementCollection.Name)]
public sealed class ReplacementOtherwiseTests(FlowHost host)
{
    private static readonly DateTimeOffset November = new(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "CRD-5")]
    [Trait("rule", "CRD-9")]
    public async Task Where_nobody_named_is_left_the_next_deliberation_names_another()
    {
        await _flow.SetClockAsync(November.AddDays(4));
        var (here, deliberation) = await host.DeliberatingAsync(Place.Next(), 2, 1);
        var without = await here.WithoutCardAsync(2);
        var first = (await deliberation.ReplaceAsync(new { card = here.Cards[1], household = without[0] })).Replacements();
        await deliberation.FillInAsync(here.Round, first);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        var draft = await here.DraftAsync();
        (await _flow.PostAsync($"/villages/{here.Code}/deliberations", deliberation.Officer, draft)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.returnsDeliberated", "CRD-4", "/round");
        var nothing = (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation?round={here.Round}", deliberation.Officer)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.returnsDeliberated", "CRD-4");
        Assert.Contains((await here.DayAsync()), nothing["detail"], StringComparison.Ordinal);

        await here.EndAsync(without[0]);
        await here.SignBothAsync(first[0]);
        async Task<Answer> LetterAsync() => (await _flow.GetAsync($"/villages/{here.Code}/skrtm/{first[0]}", deliberation.Head)).Expect(HttpStatusCode.OK);
        var letter = await LetterAsync();
        Assert.Equal(("counterSigned", "skrtm.lapsed", "CRD-5"), (letter["status"], letter["awaits.code"], letter["awaits.rule"]));
        var form = (await _flow.GetAsync($"/villages/{here.Code}/replacement-recap?round={here.Round}", deliberation.Head, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal("True", form["rows[0].lapsed"]);
        Assert.StartsWith("For 1 card none of the households", form["next"], StringComparison.Ordinal);
        var told = (await _flow.GetAsync($"/villages/{here.Code}/deliberations/invitation?round={here.Round}", deliberation.Officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("1", "1", "0", null), (told["replaceable"], told["lapsed"], told["returned"], told["dueOn"]));

        var next = await here.DeliberateAsync();
        var second = (await next.ReplaceAsync(new { card = here.Cards[1], household = without[1] })).Replacements();
        await next.FillInAsync(here.Round, second);
        await next.UploadAsync();
        (await next.ConcludeOnCardsAsync(0, 0, 0, 0, 1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.countMismatch", "MUS-7", "/minutes/cards/returned");
        (await next.ConcludeOnCardsAsync(0, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);

        // Whoever was named before is named no more, though the household stands there again and both have signed.
        await here.EndAsync(without[0], ended: null);
        Assert.Equal(("skrtm.dropped", "CRD-5"), ((await LetterAsync())["awaits.code"], (await LetterAsync())["awaits.rule"]));
        await here.SignBothAsync(second[0]);
        form = (await _flow.GetAsync($"/villages/{here.Code}/replacement-recap?round={here.Round}", deliberation.Head)).Expect(HttpStatusCode.OK);
        Assert.Equal(("1", without[1], null, null), (form["replacements"], form["rows[0].household"], form["rows[0].lapsed"], form["next"]));
        Assert.Equal((without[1], here.Cards[1]), ((await here.CardAsync(form["rows[0].madeCard"]!))["household"], (await here.CardAsync(form["rows[0].madeCard"]!))["replaces"]));
        Assert.NotEqual(letter["number"], form["rows[0].skrtm"]);
        (await _flow.PostAsync($"/villages/{here.Code}/deliberations", deliberation.Officer, draft)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.returnsDeliberated", "CRD-4", "/round");
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "CRD-7")]
    public async Task Whose_card_was_withdrawn_may_object_and_has_one_anew_where_that_is_granted()
    {
        await _flow.SetClockAsync(November.AddDays(12));
        var (here, deliberation) = await host.DeliberatingAsync(Place.Next(), 2, 1);
        var without = await here.WithoutCardAsync(1);
        Task<Answer> AppealAsync(string token) => _flow.PostAsync("/appeals", token, new { about = new { household = here.Household }, kind = "cardWithdrawn", reason = "Keluarga tidak mampu", contact = new { phone = "081234567890" } });

        (await AppealAsync(here.Citizen)).ExpectProblem(HttpStatusCode.Conflict, "appeal.noCardWithdrawn", "GOV-3");
        (await deliberation.PutAsync(new[] { On(here.Cards[0], "withdrawCard", "Dinilai tidak berhak") })).Expect(HttpStatusCode.OK);
        var skrtm = (await deliberation.ReplaceAsync(new { card = here.Cards[1], household = without[0] })).Replacements();
        await deliberation.FillInAsync(here.Round, skrtm);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(1, 1, 0, 0, 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await AppealAsync(await _flow.TokenAsync("citizen", here.Code))).Expect(HttpStatusCode.NotFound);
        var made = (await AppealAsync(here.Citizen)).Expect(HttpStatusCode.Created);
        (await AppealAsync(deliberation.Officer)).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");
        var shown = (await _flow.GetAsync($"/appeals/{here.Code}/{made["id"]}", here.Citizen)).Expect(HttpStatusCode.OK);
        Assert.Equal(("cardWithdrawn", "card", here.Cards[0]), (shown["kind"], shown["about.record"], shown["about.id"]));
        var regency = await _flow.TokenAsync("regency-officer", here.Place.Regency);
        var granted = (await _flow.PostAsync($"/appeals/{here.Code}/{made["id"]}/decision", regency, new { outcome = "granted", note = "Tetap berhak" })).Expect(HttpStatusCode.OK);
        Assert.Equal("cardMade", granted["result"]);
        await _flow.IdleAsync();

        var card = Assert.Single(await _flow.CardsAsync(here.Code, here.Round), c => (string?)c["household"] == here.Household && (string?)c["status"] == "made");
        Assert.Equal("blocked", (await here.CardAsync(here.Cards[0]))["status"]);
        Assert.Equal(await here.DayAsync(), (await here.CardAsync((string)card["id"]!))["madeOn"]);
        Assert.Contains(await _flow.MessagesAsync(here.Citizen, "en"), m => (string?)m["code"] == "appealCardMade" && ((string)m["text"]!).Contains("new card", StringComparison.Ordinal));
        Assert.Equal("3 (1 made, 1 returned, 1 blocked)", await here.StandAsync());
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "REG-8")]
    public async Task Granted_to_a_family_that_moved_it_holds_the_card_where_it_lives_and_nothing_is_made_that_is_not_due()
    {
        await _flow.SetClockAsync(November.AddDays(16));
        var here = await host.CardsInAsync(Place.Next(), 1, days: 30);
        var there = here.Place.Villages[1];
        var head = new Actor("head-1", Role.VillageHead, AreaCode.Parse(here.Code));
        await host.DoAsync(here.Code, here.Round, (here.Cards[0], new CardCommand.Block(CardBlockReason.WellOff, "d-1", head)));
        var made = (await _flow.PostAsync("/appeals", here.Citizen, new { about = new { household = here.Household }, kind = "cardWithdrawn", reason = "Tidak mampu", contact = new { phone = "081234567890" } })).Expect(HttpStatusCode.Created);
        await _flow.MoveAsync(here.Code, there, here.Household);
        var regency = await _flow.TokenAsync("regency-officer", here.Place.Regency);
        var granted = (await _flow.PostAsync($"/appeals/{here.Code}/{made["id"]}/decision", regency, new { outcome = "granted", note = "Tetap berhak" })).Expect(HttpStatusCode.OK);
        Assert.Equal("cardMade", granted["result"]);
        await _flow.IdleAsync();

        // It is told with the card, and not before it is there to be seen.
        Assert.Equal((await _flow.CardsAsync(there, here.Round)).Any(), await ToldAsync());
        await _flow.AdvanceAsync("PT10M");
        await _flow.IdleAsync();
        Assert.True(await ToldAsync());

        var card = Assert.Single(await _flow.CardsAsync(there, here.Round));
        Assert.Equal((here.Household, "made", there), ((string?)card["household"], (string?)card["status"], ((string)card["number"]!)[4..14]));
        Assert.Equal("1 (1 blocked)", await here.StandAsync());
        Assert.Equal("1", ((await _flow.RoundAsync(here.Round, there))["progress"]!["cards"]!["made"]!).ToString());
        var today = await _flow.TodayAsync(there);
        var round = await _flow.MakeRoundAsync(CardSteps.Round(from: DeliverySteps.Day(today), until: DeliverySteps.Day(today.PlusDays(90)), regencies: here.Place.Regency));
        Assert.Empty(await _flow.CardsAsync(there, round));

        // Of a second one that was withdrawn, after its validity.
        await host.DoAsync(there, here.Round, ((string)card["id"]!, new CardCommand.Block(CardBlockReason.Withdrawn, "d-2", head)));
        var again = (await _flow.PostAsync("/appeals", here.Citizen, new { about = new { household = here.Household }, kind = "cardWithdrawn", reason = "Tidak mampu", contact = new { phone = "081234567890" } })).Expect(HttpStatusCode.Created);
        await _flow.AdvanceAsync("P31D");
        granted = (await _flow.PostAsync($"/appeals/{there}/{again["id"]}/decision", await _flow.TokenAsync("ministry-officer", "ID"), new { outcome = "granted", note = "Tetap berhak" })).Expect(HttpStatusCode.OK);
        Assert.Equal("cardNotDue", granted["result"]);
        await _flow.IdleAsync();
        Assert.Contains(await _flow.MessagesAsync(here.Citizen), m => (string?)m["code"] == "appealCardNotDue");

        async Task<bool> ToldAsync() => (await _flow.MessagesAsync(here.Citizen)).Any(m => (string?)m["code"] == "appealCardMade");
    }

    [Fact]
    [Trait("rule", "REG-8")]
    [Trait("rule", "CRD-10")]
    public async Task Who_moved_holds_its_card_where_it_lives_and_of_two_rounds_at_once_has_a_card_of_one()
    {
        await _flow.SetClockAsync(November.AddDays(8));
        var here = await host.CardsInAsync(Place.Next(), 1);
        var there = here.Place.Villages[1];
        await _flow.MoveAsync(here.Code, there, here.Household);
        var card = await here.CardAsync(here.Cards[0]);
        Assert.Equal(("moved", there, "made"), (card["familyChanges[0].kind"], card["familyChanges[0].to"], card["status"]));

        async Task<string[]> RoundsAsync(int count)
        {
            var today = await _flow.TodayAsync(there);
            object Named(int number) => new { name = $"Putaran {number}", kind = "KPS", validFrom = DeliverySteps.Day(today), validUntil = DeliverySteps.Day(today.PlusDays(90)), regencies = new[] { here.Place.Regency } };
            var ministry = await _flow.TokenAsync("ministry-officer", "ID");
            var made = await Task.WhenAll(Enumerable.Range(0, count).Select(number => _flow.PostAsync("/card-rounds", ministry, Named(number))));
            await _flow.IdleAsync();
            return [.. made.Select(m => m.Expect(HttpStatusCode.Accepted)["id"]!)];
        }

        Assert.Empty(await _flow.CardsAsync(there, (await RoundsAsync(1))[0]));
        await host.LikeAsync(there, here.Household, 100);
        var held = await Task.WhenAll((await RoundsAsync(2)).Select(round => _flow.CardsAsync(there, round)));
        Assert.Equal(100, held.SelectMany(cards => cards).Select(c => (string)c["household"]!).Distinct().Count());
        Assert.Equal(100, held.Sum(cards => cards.Count));

        // Once it is withdrawn where it was made, it holds none.
        await host.DoAsync(here.Code, here.Round, (here.Cards[0], new CardCommand.Block(CardBlockReason.Withdrawn, "d-1", new Actor("head-1", Role.VillageHead, AreaCode.Parse(here.Code)))));
        await _flow.IdleAsync();
        Assert.Equal(here.Household, (string)Assert.Single(await _flow.CardsAsync(there, (await RoundsAsync(1))[0]))["household"]!);
    }
}
