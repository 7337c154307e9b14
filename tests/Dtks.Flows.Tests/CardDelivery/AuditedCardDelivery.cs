using System.Net;
using System.Text;
using Dtks.Flows.Tests.Audit;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.CardDelivery;

/// <summary>Cards are delivered, come back, are handed back and sent on; the camat's circular tells of them, and no deliberation is held.</summary>
public sealed class AuditedCardDelivery : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["card.delivered"] = new("post-officer", "CRD-1", "card", "attempt status"),
        ["card.forwarded"] = new("tksk", "CRD-3", "card", "forwarding"),
        ["card.returned"] = new("post-officer", "CRD-1", "card", "attempt status"),
        ["card.surrendered"] = new("tksk", "CRD-3", "card", "surrender"),
        ["card.surrenderUndone"] = new("tksk", "CRD-3", "card", "undone status"),
        ["cardCircular.arrived"] = new("system", "CRD-4", "card", "circular lists"),
        ["cardCircular.issued"] = new("district-head", "CRD-4", "cardCirculars", "number date rows"),
        ["cardList.handed"] = new("post-officer", "CRD-2", "card", "list"),
        ["cardList.overdue"] = new("system", "CRD-4", "card", "list on"),
        ["cardList.reminded"] = new("system", "CRD-4", "card", "list reminder"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var here = await scene.Host.CardsInAsync(scene.NextPlace(), 3);
        var today = await here.DayAsync();
        await here.RecordAsync(CardVillage.Returned(here.Cards[0], today), CardVillage.Delivered(here.Cards[1], today));
        (await here.HandBackAsync(here.Cards[1], "Sudah mampu")).Expect(HttpStatusCode.OK);
        (await here.TakeBackAsync(here.Cards[1], "Salah kartu")).Expect(HttpStatusCode.OK);
        (await here.HandBackAsync(here.Cards[1], "Sudah mampu")).Expect(HttpStatusCode.OK);
        var body = new { round = here.Round, cards = new[] { new { village = here.Code, card = here.Cards[1] } } };
        (await scene.Flow.PostAsync($"/districts/{here.District}/card-forwardings", await scene.Flow.TokenAsync("tksk", here.District), body)).Expect(HttpStatusCode.OK);
        (await here.HandOverAsync()).Expect(HttpStatusCode.Created);
        (await here.CircularAsync("400.9/7")).Expect(HttpStatusCode.Created);
        await here.ArriveAsync();
        await RemindAsync(scene.Host, here);
    }

    // The story goes from its first days over to its end: the eighth day is begun by a list that is eight days old.
    private static async Task RemindAsync(FlowHost host, CardVillage here)
    {
        var found = (await host.Services.GetRequiredService<CardRepository>().RoundAsync(here.Code, here.Round, CancellationToken.None))!;
        var list = found.State.Returns!.Lists[0];
        var older = found.State.Returns.With(list with { HandedOn = list.HandedOn.PlusDays(-8), DueOn = list.DueOn.PlusDays(-8) });
        Assert.True(await host.Services.GetRequiredService<DocumentStore>().TryReplaceAsync(Partitions.Registry(here.Code), found with { State = found.State with { Returns = older } }, CancellationToken.None));
        var due = new DeadlineDocument { Id = "reminder", Bucket = string.Empty, Kind = RemindReturnLists.DeadlineKind, DueAt = await host.Flow.NowAsync(), Village = here.Code, Target = $"{here.Round}_1_8" };
        await host.SendAsync(FireDeadline.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(DeadlineMessage.Of(due)))));
        await host.Flow.IdleAsync();
    }
}
