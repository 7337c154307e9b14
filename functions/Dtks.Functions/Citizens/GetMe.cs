using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Dtks.Platform.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Citizens;

/// <summary>GET /me: a citizen's own registration, and what they proposed in their village, oldest first; each read is audited (REG-3).</summary>
public sealed class GetMe(Api api, Listing listing, RegistrationRepository registrations, ProposalRepository proposals, IObjections objections, HouseholdPlaces places, FamilyTies ties, ITrackedRemovals removals, IHouseholdPayments paying, CardsOnTrack cards, OwnFamilies families, LastFamilies last, UnreadableRecords unreadables, AuditedReads reads, PolicyVersions policies, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The registration, and one page of proposals.</summary>
    [Function(nameof(GetMe))]
    [QueryParameters(Paged = true)]
    [Access(Role.Citizen, Area = AccessArea.None)]
    [Answers<MeView>(ETag = true)]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var (village, id) = (caller.Area.Value, registrations.IdOf(caller.Subject));
            var listed = await listing.PageAsync<ListedProposal, Own>(
                request, caller, Partitions.Registry(village), Query(caller), found => new Place(Listing.Key(found.CreatedOn), found.Id), (listed, stop) => OwnAsync(listed, caller, language, stop), cancellation);
            var made = await ObjectionsAsync(listed.Items, cancellation);
            var page = new ListAnswer<OwnProposal>([.. listed.Shown.Select(item => item is Own one ? Item(one, made.GetValueOrDefault(one.Listed.Proposal), language) : item)], listed.Next);
            var (found, isUnreadable) = await registrations.LookAsync(village, id, cancellation);
            var view = new MeView(RegistrationView.Of(found?.State, policies, messages, language), isUnreadable ? listing.ItemOf(id, request) : null, page);
            view = await WithFamilyAsync(view, village, caller.Subject, language, cancellation) ?? view with { FamilyUnreadable = listing.ItemOf(id, request) };
            return await reads.ShowAsync(Partitions.Registry(village), RegistrationDocument.IdOf(id), caller.Actor, "registration.read", view, found?.ETag, cancellation);
        });

    private static OrderedQuery Query(Caller caller) =>
        new OrderedQuery(ListedProposal.Members, "c.type = 'proposal' AND c.state.proposedBy = @subject", "createdOn") { IdStart = ProposalDocument.IdOf(string.Empty) }
            .With("@subject", caller.Subject);

    // One that followed its household is read where it is by now; a document of before summaries were stored, or said why it is refused, whole.
    private async Task<Own> OwnAsync(ListedProposal listed, Caller caller, string language, CancellationToken cancellation)
    {
        var isWhole = listed.HandedTo is null && (listed.Summary?.Refusal is not null || listed.Status is not (ProposalStatus.Refused or ProposalStatus.Ineligible));
        var found = isWhole && listed.Summary is not null ? null : await proposals.FindWhereItIsAsync(listed.Village, listed.Proposal, cancellation);
        var summary = found?.Summary ?? listed.Summary ?? throw new JsonSerializationException("It has no summary.");
        var (way, removal, payments, isBeside) = await ToldAsync(listed, found, caller, cancellation);
        if (isBeside)
        {
            var isNews = removal is not null || payments is not null || way is { Stopped: not null } or { StopProposed: not null };
            return new Own(listed, found, summary, Stopped: null, Card: null) { IsNewsOfOthers = isNews };
        }

        return new Own(
            listed,
            found,
            summary,
            way is { Stopped: { } stopped, StopProposed: null } ? (way.Now.Village.Value, way.Now.Household, stopped) : null,
            way is null ? null : await cards.OfAsync(way, asking: null, language, cancellation))
        {
            Payments = payments,
            Removal = removal,
            StopSaid = removal is null && way is { StopProposed: { } stop } ? await SaidAsync(way, stop, language, cancellation) : null,
            IsGone = way is null,
            RemovalObjection = removal is null ? null : await objections.ToAsync(removal.Village.Value, removal.Id, NodaConstants.UnixEpoch, cancellation),
        };
    }

    // Wherever the family lives by now (REG-8): what of its assistance a month's verification stopped (RAT-4), or payments leave out (VER-7), and where its card is (CRD-11); null where it stands nowhere. And its removal that is noticed or in effect (RAT-6).
    private async Task<(HouseholdWay? Way, TrackedRemoval? Removal, AidPayments? Payments)> StandsAsync(HouseholdWay way, CancellationToken cancellation)
    {
        var removal = way.WasRemoved || way.Leaving.Count > 0 ? await removals.ToldAsync(paying, way, cancellation) : null;
        return (way.Ended is null ? way : null, removal is { Status: RemovalStatus.Noticed or RemovalStatus.Effective } ? removal : null, await last.ToldAsync(way, cancellation));
    }

    // Who left the family since is told of their own, and who only proposed it that there is news (REG-8, REG-3).
    private async Task<(HouseholdWay? Way, TrackedRemoval? Removal, AidPayments? Payments, bool IsBeside)> ToldAsync(ListedProposal listed, ProposalDocument? found, Caller caller, CancellationToken cancellation)
    {
        if ((found?.Status ?? listed.Status) != ProposalStatus.Registered || (found?.State.HouseholdId ?? listed.HouseholdId) is not { } household)
        {
            return default;
        }

        var (told, isBeside) = await ties.ToldAsync(await places.OfAsync(AreaCode.Parse(found?.Village ?? listed.Village), household, cancellation), listed.TrackingCode, caller, cancellation);
        var (way, removal, payments) = await StandsAsync(told, cancellation);
        return (way, removal, payments, isBeside);
    }

    // What a deliberation proposes to stop is objected to before it stops (GOV-3).
    private async Task<string> SaidAsync(HouseholdWay way, StopProposal stop, string language, CancellationToken cancellation) => RefusalWords.Of(
        stop, policies, policies.At(TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()))), messages, language,
        await objections.ToAsync(way.Now.Village.Value, way.Now.Household, stop.At, cancellation));

    // Asked for all of a page at once. Of a document of before that says when it was refused, whenever they were made.
    private async Task<IReadOnlyDictionary<string, Objection>> ObjectionsAsync(IReadOnlyList<Own> page, CancellationToken cancellation)
    {
        var made = new Dictionary<string, Objection>(StringComparer.Ordinal);
        foreach (var there in page.Where(own => ReopeningRules.IsRefused(own.Status)).GroupBy(own => own.Village))
        {
            var since = there.ToDictionary(own => own.Listed.Proposal, own => own.Summary.RefusedAt ?? NodaConstants.UnixEpoch, StringComparer.Ordinal);
            foreach (var (proposal, objection) in await objections.ToAsync(there.Key, since, cancellation))
            {
                made[proposal] = objection;
            }
        }

        foreach (var there in page.Where(own => own.Stopped is not null).GroupBy(own => own.Stopped!.Value.Village))
        {
            var since = there.Select(own => own.Stopped!.Value).DistinctBy(s => s.Household).ToDictionary(s => s.Household, s => s.Aid.At, StringComparer.Ordinal);
            var to = await objections.ToAsync(there.Key, since, cancellation);
            foreach (var own in there.Where(own => to.ContainsKey(own.Stopped!.Value.Household)))
            {
                made[own.Listed.Proposal] = to[own.Stopped!.Value.Household];
            }
        }

        return made;
    }

    private OwnProposal Item(Own own, Objection? objection, string language)
    {
        var (listed, found, summary, _, card) = own;
        var today = policies.At(TimeZones.DateIn(AreaCode.Parse(own.Village), Instant.FromDateTimeOffset(clock.GetUtcNow())));
        var wentTo = listed.HandedTo is null ? null : WentTo.Of(found?.State.HandedTo ?? found?.State.Village, listed.Proposal);
        return new OwnProposal(
            listed.Proposal, listed.TrackingCode, own.Status, own.Village, summary.Kind, summary.Head, summary.Members, listed.CreatedOn, ProposalSummary.Awaited(own.Status, summary.DueOn),
            With(Said(own, today, language, objection), own.Payments, language), wentTo, found?.State.HouseholdId ?? listed.HouseholdId, card);
    }

    private string? Said(Own own, PolicyVersion today, string language, Objection? objection) =>
        own.IsNewsOfOthers ? messages.Text(language, "explanation.proposedFamily", args: null)
        : own.Removal is { } removal ? RefusalWords.Of(removal, own.IsGone, today, messages, language, own.RemovalObjection)
        : own.StopSaid is { } stop ? stop
        : own.Stopped is { Aid: { } aid } ? RefusalWords.Of(aid, policies, today, messages, language, objection)
        : ProposalWords.Of(own.Status, own.Summary, policies, today, messages, language, objection);

    // Null where its record cannot be read: all else is shown.
    private async Task<MeView?> WithFamilyAsync(MeView view, string village, string subject, string language, CancellationToken cancellation)
    {
        try
        {
            return view with { Family = await FamilyAsync(village, subject, language, cancellation) };
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return null;
        }
    }

    // Who did not propose it has no message of it: what stands for it is told here (PRO-4, GOV-3).
    private async Task<OwnFamily?> FamilyAsync(string village, string subject, string language, CancellationToken cancellation)
    {
        if (await families.OfAsync(village, subject, cancellation) is not { } family)
        {
            return null;
        }

        var (way, removal, payments) = await StandsAsync(await places.OfAsync(AreaCode.Parse(family.Village), family.Household, cancellation), cancellation);
        var today = policies.At(TimeZones.DateIn(AreaCode.Parse(family.Village), Instant.FromDateTimeOffset(clock.GetUtcNow())));
        var said = removal is not null ? RefusalWords.Of(removal, way is null, today, messages, language, await objections.ToAsync(removal.Village.Value, removal.Id, NodaConstants.UnixEpoch, cancellation))
            : way is { StopProposed: { } stop } ? await SaidAsync(way, stop, language, cancellation)
            : way is { Stopped: { } aid } ? RefusalWords.Of(aid, policies, today, messages, language, await objections.ToAsync(way.Now.Village.Value, way.Now.Household, aid.At, cancellation))
            : null;
        string?[] all = [With(said, payments, language), .. await families.LastAsync(family, language, cancellation)];
        return family with { Explanation = string.Join(' ', all.Where(told => told is { Length: > 0 })) is { Length: > 0 } explanation ? explanation : null };
    }

    private string? With(string? said, AidPayments? payments, string language) =>
        AidWords.Of(payments) is { Count: 0 } ? said : string.Join(' ', [.. new[] { said }.OfType<string>(), .. AidWords.Of(payments).Select(w => messages.AidText(language, $"explanation.{w.Text}", w.Args))]);

    private sealed record Own(ListedProposal Listed, ProposalDocument? Found, ProposalSummary Summary, (string Village, string Household, StoppedAid Aid)? Stopped, TrackedCardView? Card)
    {
        public AidPayments? Payments { get; init; }

        public TrackedRemoval? Removal { get; init; }

        public Objection? RemovalObjection { get; init; }

        public bool IsGone { get; init; }

        public bool IsNewsOfOthers { get; init; }

        public string? StopSaid { get; init; }

        public ProposalStatus Status => Found?.Status ?? Listed.Status;

        public string Village => Found?.Village ?? Listed.Village;
    }
}
