using Dtks.Domain.Appeals;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime.Text;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Tells on a proposal's public page of the family's card (CRD-10, CRD-11, REG-6): where it stands; of one that expired what took its place, and how far that is, from a proposal of PKH or BPNT to the Ministry.
/// </summary>
public sealed class CardsOnTrack(ITrackedCards cards, AssistanceClaims asked, DocumentStore store, AreaDirectory areas, MessageCatalogue messages)
{
    private static readonly Programme[] OfKks = [Programme.Pkh, Programme.Bpnt];

    /// <summary>What is told; null where the family never had a card.</summary>
    /// <param name="way">The family's way.</param>
    /// <param name="asking">The proposal that is looked at, while it asks for assistance; null once it is registered.</param>
    /// <param name="language">The language.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<TrackedCardView?> OfAsync(HouseholdWay way, TrackedProposal? asking, string language, CancellationToken cancellation)
    {
        if (await cards.OfAsync(way, cancellation) is not { } card)
        {
            return null;
        }

        var view = await ViewAsync(card, way, asking, language, cancellation);
        var others = new List<TrackedCardView>();
        foreach (var other in card.Others)
        {
            others.Add(await ViewAsync(other, way, asking, language, cancellation));
        }

        return others.Count == 0 ? view : view with { Others = others };
    }

    private async Task<TrackedCardView> ViewAsync(TrackedCard card, HouseholdWay way, TrackedProposal? asking, string language, CancellationToken cancellation)
    {
        var isAskedHere = asking?.State.Programmes?.Any(OfKks.Contains) == true;
        var other = card.Step == CardStep.NotReceived && !isAskedHere ? await AskedAsync(way, cancellation) : null;
        var step = card.Step != CardStep.NotReceived ? WireName.Of(card.Step) : isAskedHere ? "askedHere" : other is null ? "notReceived" : "asked";
        var then = card.Objection is { } made ? $"{step}{ObjectedAs(made)}" : step;
        var args = ArgsOf(card);
        var isThere = card.Step is not (CardStep.Awaited or CardStep.Renewed or CardStep.NotReceived);
        return new TrackedCardView(
            isThere ? card.Kind : CardKind.Kks,
            isAskedHere && !isThere && card.Step == CardStep.NotReceived ? "asked" : step,
            isThere ? card.Round : null,
            isThere ? card.ValidUntil : null,
            card.KpsExpiredOn,
            messages.Text(language, $"tracking.card.{step}", args),
            messages.Text(language, $"tracking.card.{then}.next", args),
            messages.Text(language, $"tracking.card.{then}.with", args),
            card.By ?? (card.Objection is { IsOpen: true } open ? open.DueOn : null),
            other is null ? null : View(other, language))
        {
            Objection = card.Objection is { } objection ? WireName.Of(objection.IsOpen ? AppealStatus.Open : objection.Result is null ? AppealStatus.Denied : AppealStatus.Granted) : null,
        };
    }

    // What came of one that was granted: a card anew, one that the family had by then, or none any more.
    private static string ObjectedAs(Objection made) => made.IsOpen ? "Open" : made.Result switch { null => "Denied", nameof(AppealResult.CardMade) => "CardMade", nameof(AppealResult.DoneBefore) => "DoneBefore", _ => "NotDue" };

    // Of several ways to a KKS one is told: that by which PKH is asked, else BPNT.
    private async Task<TrackedProposal?> AskedAsync(HouseholdWay way, CancellationToken cancellation)
    {
        if (await asked.AskedByAsync(way.Now.Household, OfKks, cancellation) is not var (village, proposal)
            || await ReadAsync(village, proposal, cancellation) is not { } found)
        {
            return null;
        }

        found = await HandedOn.LastAsync(found, p => (p.State.HandedTo, p.State.History.Count), to => ReadAsync(to.Value, proposal, cancellation));
        return ProposalStatuses.IsOpen(found.Status) ? found : null;
    }

    private Task<TrackedProposal?> ReadAsync(string village, string proposal, CancellationToken cancellation) =>
        store.ReadAsync<TrackedProposal>(Partitions.Registry(village), ProposalDocument.IdOf(proposal), cancellation);

    private TrackedAskingView View(TrackedProposal found, string language)
    {
        var by = found.Status == ProposalStatus.Verifying ? found.State.DueOn : null;
        var text = found is { Status: ProposalStatus.Eligible, AwaitsNumbers: true } ? (found.IsHeldByOther ? "awaitsOther" : "awaitsNumbers")
            : found is { Status: ProposalStatus.Eligible, State.DeliberationId: not null } ? "admitted"
            : WireName.Of(found.Status);
        var args = PlaceOf(found.Village);
        if (by is { } day)
        {
            args["by"] = LocalDatePattern.Iso.Format(day);
        }

        return new TrackedAskingView(
            WireName.Of(found.Status), messages.Text(language, $"tracking.{text}", args), messages.Text(language, $"tracking.{text}.next", args), messages.Text(language, $"tracking.{text}.with", args), by, found.Since);
    }

    private Dictionary<string, string> ArgsOf(TrackedCard card)
    {
        var args = PlaceOf(card.Village.Value);
        args["card"] = WireName.Of(card.Kind);
        args["until"] = LocalDatePattern.Iso.Format(card.ValidUntil);
        if (card.KpsExpiredOn is { } expired)
        {
            args["expired"] = LocalDatePattern.Iso.Format(expired);
        }

        if (card.By is { } by)
        {
            args["by"] = LocalDatePattern.Iso.Format(by);
        }

        if (card.Objection is { } objection)
        {
            args["objectionDue"] = LocalDatePattern.Iso.Format(objection.DueOn);
        }

        if (card.IsKksToCome)
        {
            args["kks"] = WireName.Of(CardKind.Kks);
        }

        if (card.Lapsed is { } because)
        {
            args["lapse"] = WireName.Of(because);
        }

        if (card.Step == CardStep.Named)
        {
            args[card.Letter is { } letter ? WireName.Of(letter) : "blank"] = args["card"];
        }

        // What is said of a card that is good for nothing any more, where it is so.
        foreach (var (name, isSo) in new[] { ("wellOff", card.IsWellOff && !card.IsOver), ("valid", !card.IsOver), ("over", card.IsOver) })
        {
            if (isSo)
            {
                args[name] = LocalDatePattern.Iso.Format(card.ValidUntil);
            }
        }

        return args;
    }

    private Dictionary<string, string> PlaceOf(string village) => new(StringComparer.Ordinal)
    {
        ["village"] = areas.Find(village)?.Name ?? village,
        ["district"] = areas.Find(village[..6])?.Name ?? village[..6],
        ["regency"] = areas.Find(village[..4])?.Name ?? village[..4],
    };
}
