using Dtks.Functions.Appeals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Newtonsoft.Json;

namespace Dtks.Functions.Deliberations;

/// <summary>Shows what waits for a deliberation, each with the deliberations that decided on it already.</summary>
public sealed class AgendaItems(ProposalRepository proposals, AppealReading appeals, HouseholdRepository households, PendingDecisions pending, DecidedHouseholds decided, SameFamilies same, MessageCatalogue messages)
{
    /// <summary>One of them. A proposal of before summaries were stored is read whole, and so are appeals, which are few.</summary>
    internal async Task<AgendaItem> OfAsync(AgendaRow row, string language, CancellationToken cancellation)
    {
        if (row.Type == AppealDocument.TypeName)
        {
            return await AppealedAsync(row, cancellation);
        }

        var summary = row.Summary ?? (await proposals.FindAsync(row.Village, row.Id[ProposalDocument.IdOf(string.Empty).Length..], cancellation))?.Summary ?? throw Missing("summary");
        return AgendaItem.Of(row, summary) with { Advice = summary.Unconfirmed == true ? UnmetView.Of([DecisionSubjects.Unconfirmed(string.Empty)], messages, language) : null };
    }

    /// <summary>A page of them with their deliberations.</summary>
    internal async Task<ListAnswer<AgendaItem>> WithDeliberationsAsync(string village, ListAnswer<AgendaItem> page, string language, CancellationToken cancellation)
    {
        var named = await ProposalsAsync(village, page.Items.Where(i => i.Proposal is not null), cancellation);
        var onHouseholds = await HouseholdsAsync(village, [.. page.Items.Select(i => i.Household).OfType<string>().Distinct(StringComparer.Ordinal)], cancellation);
        var cards = page.Items.Select(i => i.Card).OfType<string>().ToList();
        var alike = cards.Count == 0 ? null : await same.OfAsync(village, cards, cancellation);
        return new ListAnswer<AgendaItem>([.. page.Shown.Select(shown => shown is AgendaItem item ? With(item) : shown)], page.Next);

        AgendaItem With(AgendaItem item)
        {
            var (by, id) = item.Proposal is { } proposal ? (named, proposal) : (onHouseholds, item.Household!);
            var others = item.Card is { } card ? alike![card].Select(one => one.Proposal).Where(other => other != item.Proposal).ToList() : [];
            var advice = others.Count == 0 ? item.Advice : [.. item.Advice ?? [], .. UnmetView.Of([DecisionSubjects.LikelySame(string.Empty, others)], messages, language)];
            return item with { Advice = advice, Open = by.Open.Contains(id) ? [.. by.Open[id].Order(StringComparer.Ordinal)] : null, DecidedBy = by.Concluded.GetValueOrDefault(id) };
        }
    }

    private async Task<AgendaItem> AppealedAsync(AgendaRow row, CancellationToken cancellation)
    {
        var appeal = (await appeals.FindAsync(row.Village, row.Id[AppealDocument.IdOf(string.Empty).Length..], cancellation))?.State ?? throw Missing("appeal");
        return AgendaItem.Of(appeal, (await households.FindAsync(row.Village, appeal.About.Id, cancellation))?.State ?? throw Missing("household"));
    }

    private async Task<(ILookup<string, string> Open, IReadOnlyDictionary<string, string> Concluded)> ProposalsAsync(string village, IEnumerable<AgendaItem> items, CancellationToken cancellation)
    {
        var named = items.Select(i => (Id: i.Proposal!, i.SubmittedOn)).ToList();
        return named.Count == 0 ? None : (await pending.OpenAsync(village, [.. named.Select(n => n.Id)], cancellation), await pending.ConcludedAsync(village, named, cancellation));
    }

    private async Task<(ILookup<string, string> Open, IReadOnlyDictionary<string, string> Concluded)> HouseholdsAsync(string village, IReadOnlyCollection<string> named, CancellationToken cancellation) =>
        named.Count == 0 ? None : (await pending.OpenOnHouseholdsAsync(village, named, cancellation), await decided.OutstandingAsync(village, named, cancellation));

    private static (ILookup<string, string> Open, IReadOnlyDictionary<string, string> Concluded) None =>
        (Array.Empty<string>().ToLookup(id => id), new Dictionary<string, string>());

    private static JsonSerializationException Missing(string what) => new($"It has no {what}.");
}
