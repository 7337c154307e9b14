using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>POST /districts/{district}/circulars: the camat's circular with the recap of returns, over the villages whose lists have arrived; what comes later is in a supplementary one (CRD-4).</summary>
public sealed class IssueCircular(
    Api api, CircularRepository circulars, ReturnListRepository lists, CardRoundRepository rounds, AreaDirectory areas, ChangeCommit commit, IdempotentAnswers answers, MessageCatalogue messages)
{
    /// <summary>The circular, with what of the district's villages is not in it and why. The same number and date again is the same circular.</summary>
    [Function(nameof(IssueCircular))]
    [Access(Role.DistrictHead, Area = "district")]
    [Takes<CircularDraft>]
    [Answers<CircularView>(201)]
    [Refuses(400, "date.format", "input.required", "list.size", "text.characters", "text.length")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    [Refuses(400, "cardCircular.date", Rule = "CRD-4")]
    [Refuses(409, "cardCircular.full", "cardCircular.numberTaken", Rule = "CRD-4")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "cardCircular.covered", "cardCircular.empty", "cardCircular.listAwaited", "cardCircular.listLater", "cardCircular.noReturns", "cardList.noCards", Rule = "CRD-4")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/districts/{district}/circulars")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (code, language) = (PathArea.District(district), MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<CircularDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(Partitions.Ratifications(code.Regency!.Value), key, () => IssueAsync(code, draft, caller.Actor, key, language, cancellation), cancellation);
        });

    private async Task<Answer> IssueAsync(AreaCode district, CircularDraft draft, Actor by, IdempotencyKey key, string language, CancellationToken cancellation)
    {
        var round = await rounds.NamedAsync(draft.Round ?? string.Empty, cancellation);
        var known = await circulars.FindAsync(district.Value, round.Id, cancellation);
        var (before, (policy, now)) = (known?.State ?? DistrictCirculars.None, lists.Today(district));
        var (villages, unreadable) = await circulars.VillagesAsync(district.Value, round.Id, cancellation);
        var circular = Accepted.Events(CircularDecider.Issue(draft, before, villages, round.MadeOn(district), TimeZones.DateIn(district, now), now))[0];
        var isNew = before.Circulars.All(c => c.Place != circular.Place);
        var view = CircularView.Of(round.Id, circular, areas.NameOf) with { NotIn = isNew ? NotIn(circular, villages, unreadable, before, language) : null };
        var answer = Answer.Created(view, $"/api/districts/{district}/circulars/{view.Id}/file");
        if (isNew)
        {
            await commit.SaveAsync(answers.Keep(CircularRepository.Change(known, circular, round.Id, district, by, policy.Id), key, answer), cancellation);
        }

        return answer;
    }

    private List<CircularMissing> NotIn(Circular circular, IEnumerable<VillageRound> villages, IEnumerable<string> unreadable, DistrictCirculars before, string language) =>
    [
        .. villages.Where(v => circular.Rows.All(row => row.Village != v.Village)).Select(v => (Village: v.Village.Value, Why: CircularDecider.WhyNot(v, circular.Date, before)))
            .Where(v => v.Why is not null)
            .Select(v => new CircularMissing(v.Village, areas.NameOf(v.Village), v.Why!.Code, v.Why.Rule, messages.Text(language, v.Why.Code, v.Why.Args))),
        .. unreadable.Select(village => new CircularMissing(village, areas.NameOf(village), UnreadableItem.Unreadable, Rule: null, messages.Text(language, UnreadableItem.Unreadable, args: null))),
    ];
}
