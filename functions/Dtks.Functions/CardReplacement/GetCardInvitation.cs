using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>GET /villages/{village}/deliberations/invitation?round=: what those are told who are invited to a deliberation on cards: how many households can be replaced, and how (MUS-3, CRD-7).</summary>
public sealed class GetCardInvitation(Api api, CardRoundRepository rounds, CardRepository cards, VillageCards villages, ReplacementOutlook outlook, WaitingCards waiting, MessageCatalogue messages)
{
    /// <summary>By the lists of which a circular told; 422 while none has arrived, and once a deliberation was held on them all.</summary>
    [Function(nameof(GetCardInvitation))]
    [QueryParameters("round")]
    [Access(Officers = true, Area = "village")]
    [Asks<string>("round", "The id of a round of cards; may be left out where the village has cards of one alone that is valid.")]
    [Answers<CardInvitationView>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "card.roundNeeded", "deliberation.circularMissing", "deliberation.returnsDeliberated", Rule = "CRD-4")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/deliberations/invitation")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var (code, named) = (PathArea.Village(village).Value, request.Query["round"].ToString());
            var round = await rounds.NamedAsync(named.Length > 0 ? named : (await OnlyAsync(code, cancellation)).State.Round, cancellation);
            if (cards.Today(code) > round.ValidUntil)
            {
                throw new ProblemException(new Problem(422, CardViolations.Expired, "CRD-10", Args: new Dictionary<string, string> { ["until"] = CardRules.Day(round.ValidUntil) }));
            }

            var found = await cards.RoundAsync(code, round.Id, cancellation);
            var counted = found?.State;
            var returns = counted?.Returns ?? VillageReturns.None;
            var lists = returns.Deliberable();
            var lapsed = counted is null ? 0 : (await outlook.OfAsync(counted, cancellation)).Lapsed.Count;
            return lists.Count + lapsed > 0
                ? Answer.Done(View(code, round, lists, (await waiting.CountAsync(found!, cards.Today(code), cancellation), lapsed), MessageCatalogue.Choose(request.Headers.AcceptLanguage)))
                : throw new ProblemException(Nothing(returns.DeliberatedOn()));
        });

    private static Problem Nothing(LocalDate? deliberated) => deliberated is { } held
        ? new Problem(422, DeliberationViolations.ReturnsDeliberated, "CRD-4", Args: new Dictionary<string, string> { ["heldOn"] = CardRules.Day(held) })
        : new Problem(422, DeliberationViolations.CircularMissing, "CRD-4");

    private async Task<VillageCardsDocument> OnlyAsync(string village, CancellationToken cancellation) =>
        await villages.OnlyAsync(village, cancellation) ?? throw new ProblemException(new Problem(422, CardViolations.RoundNeeded, "CRD-4"));

    private CardInvitationView View(string village, CardRound round, IReadOnlyList<ReturnList> lists, ((int Returned, int Surrendered) Waiting, int Lapsed) count, string language)
    {
        var ((returned, surrendered), lapsed) = count;
        LocalDate? due = lists.Count == 0 ? null : lists.Min(l => l.DueOn);
        var args = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["card"] = WireName.Of(round.Kind),
            ["replaceable"] = Number(returned + surrendered + lapsed),
            ["returned"] = Number(returned),
            ["surrendered"] = Number(surrendered),
        };
        if (due is { } day)
        {
            args["dueOn"] = CardRules.Day(day);
        }

        if (lapsed > 0)
        {
            args["lapsed"] = Number(lapsed);
        }

        var circulars = lists.Select(l => l.Circular!).DistinctBy(c => c.Id).Select(c => new CardInvitationCircular(c.Number, c.Date));
        return new CardInvitationView(village, round.Id, returned, surrendered, returned + surrendered + lapsed, due, cards.Today(village) > due, [.. circulars], messages.Text(language, "explanation.cardInvitation", args))
        {
            Lapsed = lapsed > 0 ? lapsed : null,
        };
    }

    private static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What those are told who are invited to a deliberation on cards.</summary>
/// <param name="Village">The village.</param>
/// <param name="Round">The round.</param>
/// <param name="Returned">How many cards of the circulars stand returned by now.</param>
/// <param name="Surrendered">How many stand handed back.</param>
/// <param name="Replaceable">How many households can be replaced, before any is judged well-off.</param>
/// <param name="DueOn">The last day on which the deliberation is in time (CRD-4); absent where no list awaits one.</param>
/// <param name="Late">Whether that day is over.</param>
/// <param name="Circulars">The circulars.</param>
/// <param name="Text">The same in words, with how it is done.</param>
internal sealed record CardInvitationView(
    string Village, string Round, int Returned, int Surrendered, int Replaceable, LocalDate? DueOn, bool Late, IReadOnlyList<CardInvitationCircular> Circulars, string Text)
{
    /// <summary>How many of them an earlier deliberation replaced, and nobody named for them is left; absent for none.</summary>
    public int? Lapsed { get; init; }
}

/// <summary>A circular of the camat (CRD-4).</summary>
internal sealed record CardInvitationCircular(string Number, LocalDate Date);
