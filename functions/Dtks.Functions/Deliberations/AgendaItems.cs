using Dtks.Functions.Appeals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Newtonsoft.Json;

namespace Dtks.Functions.Deliberations;

/// <summary>Shows what waits for a deliberation, each with the deliberations that decided on it already.</summary>
public sealed class AgendaItems(ProposalRepository proposals, AppealReading appeals, HouseholdRepository households, PendingDecisions pending, DecidedHouseholds decided, MessageCatalogue messages)
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
    internal async Task<ListAnswer<AgendaItem>> WithDeliberationsAsync(string village, ListAnswer<AgendaItem> page, CancellationToken cancellation)
    {
        var named = await ProposalsAsync(village, page.Items.Where(i => i.Proposal is not null), cancellation);
        var onHouseholds = await HouseholdsAsync(village, [.. page.Items.Select(i => i.Household).OfType<string>().Distinct(StringComparer.Ordinal)], cancellation);
        return new ListAnswer<AgendaItem>([.. page.Shown.Select(shown => shown is AgendaItem item ? With(item) : shown)], page.Next);

        AgendaItem With(AgendaItem item)
        {
            var (by, id) = item.Proposal is { } proposal ? (named, proposal) : (onHouseholds, item.Household!);
            return item with { Open = by.Open.Contains(id) ? [.. by.Open[id].Order(StringComparer.Ordinal)] : null, DecidedBy = by.Concluded.GetValueOrDefault(id) };
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
